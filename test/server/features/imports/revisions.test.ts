import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { breakOf } from '../../../../server/features/imports/failure.ts';
import { api } from '../../../../server/protocol/rest/index.ts';
import type { ImportSettings } from '../../../../server/protocol/rest/imports.ts';
import type { Call, TestServer } from '../../../support/server.ts';
import { checkLong, createMetrics, endOf, finished, LONG, NOW, settings, startTown } from './town.ts';

const MARCH = '2019-03-31';

let server: TestServer;
let approver: Call;
let now = NOW;
let mark = '';
let tests = 0;
beforeAll(async () => {
  server = await startTown(() => now);
  const { id } = await server.call(api.accounts.create, { body: { username: 'approver', name: '李静', password: 'lotus-pond-2027', roles: ['administrator'] } });
  approver = (await server.signIn(id)).call;
});
afterAll(() => server.close());
beforeEach(async () => {
  mark = `_${++tests}`;
  now = NOW + tests * 1_000;
  await createMetrics(server, mark, ['sessions', 'opinions', 'water']);
});

type Choice = ImportSettings['revisions'];
const row = (value: number | string, day = MARCH, member = '荷塘村', note = '') => [`sessions${mark}`, member, day, String(value), note];
const opinion = (value: number) => [`opinions${mark}`, '', MARCH, String(value), ''];
const value = async (metric = 'sessions') => (await server.call(api.metrics.get, { params: { id: `${metric}${mark}` } })).now.value;
const readings = async (metric = 'sessions') => (await server.call(api.readings.list, { query: { metric: `${metric}${mark}` } })).rows;
const standing = async (metric = 'sessions') => (await readings(metric)).filter(({ state, value }) => state === 'accepted' && value !== null);
const correct = (id: number, body: { value: number | null; note: string }) => server.call(api.readings.correct, { params: { id: String(id) }, body });
const check = async (rows: readonly (readonly string[])[], revisions: Choice = 'correct') => (await checkLong(server, rows, { revisions })).check;
async function commit(id: string, revisions: Choice = 'correct') {
  await server.call(api.imports.commit, { params: { id }, body: settings(LONG, { revisions }) });
  expect(await finished(server, id)).toMatchObject({ state: 'done', failure: null });
}
/** Records the rows. @returns the import's id */
async function record(rows: readonly (readonly string[])[], revisions: Choice = 'correct'): Promise<string> {
  const { id } = await checkLong(server, rows);
  await commit(id, revisions);
  return id;
}
async function undo(id: string) {
  await server.call(api.imports.undo, { params: { id }, body: { note: '撤销导入' } });
  expect(await finished(server, id)).toMatchObject({ state: 'undone', failure: null });
}
async function decideAll(accepted: boolean) {
  for (const { id } of (await readings('opinions')).filter(({ state, correctedBy }) => state === 'held' && correctedBy === null)) await approver(api.readings.decide, { params: { id: String(id) }, body: { accepted, note: '核对过' } });
}

