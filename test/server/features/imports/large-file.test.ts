import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api } from '../../../../server/protocol/rest/index.ts';
import type { TestServer } from '../../../support/server.ts';
import { csv, createMetrics, finished, LONG, manyRows, send, settings, startTown } from './town.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTown();
});
afterAll(() => server.close());

const commit = (id: string) => server.call(api.imports.commit, { params: { id }, body: settings(LONG) });
const undo = (id: string) => server.call(api.imports.undo, { params: { id }, body: {} });
const view = (id: string) => server.call(api.imports.get, { params: { id } });
const valueOf = async (metric: string) => (await server.call(api.metrics.get, { params: { id: metric } })).now.value;
const someVoid = async (metric: string) => (await server.call(api.readings.list, { query: { metric, state: 'void' } })).rows.length > 0;
/** Adds up all there is: a metric without a span, so that the sum is of every row. */
async function sentRows(mark: string, rows: number): Promise<{ id: string; metric: string; sum: number }> {
  await createMetrics(server, mark, ['sessions']);
  const metric = `total${mark}`;
  const { revision: _, now: __, readings: ___, held: ____, usedIn: _____, updatedAt: ______, updatedBy: _______, deleted: ________, ...details } = await server.call(api.metrics.get, { params: { id: `sessions${mark}` } });
  await server.call(api.metrics.create, { body: { ...details, id: metric, name: metric, span: 'all' } });
  const { id } = await send(server, '读数.csv', csv(...manyRows(metric, rows)));
  return { id, metric, sum: (rows * (rows - 1)) / 2 };
}

/** Until the power is on again: nothing with such a value can be written. */
async function refusing<T>(value: string, work: () => Promise<T>): Promise<T> {
  const { db } = server.app.services;
  await sql.raw(`CREATE TRIGGER refusing BEFORE INSERT ON reading WHEN ${value} BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END`).execute(db);
  try {
    return await work();
  } finally {
    await sql`DROP TRIGGER refusing`.execute(db);
  }
}

describe('a large file', { timeout: 60_000 }, () => {
  test('is recorded while pages are served; its figures are told once, when all of it counts', async () => {
    const { id, metric, sum } = await sentRows('_a', 30_000);
    let told = 0;
    server.app.services.bus.on('figures', (metrics) => void (metrics?.includes(metric) && told++));
    const committing = commit(id);
    for (;;) {
      const { state, fraction } = await view(id);
      expect(['ready', 'recording']).toContain(state);
      if ((fraction ?? 0) > 0.3) break; // the file is through, its readings are being recorded
    }
    expect(await valueOf(metric)).toBeNull();
    expect(await view(id)).toMatchObject({ state: 'recording', readings: 0 });
    expect(told).toBe(0);
    await committing;
    expect(await finished(server, id)).toMatchObject({ state: 'done', readings: 30_000, rows: 30_000, failure: null });
    expect(await valueOf(metric)).toBe(sum);
    expect(told).toBe(1);

    const again = await send(server, '读数.csv', csv(...manyRows(metric, 30_000)));
    expect(again.sameFile?.id).toBe(id);
    expect(await server.call(api.imports.check, { params: { id: again.id }, body: settings(LONG) })).toMatchObject({ readings: 0, duplicatesTotal: 30_000 });
    await undo(id);
    expect(await finished(server, id)).toMatchObject({ state: 'undone' });
    expect(await valueOf(metric)).toBeNull();
  });

  test('that cannot be recorded to its end is taken back, says so, and can be recorded again', async () => {
    const { id, metric, sum } = await sentRows('_b', 3_000);
    await refusing('NEW.value = 2100', async () => {
      await commit(id).catch(() => null);
      expect(await finished(server, id)).toMatchObject({ state: 'ready', readings: 0, failure: { code: 'broken-off' }, file: { kind: 'csv' } });
    });
    expect([await valueOf(metric), await someVoid(metric)]).toEqual([null, true]);
    await commit(id);
    expect(await finished(server, id)).toMatchObject({ state: 'done', readings: 3_000, failure: null });
    expect(await valueOf(metric)).toBe(sum);
    await undo(id);
    await finished(server, id);
    expect(await valueOf(metric)).toBeNull();
  });

  test('of which not even that could be taken back has nothing counted twice when it is recorded again', async () => {
    const { id, metric, sum } = await sentRows('_c', 3_000);
    await refusing('NEW.value = 2100 OR NEW.value IS NULL', async () => {
      await commit(id).catch(() => null);
      expect(await finished(server, id)).toMatchObject({ state: 'ready', failure: { code: 'half-recorded' } });
    });
    expect(await server.call(api.imports.check, { params: { id }, body: settings(LONG) })).toMatchObject({ readings: 3_000, duplicatesTotal: 0 });
    expect(await valueOf(metric)).toBeNull();
    await commit(id);
    await finished(server, id);
    expect(await valueOf(metric)).toBe(sum);
  });

  test('that cannot be taken back to its end can be taken back again', async () => {
    const { id, metric } = await sentRows('_d', 3_000);
    await commit(id);
    await finished(server, id);
    const last = await server.app.services.db.selectFrom('reading').select(({ fn }) => fn.max('id').as('id')).executeTakeFirstOrThrow();
    await refusing(`NEW.value IS NULL AND NEW.corrects = ${last.id}`, async () => {
      await undo(id).catch(() => null);
      const left = await finished(server, id);
      expect(left).toMatchObject({ state: 'done', readings: 3_000 });
      expect(left.failure).not.toBeNull();
    });
    await undo(id);
    expect(await finished(server, id)).toMatchObject({ state: 'undone', failure: null });
    expect(await valueOf(metric)).toBeNull();
  });
});
