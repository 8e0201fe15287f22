import * as z from 'zod';
import { CATEGORIES } from '../../domain/content.ts';
import { CLOCK_STATES, OUTCOMES } from '../../domain/play.ts';
import { count, date, id, instant, line, sequence } from '../common.ts';
import { ALARM_CODES } from '../screen-socket.ts';
import { endpoint } from './endpoint.ts';

export const GROUPINGS = ['screen', 'category', 'item', 'day', 'month', 'village', 'venueKind', 'campaign'] as const;
/** `campaign`: '' for plays of none. */
const range = { from: z.optional(date), to: z.optional(date), screen: z.optional(id), category: z.enum(CATEGORIES).optional(), content: z.optional(id), campaign: z.optional(line(80)) };

export const countRow = z.object({
  key: z.string(),
  label: z.string(),
  /** Plays that count, see isCounted. */
  plays: count,
  durationMs: count,
  /** Records of plays cut too short to count, and of plays that failed. */
  cut: count,
  failed: count,
});
export const countTable = z.object({ from: date, to: date, rows: z.array(countRow), total: countRow });
export type CountTable = z.infer<typeof countTable>;

export const gapRow = z.object({
  screen: id,
  name: z.string(),
  installation: z.string(),
  /** Highest number seen or announced, and how many records are committed. */
  highest: count,
  committed: count,
  /** Held on the screen and to come. */
  pending: count,
  /** Neither committed nor held: lost, and shown as lost. */
  missing: count,
});
export type GapRow = z.infer<typeof gapRow>;

export const playRow = z.object({
  screen: id,
  screenName: z.string(),
  installation: z.string(),
  number: count,
  publication: sequence,
  content: z.string(),
  title: z.string(),
  category: z.enum(CATEGORIES),
  startedAt: instant,
  day: date,
  durationMs: count,
  outcome: z.enum(OUTCOMES),
  counted: z.boolean(),
  clock: z.enum(CLOCK_STATES),
});
export type PlayRow = z.infer<typeof playRow>;

const countsQuery = z.object({ by: z.enum(GROUPINGS), ...range });
/** The file's language; without it the one the browser prefers. */
const lang = { lang: z.enum(['zh-CN', 'en']).optional() };

export const ledger = {
  counts: endpoint({
    method: 'GET',
    path: '/ledger/counts',
    access: 'ledger.view',
    summary: 'Plays counted by screen, category, item, day, month, village, kind of place or campaign; days are the screen’s own, both ends included (default: today)',
    query: countsQuery,
    response: countTable,
  }),
  records: endpoint({
    method: 'GET',
    path: '/ledger/records',
    access: 'ledger.view',
    summary: 'Play records, newest first, 100 a page',
    query: z.object({ ...range, offset: z.coerce.number().int().min(0).max(1_000_000).default(0) }),
    response: z.object({ rows: z.array(playRow), more: z.boolean() }),
  }),
  countsCsv: endpoint({ method: 'GET', path: '/ledger/counts.csv', access: 'ledger.view', summary: 'The counts as CSV (UTF-8 with a byte order mark, for Excel)', query: countsQuery.extend(lang) }),
  recordsCsv: endpoint({ method: 'GET', path: '/ledger/records.csv', access: 'ledger.view', summary: 'The records as CSV', query: z.object({ ...range, ...lang }) }),
  gaps: endpoint({ method: 'GET', path: '/ledger/gaps', access: 'ledger.view', summary: 'Per screen installation: committed, still to come, missing', response: z.array(gapRow) }),
};

export const attention = z.object({
  code: z.enum(['screen-offline', 'screen-alarm', 'unpublished-changes', 'nothing-scheduled', 'plays-missing', 'clock-unknown', 'storage-low', 'not-secure', 'threshold-crossed', 'readings-held', 'readings-late', 'source-failing']),
  subject: z.object({ kind: z.enum(['screen', 'schedule', 'metric', 'source']), id, name: z.string() }),
  since: z.nullable(instant),
  /** Alarm code, number of records …, as the code needs. */
  detail: z.union([z.enum(ALARM_CODES), z.number()]).nullable(),
});
export type Attention = z.infer<typeof attention>;

export const overview = {
  get: endpoint({
    method: 'GET',
    path: '/overview',
    access: 'screen.view',
    summary: 'Screens by state, today’s plays by category, what needs attention',
    response: z.object({
      screens: z.object({ total: count, painting: count, emblem: count, offline: count }),
      today: countTable,
      attention: z.array(attention),
      day: date,
    }),
  }),
};
