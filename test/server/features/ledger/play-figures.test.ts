import fc from 'fast-check';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CATEGORIES } from '../../../../server/domain/content.ts';
import { dayOf } from '../../../../server/domain/recurrence.ts';
import { createLedgerStore } from '../../../../server/features/ledger/ledger.store.ts';
import type { PlaySource } from '../../../../server/features/ledger/play-figures.ts';
import { openDatabase } from '../../../../server/storage/database.ts';
import { playRow, publicationRow, screenRow } from '../../../contracts/rows.ts';
import { addScreens } from '../../../contracts/screens.contract.ts';
import { api } from '../../../../server/protocol/rest/index.ts';
import { startServer, type TestServer } from '../../../support/server.ts';
import { makePlaylist, makeSlogan, publish, scheduleDetails } from '../../support/desk.ts';
import { connectScreen, echoOf, INSTALLATION, pairScreen, play, said, until } from '../../support/wall.ts';

const HOUR = 3_600_000;
const ZONE = 'Asia/Shanghai';
const NOON = Date.UTC(2026, 5, 26, 4); // 12:00 on 26 June in Shanghai
const JUNE = { from: '2026-06-01', to: '2026-06-30' };

describe('what metrics ask of the play ledger', () => {
  let server: TestServer;
  let clock = NOON + 3 * HOUR;
  const sockets: Record<string, Socket> = {};
  const number: Record<string, number> = {};
  let campaign: number;
  let plain: number;

  const figures = (source: Omit<PlaySource, 'kind' | 'by'> & Partial<PlaySource>, at: number | null = null, range = JUNE) => server.app.services.ledger.playFigures({ kind: 'plays', by: null, ...source }, range, at);
  const played = async (screen: string, publication: number, startedAt: number, fields: Parameters<typeof play>[2] = {}) => {
    number[screen] = (number[screen] ?? 0) + 1;
    await said(sockets[screen]!, 'plays', { installation: INSTALLATION, records: [play(number[screen]!, publication, { startedAt, ...fields })] });
  };

  beforeAll(async () => {
    server = await startServer({ now: () => clock });
    for (const [name, village, venueKind] of [['东屏', '东村', 'park'], ['西屏', '西村', 'service-hall'], ['静屏', '南村', 'park'], ['无村屏', '', 'vehicle']] as const) {
      sockets[name] = await connectScreen(server.url, (await pairScreen(server, name, { village, venueKind })).credential);
    }
    const slogan = await makeSlogan(server, '珍爱生命');
    const notice = await server.call(api.content.create, { body: { kind: 'notice', text: '举报电话', phone: '110', theme: 'alert', category: 'hotline' } });
    const playlist = await makePlaylist(server);
    await server.call(api.playlists.update, { params: { id: playlist.id }, ifMatch: playlist.revision, body: { name: '两条', entries: [slogan.id, notice.id].map((content) => ({ content, durationMs: null })) } });
    const made = await server.call(api.schedules.create, { body: scheduleDetails(playlist.id, { campaign: '6·26禁毒宣传月' }) });
    campaign = (await publish(server, made.id)).sequence;
    plain = (await publish(server, (await server.call(api.schedules.create, { body: scheduleDetails(playlist.id) })).id)).sequence;
    await played('东屏', campaign, NOON);
    await played('东屏', plain, NOON - 26 * HOUR, { durationMs: HOUR });
    await played('东屏', campaign, NOON + 2 * HOUR, { index: 1 });
    await played('西屏', plain, NOON + HOUR, { durationMs: 20_000 });
    await played('西屏', plain, NOON, { outcome: 'cut', durationMs: 900 });
    await played('无村屏', plain, NOON, { outcome: 'failed' });
    await played('无村屏', plain, Date.UTC(2026, 4, 1, 4)); // in May
    await played('无村屏', campaign, NOON - 2 * HOUR);
  });
  afterAll(async () => {
    for (const socket of Object.values(sockets)) socket.close();
    await server.close();
  });

  test('plays, hours, screens and villages count what people could have seen', async () => {
    expect(await figures({ measure: 'plays' })).toMatchObject({ whole: 5, members: [], asOf: clock });
    expect(await figures({ measure: 'play-hours' })).toMatchObject({ whole: 1.02 }); // an hour, 20 s and three times 15 s
    expect(await figures({ measure: 'screens-playing' })).toMatchObject({ whole: 3 });
    expect(await figures({ measure: 'villages-covered' })).toMatchObject({ whole: 2 });
    expect(await figures({ measure: 'plays' }, null, { from: '2026-05-01', to: '2026-05-01' })).toMatchObject({ whole: 1 });
  });

  test('groups bear the names a person reads, and a village nothing was played in is there with 0', async () => {
    expect((await figures({ measure: 'plays', by: 'village' })).members).toEqual([{ member: '东村', value: 3 }, { member: '未填村（居）', value: 1 }, { member: '西村', value: 1 }, { member: '南村', value: 0 }]);
    expect((await figures({ measure: 'plays', by: 'venueKind' })).members).toEqual([{ member: '公园', value: 3 }, { member: '办事大厅', value: 1 }, { member: '宣传车', value: 1 }]);
    expect((await figures({ measure: 'screens-playing', by: 'category' })).members).toEqual([{ member: '宣传标语', value: 3 }, { member: '举报方式', value: 1 }]);
    expect((await figures({ measure: 'plays', by: 'campaign' })).members).toEqual([{ member: '6·26禁毒宣传月', value: 3 }, { member: '无主题', value: 2 }]);
    expect((await figures({ measure: 'plays', by: 'screen' })).members.map(({ member }) => member)).toEqual(['东屏', '无村屏', '西屏', '静屏']);
  });

  test('keep to the category, village, kind of place and campaign asked for', async () => {
    expect(await figures({ measure: 'plays', category: 'hotline' })).toMatchObject({ whole: 1 });
    expect(await figures({ measure: 'plays', village: '西村', by: 'screen' })).toMatchObject({ whole: 1, members: [{ member: '西屏', value: 1 }] });
    expect(await figures({ measure: 'villages-covered', venueKind: 'park' })).toMatchObject({ whole: 1 });
    expect(await figures({ measure: 'screens-playing', campaign: '6·26禁毒宣传月' })).toMatchObject({ whole: 2 });
  });

  test('an instant in the past cuts there: whole days before, and of its own day what had begun', async () => {
    expect(await figures({ measure: 'plays' }, NOON)).toMatchObject({ whole: 3, asOf: NOON });
    expect(await figures({ measure: 'plays' }, NOON - 1)).toMatchObject({ whole: 2 });
    expect(await figures({ measure: 'plays' }, NOON + HOUR)).toMatchObject({ whole: 4 });
    expect(await figures({ measure: 'plays' }, NOON - 13 * HOUR)).toMatchObject({ whole: 1 }); // 23:00 on the 25th
    expect(await figures({ measure: 'plays' }, NOON - 12 * HOUR - 1)).toMatchObject({ whole: 1 }); // the 25th's last instant
    expect(await figures({ measure: 'plays' }, Date.UTC(2026, 5, 1))).toMatchObject({ whole: 0 });
    expect(await figures({ measure: 'plays' }, Date.UTC(2026, 3, 1), { from: '2026-03-01', to: '2026-04-01' })).toMatchObject({ whole: null }); // before there was anything to count
    expect(await figures({ measure: 'plays' }, NOON, { from: '2026-01-01', to: '2026-06-25' })).toMatchObject({ whole: 2 });
  });

  test('screens online are known for now only', async () => {
    expect(await figures({ measure: 'screens-online', by: 'village' })).toMatchObject({ whole: 4, members: [{ member: '东村', value: 1 }, { member: '南村', value: 1 }, { member: '未填村（居）', value: 1 }, { member: '西村', value: 1 }] });
    expect(await figures({ measure: 'screens-online', venueKind: 'park' })).toMatchObject({ whole: 2, members: [] });
    expect(await figures({ measure: 'screens-online' }, NOON)).toMatchObject({ whole: null, members: [] });
    sockets['静屏']!.close();
    await until(() => figures({ measure: 'screens-online', village: '南村' }), ({ whole }) => whole === 0);
  });

  test('what a screen still holds, and what is nowhere, stands beside what it has handed in; no other screen’s does', async () => {
    await said(sockets['西屏']!, 'echo', echoOf({ highestPlay: 9, pendingPlays: 4 }));
    expect((await figures({ measure: 'plays', village: '西村' })).returned).toEqual({ committed: 2, pending: 4, missing: 3 });
    expect((await figures({ measure: 'plays', village: '东村' })).returned).toEqual({ committed: 3, pending: 0, missing: 0 });
  });

  test('a play is in the figure as soon as it is committed, and whoever listens hears of it', async () => {
    const before = (await figures({ measure: 'plays' })).whole!;
    let heard = 0;
    const stop = server.app.services.ledger.onChange(() => (heard += 1));
    await played('西屏', plain, NOON);
    expect(await figures({ measure: 'plays' })).toMatchObject({ whole: before + 1 });
    await until(() => heard, (times) => times === 1);
    stop();
    clock += 1;
    await played('西屏', plain, NOON - 48 * HOUR); // late, from a day that was over
    expect(await figures({ measure: 'plays' })).toMatchObject({ whole: before + 2 });
    expect(await figures({ measure: 'plays' }, NOON - 24 * HOUR)).toMatchObject({ whole: 2 });
    expect(heard).toBe(1);
  });

  test('what a screen held when its storage was lost is awaited no longer: it is missing', async () => {
    const gapOf = async (installation: string) => (await server.app.services.ledger.gaps()).find((gap) => gap.name === '西屏' && gap.installation === installation)!;
    const before = await gapOf(INSTALLATION);
    expect(before.pending).toBe(4);
    clock += 30 * 60_000;
    const fresh = 'freshfreshfresh1';
    await said(sockets['西屏']!, 'echo', echoOf({ installation: fresh, highestPlay: 2, pendingPlays: 2 }));
    expect((await gapOf(INSTALLATION)).pending).toBe(4); // perhaps the other browser on the box is only slow
    clock += 60 * 60_000;
    await said(sockets['西屏']!, 'echo', echoOf({ installation: fresh, highestPlay: 3, pendingPlays: 3 }));
    expect(await gapOf(INSTALLATION)).toMatchObject({ pending: 0, missing: before.missing + 4 });
    expect((await figures({ measure: 'plays', village: '西村' })).returned.pending).toBe(3);
  });
});

