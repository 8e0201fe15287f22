import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GROUPINGS } from '../../../../server/protocol/rest/ledger.ts';
import { api } from '../../../../server/protocol/rest/index.ts';
import { startServer, type TestServer } from '../../../support/server.ts';
import { makePlaylist, makeSlogan, publish, scheduleDetails } from '../../support/desk.ts';
import { ask, connectScreen, echoOf, INSTALLATION, pairScreen, play, said, screenDetails } from '../../support/wall.ts';

let server: TestServer;
let sequence: number;
const sockets: Record<string, Socket> = {};
const ids: Record<string, string> = {};

async function addScreen(name: string, fields: Parameters<typeof pairScreen>[2] = {}): Promise<void> {
  const paired = await pairScreen(server, name, fields);
  ids[name] = paired.screen;
  sockets[name] = await connectScreen(server.url, paired.credential);
}

beforeAll(async () => {
  server = await startServer();
  await addScreen('东屏', { village: '东村', venueKind: 'park' });
  await addScreen('西屏', { village: '西村', venueKind: 'service-hall' });
  await addScreen('纽约屏', { village: '西村', venueKind: 'park', timeZone: 'America/New_York' });
  const [slogan, notice] = [await makeSlogan(server, '学法用法'), await server.call(api.content.create, { body: { kind: 'notice', text: '举报电话', phone: '110', theme: 'alert', category: 'hotline' } })];
  const playlist = await makePlaylist(server);
  await server.call(api.playlists.update, { params: { id: playlist.id }, ifMatch: playlist.revision, body: { name: '两条', entries: [slogan.id, notice.id].map((content) => ({ content, durationMs: null })) } });
  const { id } = await server.call(api.schedules.create, { body: scheduleDetails(playlist.id) });
  ({ sequence } = await publish(server, id));
});
afterAll(async () => {
  for (const socket of Object.values(sockets)) socket.close();
  await server.close();
});

type Record_ = ReturnType<typeof play>;
const send = (screen: string, records: Record_[], installation = INSTALLATION) => said<{ committed: number[] }>(sockets[screen]!, 'plays', { installation, records });
const rowsOf = async (installation: string) => server.app.services.db.selectFrom('play').selectAll().where('installation', '=', installation).orderBy('number').execute();
const T = Date.UTC(2026, 4, 5, 4);
const DAYS = { from: '2026-05-01', to: '2026-05-31' };

