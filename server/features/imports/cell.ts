/** A cell: its text as a person would read it, or why there is none to read. */
export type Cell = string | { readonly fault: 'error-cell' | 'no-result'; readonly text: string };

export const cellText = (cell: Cell | undefined): string => (cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text);

/** A row as it stands in the sheet; `number` counts from 1. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** Cells merged into one: places from 0, rows from 1, all included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Bounds of what one file may hold. */
export const TABLE_LIMITS = {
  /** No cell of a table of readings is longer. */
  cellCharacters: 32_767,
  /** The same as a workbook may write it, each sign as _xHHHH_. */
  writtenCharacters: 32_767 * 7,
  merges: 200_000,
  sheets: 200,
  /** All parts of a workbook that are read, unpacked. */
  unpackedBytes: 512 * 2 ** 20,
} as const;
