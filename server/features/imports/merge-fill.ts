import type { Cell, Merge, SheetRow } from './cell.ts';

export interface FilledRow extends SheetRow {
  /** The merge that each place belongs to, if any. */
  readonly merged: ReadonlyMap<number, Merge>;
}

const NONE: ReadonlyMap<number, Merge> = new Map();

/** Gives every cell of a merge the text of its first. Rows must come in order. */
export function createMergeFill(merges: readonly Merge[]) {
  const waiting = merges.toSorted((one, other) => one.top - other.top);
  let next = 0;
  let active: { readonly merge: Merge; master: Cell }[] = [];
  return (row: SheetRow): FilledRow => {
    for (let merge = waiting[next]; merge && merge.top <= row.number; merge = waiting[++next]) active.push({ merge, master: '' });
    if (active.length > 0) active = active.filter(({ merge }) => merge.bottom >= row.number);
    if (active.length === 0) return { ...row, merged: NONE };
    const cells = [...row.cells];
    const merged = new Map<number, Merge>();
    for (const each of active) {
      const { top, left, right } = each.merge;
      if (row.number === top) each.master = row.cells[left] ?? '';
      for (let place = left; place <= right; place++) {
        while (cells.length <= place) cells.push('');
        cells[place] = each.master;
        merged.set(place, each.merge);
      }
    }
    return { number: row.number, cells, merged };
  };
}
