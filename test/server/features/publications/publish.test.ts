import { createHash, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Publication, Signed } from '../../../../server/domain/publication.ts';
import { NO_PREVIOUS } from '../../../../server/domain/publication.ts';
import { NO_TARGETS } from '../../../../server/domain/targets.ts';
import { publicKeyObject } from '../../../../server/features/publications/keyring.ts';
import { digestOf } from '../../../../server/features/schedules/schedule-changes.ts';
import { api } from '../../../../server/protocol/rest/index.ts';
import { startServer, type TestServer } from '../../../support/server.ts';
import { makePlaylist, makeSchedule, publish, scheduleDetails } from '../../support/desk.ts';
import { codeOf, refusalOf } from '../../support/refusal.ts';
import { connectScreen, once, pairScreen } from '../../support/wall.ts';

let server: TestServer;
let credential: string;

beforeAll(async () => {
  server = await startServer();
  ({ credential } = await pairScreen(server, '一号屏'));
});
afterAll(() => server.close());

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('publishing', () => {
  test('sends the very bytes that were signed, once, to every screen', async () => {
    const screens = await Promise.all([connectScreen(server.url, credential), connectScreen(server.url, credential)]);
    const arriving = screens.map((screen) => once<Signed>(screen, 'publication'));
    const { sequence } = await publish(server, (await makeSchedule(server)).id);
    const heard = await Promise.all(arriving);
    expect(heard[0]).toEqual(heard[1]);
    const [row] = await server.app.services.db.selectFrom('publication').selectAll().where('sequence', '=', sequence).execute();
    expect(heard[0]).toEqual({ text: row!.text, signature: row!.signature, keyId: row!.key_id });
    for (const screen of screens) screen.close();
  });

  test('writes a log that verifies with the public keys and in which each names the one before', async () => {
    await publish(server, (await makeSchedule(server)).id);
    await server.call(api.town.rotateKey);
    await publish(server, (await makeSchedule(server)).id);
    const keys = new Map((await server.call(api.town.keys)).map((key) => [key.id, key]));
    const rows = await server.app.services.db.selectFrom('publication').selectAll().orderBy('sequence').execute();
    let [previous, issuedAt] = [NO_PREVIOUS, 0];
    for (const [index, row] of rows.entries()) {
      const publication = JSON.parse(row.text) as Publication;
      expect(verify(null, Buffer.from(row.text), publicKeyObject(keys.get(row.key_id)!), Buffer.from(row.signature, 'base64'))).toBe(true);
      expect(publication).toMatchObject({ sequence: index + 1, previous });
      expect(publication.issuedAt).toBeGreaterThan(issuedAt);
      expect(row.sha256).toBe(sha256(row.text));
      [previous, issuedAt] = [row.sha256, publication.issuedAt];
    }
    expect(new Set(rows.map(({ key_id }) => key_id)).size).toBe(2);
  });

  test('binds who decided to the digest of all that was decided on', async () => {
    const { sequence } = await publish(server, (await makeSchedule(server)).id);
    const { publication } = await server.call(api.publications.get, { params: { sequence } });
    if (publication.kind !== 'schedule') throw new Error(publication.kind);
    const { schedule, title, tier, targets, recurrence, playlist, approvals } = publication;
    expect(approvals).toEqual([{ step: 'publish', account: server.by.account, name: '管理员', at: expect.any(Number) as number, digest: digestOf({ schedule, title, tier, targets, recurrence, playlist }) }]);
    expect(digestOf({ schedule, title, tier, targets, recurrence, playlist: { ...playlist, items: [] } })).not.toBe(approvals[0]!.digest);
  });

  test('keeps what was signed when the desk changes it afterwards, and says that it changed', async () => {
    const schedule = await makeSchedule(server);
    const { sequence } = await publish(server, schedule.id);
    const before = (await server.call(api.publications.get, { params: { sequence } })).publication;
    const { contents, revision, entries, name } = await server.call(api.playlists.get, { params: { id: schedule.playlist } });
    await server.call(api.content.update, { params: { id: contents[0]!.id }, ifMatch: contents[0]!.revision, body: { title: '改过的标题' } });
    expect((await server.call(api.schedules.get, { params: { id: schedule.id } })).changes).toEqual(['content']);
    await server.call(api.playlists.update, { params: { id: schedule.playlist }, ifMatch: revision, body: { name, entries: [...entries, ...entries] } });
    expect((await server.call(api.schedules.get, { params: { id: schedule.id } })).changes).toEqual(['playlist']);
    expect((await server.call(api.publications.get, { params: { sequence } })).publication).toEqual(before);
    await publish(server, schedule.id);
    expect((await server.call(api.schedules.get, { params: { id: schedule.id } })).changes).toEqual([]);
  });
});