describe('a row that differs from the record', () => {
  test('is named with both values, and corrects the reading unless told otherwise', async () => {
    await record([row(5), row(7, '2019-04-30'), row(1, MARCH, '莲花村')]);
    const rows = [row('近6'), row(7, '2019-04-30'), row(2, '2019-05-31'), row(1, MARCH, '莲花村')];
    const before = await check(rows);
    expect(before).toMatchObject({ readings: 2, duplicatesTotal: 2, revisionsTotal: 1 });
    expect(before.revisions).toMatchObject([{ row: 2, metric: `sessions${mark}`, member: '荷塘村', asOf: endOf(MARCH), value: 6, precision: 'about', before: { value: 5, precision: 'exact', asOf: endOf(MARCH) } }]);
    const id = await record(rows);
    expect(await value()).toBe(6 + 7 + 1 + 2);
    const all = await readings();
    const old = all.find((each) => each.value === 5);
    const mended = all.find((each) => each.value === 6);
    expect(old).toMatchObject({ state: 'corrected', correctedBy: mended?.id });
    expect(mended).toMatchObject({ corrects: old?.id, sourceKind: 'import', source: id, reporter: '管理员', state: 'accepted', precision: 'about' });
    const passport = await server.call(api.metrics.passport, { params: { id: `sessions${mark}` } });
    expect(passport.readings.map(({ value }) => value)).toEqual(expect.arrayContaining([5, 6]));
  });

  test('counts beside it or is left out when a person says so', async () => {
    await record([row(5)]);
    expect(await check([row(6), row(1, '2019-05-31')], 'skip')).toMatchObject({ readings: 1, revisionsTotal: 1, preview: [{ row: 3 }] });
    await record([row(6), row(1, '2019-05-31')], 'skip');
    expect(await value()).toBe(6);
    expect(await check([row(6)], 'add')).toMatchObject({ readings: 1, revisionsTotal: 1 });
    await record([row(6)], 'add');
    expect(await value()).toBe(5 + 6 + 1);
  });

  test('is another reading where several differ on either side; equal values go in pairs', async () => {
    await record([row(5), row(5, MARCH, '荷塘村', '下午'), row(8, '2019-04-30')]);
    expect(await check([row(5), row(6)])).toMatchObject({ revisionsTotal: 1, duplicatesTotal: 1, revisions: [{ row: 3, before: { value: 5 } }] });
    expect(await check([row(6)])).toMatchObject({ revisionsTotal: 0, readings: 1 });
    expect(await check([row(9, '2019-04-30'), row(10, '2019-04-30')])).toMatchObject({ revisionsTotal: 0, readings: 2 });
    expect(await check([row(9, '2019-04-30'), row(8, '2019-04-30')])).toMatchObject({ revisionsTotal: 0, readings: 1, duplicatesTotal: 1 });
    expect(await check([row(9, '2019-04-30'), row(9, '2019-04-30')])).toMatchObject({ revisionsTotal: 1, readings: 1, duplicatesTotal: 1 });
  });

  test('is found wherever it stands in a large file, and of many the first hundred are shown', async () => {
    const first = Temporal.PlainDate.from('2010-01-01');
    const days = Array.from({ length: 2_500 }, (_, index) => first.add({ days: index }).toString());
    await record(days.map((day, index) => row(index, day)));
    const rows = [...days.map((day, index) => row(index < 2_300 ? index : index + 1, day)), row(1, days[2_400])];
    const checked = await check(rows);
    expect(checked).toMatchObject({ revisionsTotal: 199, readings: 201, duplicatesTotal: 2_300 });
    expect(checked.revisions).toHaveLength(100);
    expect(checked.revisions[0]).toMatchObject({ row: 2_302, value: 2_301, before: { value: 2_300 } });
  });

  test('of today is compared with what there is of today', async () => {
    await record([row(5, '2026-11-23')]);
    now += 3_600_000;
    const rows = [row(6, '2026-11-23')];
    expect(await check(rows)).toMatchObject({ revisions: [{ asOf: now, before: { value: 5, asOf: now - 3_600_000 } }] });
    await record(rows);
    expect(await value()).toBe(6);
    now += 3_600_000;
    expect(await check(rows)).toMatchObject({ readings: 0, duplicatesTotal: 1 });
  });

  test('of today and of an hour of today, both unlike the one reading there, are two readings', async () => {
    const hour = '2026-11-23 10:00';
    await record([row(5, hour)]);
    expect(await check([row(6, '2026-11-23'), row(7, hour)])).toMatchObject({ revisionsTotal: 0, readings: 2 });
  });

  test('corrects what somebody made of the reading after it was shown', async () => {
    await record([row(5)]);
    const { id, check: before } = await checkLong(server, [row(6)]);
    expect(before.revisions).toMatchObject([{ before: { value: 5 } }]);
    const between = await correct((await standing())[0]!.id, { value: 50, note: '另一个数' });
    await commit(id);
    expect(await value()).toBe(6);
    expect(await standing()).toMatchObject([{ value: 6, corrects: between.id }]);
  });

  test('corrects what somebody made of the reading, or recorded anew what was taken back, while the file is being recorded', async () => {
    await record([row(5), row(8, '2019-04-30')]);
    const { id } = await checkLong(server, [row(6), row(9, '2019-04-30')]);
    const all = await standing();
    const { db } = server.app.services;
    const { readings: ledger } = server.app.services.statistics;
    const between = await correct(all.find((each) => each.value === 5)!.id, { value: 50, note: '另一个数' });
    const gone = await correct(all.find((each) => each.value === 8)!.id, { value: null, note: '没有这回事' });
    const rows = [{ value: 6, asOf: endOf(MARCH), corrects: between.corrects }, { value: 9, asOf: endOf('2019-04-30'), corrects: gone.corrects }].map((each) => ({ ...each, metric: `sessions${mark}`, member: '荷塘村', precision: 'exact' as const, note: '' }));
    await db.transaction().execute((tx) => ledger.appendMany({ kind: 'import', id, name: '读数.csv', reporter: server.by }, rows, tx));
    await ledger.announce([`sessions${mark}`]);
    expect(await value()).toBe(6 + 9);
    expect((await standing()).map(({ value, corrects }) => [value, corrects])).toEqual([[9, gone.id], [6, between.id]]);
  });

  test('is a reading of its own where the other was moved to another day in between', async () => {
    await record([row(5)]);
    const [old] = await standing();
    await server.call(api.readings.correct, { params: { id: String(old!.id) }, body: { value: 5, asOf: endOf('2019-06-30'), note: '是六月的' } });
    const origin = { kind: 'import', id: 'x', name: '读数.csv', reporter: server.by } as const;
    const { readings: ledger } = server.app.services.statistics;
    await server.app.services.db.transaction().execute((tx) => ledger.appendMany(origin, [{ metric: `sessions${mark}`, member: '荷塘村', value: 6, precision: 'exact', asOf: endOf(MARCH), note: '', corrects: old!.id }], tx));
    await ledger.announce([`sessions${mark}`]);
    expect(await value()).toBe(5 + 6);
  });
});

