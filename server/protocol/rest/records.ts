import * as z from 'zod';
import { periodDays, RECORD_KINDS } from '../../domain/statistics/record-period.ts';
import { count, id, instant } from '../common.ts';
import { endpoint } from './endpoint.ts';

export const RECORD_FORMATS = ['docx', 'xlsx', 'pdf'] as const;
export type RecordFormat = (typeof RECORD_FORMATS)[number];

/** waiting: another is being made; making; done: its file can be fetched; failed and cancelled: it can be asked for again. */
export const RECORD_STATES = ['waiting', 'making', 'done', 'failed', 'cancelled'] as const;
export type RecordState = (typeof RECORD_STATES)[number];

/** Why no file came about. interrupted: the server was stopped in the middle. */
export const RECORD_ERRORS = ['interrupted', 'took-too-long', 'disk-full', 'internal'] as const;
export type RecordError = (typeof RECORD_ERRORS)[number];

export const recordOrder = z
  .object({
    kind: z.enum(RECORD_KINDS),
    /** 2019, 2019-Q4 or 2019-12 */
    period: z.string().max(10),
    format: z.enum(RECORD_FORMATS),
    language: z.enum(['zh-CN', 'en']).default('zh-CN'),
  })
  .refine(({ kind, period }) => periodDays(kind, period) !== null, { path: ['period'], error: 'period' });
export type RecordOrder = z.output<typeof recordOrder>;

export const recordView = z.object({
  id,
  kind: z.enum(RECORD_KINDS),
  period: z.string(),
  format: z.enum(RECORD_FORMATS),
  language: z.enum(['zh-CN', 'en']),
  state: z.enum(RECORD_STATES),
  /** 0 to 1 */
  fraction: z.number().min(0).max(1),
  /** Name of the file, with its extension. */
  name: z.string(),
  size: z.nullable(count),
  error: z.enum(RECORD_ERRORS).nullable(),
  createdAt: instant,
  createdBy: z.string(),
  doneAt: z.nullable(instant),
});
export type RecordView = z.infer<typeof recordView>;

const byId = z.object({ id });

export const records = {
  list: endpoint({ method: 'GET', path: '/records', access: 'record.make', summary: 'Records made and being made, newest first (the newest 200)', response: z.array(recordView) }),
  make: endpoint({
    method: 'POST',
    path: '/records',
    access: 'record.make',
    summary: 'Prepare a monthly, quarterly or yearly record in the background; asked for again while it is under way, the same one is answered',
    body: recordOrder,
    response: recordView,
  }),
  get: endpoint({ method: 'GET', path: '/records/:id', access: 'record.make', summary: 'One record and how far it is', params: byId, response: recordView }),
  cancel: endpoint({ method: 'POST', path: '/records/:id/cancel', access: 'record.make', summary: 'Stop preparing it; one that is done stays', params: byId, response: recordView }),
  file: endpoint({ method: 'GET', path: '/records/:id/file', access: 'record.make', summary: 'Its file: Word, Excel or PDF', params: byId }),
  remove: endpoint({ method: 'DELETE', path: '/records/:id', access: 'record.make', summary: 'Delete it and its file; it can be prepared anew', params: byId }),
};
