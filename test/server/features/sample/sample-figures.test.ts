import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boardMetrics } from '../../../../server/domain/statistics/board.ts';
import { figureText } from '../../../../server/domain/statistics/figure.ts';
import { TEMPLATES } from '../../../../server/features/boards/templates/index.ts';
import { loadSampleFigures, sampleFigures } from '../../../../server/features/sample/sample-figures.ts';
import { readSamplePack } from '../../../../server/features/sample/sample-pack.ts';
import { api } from '../../../../server/protocol/rest/index.ts';
import { startServer, type TestServer } from '../../../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await loadSampleFigures(server.app.services, server.by, await readSamplePack());
});
afterAll(() => server.close());

const figure = async (id: string) => (await server.call(api.metrics.passport, { params: { id }, query: {} })).figure;

describe('the figures of the 2019 report', () => {
  test('are each a metric that says just what the report says, as of the end of the year, with the sentence', async () => {
    const figures = await sampleFigures();
    expect(figures).toHaveLength(21);
    for (const { key, value, unit, precision, quote } of figures) {
      const { figure: shown, readings } = await server.call(api.metrics.passport, { params: { id: key }, query: {} });
      expect(shown).toMatchObject({ value, unit, precision, asOf: Date.parse('2019-12-31T23:59:00+08:00'), freshUntil: null, source: 'import', sourceName: '《法治先行 致力打造服务型政府》(2019)' });
      expect(new Set(readings.map(({ note }) => note))).toEqual(new Set([quote]));
      expect(quote).toContain(String(value)); // the number stands in the sentence quoted
    }
  });

  test('what happened in the year says so, and 近 and 超 stay', async () => {
    expect(await figure('publicity_sessions')).toMatchObject({ period: '2019', value: 1012 });
    expect(await figure('law_publicity_team')).toMatchObject({ period: '', value: 71 });
    expect(figureText(await figure('purchased_services'), 'zh-CN')).toEqual({ prefix: '近', digits: '150', unit: '万元' });
    expect(figureText(await figure('school_audience'), 'zh-CN')).toEqual({ prefix: '超', digits: '20,000', unit: '人' });
  });

  test('the fourteen stations are one in each village', async () => {
    const { members } = await server.call(api.metrics.passport, { params: { id: 'legal_service_stations' }, query: {} });
    expect(members).toHaveLength(14);
    expect(members.every(({ value }) => value === 1)).toBe(true);
  });

  test('make the figures that follow from them', async () => {
    expect((await figure('items_per_session')).value).toBeCloseTo(196_860 / 1_012, 9);
    expect(figureText(await figure('audience_per_lecture'), 'zh-CN')).toEqual({ prefix: '超', digits: '952', unit: '人/场' });
    expect(figureText(await figure('enforcement_licence_pass_rate'), 'zh-CN').digits).toBe('66.7');
  });
});

test('what the screens count begins at nothing and says that it comes from them', async () => {
  for (const id of ['plays_today', 'plays_year', 'play_hours_year', 'screens_online', 'villages_covered_today']) expect(await figure(id)).toMatchObject({ value: 0, source: 'screens', rhythm: 'live' });
});

test('every figure that the boards to begin with show is among them', async () => {
  const known = new Set((await server.call(api.metrics.list)).map(({ id }) => id));
  for (const { design } of TEMPLATES) for (const id of boardMetrics(design)) expect(known, id).toContain(id);
});

test('loading it again changes nothing', async () => {
  const before = await server.call(api.metrics.list);
  await loadSampleFigures(server.app.services, server.by, await readSamplePack());
  expect((await server.call(api.metrics.list)).map(({ id, revision, readings }) => [id, revision, readings])).toEqual(before.map(({ id, revision, readings }) => [id, revision, readings]));
});
