import { describe, expect, test } from 'vitest';
import { createImportsStore } from '../../server/features/imports/imports.store.ts';
import { createMetricsStore } from '../../server/features/metrics/metrics.store.ts';
import { createReadingsStore } from '../../server/features/metrics/readings.store.ts';
import { createTotalsStore } from '../../server/features/metrics/totals.store.ts';
import { ANY_TEXT, GivenUp, LARGEST, type OpenDb } from './adapter.ts';
import { importRecord, metricRow, readingRow } from './rows.ts';

const STATES = ['ready', 'recording', 'done', 'undoing', 'undone'] as const;
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

/** Files of readings, and how far each is. */
export function importsContract(name: string, open: OpenDb): void {
  describe(`imports in ${name}`, () => {
    test('come back as they were kept', async () => {
      const store = createImportsStore(await open());
      const record = importRecord('a', { name: ANY_TEXT, mapping: JSON.stringify(ANY_TEXT), at: LARGEST, account_name: ANY_TEXT });
      await store.insert(record);
      expect(await store.get('a')).toEqual(record);
      expect(await store.get('b')).toBeUndefined();
    });

    test('are listed newest first, those of one instant by their id, so many at most', async () => {
      const store = createImportsStore(await open());
      for (const [id, at] of [['c', 1], ['b', 2], ['a', 2], ['d', 3]] as const) await store.insert(importRecord(id, { at }));
      expect(ids(await store.list(10))).toEqual(['d', 'a', 'b', 'c']);
      expect(ids(await store.list(2))).toEqual(['d', 'a']);
    });

    test('change only where told, and not at all in a transaction that is given up', async () => {
      const db = await open();
      const store = createImportsStore(db);
      for (const id of ['a', 'b']) await store.insert(importRecord(id));
      await store.update(db, 'a', { state: 'recording', mapping: '{}' });
      const given = db.transaction().execute(async (tx) => {
        await store.update(tx, 'b', { state: 'done' });
        throw new GivenUp();
      });
      await expect(given).rejects.toThrow(GivenUp);
      expect([await store.get('a'), await store.get('b')]).toEqual([importRecord('a', { state: 'recording', mapping: '{}' }), importRecord('b')]);
    });

    test('of the same bytes are known while their readings stand, the newest of them', async () => {
      const store = createImportsStore(await open());
      for (const [index, state] of STATES.entries()) await store.insert(importRecord(state, { state, at: index }));
      await store.insert(importRecord('newer', { state: 'done', at: 20 }));
      await store.insert(importRecord('other', { state: 'done', at: 30, sha256: 'cd'.repeat(32) }));
      expect((await store.sameFile('ab'.repeat(32), 'mine'))?.id).toBe('newer');
      expect((await store.sameFile('ab'.repeat(32), 'newer'))?.id).toBe('done');
      expect(await store.sameFile('ef'.repeat(32), 'mine')).toBeUndefined();
    });

    test('that are at neither end are found; only those never recorded are forgotten and can be removed', async () => {
      const store = createImportsStore(await open());
      for (const [index, state] of STATES.entries()) await store.insert(importRecord(state, { state, at: 10 + index }));
      expect(ids(await store.unfinished())).toEqual(['recording', 'undoing']);
      expect(await store.forgotten(10)).toEqual([]);
      expect(await store.forgotten(100)).toEqual(['ready']);
      for (const state of STATES) await store.remove(state);
      expect(ids(await store.list(10))).toEqual(['undone', 'undoing', 'done', 'recording']);
    });

    test('have their own readings, page by page in the order they were appended', async () => {
      const db = await open();
      const totals = createTotalsStore(db, async () => 'Asia/Shanghai');
      await totals.prepare();
      const brought = (value: number, source_id: string) => readingRow('m', value, { source_kind: 'import', source_id });
      await db.transaction().execute(async (tx) => {
        await createMetricsStore(db).insert(tx, metricRow('m'));
        const rows = [brought(1, 'a'), brought(2, 'b'), brought(3, 'a'), readingRow('m', 4, { source_id: 'a' }), brought(5, 'a')];
        await createReadingsStore(db, totals).append(tx, rows);
      });
      const store = createImportsStore(db);
      expect(await store.readings('a', 0, 2)).toEqual([1, 3]);
      expect(await store.readings('a', 3, 2)).toEqual([5]);
      expect(await store.readings('a', 5, 2)).toEqual([]);
      expect(await store.readings('none', 0, 2)).toEqual([]);
    });
  });
}
