import * as z from 'zod';
import { metricId } from '../board.schema.ts';
import { count, id, instant, line, requiredLine } from '../common.ts';
import { endpoint } from './endpoint.ts';

const byId = z.object({ id });

/** Which value of a message becomes a reading of which metric. Paths are JSONPath (RFC 9535) without match() and search(). */
export const pick = z.object({
  metric: metricId,
  member: line(80),
  /** Where the value is: a number, or text that is one. */
  value: requiredLine(200),
  /** Where its time is (ISO 8601 or epoch seconds or milliseconds); '' for the time of arrival. */
  asOf: line(200),
});
const picks = z.array(pick).min(1).max(100);

export const sourceSettings = z.discriminatedUnion('kind', [
  /** Others send readings here with the token; only these metrics are taken. */
  z.object({ kind: z.literal('push'), metrics: z.array(metricId).min(1).max(500) }),
  /** Asked for JSON every so often. Private addresses are refused, also after redirects. */
  z.object({ kind: z.literal('poll'), url: z.url({ protocol: /^https?$/ }).max(500), everySeconds: z.number().int().min(10).max(86_400), picks }),
  z.object({ kind: z.literal('mqtt'), url: z.url({ protocol: /^(mqtts?|wss?)$/, hostname: /./ }).max(500), topic: requiredLine(200), username: line(80), picks }),
]);
export type SourceSettings = z.infer<typeof sourceSettings>;
export type Pick = z.infer<typeof pick>;

export const SOURCE_PROBLEMS = [
  'not-reachable', 'too-slow', 'too-large', 'private-address', 'too-many-redirects', 'bad-status', 'not-json', 'path-empty', 'not-a-number', 'reading-refused', 'refused-by-broker', 'no-message', 'wrong-shape', 'too-often', 'bad-settings',
] as const;
/** What went wrong last; the desk has words for each code. */
export const sourceProblem = z.object({ code: z.enum(SOURCE_PROBLEMS), detail: z.string() });
export type SourceProblem = z.infer<typeof sourceProblem>;

export const sourceDetails = z.object({ name: requiredLine(80), enabled: z.boolean(), settings: sourceSettings });
export type SourceDetails = z.infer<typeof sourceDetails>;
export const sourceView = sourceDetails.extend({
  id,
  revision: count,
  /** Whether a secret (push token, broker password, Authorization header) is kept; it is never answered. */
  hasSecret: z.boolean(),
  lastOkAt: z.nullable(instant),
  lastErrorAt: z.nullable(instant),
  problem: sourceProblem.nullable(),
  /** Readings it has brought. */
  readings: count,
  updatedAt: instant,
  updatedBy: z.string(),
});
export type SourceView = z.infer<typeof sourceView>;

/** What another system sends: all readings are taken or none. */
export const pushed = z.object({
  /** The same again answers as before and records nothing twice. */
  key: z.string().max(100).optional(),
  /** Checks everything as if it were recorded, and records nothing. */
  test: z.boolean().default(false),
  readings: z.array(z.object({ metric: metricId, member: z._default(line(80), ''), value: z.number(), asOf: z.optional(instant), note: z.string().max(500).default('') })).min(1).max(1_000),
});
export type Pushed = z.infer<typeof pushed>;

const found = z.object({ metric: metricId, member: z.string(), value: z.number().nullable(), asOf: z.nullable(instant), problem: sourceProblem.nullable() });

export const sources = {
  list: endpoint({ method: 'GET', path: '/sources', access: 'metric.view', summary: 'Interfaces that bring readings, with their state and last error', response: z.array(sourceView) }),
  create: endpoint({ method: 'POST', path: '/sources', access: 'metric.manage', summary: 'Add an interface; a push token is answered once', body: sourceDetails.extend({ secret: z.string().max(500).optional() }), response: sourceView.extend({ token: z.string().nullable() }) }),
  update: endpoint({ method: 'PUT', path: '/sources/:id', access: 'metric.manage', summary: 'Change an interface; a secret left out stays as it is', params: byId, body: sourceDetails.extend({ secret: z.string().max(500).optional() }), response: sourceView, ifMatch: true }),
  remove: endpoint({ method: 'DELETE', path: '/sources/:id', access: 'metric.manage', summary: 'Delete; what it brought stays', params: byId }),
  restore: endpoint({ method: 'POST', path: '/sources/:id/restore', access: 'metric.manage', summary: 'Undo a deletion', params: byId, response: sourceView }),
  renewToken: endpoint({ method: 'POST', path: '/sources/:id/token', access: 'metric.manage', summary: 'A new push token; the old one is void at once', params: byId, response: z.object({ token: z.string() }) }),
  test: endpoint({
    method: 'POST',
    path: '/sources/test',
    access: 'metric.manage',
    summary: 'Ask the interface once, or look at what would be sent here, and say what would be recorded; nothing is',
    body: sourceDetails.pick({ settings: true }).extend({
      id: z.optional(id),
      secret: z.string().max(500).optional(),
      /** Of a push source: the body that the other system would send. */
      message: z.string().max(200_000).optional(),
    }),
    response: z.object({ problem: sourceProblem.nullable(), tookMs: count, sample: z.string(), found: z.array(found) }),
  }),
  /** `Authorization: Bearer <token>`. */
  push: endpoint({
    method: 'POST',
    path: '/push',
    access: 'public',
    summary: 'Send readings with a token; all are taken or none. The same `key` again answers as before and records nothing twice; `test` records nothing at all',
    body: pushed,
    response: z.object({ recorded: count, repeated: z.boolean() }),
  }),
};
