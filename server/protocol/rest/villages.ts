import * as z from 'zod';
import { metricId } from '../board.schema.ts';
import { count, hash, id, instant, line, requiredLine } from '../common.ts';
import { endpoint } from './endpoint.ts';
import { readingView } from './metrics.ts';
import { password } from './session.ts';

const byId = z.object({ id });

/** A village's own sign-in and the link that opens it. */
export const reporterView = z.object({
  id,
  village: z.string(),
  name: z.string(),
  username: z.string(),
  disabled: z.boolean(),
  /** Below the server's address; opens the sign-in with the village filled in. */
  link: z.string(),
  lastSeenAt: z.nullable(instant),
});
export type ReporterView = z.infer<typeof reporterView>;

/** One figure a village owes. */
export const dueRow = z.object({
  village: z.string(),
  metric: metricId,
  name: z.string(),
  unit: z.string(),
  lastAsOf: z.nullable(instant),
  lastValue: z.number().nullable(),
  /** When the next, or the very first, was or will be due; null for what has no beat. */
  dueAt: z.nullable(instant),
  late: z.boolean(),
});
export type DueRow = z.infer<typeof dueRow>;

export const reportItem = z.object({
  metric: metricId,
  name: z.string(),
  unit: z.string(),
  decimals: count,
  accrual: z.enum(['stock', 'flow']),
  about: z.string(),
  needsApproval: z.boolean(),
  last: readingView.nullable(),
  /** The figure of the village now: for a flow, the sum of its span. */
  value: z.number().nullable(),
  period: z.string(),
  dueAt: z.nullable(instant),
  late: z.boolean(),
  held: count,
  /** What the town refused and the village has not reported on since, newest first. */
  refused: z.array(readingView),
});
export type ReportItem = z.infer<typeof reportItem>;

export const reportDraft = z.object({
  /** Made by the phone, so that one sent again after a broken connection is recorded once. */
  key: z.string().regex(/^[a-z0-9-]{8,60}$/),
  metric: metricId,
  value: z.number(),
  asOf: instant,
  note: z.string().trim().max(500).default(''),
  evidence: z.array(hash).max(6).default([]),
});
export type ReportDraft = z.input<typeof reportDraft>;

/** For the town's staff. */
export const villages = {
  reporters: endpoint({ method: 'GET', path: '/village-reporters', access: 'metric.manage', summary: 'Villages’ own sign-ins', response: z.array(reporterView) }),
  addReporter: endpoint({ method: 'POST', path: '/village-reporters', access: 'metric.manage', summary: 'Give a village its own sign-in', body: z.object({ village: requiredLine(80), name: requiredLine(80), password }), response: reporterView }),
  changeReporter: endpoint({ method: 'PUT', path: '/village-reporters/:id', access: 'metric.manage', summary: 'Rename, disable, or set a new password', params: byId, body: z.object({ name: z.optional(requiredLine(80)), disabled: z.boolean().optional(), password: password.optional() }), response: reporterView }),
  due: endpoint({ method: 'GET', path: '/village-due', access: 'metric.view', summary: 'Who owes which figure, the latest first (催报)', response: z.array(dueRow) }),
};

/** For a village on its phone; everything is its own village's. */
export const report = {
  items: endpoint({ method: 'GET', path: '/report', access: 'reading.report', summary: 'What this village reports: last value, when the next is due', response: z.object({ village: line(80), town: z.string(), items: z.array(reportItem) }) }),
  send: endpoint({
    method: 'POST',
    path: '/report',
    access: 'reading.report',
    summary: 'Report figures; an unusual jump without a note is refused with `reason-needed`',
    body: z.object({
      drafts: z.array(reportDraft).min(1).max(100),
      /** What the phone's clock says as it sends: when that is wrong, so are its drafts' times, by as much. */
      clock: z.optional(instant),
    }),
    response: z.object({ results: z.array(z.object({ key: z.string(), reading: readingView.nullable(), problem: z.string().nullable() })) }),
  }),
  history: endpoint({ method: 'GET', path: '/report/history', access: 'reading.report', summary: 'What this village has reported, newest first', response: z.array(readingView) }),
};
