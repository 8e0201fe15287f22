import * as z from 'zod';
import { PERMISSIONS, ROLE_IDS } from '../../domain/role.ts';
import { imageAsset } from '../asset.schema.ts';
import { count, hash, id, instant, publicKey, requiredLine, timeZone } from '../common.ts';
import { endpoint } from './endpoint.ts';

export const username = z.string().regex(/^[\p{L}\p{N}._-]{2,40}$/u);
export const password = z.string().min(10).max(200);
const role = z.enum(ROLE_IDS as [(typeof ROLE_IDS)[number], ...(typeof ROLE_IDS)[number][]]);

export const accountView = z.object({
  id,
  username: z.string(),
  name: z.string(),
  roles: z.array(role),
  /** The village whose own sign-in this is. */
  village: z.string().nullable(),
  disabled: z.boolean(),
  createdAt: instant,
  lastSeenAt: z.nullable(instant),
});
export type AccountView = z.infer<typeof accountView>;

export const townView = z.object({
  name: z.string(),
  timeZone: z.string(),
  emblem: z.nullable(imageAsset),
  /** The content item the emblem was taken from. */
  emblemContent: z.nullable(id),
  /** Words that may never be broken across lines: names of people and places, set phrases. */
  protectedPhrases: z.array(z.string()),
});
export type TownView = z.infer<typeof townView>;

export const sessionView = z.object({
  setUp: z.boolean(),
  account: accountView.nullable(),
  permissions: z.array(z.enum(PERMISSIONS)),
  town: townView.nullable(),
  /** Address people and screens reach this server at. */
  publicUrl: z.string(),
  /** Whether uploads that the screens cannot play can be converted here. */
  canTranscode: z.boolean(),
  version: z.string(),
});
export type SessionView = z.infer<typeof sessionView>;

const newAccount = z.object({ username, name: requiredLine(80), password, roles: z.array(role).min(1) });
const byId = z.object({ id });

export const session = {
  get: endpoint({ method: 'GET', path: '/session', access: 'public', summary: 'Who is signed in, and whether the town is set up', response: sessionView }),
  setUp: endpoint({
    method: 'POST',
    path: '/set-up',
    access: 'public',
    summary: 'First run: make the administrator and name the town, with the one-time token printed at start',
    body: z.object({
      token: z.string().max(200),
      username,
      name: requiredLine(80),
      password,
      town: z.object({ name: requiredLine(80), timeZone }),
      /** Load the sample town's content, playlists and schedules as drafts. */
      sample: z.boolean(),
    }),
    response: sessionView,
  }),
  signIn: endpoint({
    method: 'POST',
    path: '/session',
    access: 'public',
    summary: 'Sign in; the session comes as a cookie',
    body: z.object({ username: z.string().max(80), password: z.string().max(200) }),
    response: sessionView,
  }),
  /** The demo prints one link that signs in once. */
  redeem: endpoint({ method: 'POST', path: '/session/token', access: 'public', summary: 'Sign in with a printed one-time token', body: z.object({ token: z.string().max(200) }), response: sessionView }),
  signOut: endpoint({ method: 'DELETE', path: '/session', access: 'signed-in', summary: 'Sign out' }),
  changePassword: endpoint({
    method: 'POST',
    path: '/session/password',
    access: 'signed-in',
    summary: 'Change one’s own password; other sessions of the account end',
    body: z.object({ current: z.string().max(200), next: password }),
  }),
};

export const accounts = {
  /** Those one may tell of something, without what only an administrator sees. */
  people: endpoint({ method: 'GET', path: '/people', access: 'metric.manage', summary: 'Who works here: ids and names of enabled accounts, villages’ sign-ins apart', response: z.array(z.object({ id, name: z.string() })) }),
  list: endpoint({ method: 'GET', path: '/accounts', access: 'account.manage', summary: 'All accounts', response: z.array(accountView) }),
  create: endpoint({ method: 'POST', path: '/accounts', access: 'account.manage', summary: 'Make an account', body: newAccount, response: accountView }),
  update: endpoint({
    method: 'PATCH',
    path: '/accounts/:id',
    access: 'account.manage',
    summary: 'Change name, roles, password or disable; its sessions and sockets end when it loses rights',
    params: byId,
    body: newAccount.omit({ username: true }).extend({ disabled: z.boolean() }).partial(),
    response: accountView,
  }),
};

export const town = {
  get: endpoint({ method: 'GET', path: '/town', access: 'signed-in', summary: 'The town', response: townView }),
  update: endpoint({
    method: 'PUT',
    path: '/town',
    access: 'town.manage',
    summary: 'Rename the town, choose its emblem, extend the protected phrases; name and emblem are published to every screen',
    body: z.object({ name: requiredLine(80), timeZone, emblemContent: z.nullable(id), protectedPhrases: z.array(requiredLine(40)).max(500) }),
    response: townView,
  }),
  keys: endpoint({
    method: 'GET',
    path: '/keys',
    access: 'town.manage',
    summary: 'The publication log’s public keys, newest first',
    response: z.array(z.object({ ...publicKey.shape, createdAt: instant, retiredAt: z.nullable(instant) })),
  }),
  rotateKey: endpoint({ method: 'POST', path: '/keys/rotate', access: 'town.manage', summary: 'Retire the signing key and publish its successor', response: publicKey }),
  audit: endpoint({
    method: 'GET',
    path: '/audit',
    access: 'town.manage',
    summary: 'The audit trail, newest first, chained by hash',
    query: z.object({ before: z.coerce.number().int().min(0).optional() }),
    response: z.array(z.object({ number: count, at: instant, account: z.string().nullable(), action: z.string(), subject: z.string(), detail: z.unknown(), hash })),
  }),
};
