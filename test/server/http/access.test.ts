import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAllowed, ROLE_IDS, type RoleId } from '../../../server/domain/role.ts';
import type { Endpoint } from '../../../server/protocol/rest/endpoint.ts';
import { API_PREFIX } from '../../../server/protocol/rest/endpoint.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { design, makeMetric, widget } from '../features/boards/support.ts';
import { makeSchedule } from '../support/desk.ts';
import { pairScreen } from '../support/wall.ts';

let server: TestServer;
/** What each of those who ask sends along. */
const sent: Record<string, Record<string, string>> = { nobody: {} };
const ids: Record<string, string> = {};

beforeAll(async () => {
  server = await startServer();
  const editor = await server.call(api.accounts.create, { body: { username: 'editor', name: '编辑', password: 'lotus-pond-2026', roles: ['editor'] } });
  sent['editor'] = { cookie: (await server.signIn(editor.id)).cookie };
  for (const role of ['leader', 'reporter'] as const) {
    const account = await server.call(api.accounts.create, { body: { username: role, name: role, password: 'lotus-pond-2026', roles: [role] } });
    sent[role] = { cookie: (await server.signIn(account.id)).cookie };
  }
  const other = await server.call(api.accounts.create, { body: { username: 'other', name: '另一位', password: 'lotus-pond-2026', roles: ['administrator'] } });
  sent['administrator'] = { cookie: (await server.signIn(other.id)).cookie };
  // everything below belongs to the first administrator, to none of those who ask
  await makeMetric(server, 'visits');
  const board = await server.call(api.boards.create, { body: { design: design([widget('visits', 'visits')]) } });
  const share = await server.call(api.boards.share, { body: { name: '给县里看', boards: [board.id], expiresAt: null } });
  const source = await server.call(api.sources.create, { body: { name: '政务平台', enabled: true, settings: { kind: 'push', metrics: ['visits'] } } });
  const snapshot = await server.call(api.inspections.freeze, { params: { id: board.id }, body: { label: '迎检' } });
  const [reading] = await server.call(api.readings.add, { body: { readings: [{ metric: 'visits', value: 1 }] } });
  const clerk = await server.call(api.villages.addReporter, { body: { village: '荷东村', name: '陈村干', password: 'lotus-pond-2026' } });
  const schedule = await makeSchedule(server);
  const playlist = await server.call(api.playlists.get, { params: { id: schedule.playlist } });
  const { screen, credential } = await pairScreen(server, '一号屏');
  Object.assign(ids, { schedules: schedule.id, playlists: schedule.playlist, content: playlist.contents[0]!.id, screens: screen, accounts: editor.id });
  Object.assign(ids, { metrics: 'visits', boards: board.id, inspections: snapshot.id, sources: source.id, readings: String(reading!.id), villages: clerk.id });
  for (const [who, token] of [['a share link', share.token], ['a push token', source.token!], ['a screen', credential]] as const) {
    sent[who] = { authorization: `Bearer ${token}`, cookie: `heping_session=${token}` };
  }
});
afterAll(() => server.close());

const operations = Object.entries(api).flatMap(([group, endpoints]) => Object.entries(endpoints).map(([name, endpoint]) => ({ group, name, endpoint: endpoint as Endpoint })));
// signing out and the like would end the session the table asks with
const ENDS_A_SESSION = new Set(['session.signOut']);

/** An empty call: refused for its form where it may be made at all, so nothing is changed or deleted. */
async function statusOf(who: string, { method, path }: Endpoint, id: string): Promise<number> {
  const filled = path.replace(':id', id).replace(':code', '000000').replace(':sequence', '1').replace(':family', 'nothing');
  const response = await fetch(`${server.url}${API_PREFIX}${filled}`, { method, headers: sent[who]! });
  await response.arrayBuffer();
  return response.status;
}

function expected(who: string, { access }: Endpoint): 401 | 403 | 'other' {
  if (access === 'public') return 'other';
  if (!ROLE_IDS.includes(who as RoleId)) return 401;
  if (access === 'signed-in') return 'other';
  return isAllowed([who], access) ? 'other' : 403;
}

describe.each(['nobody', 'a share link', 'a push token', 'a screen', ...ROLE_IDS])('asked by %s', (who) => {
  const asked = operations.filter(({ group, name, endpoint }) => endpoint.method !== 'DELETE' || expected(who, endpoint) !== 'other' || ENDS_A_SESSION.has(`${group}.${name}`));
  test.each(asked.map((each) => ({ ...each, call: `${each.endpoint.method} ${each.endpoint.path}` })))('$call answers as its access says', async ({ group, name, endpoint }) => {
    if (ENDS_A_SESSION.has(`${group}.${name}`) && expected(who, endpoint) !== 401) return;
    const wanted = expected(who, endpoint);
    for (const id of [ids[group] ?? 'none', 'no-such-thing']) {
      const status = await statusOf(who, endpoint, id);
      if (wanted === 'other') expect([401, 403, 500]).not.toContain(isPublicRefusal(group, name, status) ? 200 : status);
      else expect(status).toBe(wanted);
    }
  });
});

/** Set-up and sign-in say 401 for a wrong secret; that is no question of access. */
function isPublicRefusal(group: string, name: string, status: number): boolean {
  return group === 'session' && ['setUp', 'signIn', 'redeem'].includes(name) && status === 401;
}

test('an administrator deletes by another’s id and an editor cannot touch an account', async () => {
  expect(await statusOf('administrator', api.schedules.remove, ids['schedules']!)).toBe(204);
  expect(await statusOf('editor', api.accounts.update, ids['accounts']!)).toBe(403);
});

test('a village’s sign-in reads no file of the town’s, whatever its hash', async () => {
  const { sha256 } = await server.app.services.objects.putBytes(new TextEncoder().encode('a picture'), 'image/webp');
  const statuses = await Promise.all(['reporter', 'nobody', 'leader', 'editor'].map(async (who) => (await fetch(`${server.url}/media/${sha256}`, { headers: sent[who]! })).status));
  expect(statuses).toEqual([403, 401, 200, 200]);
});

test('a cookie of the wrong form, of nobody, or of a session that has ended opens nothing', async () => {
  const ended = await server.signIn(server.by.account);
  await ended.call(api.session.signOut);
  for (const cookie of [ended.cookie, 'heping_session=AAAAAAAAAAAAAAAAAAAAAA', 'heping_session=', 'heping_session=../../x', `heping_session=${'A'.repeat(5_000)}`]) {
    const response = await fetch(`${server.url}${API_PREFIX}/screens`, { headers: { cookie } });
    expect(response.status).toBe(401);
  }
});
