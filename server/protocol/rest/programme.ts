import * as z from 'zod';
import { TIERS } from '../../domain/publication.ts';
import { count, id, instant, line, requiredLine, sequence } from '../common.ts';
import { publication, recurrence, targets } from '../publication.schema.ts';
import { contentView } from './content.ts';
import { endpoint } from './endpoint.ts';

const byId = z.object({ id });

export const playlistEntry = z.object({
  content: id,
  /** null: the content's own duration. */
  durationMs: z.number().int().min(1_000).max(86_400_000).nullable(),
});
export const playlistDetails = z.object({ name: requiredLine(80), entries: z.array(playlistEntry).max(500) });
export const playlistView = playlistDetails.extend({
  id,
  revision: count,
  /** The content of the entries, each once. */
  contents: z.array(contentView),
  /** Length of one loop. */
  durationMs: count,
  updatedAt: instant,
  updatedBy: z.string(),
  usedIn: z.array(z.object({ id, name: z.string() })),
});
export type PlaylistView = z.infer<typeof playlistView>;
export type PlaylistEntry = z.infer<typeof playlistEntry>;

export const scheduleDetails = z.object({
  name: requiredLine(80),
  playlist: id,
  targets,
  recurrence,
  tier: z.enum(['default', 'scheduled']),
  /** The campaign (主题宣传) its plays are counted under; '' for none. */
  campaign: z._default(line(80), ''),
});
export type ScheduleDetails = z.infer<typeof scheduleDetails>;

/** 草稿 · 已签发 · 上屏中 · 已撤回 · 已过期: "on-screen" only by a screen's own word. */
export const SCHEDULE_STATES = ['draft', 'published', 'on-screen', 'withdrawn', 'over'] as const;
export const scheduleView = scheduleDetails.extend({
  id,
  revision: count,
  tier: z.enum(TIERS),
  playlistName: z.string(),
  state: z.enum(SCHEDULE_STATES),
  /** Sequence of the publication in force, if any. */
  publication: z.nullable(sequence),
  publishedAt: z.nullable(instant),
  /** What publishing now would change, as codes; empty when the wall has just this. */
  changes: z.array(z.enum(['new', 'name', 'playlist', 'targets', 'recurrence', 'tier', 'campaign', 'content'])),
  /** Screens it is for, now. */
  screens: z.array(id),
  /** Screens painting it now, by their own word. */
  painting: z.array(id),
  updatedAt: instant,
  updatedBy: z.string(),
});
export type ScheduleView = z.infer<typeof scheduleView>;

export const receiptRow = z.object({
  screen: id,
  name: z.string(),
  online: z.boolean(),
  steward: z.object({ name: z.string(), phone: z.string() }),
  /** Milliseconds after the publication was issued; null: not yet. */
  received: z.nullable(count),
  stored: z.nullable(count),
  painted: z.nullable(count),
  /** Due now: within its hours and not covered by a stronger tier; when not, no paint is expected yet. */
  due: z.boolean(),
});
export const publicationView = z.object({
  sequence,
  kind: z.enum(['schedule', 'withdraw', 'town', 'rotate-key']),
  title: z.string(),
  schedule: z.nullable(id),
  issuedAt: instant,
  issuedBy: z.string(),
  screens: count,
  reached: z.object({ received: count, stored: count, painted: count }),
});
export type PublicationView = z.infer<typeof publicationView>;
export type ReceiptRow = z.infer<typeof receiptRow>;

export const playlists = {
  list: endpoint({ method: 'GET', path: '/playlists', access: 'content.view', summary: 'All playlists', response: z.array(playlistView) }),
  get: endpoint({ method: 'GET', path: '/playlists/:id', access: 'content.view', summary: 'One playlist', params: byId, response: playlistView }),
  create: endpoint({ method: 'POST', path: '/playlists', access: 'content.edit', summary: 'Make a playlist', body: playlistDetails, response: playlistView }),
  update: endpoint({ method: 'PUT', path: '/playlists/:id', access: 'content.edit', summary: 'Change a playlist; screens change only when its schedules are published again', params: byId, body: playlistDetails, response: playlistView, ifMatch: true }),
  remove: endpoint({ method: 'DELETE', path: '/playlists/:id', access: 'content.edit', summary: 'Delete; refused while a schedule uses it', params: byId }),
  restore: endpoint({ method: 'POST', path: '/playlists/:id/restore', access: 'content.edit', summary: 'Undo a deletion', params: byId, response: playlistView }),
};

export const schedules = {
  list: endpoint({ method: 'GET', path: '/schedules', access: 'content.view', summary: 'All schedules with their state', response: z.array(scheduleView) }),
  get: endpoint({ method: 'GET', path: '/schedules/:id', access: 'content.view', summary: 'One schedule', params: byId, response: scheduleView }),
  create: endpoint({ method: 'POST', path: '/schedules', access: 'content.edit', summary: 'Make a schedule, as a draft', body: scheduleDetails, response: scheduleView }),
  update: endpoint({ method: 'PUT', path: '/schedules/:id', access: 'content.edit', summary: 'Change a schedule’s draft', params: byId, body: scheduleDetails, response: scheduleView, ifMatch: true }),
  remove: endpoint({ method: 'DELETE', path: '/schedules/:id', access: 'content.edit', summary: 'Delete; refused while it is published', params: byId }),
  restore: endpoint({ method: 'POST', path: '/schedules/:id/restore', access: 'content.edit', summary: 'Undo a deletion', params: byId, response: scheduleView }),
  publish: endpoint({
    method: 'POST',
    path: '/schedules/:id/publish',
    access: 'publication.publish',
    summary: 'Sign the schedule with its playlist as they are now and send it to the screens',
    params: byId,
    body: z.object({ /** The draft that was seen. */ revision: count }),
    response: publicationView,
  }),
  withdraw: endpoint({ method: 'POST', path: '/schedules/:id/withdraw', access: 'publication.publish', summary: 'Take it off the screens', params: byId, body: z.object({ reason: z.optional(line(200)) }), response: publicationView }),
};

export const publications = {
  list: endpoint({
    method: 'GET',
    path: '/publications',
    access: 'publication.view',
    summary: 'The publication log, newest first',
    query: z.object({ before: z.coerce.number().int().min(1).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    response: z.array(publicationView),
  }),
  get: endpoint({
    method: 'GET',
    path: '/publications/:sequence',
    access: 'publication.view',
    summary: 'One publication as it was signed, with how far it has come on each screen',
    params: z.object({ sequence: z.coerce.number().int().min(1) }),
    response: publicationView.extend({
      publication,
      signature: z.string(),
      keyId: z.string(),
      receipts: z.array(receiptRow),
    }),
  }),
};