test('a metric that is changed while a file is being recorded takes nothing that it has no place for', async () => {
  const { db } = server.app.services;
  const { readings: ledger } = server.app.services.statistics;
  const slice = (member: string) => db.transaction().execute((tx) => ledger.appendMany({ kind: 'import', id: 'x', name: '读数.csv', reporter: server.by }, [{ metric: `sessions${mark}`, member, value: 6, precision: 'exact', asOf: endOf(MARCH), note: '' }], tx));
  await slice('荷塘村');
  const { id, revision, dimension, ...details } = await server.call(api.metrics.get, { params: { id: `sessions${mark}` } });
  await server.call(api.metrics.update, { params: { id }, ifMatch: revision, body: { ...details, dimension: { ...dimension!, members: ['荷塘村'] } } });
  const refused = await slice('莲花村').catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'bad-input', details: [{ path: 'readings.0.member', code: 'no-such-member' }] });
  expect(breakOf(refused, 'broken-off').details).toMatchObject({ zh: '记到一半停下了，已记下的都收回了，可以重新导入。这个指标没有这个分项。' });
});

describe('where somebody has to accept readings', () => {
  test('the record stands until the correction is accepted, and a refused one leaves it', async () => {
    await record([opinion(15)]);
    await decideAll(true);
    expect(await check([opinion(16)])).toMatchObject({ revisionsTotal: 1, remarks: [{ code: 'held' }] });
    await record([opinion(16)]);
    expect(await value('opinions')).toBe(15);
    expect(await check([opinion(16)])).toMatchObject({ readings: 0, duplicatesTotal: 1 });
    await decideAll(false);
    expect(await value('opinions')).toBe(15);
    await record([opinion(17)]);
    await decideAll(true);
    expect(await value('opinions')).toBe(17);
  });

  test('a row takes the place of what still waits, so that both can never count', async () => {
    await record([opinion(15)]);
    expect(await check([opinion(16)])).toMatchObject({ revisions: [{ before: { value: 15 } }] });
    await record([opinion(16)]);
    await record([opinion(17)]);
    await decideAll(true);
    expect(await value('opinions')).toBe(17);
    await record([opinion(18)]);
    expect(await check([opinion(19)])).toMatchObject({ revisions: [{ before: { value: 17 } }] });
    await record([opinion(19)]);
    expect(await check([opinion(20)])).toMatchObject({ revisions: [{ before: { value: 17 } }] });
    await decideAll(true);
    expect(await value('opinions')).toBe(19);
    expect((await standing('opinions')).map(({ value }) => value)).toEqual([19]);
    expect((await server.call(api.readings.list, { query: { metric: `opinions${mark}`, state: 'held' } })).rows).toEqual([]);
    expect((await server.call(api.metrics.get, { params: { id: `opinions${mark}` } })).held).toBe(0);
  });

  test('undone before anybody has accepted it, the record stands and what waited waits again', async () => {
    await record([opinion(15)]);
    const second = await record([opinion(16)]);
    await undo(second);
    expect(await value('opinions')).toBeNull();
    await decideAll(true);
    expect(await value('opinions')).toBe(15);
    const third = await record([opinion(17)]);
    const fourth = await record([opinion(18)]);
    await undo(fourth);
    expect(await value('opinions')).toBe(15);
    expect((await readings('opinions')).filter(({ state, correctedBy }) => state === 'held' && correctedBy === null).map(({ value }) => value)).toEqual([17]);
    await undo(third);
    expect(await value('opinions')).toBe(15);
    const fifth = await record([opinion(19)]);
    const sixth = await record([opinion(20)]);
    await decideAll(true);
    expect(await value('opinions')).toBe(20);
    await undo(sixth);
    expect(await value('opinions')).toBe(15);
    await decideAll(true);
    expect(await value('opinions')).toBe(19);
    await undo(fifth);
    expect(await value('opinions')).toBe(15);
  });
});