describe('a play', () => {
  test('is kept once however often and in whatever overlap it is sent, and told to be committed each time', async () => {
    const installation = 'onceonceonceonce';
    const batch = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => play(from + index, sequence, { startedAt: T }));
    const answers = await Promise.all([send('东屏', batch(1, 60), installation), send('东屏', batch(40, 100), installation), send('东屏', batch(1, 60), installation)]);
    expect(answers.map(({ committed }) => [committed[0], committed.length])).toEqual([[1, 60], [40, 61], [1, 60]]);
    expect((await rowsOf(installation)).map(({ number }) => number)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  });

  test('keeps its first word when another comes under the same number', async () => {
    const installation = 'firstfirstfirst1';
    await send('东屏', [play(1, sequence, { durationMs: 5_000, startedAt: T })], installation);
    await send('东屏', [play(1, sequence, { durationMs: 9_000, startedAt: T, outcome: 'failed' })], installation);
    expect(await rowsOf(installation)).toMatchObject([{ duration_ms: 5_000, outcome: 'complete' }]);
  });

  test('of an unknown publication or item is kept all the same, and does not spoil the one that comes later', async () => {
    const installation = 'unknownunknown01';
    const next = server.app.services.log.state.sequence + 1;
    await send('东屏', [play(1, next, { startedAt: T }), play(2, sequence, { index: 99, startedAt: T })], installation);
    expect(await rowsOf(installation)).toMatchObject([{ content_id: 'unknown', category: 'other' }, { content_id: 'unknown' }]);
    const playlist = await makePlaylist(server);
    const { id } = await server.call(api.schedules.create, { body: scheduleDetails(playlist.id) });
    expect((await publish(server, id)).sequence).toBe(next);
    await send('东屏', [play(3, next, { startedAt: T })], installation);
    expect((await rowsOf(installation))[2]).toMatchObject({ content_id: playlist.entries[0]!.content, category: 'slogan' });
  });

  test('falls on the day it has where the screen stands, also after the screen has moved', async () => {
    const installation = 'daysdaysdaysdays';
    const midnight = Date.UTC(2026, 4, 5, 16); // 00:00 on the 6th in Shanghai, noon on the 5th in New York
    for (const [screen, day] of [['东屏', '2026-05-06'], ['纽约屏', '2026-05-05']] as const) {
      await send(screen, [play(1, sequence, { startedAt: midnight })], installation);
      expect(await server.app.services.db.selectFrom('play').select('day').where('installation', '=', installation).where('screen_id', '=', ids[screen]!).execute()).toEqual([{ day }]);
    }
    const { revision } = await server.call(api.screens.get, { params: { id: ids['纽约屏']! } });
    await server.call(api.screens.update, { params: { id: ids['纽约屏']! }, ifMatch: revision, body: screenDetails('纽约屏', { village: '西村', venueKind: 'park', timeZone: 'Asia/Tokyo' }) });
    await send('纽约屏', [play(2, sequence, { startedAt: midnight })], installation);
    const days = await server.app.services.db.selectFrom('play').select('day').where('installation', '=', installation).where('screen_id', '=', ids['纽约屏']!).orderBy('number').execute();
    expect(days.map(({ day }) => day)).toEqual(['2026-05-05', '2026-05-06']);
  });

  test.each([[[]], [[play(0, 1)]], [[play(1, 1, { durationMs: -1 })]], [[{ ...play(1, 1), outcome: 'great' }]], [Array.from({ length: 101 }, (_, index) => play(index + 1, 1))], [[{ ...play(1, 1), startedAt: Number.NaN }]]])('that is none is refused, and nothing of its batch is kept: %#', async (records) => {
    const installation = 'badbadbadbadbad1';
    expect(await ask(sockets['东屏']!, 'plays', { installation, records })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(await rowsOf(installation)).toEqual([]);
  });
});

describe('what is missing', () => {
  const gap = async (installation: string) => (await server.call(api.ledger.gaps)).find((each) => each.installation === installation);

  test('shows as pending while the screen holds it, and as missing when nobody does', async () => {
    const installation = 'gapsgapsgapsgaps';
    await send('东屏', [1, 2, 5, 8].map((number) => play(number, sequence, { startedAt: T })), installation);
    await said(sockets['东屏']!, 'echo', echoOf({ installation, highestPlay: 10, pendingPlays: 3 }));
    expect(await gap(installation)).toMatchObject({ name: '东屏', highest: 10, committed: 4, pending: 3, missing: 3 });
    await send('东屏', [3, 9, 10].map((number) => play(number, sequence, { startedAt: T })), installation);
    await said(sockets['东屏']!, 'echo', echoOf({ installation, highestPlay: 10, pendingPlays: 0 }));
    expect(await gap(installation)).toMatchObject({ committed: 7, pending: 0, missing: 3 });
  });

  test('shows also of a screen that never said how many it has played', async () => {
    await send('西屏', [1, 4].map((number) => play(number, sequence, { startedAt: T })), 'silentsilent0001');
    expect(await gap('silentsilent0001')).toMatchObject({ highest: 4, committed: 2, pending: 0, missing: 2 });
  });

  test('never grows less because a screen announces less', async () => {
    await said(sockets['西屏']!, 'echo', echoOf({ installation: 'shrinkshrink0001', highestPlay: 9 }));
    await said(sockets['西屏']!, 'echo', echoOf({ installation: 'shrinkshrink0001', highestPlay: 2 }));
    expect(await gap('shrinkshrink0001')).toMatchObject({ highest: 9, missing: 9 });
  });
});

describe('the counts', () => {
  beforeAll(async () => {
    let number = 1;
    for (const screen of ['东屏', '西屏', '纽约屏']) {
      const records: Record_[] = [];
      for (const outcome of ['complete', 'cut', 'failed'] as const) {
        for (const durationMs of [1_000, 4_000, 15_000]) for (const index of [0, 1]) records.push(play(number++, sequence, { outcome, durationMs, index, startedAt: T + number * 3_600_000 }));
      }
      await send(screen, records, 'countscounts0001');
    }
  });

  test('agree with each other by every grouping, and with the records', async () => {
    const tables = await Promise.all(GROUPINGS.map((by) => server.call(api.ledger.counts, { query: { by, ...DAYS } })));
    for (const { rows, total } of tables) {
      expect(total).toEqual(tables[0]!.total);
      for (const column of ['plays', 'durationMs', 'cut', 'failed'] as const) expect(rows.reduce((sum, row) => sum + row[column], 0)).toBe(total[column]);
    }
    const records = [];
    for (let offset = 0, more = true; more; offset += 100) {
      const page = await server.call(api.ledger.records, { query: { ...DAYS, offset } });
      records.push(...page.rows);
      more = page.more;
    }
    expect(records.filter(({ counted }) => counted)).toHaveLength(tables[0]!.total.plays);
    expect(records.filter(({ outcome }) => outcome === 'failed')).toHaveLength(tables[0]!.total.failed);
    expect(records).toHaveLength(tables[0]!.total.plays + tables[0]!.total.cut + tables[0]!.total.failed);
    expect(new Set(records.map(({ screen, installation, number }) => `${screen} ${installation} ${number}`)).size).toBe(records.length);
  });

  test('keep to the days, the screen and the category asked for', async () => {
    const whole = await server.call(api.ledger.counts, { query: { by: 'category', ...DAYS } });
    const hotline = await server.call(api.ledger.counts, { query: { by: 'screen', category: 'hotline', ...DAYS } });
    expect(hotline.total.plays).toBe(whole.rows.find(({ key }) => key === 'hotline')?.plays);
    const east = await server.call(api.ledger.counts, { query: { by: 'day', screen: ids['东屏']!, ...DAYS } });
    const first = east.rows[0]!;
    const oneDay = await server.call(api.ledger.counts, { query: { by: 'day', screen: ids['东屏']!, from: first.key, to: first.key } });
    expect(oneDay.rows).toEqual([first]);
    expect((await server.call(api.ledger.counts, { query: { by: 'day', from: '2027-01-01', to: '2026-01-01' } })).rows).toEqual([]);
  });
});
