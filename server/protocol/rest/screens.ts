import * as z from 'zod';
import { ALARM_CODES, echo } from '../screen-socket.ts';
import { count, id, instant, line, pixels, requiredLine, rotation, sequence, timeZone, venueKind } from '../common.ts';
import { playlistItem } from '../publication.schema.ts';
import { TIERS } from '../../domain/publication.ts';
import { endpoint } from './endpoint.ts';

const phone = z.string().trim().regex(/^[0-9+()\-\s]{0,30}$/);

/** What a person says of a screen. */
export const screenDetails = z.object({
  name: requiredLine(80),
  site: line(120),
  village: line(80),
  venueKind,
  groups: z.array(requiredLine(80)).max(50),
  pixels,
  rotation,
  timeZone: z.optional(timeZone),
  steward: z.object({ name: line(80), phone }),
});
export type ScreenDetails = z.infer<typeof screenDetails>;

/** What the screen says of itself, live. */
export const screenStatus = z.object({
  id,
  online: z.boolean(),
  /** Since when it is online, or when it was last heard; null when never. */
  since: z.nullable(instant),
  /** Last word from the render loop. */
  echo: z.nullable(echo),
  browser: z.string(),
  clientVersion: z.string(),
  secureContext: z.boolean(),
  /** Pixel size the browser really has. */
  reportedPixels: z.nullable(pixels),
  /** Newest alarm in the last day. */
  alarm: z.object({ code: z.enum(ALARM_CODES), at: instant }).nullable(),
});
export type ScreenStatus = z.infer<typeof screenStatus>;

export const screenView = screenDetails.extend({
  id,
  revision: count,
  timeZone,
  pairedAt: instant,
  revoked: z.boolean(),
  status: screenStatus,
});
export type ScreenView = z.infer<typeof screenView>;

export const turnView = z.object({
  publication: sequence,
  schedule: id,
  scheduleTitle: z.string(),
  playlist: z.string(),
  tier: z.enum(TIERS),
  index: count,
  item: playlistItem,
  startsAt: instant,
  endsAt: instant,
  loop: z.object({ items: count, durationMs: count }),
});
export type TurnView = z.infer<typeof turnView>;

const byId = z.object({ id });

export const screens = {
  list: endpoint({ method: 'GET', path: '/screens', access: 'screen.view', summary: 'All screens with what each says of itself', response: z.array(screenView) }),
  get: endpoint({ method: 'GET', path: '/screens/:id', access: 'screen.view', summary: 'One screen', params: byId, response: screenView }),
  waiting: endpoint({
    method: 'GET',
    path: '/pairing/:code',
    access: 'screen.manage',
    summary: 'What is known of the screen that shows this code',
    params: z.object({ code: z.string().regex(/^\d{6}$/) }),
    response: z.object({ pixels, browser: z.string(), expiresAt: instant }),
  }),
  pair: endpoint({
    method: 'POST',
    path: '/screens',
    access: 'screen.manage',
    summary: 'Pair the screen that shows this code',
    body: screenDetails.extend({ code: z.string().regex(/^\d{6}$/) }),
    response: screenView,
  }),
  update: endpoint({ method: 'PUT', path: '/screens/:id', access: 'screen.manage', summary: 'Change a screen’s details', params: byId, body: screenDetails, response: screenView, ifMatch: true }),
  revoke: endpoint({ method: 'DELETE', path: '/screens/:id', access: 'screen.manage', summary: 'Revoke a screen’s credential; its records stay', params: byId }),
  identify: endpoint({ method: 'POST', path: '/screens/:id/identify', access: 'screen.manage', summary: 'Let the screen show its name large for a moment', params: byId }),
  timeline: endpoint({
    method: 'GET',
    path: '/screens/:id/timeline',
    access: 'screen.view',
    summary: 'What is on this screen at an instant and next, from the publications in force then',
    params: byId,
    query: z.object({ at: z.coerce.number().pipe(instant).optional(), count: z.coerce.number().int().min(1).max(200).default(10) }),
    response: z.object({ at: instant, turns: z.array(turnView), nextChange: z.nullable(instant) }),
  }),
};