describe('an import with corrections that is undone', () => {
  test('gives back what stood before, with its source, and takes away what it added', async () => {
    const first = await record([row('近5', MARCH, '荷塘村', '全年')]);
    const second = await record([row(6), row(2, '2019-05-31')]);
    expect(await value()).toBe(8);
    await undo(second);
    expect(await value()).toBe(5);
    expect(await standing()).toMatchObject([{ value: 5, precision: 'about', asOf: endOf(MARCH), source: first, note: '撤销导入', reporter: '管理员' }]);
    await undo(first);
    expect(await value()).toBeNull();
    expect(await standing()).toEqual([]);
  });

  test('the older of two first: the newer stays, and is followed by nothing', async () => {
    const first = await record([row(5)]);
    const second = await record([row(6)]);
    await undo(first);
    expect(await value()).toBe(6);
    await undo(second);
    expect(await value()).toBeNull();
  });

  test('the middle of three: the last stays, and is followed by the first', async () => {
    await record([row(5)]);
    const second = await record([row(6)]);
    const third = await record([row(7)]);
    await undo(second);
    expect(await value()).toBe(7);
    await undo(third);
    expect(await value()).toBe(5);
  });

  test('leaves what a person has corrected since', async () => {
    await record([row(5)]);
    const second = await record([row(6), row(2, '2019-05-31')]);
    await correct((await standing()).find((each) => each.value === 6)!.id, { value: 60, note: '少了一位' });
    await undo(second);
    expect(await value()).toBe(60);
  });

  test('gives back what a person had entered, and the same file can be recorded and undone again', async () => {
    await server.call(api.readings.add, { body: { readings: [{ metric: `sessions${mark}`, member: '荷塘村', value: 5, asOf: endOf(MARCH) }] } });
    for (let round = 0; round < 2; round++) {
      const id = await record([row(6)]);
      expect(await value()).toBe(6);
      await undo(id);
      expect(await value()).toBe(5);
      expect(await standing()).toMatchObject([{ sourceKind: 'form' }]);
    }
  });

  test('gives back the level of before', async () => {
    const level = (metres: string) => [`water${mark}`, '', '2026-11-01', metres, ''];
    await record([level('3.20')]);
    const second = await record([level('3.25')]);
    expect(await value('water')).toBe(3.25);
    await undo(second);
    expect(await value('water')).toBe(3.2);
  });

  test('cannot bring back what broke off half way, also once that is forgotten', async () => {
    const places = Array.from({ length: 600 }, (_, index): [string, string] => [Temporal.PlainDate.from('2019-01-01').add({ days: index % 300 }).toString(), index < 300 ? '荷塘村' : '莲花村']);
    const first = await record(places.map((place) => row(5, ...place)));
    const { id } = await checkLong(server, places.map((place, index) => row(index === 599 ? 7 : 6, ...place)));
    await sql.raw(`CREATE TRIGGER refusing BEFORE INSERT ON reading WHEN NEW.value = 7 BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END`).execute(server.app.services.db);
    await server.call(api.imports.commit, { params: { id }, body: settings(LONG) }).catch(() => null);
    expect(await finished(server, id)).toMatchObject({ state: 'ready', failure: { code: 'broken-off' } });
    await sql`DROP TRIGGER refusing`.execute(server.app.services.db);
    expect(await value()).toBe(5 * places.length);
    const { rows } = await server.call(api.readings.list, { query: { metric: `sessions${mark}`, state: 'corrected' } });
    expect(rows.some(({ value }) => value === 6)).toBe(true);
    now += 86_400_001;
    server = { ...server, ...(await server.signIn(server.by.account)) };
    await checkLong(server, [row(1)]); // whoever sends a file has old ones forgotten
    expect(await finished(server, id)).toMatchObject({ state: 'undone' });
    await undo(first);
    expect(await value()).toBeNull();
  });
});
