import * as z from 'zod';
import { PRECISIONS } from '../../domain/statistics/metric.ts';
import { metricId } from '../board.schema.ts';
import { count, hash, id, instant, line, requiredLine } from '../common.ts';
import { IMPORT_COLUMN_LIMIT, IMPORT_SAMPLE_ROWS } from '../import-limits.ts';
import { endpoint } from './endpoint.ts';

const byId = z.object({ id });
/** Place of a column, from 0. */
const column = z.number().int().min(0).max(IMPORT_COLUMN_LIMIT - 1);
const optionalColumn = column.nullable().default(null);
/** Taken from a column, or the same for every row. */
const taken = <F extends z.core.$ZodType>(fixed: F) => z.union([z.strictObject({ column }), z.strictObject({ fixed })]);
const member = taken(line(80));
/** A fixed date is written as it would be in a cell: 2019-12-31, 2019年12月, 2019年. */
const day = taken(requiredLine(40));

/** Which column is what. long: a row is one reading; wide: a row is one village or date, and each metric has a column. */
export const importMapping = z.discriminatedUnion('layout', [
  z.object({
    layout: z.literal('long'),
    /** In a column, metrics go by their id or name. */
    metric: taken(metricId),
    member,
    date: day,
    value: column,
    unit: optionalColumn,
    precision: optionalColumn,
    note: optionalColumn,
  }),
  z.object({
    layout: z.literal('wide'),
    member,
    date: day,
    values: z.array(z.object({ column, metric: metricId })).min(1).max(IMPORT_COLUMN_LIMIT),
    note: optionalColumn,
  }),
]);
export type ImportMapping = z.infer<typeof importMapping>;

const skipOrTake = z.enum(['skip', 'take']);

export const importSettings = z.object({
  /** Place of the sheet in the file, from 0. */
  sheet: z.number().int().min(0).max(199).default(0),
  /** Number of the row that names the columns, from 1; 0: there is none. */
  headerRow: z.number().int().min(0).max(IMPORT_SAMPLE_ROWS),
  mapping: importMapping,
  /** Names in the file that stand for a metric or a member under another name: `{ 荷塘村委会: '荷塘村' }`. */
  metricNames: z.record(z.string().max(200), metricId).default({}),
  memberNames: z.record(z.string().max(200), line(80)).default({}),
  /** Rows named 合计, 小计, total; taken, they are readings of the whole. */
  totals: skipOrTake.default('skip'),
  /** Readings already on record with the same metric, member, as-of time and value. */
  duplicates: skipOrTake.default('skip'),
  /** Rows that repeat an earlier row of the file, note and all. */
  repeats: skipOrTake.default('skip'),
  /** Rows with another value than the one reading on record of the same metric, member and as-of time: they correct it, count beside it, or are left out. */
  revisions: z.enum(['correct', 'add', 'skip']).default('correct'),
});
export type ImportSettings = z.infer<typeof importSettings>;

/** What is odd about a sheet and how it is read, in words. */
export const importRemark = z.object({ code: z.string(), zh: z.string(), en: z.string() });
export type ImportRemark = z.infer<typeof importRemark>;

export const importSheet = z.object({
  name: z.string(),
  hidden: z.boolean(),
  /** Rows that are not empty, headings included. */
  rows: count,
  columns: z.array(
    z.object({
      /** A, B, C … as a spreadsheet calls it. */
      letter: z.string(),
      /** In the heading row guessed; '' when there is none. */
      heading: z.string(),
      /** The first values below the heading that are not empty, at most 5. */
      samples: z.array(z.string()),
    }),
  ),
  /** A guess; 0: no row names the columns. */
  headerRow: count,
  /** The first rows as text, merged cells filled, empty rows included: row 1 is at 0. */
  sample: z.array(z.array(z.string())),
  /** A guess at which column is what; null when there are no values or no metric to be told. */
  mapping: importMapping.nullable(),
  remarks: z.array(importRemark),
});
export type ImportSheet = z.infer<typeof importSheet>;

/** ready: waits to be checked and recorded; it is forgotten after a day. recording: also while it is taken back. What broke off half way is ready (or done) again. */
export const IMPORT_STATES = ['ready', 'recording', 'done', 'undone'] as const;

export const importRow = z.object({
  id,
  name: z.string(),
  state: z.enum(IMPORT_STATES),
  /** 0–1 while it is recorded or taken back; null otherwise. */
  fraction: z.number().min(0).max(1).nullable(),
  /** Why the last attempt to record it, or to take it back, failed; what had been recorded by then was taken back, or will be first of all. */
  failure: importRemark.nullable(),
  /** Rows of the file (of the sheet, once recorded). */
  rows: count,
  /** Readings that were recorded. */
  readings: count,
  sha256: hash,
  at: instant,
  by: z.string(),
});
export type ImportRow = z.infer<typeof importRow>;

