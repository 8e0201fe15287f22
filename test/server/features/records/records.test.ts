import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import type { RecordOrder } from '../../../../server/protocol/rest/records.ts';
import { api } from '../../../../server/protocol/rest/index.ts';
import { claimedHashes } from '../../../../server/features/content/claimed-hashes.ts';
import { loadSampleFigures, sampleFigures } from '../../../../server/features/sample/sample-figures.ts';
import { readSamplePack } from '../../../../server/features/sample/sample-pack.ts';
import { figureText } from '../../../../server/domain/statistics/figure.ts';
import { PASSWORD, startServer, type TestServer, type TestServerOptions } from '../../../support/server.ts';
import { screenRow } from '../../../contracts/rows.ts';
import { createMetric, read, townTime } from '../metrics/support.ts';
import { refusalOf } from '../../support/refusal.ts';
import { fileOf, settled, until } from './support/made-record.ts';
import { docxTables, docxText } from './support/read-back.ts';

const YEAR: RecordOrder = { kind: 'year', period: '2019', format: 'docx', language: 'zh-CN' };
const servers: TestServer[] = [];

async function start(options: TestServerOptions = {}): Promise<TestServer> {
  const server = await startServer(options);
  servers.push(server);
  return server;
}
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

describe('the yearly record of the sample town', { timeout: 60_000 }, () => {
  test('reproduces every figure of the published report, with its 近 and 超, and quotes the sentence it is from', async () => {
    const server = await start();
    await loadSampleFigures(server.app.services, server.by, await readSamplePack());
    const { id } = await server.call(api.records.make, { body: YEAR });
    expect(await until(server, id, settled)).toMatchObject({ state: 'done', fraction: 1, error: null, name: '荷塘镇2019年度宣传播放台账.docx' });
    const { bytes } = await fileOf(server, id);
    const rows = docxTables(bytes).flat();
    const text = docxText(bytes);
    const figures = await sampleFigures();
    expect(figures.length).toBeGreaterThanOrEqual(20);
    for (const { name, value, unit, precision, quote } of figures) {
      const { prefix, digits } = figureText({ value, unit, precision, decimals: 0 }, 'zh-CN');
      expect(rows.find(([first]) => first === name)?.[1], name).toBe(`${prefix}${digits}${unit}`);
      expect(text).toContain(`原文：“${quote}”`);
    }
    expect(rows.find(([first]) => first === '购买社会服务金额')?.[1]).toBe('近150万元');
    expect(rows.find(([first]) => first === '讲座惠及师生')?.[1]).toBe('超20,000人');
  });
});

