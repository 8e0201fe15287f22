import { describe, expect, test } from 'vitest';
import { createDefinitions, type MetricRow } from '../../server/features/metrics/definitions.ts';
import { createMetricsStore } from '../../server/features/metrics/metrics.store.ts';
import { createReadingsStore } from '../../server/features/metrics/readings.store.ts';
import { createTotalsStore } from '../../server/features/metrics/totals.store.ts';
import { createContentStore } from '../../server/features/content/content.store.ts';
import { ANY_TEXT, type OpenDb } from './adapter.ts';
import { contentRow, metricRow, readingRow } from './rows.ts';

/** What metrics keep: definitions in their order, who shows them, what waits for a decision. */
export function metricsContract(name: string, open: OpenDb): void {
  describe(`metrics in ${name}`, () => {
    async function metricsOf(...rows: MetricRow[]) {
      const db = await open();
      const store = createMetricsStore(db);
      await db.transaction().execute(async (tx) => {
        for (const row of rows) await store.insert(tx, row);
      });
      return { db, store, definitions: createDefinitions(db) };
    }

    test('definitions come back as they were, in their order, deleted ones too', async () => {
      const { definitions } = await metricsOf(metricRow('later', { position: 2 }, { name: ANY_TEXT }), metricRow('sooner', { position: 1, deleted_at: 5 }));
      const { byId } = await definitions.current();
      expect([...byId.keys()]).toEqual(['sooner', 'later']);
      expect(byId.get('later')?.definition.name).toBe(ANY_TEXT);
      expect(byId.get('sooner')?.row.deleted_at).toBe(5);
    });

    test('what a formula needs is known only while it is not deleted', async () => {
      const source = { kind: 'formula', expression: 'a / b' } as const;
      const { definitions } = await metricsOf(metricRow('a'), metricRow('b'), metricRow('rate', {}, { source }), metricRow('old', { deleted_at: 1 }, { source }));
      expect([...(await definitions.current()).needs]).toEqual([['rate', ['a', 'b']]]);
      expect(await definitions.affected(['b'])).toEqual(['b', 'rate']);
    });

    test('a change is seen once it was told of', async () => {
      const { db, store, definitions } = await metricsOf(metricRow('a'));
      await definitions.current();
      await db.transaction().execute((tx) => store.update(tx, 'a', { position: 9 }));
      definitions.forget();
      expect((await definitions.get('a'))?.row.position).toBe(9);
    });

    test('a board uses every metric that one of its widgets names, until it is deleted', async () => {
      const { db, store } = await metricsOf();
      const widget = (id: string, metrics: string[]) => ({ id, kind: 'number', data: { metrics, view: 'now' }, options: {} });
      const visual = JSON.stringify({ kind: 'board', sha256: 'ab'.repeat(32), design: { widgets: [widget('one', ['a', 'b']), { ...widget('two', []), data: null }, widget('three', ['b'])] } });
      const content = createContentStore(db);
      await db.transaction().execute(async (tx) => {
        await content.insert(tx, contentRow('board', { kind: 'board', title: '看板', visual }));
        await content.insert(tx, contentRow('gone', { kind: 'board', visual, deleted_at: 1 }));
        await content.insert(tx, contentRow('slogan'));
      });
      expect(await store.boards()).toEqual([{ id: 'board', title: '看板', metrics: new Set(['a', 'b']) }]);
    });

    test('readings are counted all; held ones only while nothing was decided and nothing stands in their place', async () => {
      const { db, store } = await metricsOf(metricRow('a'), metricRow('b'));
      const totals = createTotalsStore(db, async () => 'Asia/Shanghai');
      await totals.prepare();
      const readings = createReadingsStore(db, totals);
      await db.transaction().execute(async (tx) => {
        await readings.append(tx, [readingRow('a', 1, { held: 1 }), readingRow('a', 2, { held: 1 }), readingRow('a', 3, { held: 1 }), readingRow('a', 4), readingRow('b', 5)]);
        await readings.append(tx, [readingRow('a', 30, { held: 1, corrects: 3 })]);
        await readings.decide(tx, { reading_id: 1, accepted: 1, account_id: 'x', name: '李静', note: '', at: 1 });
      });
      expect(await store.countOf('a')).toBe(5);
      expect(await store.held()).toEqual([{ metric: 'a', name: '指标 a', count: 2, since: 2_000 }]);
    });
  });
}