export const importView = importRow.extend({
  /** null once the file is gone: recorded, or a day old. */
  file: z
    .object({
      kind: z.enum(['csv', 'xlsx']),
      /** utf-8, utf-16le, utf-16be, gb18030; '' for a workbook. */
      encoding: z.string(),
      /** The separator of a CSV; '' for a workbook. */
      separator: z.string(),
      sheets: z.array(importSheet),
    })
    .nullable(),
  /** How it was recorded, once it was. */
  settings: importSettings.nullable(),
  /** An earlier import of the very same bytes that still stands. */
  sameFile: z.object({ id, name: z.string(), at: instant, by: z.string() }).nullable(),
});
export type ImportView = z.infer<typeof importView>;

export const importError = z.object({
  /** Number of the row in the sheet, from 1. */
  row: count,
  /** A, B, C …; '' when it concerns the whole row. */
  column: z.string(),
  heading: z.string(),
  text: z.string(),
  code: z.string(),
  zh: z.string(),
  en: z.string(),
});
export type ImportError = z.infer<typeof importError>;

export const importReading = z.object({
  row: count,
  metric: metricId,
  metricName: z.string(),
  unit: z.string(),
  decimals: count,
  member: z.string(),
  value: z.number(),
  precision: z.enum(PRECISIONS),
  asOf: instant,
  note: z.string(),
  /** As it stood in the cells. */
  valueText: z.string(),
  dateText: z.string(),
});
export type ImportReading = z.infer<typeof importReading>;

export const importCheck = z.object({
  /** Rows below the heading with anything in them. */
  rows: count,
  empty: count,
  totals: z.object({ count, rows: z.array(count).max(20) }),
  /** Readings that would be recorded. */
  readings: count,
  /** Rows with at least one fault. */
  badRows: count,
  /** The first 500. */
  errors: z.array(importError),
  errorsTotal: count,
  /** Names that no metric or member goes by, most frequent first, at most 100 each. */
  unknown: z.object({
    /** With what the file says of each, should it be defined: the unit beside its numbers, and how many decimals they have at most. */
    metrics: z.array(z.object({ text: z.string(), rows: count, unit: z.string(), decimals: count })),
    members: z.array(z.object({ text: z.string(), rows: count })),
  }),
  /** The first 100; `record`: on record already, `file`: repeats an earlier row. */
  duplicates: z.array(importReading.extend({ where: z.enum(['record', 'file']) })),
  duplicatesTotal: count,
  /** The first 100 rows that differ from a reading on record, which is `before`. */
  revisions: z.array(importReading.extend({ before: z.object({ value: z.number(), precision: z.enum(PRECISIONS), asOf: instant }) })),
  revisionsTotal: count,
  /** The first 50 that would be recorded. */
  preview: z.array(importReading),
  remarks: z.array(importRemark),
});
export type ImportCheck = z.infer<typeof importCheck>;

export const imports = {
  list: endpoint({ method: 'GET', path: '/imports', access: 'metric.view', summary: 'Files of readings, newest first, 100 at most', response: z.array(importRow) }),
  upload: endpoint({
    method: 'POST',
    path: '/imports',
    raw: 'application/octet-stream',
    access: 'reading.enter',
    summary: 'Look at a CSV or XLSX file of readings; the body is the file, at most 40 MB. Nothing is recorded yet',
    query: z.object({ name: requiredLine(200) }),
    response: importView,
  }),
  get: endpoint({ method: 'GET', path: '/imports/:id', access: 'metric.view', summary: 'One import and how far it is', params: byId, response: importView }),
  check: endpoint({
    method: 'POST',
    path: '/imports/:id/check',
    access: 'reading.enter',
    summary: 'What would be recorded, and row by row what could not be',
    params: byId,
    body: importSettings,
    response: importCheck,
  }),
  commit: endpoint({
    method: 'POST',
    path: '/imports/:id/commit',
    access: 'reading.enter',
    summary: 'Append the readings, all of them or none; rows with faults are left out only when asked. Goes on after the answer when there are many',
    params: byId,
    body: importSettings.extend({ skipBad: z.boolean().default(false) }),
    response: importRow,
  }),
  undo: endpoint({ method: 'POST', path: '/imports/:id/undo', access: 'reading.enter', summary: 'Take back every reading of an import; what they had corrected stands again', params: byId, body: z.object({ note: z.string().trim().max(500).default('') }), response: importRow }),
};
