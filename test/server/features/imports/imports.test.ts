import { mkdir, readFile, readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { api } from '../../../../server/protocol/rest/index.ts';
import { RefusedCall, type TestServer } from '../../../support/server.ts';
import { codeOf } from '../../support/refusal.ts';
import { checkLong, createMetrics, csv, definition, endOf, finished, LONG, NOW, send, settings, startTown } from './town.ts';

let server: TestServer;
let now = NOW;
beforeAll(async () => {
  server = await startTown(() => now);
});
afterAll(() => server.close());

/** What the ids and names of the running test's own metrics end in. */
let mark = '';
let tests = 0;
let ROWS: string[][] = [];
beforeEach(async () => {
  mark = `_${++tests}`;
  now = NOW + tests * 1_000;
  server = { ...server, ...(await server.signIn(server.by.account)) }; // an earlier test may have let days go by
  await createMetrics(server, mark, ['sessions', 'items', 'audience', 'opinions']);
  ROWS = [
    [`宣传场次${mark}`, '荷塘村', '2019-12-31', '1,012', '全年'],
    [`items${mark}`, '莲花村', '2019年', '196860', ''],
    [`惠及人数${mark}`, '', '2019', '超20000多人', ''],
  ];
});

/** Of the running test's metrics. */
const readings = async () => (await Promise.all(['sessions', 'items', 'audience'].map((id) => server.call(api.readings.list, { query: { metric: `${id}${mark}` } })))).flatMap(({ rows }) => rows);
/** Sends a long table. @returns its id */
const sent = async (rows: readonly (readonly string[])[]) => (await send(server, '读数.csv', csv(...rows))).id;
const commit = (id: string, more = {}) => server.call(api.imports.commit, { params: { id }, body: { ...settings(LONG), ...more } });
/** Records it, also when that goes on after the answer. */
async function recordAll(id: string, more = {}) {
  await commit(id, more);
  const view = await finished(server, id);
  expect(view).toMatchObject({ state: 'done', failure: null });
  return view;
}
/** Why it is not recorded: told by the answer, or, when that came sooner, by the import. */
async function faultOf(id: string): Promise<string | undefined> {
  const refused = await commit(id).then(
    () => null,
    (error: unknown) => error,
  );
  return refused instanceof RefusedCall ? ((refused.details as { code?: string } | null)?.code ?? refused.code) : (await finished(server, id)).failure?.code;
}

describe('an import', () => {
  test('shows what a file holds before anything is recorded', async () => {
    const view = await send(server, '读数.csv', csv(...ROWS));
    expect(view).toMatchObject({ state: 'ready', rows: 4, readings: 0, by: '管理员', fraction: null, file: { kind: 'csv', encoding: 'utf-8', separator: ',' } });
    expect(view.file?.sheets[0]).toMatchObject({ rows: 4, headerRow: 1, mapping: LONG });
    expect(view.file?.sheets[0]?.columns[3]).toEqual({ letter: 'D', heading: '数值', samples: ['1,012', '196860', '超20000多人'] });
    expect(await readings()).toEqual([]);
  });

  test('records what the check promised, each reading with its file as its source', async () => {
    const { id, check } = await checkLong(server, ROWS);
    expect(check).toMatchObject({ rows: 3, readings: 3, badRows: 0, errors: [], duplicatesTotal: 0 });
    expect(check.preview[0]).toEqual({ row: 2, metric: `sessions${mark}`, metricName: `宣传场次${mark}`, unit: '场次', decimals: 0, member: '荷塘村', value: 1012, precision: 'exact', asOf: endOf('2019-12-31'), note: '全年', valueText: '1,012', dateText: '2019-12-31' });
    const done = await recordAll(id);
    expect(done).toMatchObject({ state: 'done', readings: 3, rows: 3, file: null, settings: { headerRow: 1 } });
    expect(await readings()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ metric: `sessions${mark}`, member: '荷塘村', value: 1012, asOf: endOf('2019-12-31'), note: '全年', sourceKind: 'import', source: id, sourceName: '读数.csv', reporter: '管理员' }),
        expect.objectContaining({ metric: `audience${mark}`, member: '', value: 20_000, precision: 'at-least' }),
      ]),
    );
    expect((await server.call(api.metrics.get, { params: { id: `sessions${mark}` } })).now).toMatchObject({ value: 1012, source: 'import' });
  });

  test('is refused whole while a row has a fault, unless such rows are to be left out', async () => {
    const { id, check } = await checkLong(server, [...ROWS, [`宣传场次${mark}`, '荷塘村', '2019-12-31', '-3', '']]);
    expect(check).toMatchObject({ badRows: 1, readings: 3, errorsTotal: 1 });
    expect(check.errors).toEqual([{ row: 5, column: 'D', heading: '数值', text: '-3', code: 'negative', zh: '不能是负数。', en: 'It cannot be negative.' }]);
    expect(await faultOf(id)).toBe('bad-rows');
    expect(await readings()).toEqual([]);
    await recordAll(id, { skipBad: true });
    expect(await readings()).toHaveLength(3);
  });

  test('names what is on record already and leaves it out, so that a file sent twice counts once', async () => {
    await recordAll(await sent(ROWS));
    const { id, check } = await checkLong(server, [...ROWS, [`宣传场次${mark}`, '莲花村', '2019-12-31', '7', '']]);
    expect(check).toMatchObject({ readings: 1, duplicatesTotal: 3 });
    expect(check.duplicates.map(({ row, where }) => [row, where])).toEqual([[2, 'record'], [3, 'record'], [4, 'record']]);
    await recordAll(id);
    expect(await readings()).toHaveLength(4);
    const again = await sent(ROWS);
    expect(await faultOf(again)).toBe('nothing-new');
    await recordAll(again, { duplicates: 'take' });
    expect(await readings()).toHaveLength(7);
  });

  test('knows the figures of today again later in the day', async () => {
    const rows = [[`宣传场次${mark}`, '荷塘村', '2026-11-23', '5', '']];
    const first = await checkLong(server, rows);
    expect(first.check.preview[0]?.asOf).toBe(now);
    await recordAll(first.id);
    now += 3_600_000;
    expect((await checkLong(server, rows)).check).toMatchObject({ readings: 0, duplicatesTotal: 1 });
  });

  test('knows readings that wait to be accepted', async () => {
    const rows = [[`opinions${mark}`, '', '2019', '15', '']];
    const first = await checkLong(server, rows);
    expect(first.check.remarks.map(({ code }) => code)).toEqual(['held']);
    await recordAll(first.id);
    expect((await checkLong(server, rows)).check).toMatchObject({ readings: 0, duplicatesTotal: 1 });
  });

  test('of readings that wait, once taken back, can be recorded again', async () => {
    const { id, check } = await checkLong(server, [[`opinions${mark}`, '', '2019', '15', '']]);
    expect(check.duplicatesTotal).toBe(0);
    await recordAll(id);
    await server.call(api.imports.undo, { params: { id }, body: {} });
    await finished(server, id);
    const again = await checkLong(server, [[`opinions${mark}`, '', '2019', '15', '']]);
    expect(again.check.duplicatesTotal).toBe(0);
  });

  test('leaves out a row that repeats an earlier one, unless told otherwise', async () => {
    const rows = [[`宣传场次${mark}`, '荷塘村', '2019-03-08', '1', ''], [`宣传场次${mark}`, '荷塘村', '2019-03-08', '1', ''], [`宣传场次${mark}`, '荷塘村', '2019-03-08', '1', '下午场']];
    const { check } = await checkLong(server, rows);
    expect(check).toMatchObject({ readings: 2, duplicatesTotal: 1, duplicates: [{ row: 3, where: 'file' }] });
    expect((await checkLong(server, rows, { repeats: 'take' })).check.readings).toBe(3);
  });

  test('is taken back whole, and can be recorded again after that', async () => {
    const id = await sent(ROWS);
    await recordAll(id);
    await server.call(api.imports.undo, { params: { id }, body: { note: '填错年份' } });
    expect(await finished(server, id)).toMatchObject({ state: 'undone', readings: 3 });
    expect((await server.call(api.metrics.get, { params: { id: `sessions${mark}` } })).now.value).toBeNull();
    expect(await codeOf(server.call(api.imports.undo, { params: { id }, body: {} }))).toBe('import-closed');
    expect((await checkLong(server, ROWS)).check).toMatchObject({ readings: 3, duplicatesTotal: 0 });
  });

  test('says when the very same file was recorded before', async () => {
    const id = await sent(ROWS);
    await recordAll(id);
    expect((await send(server, '副本.csv', csv(...ROWS))).sameFile).toMatchObject({ id, name: '读数.csv', by: '管理员' });
  });

  test('cannot be recorded twice, not even by two hands at once', async () => {
    const id = await sent(ROWS);
    const answers = await Promise.allSettled([commit(id), commit(id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'import-closed' } });
    await finished(server, id);
    expect(await codeOf(commit(id))).toBe('import-closed');
    expect(await readings()).toHaveLength(3);
  });

  test('forgets a file that nobody recorded within a day', async () => {
    const id = await sent(ROWS);
    now += 86_400_001;
    const tomorrow = await server.signIn(server.by.account);
    await send({ ...server, ...tomorrow }, '另一份.csv', csv(...ROWS));
    expect(await codeOf(tomorrow.call(api.imports.get, { params: { id } }))).toBe('not-found');
    expect(await readdir(join(server.dataDir, 'imports'))).not.toContain(id);
  });

  test('that was broken off by a power failure leaves nothing for long', async () => {
    const left = join(server.dataDir, 'imports', 'cut-off');
    await mkdir(left, { recursive: true });
    const recorded = await sent(ROWS);
    await recordAll(recorded);
    const done = join(server.dataDir, 'imports', recorded);
    await mkdir(done);
    for (const folder of [left, done]) await utimes(folder, 0, 0);
    const waiting = await sent(ROWS);
    const kept = await readdir(join(server.dataDir, 'imports'));
    expect([kept.includes('cut-off'), kept.includes(recorded), kept.includes(waiting)]).toEqual([false, false, true]);
  });

  test('lists the files there were, newest first', async () => {
    const id = await sent(ROWS);
    now += 1;
    const later = await sent([ROWS[0]!]);
    await recordAll(later);
    const listed = (await server.call(api.imports.list)).filter((each) => [id, later].includes(each.id));
    expect(listed.map((each) => [each.id, each.state])).toEqual([[later, 'done'], [id, 'ready']]);
  });

  test('needs the right to enter readings', async () => {
    const { id: leader } = await server.call(api.accounts.create, { body: { username: 'leader', name: '领导', password: 'a long password', roles: ['leader'] } });
    const { cookie } = await server.signIn(leader);
    expect(await codeOf(send({ ...server, cookie }, '读数.csv', csv(...ROWS)))).toBe('not-allowed');
    expect(await codeOf(send({ ...server, cookie: '' }, '读数.csv', csv(...ROWS)))).toBe('not-signed-in');
  });

  test('of a day, month or year knows the figure that the form entered for it, and does not count it twice', async () => {
    for (const [index, [written, day]] of Object.entries({ '2018-03-08': '2018-03-08', '2018年4月': '2018-04-30', '2017年第三季度': '2017-09-30', '2016年度': '2016-12-31' }).entries()) {
      await server.call(api.readings.add, { body: { readings: [{ metric: `sessions${mark}`, member: '荷塘村', value: 40 + index, asOf: endOf(day) }] } });
      const row = (value: number) => [[`sessions${mark}`, '荷塘村', written, String(value), '']];
      expect((await checkLong(server, row(40 + index))).check).toMatchObject({ readings: 0, duplicatesTotal: 1 });
      expect((await checkLong(server, row(90))).check).toMatchObject({ readings: 1, revisionsTotal: 1, revisions: [{ before: { value: 40 + index } }] });
    }
  });

  test('of the report’s own figures records all of them, with their sentence as the note', async () => {
    const text = await readFile(new URL('./files/figures.csv', import.meta.url), 'utf8');
    for (const line of text.trim().split('\n').slice(1)) {
      const [id = '', name = '', , unit = '', , , category = ''] = line.split(',');
      const nature = unit === '%' ? 'percent' : 'count';
      await server.call(api.metrics.create, { body: { id, ...definition(name, { unit, category, nature }) } });
    }
    const { id, file } = await send(server, 'figures.csv', text);
    const sheet = file?.sheets[0];
    expect(sheet?.mapping).toEqual({ layout: 'long', metric: { column: 0 }, member: { fixed: '' }, date: { column: 7 }, value: 2, unit: 3, precision: 5, note: 8 });
    const body = settings(sheet!.mapping!, { headerRow: sheet!.headerRow });
    const check = await server.call(api.imports.check, { params: { id }, body });
    expect(check).toMatchObject({ errors: [], rows: 21, readings: 21 });
    const of = (metric: string) => check.preview.find((each) => each.metric === metric);
    expect(of('purchased_services')).toMatchObject({ value: 150, precision: 'about' });
    expect(of('school_audience')).toMatchObject({ value: 20_000, precision: 'at-least', note: '惠及师生超20000多人', asOf: endOf('2019-12-31') });
  });
});
