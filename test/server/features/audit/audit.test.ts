import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api } from '../../../../server/protocol/rest/index.ts';
import { caller, PASSWORD, startServer, type TestServer } from '../../../support/server.ts';
import { makeSchedule, publish } from '../../support/desk.ts';
import { codeOf } from '../../support/refusal.ts';
import { pairScreen } from '../../support/wall.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const actions = async () => (await server.call(api.town.audit)).map(({ action }) => action);

test('every sign-in, change and publication leaves an entry, in the transaction of what it tells of', async () => {
  const nobody = caller(server.url, '');
  await codeOf(nobody(api.session.signIn, { body: { username: 'admin', password: 'wrong' } }));
  await nobody(api.session.signIn, { body: { username: 'admin', password: PASSWORD } });
  const { screen } = await pairScreen(server, '一号屏');
  const schedule = await makeSchedule(server);
  await publish(server, schedule.id);
  await server.call(api.schedules.withdraw, { params: { id: schedule.id }, body: {} });
  await server.call(api.schedules.remove, { params: { id: schedule.id } });
  await server.call(api.town.rotateKey);
  await server.call(api.screens.revoke, { params: { id: screen } });
  const { id } = await server.call(api.accounts.create, { body: { username: 'editor', name: '编辑', password: 'a long password', roles: ['editor'] } });
  await server.call(api.accounts.update, { params: { id }, body: { disabled: true, password: 'another password' } });
  expect((await actions()).slice(0, 13).toReversed()).toEqual([
    'session.refuse', 'session.begin', 'screen.pair', 'content.create', 'playlist.create', 'schedule.create',
    'publication.schedule', 'publication.withdraw', 'schedule.delete', 'publication.rotate-key', 'screen.revoke', 'account.create', 'account.update',
  ]);
  const log = JSON.stringify(await server.call(api.town.audit));
  for (const secret of ['another password', 'a long password', PASSWORD, 'wrong"']) expect(log).not.toContain(secret);
});

test('signing out leaves an entry', async () => {
  const { id } = await server.call(api.accounts.create, { body: { username: 'leaver', name: '下班', password: 'a long password', roles: ['editor'] } });
  const { call } = await server.signIn(id);
  await call(api.session.signOut);
  expect((await server.call(api.town.audit))[0]).toMatchObject({ action: 'session.end', subject: id });
});

test('what is refused leaves no entry of a change', async () => {
  const before = await actions();
  const schedule = await makeSchedule(server, {}, []);
  const after = await actions();
  expect(await codeOf(publish(server, schedule.id))).toBe('empty-playlist');
  expect(await actions()).toEqual(after);
  expect(after.length - before.length).toBe(2); // the playlist and the schedule
});

test('the chain holds, also when many act at once, and pages join without a gap', async () => {
  await Promise.all(Array.from({ length: 120 }, (_, index) => server.call(api.playlists.create, { body: { name: `单${index}`, entries: [] } })));
  expect(await server.app.services.audit.firstBroken()).toBeNull();
  const numbers: number[] = [];
  for (let before: number | undefined; ; ) {
    const page = await server.call(api.town.audit, { query: before === undefined ? {} : { before } });
    if (page.length === 0) break;
    numbers.push(...page.map(({ number }) => number));
    before = numbers.at(-1);
  }
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => numbers.length - index));
});

describe('what is append-only', () => {
  test.each([
    ['audit', 'detail'],
    ['publication', 'title'],
    ['screen_profile', 'text'],
  ])('%s refuses to be changed or emptied, also by a hand with a SQL shell', async (table, column) => {
    const { db } = server.app.services;
    await expect(sql.raw(`UPDATE "${table}" SET "${column}" = 'x'`).execute(db)).rejects.toThrow(`${table} is append-only`);
    await expect(sql.raw(`DELETE FROM "${table}"`).execute(db)).rejects.toThrow(`${table} is append-only`);
  });

  test.each([
    ['changed', `UPDATE audit SET detail = '"nothing"' WHERE number = 3`, 3],
    ['left out', 'DELETE FROM audit WHERE number = 3', 4],
    ['put in another’s name', `UPDATE audit SET account_id = 'someone' WHERE number = 3`, 3],
  ])('an entry %s by one who takes the guard away is found', async (_, tampering, broken) => {
    const { db, audit } = server.app.services;
    const kept = await db.selectFrom('audit').selectAll().where('number', '=', 3).executeTakeFirstOrThrow();
    const guards = (await sql<{ name: string; sql: string }>`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'`.execute(db)).rows;
    for (const { name } of guards) await sql.raw(`DROP TRIGGER ${name}`).execute(db);
    await sql.raw(tampering).execute(db);
    expect(await audit.firstBroken()).toBe(broken);
    await db.deleteFrom('audit').where('number', '=', 3).execute();
    await db.insertInto('audit').values(kept).execute();
    for (const each of guards) await sql.raw(each.sql).execute(db);
    expect(await audit.firstBroken()).toBeNull();
  });
});
