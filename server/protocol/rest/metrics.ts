import * as z from 'zod';
import { CATEGORIES } from '../../domain/content.ts';
import { ACCRUALS, NATURES, PLAY_GROUPINGS, PLAY_MEASURES, PRECISIONS, RHYTHMS, ROLL_UPS, SOURCE_KINDS, SPANS } from '../../domain/statistics/metric.ts';
import { imageAsset } from '../asset.schema.ts';
import { figure, metricId } from '../board.schema.ts';
import { count, date, hash, id, instant, line, requiredLine, venueKind } from '../common.ts';
import { targets } from '../publication.schema.ts';
import { endpoint } from './endpoint.ts';

const byId = z.object({ id: metricId });
const expression = z.string().trim().min(1).max(500);

export const metricSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('readings') }),
  z.object({ kind: z.literal('formula'), expression }),
  z.object({
    kind: z.literal('plays'),
    measure: z.enum(PLAY_MEASURES),
    by: z.enum(PLAY_GROUPINGS).nullable(),
    category: z.exactOptional(z.enum(CATEGORIES)),
    village: z.exactOptional(requiredLine(80)),
    venueKind: z.exactOptional(venueKind),
    campaign: z.exactOptional(requiredLine(80)),
    screen: z.exactOptional(id),
  }),
]);

export const threshold = z.object({
  id,
  when: z.enum(['at-least', 'at-most']),
  value: z.number(),
  level: z.enum(['note', 'warn']),
  notify: z.array(id).max(50),
  draft: z.object({ playlist: id, targets }).nullable(),
});

/** What a person fills in; the id is given once and kept, because formulas and interfaces name it. */
export const metricDetails = z.object({
  name: requiredLine(80),
  unit: line(20),
  category: requiredLine(40),
  nature: z.enum(NATURES),
  decimals: z.number().int().min(0).max(6),
  accrual: z.enum(ACCRUALS),
  span: z.enum(SPANS),
  dimension: z.object({ name: requiredLine(40), members: z.array(requiredLine(80)).max(200) }).nullable(),
  rollUp: z.enum(ROLL_UPS),
  rhythm: z.enum(RHYTHMS),
  source: metricSource,
  thresholds: z.array(threshold).max(10),
  needsApproval: z.boolean(),
  about: z.string().trim().max(1_000),
});
export type MetricDetails = z.infer<typeof metricDetails>;

export const metricView = metricDetails.extend({
  id: metricId,
  revision: count,
  /** The whole, now. */
  now: figure,
  /** Readings recorded, and those that wait for a decision. */
  readings: count,
  held: count,
  /** Boards that show it and metrics worked out from it. */
  usedIn: z.array(z.object({ kind: z.enum(['board', 'metric']), id: z.string(), name: z.string() })),
  updatedAt: instant,
  updatedBy: z.string(),
  deleted: z.boolean(),
});
export type MetricView = z.infer<typeof metricView>;

/** accepted: it counts; held: waits for a decision; refused; corrected: a later reading stands in its place; void: taken back. */
export const READING_STATES = ['accepted', 'held', 'refused', 'corrected', 'void'] as const;
export const readingView = z.object({
  id: count,
  metric: metricId,
  metricName: z.string(),
  unit: z.string(),
  decimals: count,
  member: z.string(),
  /** null takes the corrected reading back. */
  value: z.number().nullable(),
  precision: z.enum(PRECISIONS),
  asOf: instant,
  recordedAt: instant,
  reporter: z.string(),
  sourceKind: z.enum(SOURCE_KINDS),
  source: z.string(),
  sourceName: z.string(),
  note: z.string(),
  evidence: z.array(hash),
  corrects: z.nullable(count),
  correctedBy: z.nullable(count),
  state: z.enum(READING_STATES),
  decision: z.object({ accepted: z.boolean(), name: z.string(), note: z.string(), at: instant }).nullable(),
});
export type ReadingView = z.infer<typeof readingView>;

export const readingDraft = z.object({
  metric: metricId,
  member: z._default(line(80), ''),
  /** NaN and infinities cannot be written in JSON; anything that is not a number is refused here. */
  value: z.number(),
  precision: z.enum(PRECISIONS).default('exact'),
  /** Epoch milliseconds; now when left out. */
  asOf: z.optional(instant),
  note: z.string().trim().max(500).default(''),
  evidence: z.array(hash).max(6).default([]),
});
export type ReadingDraft = z.input<typeof readingDraft>;

/** A picture kept as evidence is at most this large. */
export const EVIDENCE_LIMIT_BYTES = 12 * 2 ** 20;

/** Everything behind one number. */
export const passport = z.object({
  figure,
  metric: metricView.omit({ now: true }),
  /** For a formula: the figures it was worked out from. */
  parts: z.array(figure),
  /** For a dimension: each member's figure. */
  members: z.array(figure),
  /** For figures from the screens: records that are in, and those screens still hold. */
  returned: z.object({ committed: count, pending: count, missing: count }).nullable(),
  /** The readings that make the figure, newest first (at most 50), with everything corrected since. */
  readings: z.array(readingView),
  /** How many readings make it in all. */
  readingsTotal: count,
});
export type Passport = z.infer<typeof passport>;