describe('a record', { timeout: 60_000 }, () => {
  test('gives the very figures that the wall gives for the last moment of the period, and the ledger’s counts of its days', async () => {
    const server = await start();
    const { db, statistics } = server.app.services;
    await createMetric(server, 'sessions', { name: '宣传场次', unit: '场次' });
    await createMetric(server, 'team', { name: '普法队伍', unit: '人', accrual: 'stock' });
    await read(
      server,
      { metric: 'sessions', value: 1_000, asOf: townTime('2019-12-31T23:59') },
      { metric: 'sessions', value: 500, asOf: townTime('2020-01-01T00:00') },
      { metric: 'team', value: 71, asOf: townTime('2019-06-01T08:00'), precision: 'about' },
      { metric: 'team', value: 90, asOf: townTime('2020-02-01T08:00') },
    );
    await db.insertInto('screen').values(screenRow('s1', { village: '荷东村' })).execute();
    await db.insertInto('screen').values(screenRow('s2', { village: '荷西村', venue_kind: 'park' })).execute();
    const counts = { publication: 1, content_id: 'c1', category: 'slogan', cut: 1, failed: 0 };
    await db
      .insertInto('play_month')
      .values([
        { ...counts, month: '2018-12', screen_id: 's1', plays: 5_000, duration_ms: 1 },
        { ...counts, month: '2019-01', screen_id: 's1', plays: 1_200, duration_ms: 3_600_000 },
        { ...counts, month: '2019-12', screen_id: 's2', plays: 34, duration_ms: 60_000 },
        { ...counts, month: '2020-01', screen_id: 's2', plays: 7_000, duration_ms: 1 },
      ])
      .execute();
    const { id } = await server.call(api.records.make, { body: YEAR });
    await until(server, id, settled);
    const { bytes } = await fileOf(server, id);
    const rows = docxTables(bytes).flat();
    expect(docxText(bytes)).toContain('荷塘镇共有2块屏参与宣传，播放内容1条，累计播放1,234条次，播放时长1小时1分，覆盖2个村（居）。');
    expect(rows).toContainEqual(['荷东村', '1', '1,200', '97.2%', '1小时', '5,000', '−76.0%']);
    expect(rows).toContainEqual(['公园', '1', '34', '2.8%', '1分', '0', '+34']);
    const at = townTime('2020-01-01T00:00') - 1;
    for (const metric of ['sessions', 'team']) {
      const wall = await statistics.figures.figure(metric, '', at);
      const { prefix, digits, unit } = figureText(wall, 'zh-CN');
      expect(rows.find(([first]) => first === wall.name)?.[1]).toBe(`${prefix}${digits}${unit}`);
    }
    expect(rows.find(([first]) => first === '宣传场次')?.slice(1, 4)).toEqual(['1,000场次', '2019年', '2019年12月31日']);
    expect(rows.find(([first]) => first === '普法队伍')?.[1]).toBe('近71人');
  });

  test('of a period that is not over says so and is as of now; of one that has not begun it is refused', async () => {
    const server = await start({ now: () => townTime('2026-11-23T21:05') });
    const { id } = await server.call(api.records.make, { body: { ...YEAR, kind: 'quarter', period: '2026-Q4' } });
    expect(await until(server, id, settled)).toMatchObject({ state: 'done', name: '荷塘镇2026年第四季度宣传播放台账.docx' });
    expect(docxText((await fileOf(server, id)).bytes)).toContain('2026年11月23日 21:05（本期未结束）');
    expect(await refusalOf(server.call(api.records.make, { body: { ...YEAR, kind: 'month', period: '2026-12' } }))).toMatchObject({ code: 'bad-input', details: [{ path: 'period', code: 'in-the-future' }] });
    for (const period of ['2026-13', '26', '2026-Q1']) expect(await refusalOf(server.call(api.records.make, { body: { ...YEAR, period } }))).toMatchObject({ code: 'bad-input' });
  });

  test('is downloaded under its Chinese name, claimed from the sweep, and gone when deleted', async () => {
    const server = await start();
    const { db } = server.app.services;
    const { id } = await server.call(api.records.make, { body: { ...YEAR, format: 'pdf' } });
    const { size } = await until(server, id, settled);
    const { bytes, headers } = await fileOf(server, id);
    expect(bytes.length).toBe(size);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="heping-record-2019.pdf"; filename*=UTF-8''${encodeURIComponent('荷塘镇2019年度宣传播放台账.pdf')}`);
    const { sha256 } = await db.selectFrom('record').select('sha256').where('id', '=', id).executeTakeFirstOrThrow();
    expect(await claimedHashes(db, Date.now())).toContain(sha256);
    await server.call(api.records.remove, { params: { id } });
    expect(await server.call(api.records.list)).toEqual([]);
    expect((await fileOf(server, id)).status).toBe(404);
    expect(await claimedHashes(db, Date.now())).not.toContain(sha256);
  });

  test('is made one at a time; the same asked for twice is one; what waits or is being made can be cancelled', async () => {
    const server = await start();
    const first = await server.call(api.records.make, { body: YEAR });
    const again = await server.call(api.records.make, { body: YEAR });
    const second = await server.call(api.records.make, { body: { ...YEAR, format: 'xlsx' } });
    expect(again.id).toBe(first.id);
    await until(server, first.id, ({ state }) => state === 'making');
    expect(await server.call(api.records.get, { params: { id: second.id } })).toMatchObject({ state: 'waiting', fraction: 0 });
    expect(await server.call(api.records.cancel, { params: { id: first.id } })).toMatchObject({ state: 'cancelled', size: null });
    expect(await until(server, second.id, settled)).toMatchObject({ state: 'done' });
    expect(await server.call(api.records.get, { params: { id: first.id } })).toMatchObject({ state: 'cancelled' });
    expect(await server.call(api.records.cancel, { params: { id: second.id } })).toMatchObject({ state: 'done' });
    expect((await server.call(api.records.list)).map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
  });

  test('that was being made when the server stopped is marked failed after the start, and can be asked for again', async () => {
    const { dataDir, ...one } = await startServer();
    const asked = await one.call(api.records.make, { body: YEAR });
    await until({ ...one, dataDir }, asked.id, ({ state }) => state === 'making');
    await one.app.close();
    const next = await start({ dataDir });
    expect(await next.call(api.records.get, { params: { id: asked.id } })).toMatchObject({ state: 'failed', error: 'interrupted' });
    const anew = await next.call(api.records.make, { body: YEAR });
    expect(anew.id).not.toBe(asked.id);
    expect(await until(next, anew.id, settled)).toMatchObject({ state: 'done' });
  });

  test('that could not be made is told as failed, and asked for again it is made', async () => {
    const server = await start();
    const { db } = server.app.services;
    await sql`ALTER TABLE play_month RENAME TO away`.execute(db);
    const { id } = await server.call(api.records.make, { body: YEAR });
    expect(await until(server, id, settled)).toMatchObject({ state: 'failed', error: 'internal', size: null });
    await sql`ALTER TABLE away RENAME TO play_month`.execute(db);
    const anew = await server.call(api.records.make, { body: YEAR });
    expect(await until(server, anew.id, settled)).toMatchObject({ state: 'done' });
  });

  test('is for those whose role makes records, and every order is in the audit trail', async () => {
    const server = await start();
    const { accounts } = server.app.services;
    const reporter = await accounts.create(null, { username: 'hedong', name: '荷东村', password: PASSWORD, roles: ['reporter'] });
    const leader = await accounts.create(null, { username: 'zhang', name: '张书记', password: PASSWORD, roles: ['leader'] });
    expect(await refusalOf((await server.signIn(reporter.id)).call(api.records.make, { body: YEAR }))).toMatchObject({ code: 'not-allowed' });
    const made = await (await server.signIn(leader.id)).call(api.records.make, { body: YEAR });
    expect(made).toMatchObject({ createdBy: '张书记' });
    await until(server, made.id, settled);
    expect((await server.call(api.town.audit, { query: {} })).find(({ action }) => action === 'record.make')).toMatchObject({ account: '张书记', subject: made.id });
  });
});

