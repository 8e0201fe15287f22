import type { Language } from '../../protocol/errors.ts';
import { RECORD_WORDS } from './record-words.ts';

/*
 * A record as plain data: everything the three files say is worked out here once, so that Word, Excel
 * and PDF cannot disagree. Renderers lay out and calculate nothing.
 */

/** What stands in a cell: the text as printed, and where it is a number, the number and its Excel format. */
export interface RecordCell {
  readonly text: string;
  readonly number?: number;
  /** SpreadsheetML number format that writes the number as the text has it. */
  readonly format?: string;
  /** A part of the row above it: set in by one step. */
  readonly indented?: true;
}

export interface RecordColumn {
  readonly label: string;
  readonly align: 'start' | 'end';
  /** Width beside the other columns of the table. */
  readonly width: number;
}

export interface RecordTable {
  readonly kind: 'table';
  /** With its number; '' where the heading above says it. */
  readonly caption: string;
  readonly columns: readonly RecordColumn[];
  readonly rows: readonly (readonly RecordCell[])[];
  /** A closing row of sums. */
  readonly total: readonly RecordCell[] | null;
}

export const CHART_SHAPES = ['columns', 'rows', 'ring'] as const;
export interface RecordChart {
  readonly kind: 'chart';
  readonly id: string;
  readonly shape: (typeof CHART_SHAPES)[number];
  readonly title: string;
  /** `text`: the value as the tables write it. */
  readonly items: readonly { readonly name: string; readonly value: number; readonly text: string }[];
}

export type RecordBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'notes'; readonly items: readonly { readonly mark: string; readonly text: string }[] }
  | RecordTable
  | RecordChart;

export interface RecordSection {
  /** With its number: 一、总体情况. */
  readonly heading: string;
  /** Its sheet's name: at most 31 characters, none of []:*?/\ */
  readonly sheet: string;
  /** Stands behind the signatures. */
  readonly isAnnex: boolean;
  readonly blocks: readonly RecordBlock[];
}

export interface RecordModel {
  readonly language: Language;
  readonly title: string;
  readonly author: string;
  /** What stands under the title: the period, as of when, made when. */
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  readonly sections: readonly RecordSection[];
  /** Lines to sign on. */
  readonly signatures: readonly string[];
  /** Epoch milliseconds. */
  readonly madeAt: number;
}

/** Where a chart's picture lies. */
export interface ChartPicture {
  readonly png: Buffer;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}
/** By the chart's id. */
export type ChartPictures = ReadonlyMap<string, ChartPicture>;

export function chartsOf({ sections }: RecordModel): RecordChart[] {
  return sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'chart'));
}

export function tablesOf({ sections }: RecordModel): RecordTable[] {
  return sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'));
}

/** Every character a renderer may have to draw. */
export function charactersOf(model: RecordModel): string {
  return [...new Set(`${JSON.stringify(model)}${RECORD_WORDS[model.language].page(DIGITS, DIGITS)}`)].join('');
}
/** What page numbers and the like add. */
const DIGITS = '0123456789,.%-—–− ';