export const metrics = {
  list: endpoint({ method: 'GET', path: '/metrics', access: 'metric.view', summary: 'All metrics with their figure now, in their order', response: z.array(metricView) }),
  get: endpoint({ method: 'GET', path: '/metrics/:id', access: 'metric.view', summary: 'One metric', params: byId, response: metricView }),
  create: endpoint({ method: 'POST', path: '/metrics', access: 'metric.manage', summary: 'Define a metric', body: metricDetails.extend({ id: metricId }), response: metricView }),
  update: endpoint({ method: 'PUT', path: '/metrics/:id', access: 'metric.manage', summary: 'Change a metric’s definition; its readings stay', params: byId, body: metricDetails, response: metricView, ifMatch: true }),
  order: endpoint({ method: 'POST', path: '/metrics/order', access: 'metric.manage', summary: 'The order metrics are listed in', body: z.object({ ids: z.array(metricId).max(2_000) }) }),
  remove: endpoint({ method: 'DELETE', path: '/metrics/:id', access: 'metric.manage', summary: 'Delete; refused while another metric’s formula needs it. Boards keep its last figure with its time', params: byId }),
  restore: endpoint({ method: 'POST', path: '/metrics/:id/restore', access: 'metric.manage', summary: 'Undo a deletion', params: byId, response: metricView }),
  check: endpoint({
    method: 'POST',
    path: '/metrics/check',
    access: 'metric.manage',
    summary: 'Whether a formula can be read, what it needs and what it gives now',
    body: z.object({ id: z.optional(metricId), expression }),
    response: z.object({
      needs: z.array(metricId),
      value: z.number().nullable(),
      precision: z.enum(PRECISIONS),
      problem: z.object({ code: z.enum(['syntax', 'unknown-metric', 'not-allowed', 'cycle', 'no-value']), detail: z.string() }).nullable(),
    }),
  }),
  passport: endpoint({
    method: 'GET',
    path: '/metrics/:id/passport',
    access: 'metric.view',
    summary: 'Where a figure comes from: source, formula, reporter, evidence, revisions; now or as of an instant',
    params: byId,
    query: z.object({ member: z._default(line(80), ''), at: z.coerce.number().int().min(0).optional() }),
    response: passport,
  }),
};

const readingsQuery = z.object({
  metric: z.optional(metricId),
  member: z.optional(line(80)),
  state: z.enum(READING_STATES).optional(),
  source: z.optional(line(40)),
  from: z.optional(date),
  to: z.optional(date),
});

export const readings = {
  list: endpoint({
    method: 'GET',
    path: '/readings',
    access: 'metric.view',
    summary: 'Readings as they were recorded, newest first, 100 a page',
    query: readingsQuery.extend({ offset: z.coerce.number().int().min(0).max(10_000_000).default(0) }),
    response: z.object({ rows: z.array(readingView), more: z.boolean() }),
  }),
  newest: endpoint({ method: 'GET', path: '/metrics/:id/newest', access: 'metric.view', summary: 'Of the whole and of each member the reading that counts with the newest as-of time', params: byId, response: z.array(readingView) }),
  csv: endpoint({ method: 'GET', path: '/readings.csv', access: 'metric.view', summary: 'The readings as CSV', query: readingsQuery }),
  add: endpoint({
    method: 'POST',
    path: '/readings',
    access: 'reading.enter',
    summary: 'Append readings; all of them or none. The same `key` again answers the readings it became then and records nothing, whatever is sent with it',
    body: z.object({
      /** Made by the sender, so that what is sent again after a lost answer is recorded once. */
      key: z.string().regex(/^[a-z0-9-]{8,60}$/).optional(),
      readings: z.array(readingDraft).min(1).max(500),
    }),
    response: z.array(readingView),
  }),
  correct: endpoint({
    method: 'POST',
    path: '/readings/:id/correction',
    access: 'reading.enter',
    summary: 'Append a reading in the place of an earlier one; refused with the newer when somebody has just corrected it. A null value takes it back',
    params: z.object({ id: z.coerce.number().int().min(1) }),
    body: z.object({ value: z.number().nullable(), precision: z.enum(PRECISIONS).default('exact'), asOf: z.optional(instant), note: requiredLine(500), evidence: readingDraft.shape.evidence }),
    response: readingView,
  }),
  decide: endpoint({
    method: 'POST',
    path: '/readings/:id/decision',
    access: 'reading.approve',
    summary: 'Accept or refuse a held reading; nobody decides on their own',
    params: z.object({ id: z.coerce.number().int().min(1) }),
    body: z.object({ accepted: z.boolean(), note: z.string().trim().max(500).default('') }),
    response: readingView,
  }),
  /** The body is the picture itself. */
  evidence: endpoint({ method: 'POST', path: '/evidence', raw: 'image/*', access: 'signed-in', summary: 'Keep a picture as evidence for a reading: the body is a JPEG, PNG or WebP of at most 12 MB', response: imageAsset }),
};