test('a screen that took the long name of a revoked one, in a place of a long name, is named as a frame may hold it', async () => {
  const server = await startServer();
  try {
    const [name, village] = ['长'.repeat(80), '村'.repeat(80)];
    await server.call(api.screens.revoke, { params: { id: (await pairScreen(server, name, { village })).screen } });
    await pairScreen(server, name, { village });
    const { members } = await server.app.services.ledger.playFigures({ kind: 'plays', measure: 'plays', by: 'screen' }, JUNE, null);
    expect(members.map(({ member }) => member.length)).toEqual([80]);
  } finally {
    await server.close();
  }
});

test('tallies followed from commit to commit are those of a ledger that is counted anew', async () => {
  const db = await openDatabase(':memory:');
  const store = createLedgerStore(db);
  await addScreens(db, ['a', 'b'].map((id) => screenRow(id)));
  await db.insertInto('publication').values(publicationRow(1, { text: '{"campaign":"主题党日"}' })).execute();
  const record = fc.record({
    screen: fc.constantFrom('a', 'b'),
    number: fc.integer({ min: 1, max: 20 }),
    change: fc.record({ publication: fc.constantFrom(1, 2), category: fc.constantFrom(...CATEGORIES), counted: fc.constantFrom(0, 1), started_at: fc.integer({ min: NOON - 72 * HOUR, max: NOON }) }),
  });
  const ranges = [['2026-06-23', '2026-06-26'], ['2026-06-25', '2026-06-25'], ['2026-07-01', '2026-07-31']] as const;
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.array(record, { maxLength: 10 }), fc.constantFrom(...ranges)), { maxLength: 10 }), async (commits) => {
      run += 1;
      for (const [records, [from, to]] of commits) {
        const rows = records.map(({ screen, number, change }) => playRow(screen, number, { installation: `run ${run}`, day: dayOf(change.started_at, ZONE), ...change }));
        await db.transaction().execute((tx) => store.insert(tx, rows));
        const sorted = (tallies: readonly object[]) => tallies.map((tally) => JSON.stringify(tally)).sort();
        const [followed, anew] = [await store.tallies.of(from, to), await createLedgerStore(db).tallies.of(from, to)];
        expect(sorted(followed)).toEqual(sorted(anew));
        expect(sorted(await store.tallies.until(from, to, NOON))).toEqual(sorted(anew));
      }
    }),
    { numRuns: 60 },
  );
  await db.destroy();
});