describe('publishing is refused', () => {
  test.each([
    ['with nothing in the playlist', 'empty-playlist', {}, [] as string[]],
    ['for no screen', 'no-screens', { targets: { ...NO_TARGETS, villages: ['无此村'] } }, undefined],
    ['when it is over', 'already-over', { recurrence: { startDate: '2020-01-01', endDate: '2020-02-01', weekdays: [1], windows: [{ from: '08:00', to: '09:00' }] } }, undefined],
  ])('%s', async (_, code, fields, texts) => {
    const { id } = await makeSchedule(server, fields, texts);
    const head = server.app.services.log.state.sequence;
    expect(await codeOf(publish(server, id))).toBe(code);
    expect(server.app.services.log.state.sequence).toBe(head);
  });

  test('when a text cannot be read on some screen, with which text and which screen', async () => {
    const { screen } = await pairScreen(server, '条屏', { village: '条屏村', venueKind: 'strip-led', pixels: { width: 64, height: 16 } });
    const { id } = await makeSchedule(server, { targets: { ...NO_TARGETS, villages: ['条屏村'] } }, ['学习宣传贯彻宪法精神\n维护宪法权威']);
    expect(await refusalOf(publish(server, id))).toMatchObject({ status: 409, code: 'cannot-fit', details: [{ title: '学习宣传贯彻宪法精神 维护宪法权威', width: 64, height: 16 }] });
    await server.call(api.screens.revoke, { params: { id: screen } });
  });

  test('when it is no longer what was seen', async () => {
    const { id, revision, playlist } = await makeSchedule(server);
    await server.call(api.schedules.update, { params: { id }, ifMatch: revision, body: scheduleDetails(playlist, { name: '改了名' }) });
    expect(await refusalOf(server.call(api.schedules.publish, { params: { id }, body: { revision } }))).toMatchObject({ status: 412, code: 'changed-meanwhile', details: { name: '改了名' } });
  });

  test('when it was deleted, and what is published cannot be', async () => {
    const { id } = await makeSchedule(server);
    await publish(server, id);
    expect(await refusalOf(server.call(api.schedules.remove, { params: { id } }))).toMatchObject({ code: 'in-use', details: [{ kind: 'publication' }] });
    await server.call(api.schedules.withdraw, { params: { id }, body: {} });
    await server.call(api.schedules.remove, { params: { id } });
    expect(await codeOf(publish(server, id))).toBe('changed-meanwhile');
  });
});

describe('withdrawing', () => {
  test('is a publication of its own, names its schedule, and is told to the screens it was on', async () => {
    const { id } = await makeSchedule(server, { name: '要撤的' });
    const { sequence } = await publish(server, id);
    const withdrawn = await server.call(api.schedules.withdraw, { params: { id }, body: {} });
    expect(withdrawn).toMatchObject({ kind: 'withdraw', schedule: id, title: '要撤的', sequence: sequence + 1 });
    expect(withdrawn.screens).toBeGreaterThan(0);
    expect(await server.call(api.schedules.get, { params: { id } })).toMatchObject({ state: 'withdrawn', publication: null });
    expect(server.app.services.log.state.schedules.has(id)).toBe(false);
    expect(await codeOf(server.call(api.schedules.withdraw, { params: { id }, body: {} }))).toBe('not-published');
  });

  test('by two at the same moment happens once', async () => {
    const { id } = await makeSchedule(server);
    await publish(server, id);
    const head = server.app.services.log.state.sequence;
    const both = await Promise.allSettled([1, 2].map(() => server.call(api.schedules.withdraw, { params: { id }, body: {} })));
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(server.app.services.log.state.sequence).toBe(head + 1);
  });
});

test('two who rotate the key at the same moment leave one key in force', async () => {
  await Promise.all([server.call(api.town.rotateKey), server.call(api.town.rotateKey)]);
  const keys = await server.call(api.town.keys);
  expect(keys.filter(({ retiredAt }) => retiredAt === null).map(({ id }) => id)).toEqual([server.app.services.log.state.key.id]);
});

test('a start folds the log to just what it was, and goes on from there', async () => {
  const { dataDir } = server;
  const before = server.app.services.log.state;
  await server.app.close();
  server = await startServer({ dataDir });
  expect(server.app.services.log.state).toEqual(before);
  const playlist = await makePlaylist(server);
  const { id } = await server.call(api.schedules.create, { body: scheduleDetails(playlist.id) });
  expect((await publish(server, id)).sequence).toBe(before.sequence + 1);
});
