import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spanAt } from '../../server/domain/statistics/span.ts';
import { createFlowStore } from '../../server/features/metrics/flow.store.ts';
import { createMetricsStore } from '../../server/features/metrics/metrics.store.ts';
import { createReadingsStore, type ReadingRow } from '../../server/features/metrics/readings.store.ts';
import { createStandingStore } from '../../server/features/metrics/standing.store.ts';
import { createTotalsStore } from '../../server/features/metrics/totals.store.ts';
import { ANY_TEXT, GivenUp, LARGEST, type OpenDb } from './adapter.ts';
import { metricRow, readingRow } from './rows.ts';

const ZONE = 'Asia/Shanghai';
const HOUR_MS = 3_600_000;

async function ledgerOf(open: OpenDb) {
  const db = await open();
  let zone = ZONE;
  const totals = createTotalsStore(db, async () => zone);
  await totals.prepare();
  const store = createReadingsStore(db, totals);
  await db.transaction().execute(async (tx) => {
    for (const id of ['a', 'b']) await createMetricsStore(db).insert(tx, metricRow(id));
  });
  return {
    db,
    store,
    standing: createStandingStore(db),
    flow: createFlowStore(db, totals.dayOf),
    append: (...rows: ReadingRow[]) => db.transaction().execute((tx) => store.append(tx, rows)),
    async moveTo(other: string) {
      zone = other;
      await totals.prepare();
    },
  };
}

/** The ledger of readings: what was appended stays; what counts of it is always just what follows from it. */
export function readingsContract(name: string, open: OpenDb): void {
  describe(`readings in ${name}`, () => {
    test('come back as they were appended, numbered in their order', async () => {
      const { store, append } = await ledgerOf(open);
      const row = readingRow('a', 0.1, { member: '荷东村', note: ANY_TEXT, source_name: ANY_TEXT, recorded_at: LARGEST, evidence: '["ab"]' });
      expect(await append(row, readingRow('a', -5))).toBe(0);
      expect(await append(readingRow('b', 7))).toBe(2);
      expect(await store.get(1)).toMatchObject({ ...row, id: 1, state: 'accepted', corrected_by: null });
      expect((await store.many([3, 1])).map(({ id, value }) => [id, value])).toEqual([[1, 0.1], [3, 7]]);
    });

    test('can be neither changed nor deleted nor replaced', async () => {
      const { db, append } = await ledgerOf(open);
      await append(readingRow('a', 1));
      await expect(db.updateTable('reading').set({ value: 2 }).execute()).rejects.toThrow('append-only');
      await expect(db.deleteFrom('reading').execute()).rejects.toThrow('append-only');
    });

    test('of a transaction that is given up nothing counts', async () => {
      const { db, store, standing } = await ledgerOf(open);
      const given = db.transaction().execute(async (tx) => {
        await store.append(tx, [readingRow('a', 1)]);
        throw new GivenUp();
      });
      await expect(given).rejects.toThrow(GivenUp);
      expect(await standing.newest('a', [''], LARGEST)).toEqual([]);
      expect(await db.selectFrom('standing_total').selectAll().execute()).toEqual([]);
    });

    test('two of the same instant: the later recorded is the newest', async () => {
      const { standing, append } = await ledgerOf(open);
      await append(readingRow('a', 1, { as_of: 5 }), readingRow('a', 2, { as_of: 5 }));
      expect(await standing.newest('a', [''], 5)).toMatchObject([{ id: 2, value: 2 }]);
      expect(await standing.newest('a', [''], 4)).toEqual([]);
    });

    test('whatever is appended, corrected, held, accepted and taken back: what counts, its totals by day and any sum agree', async () => {
      const reading = fc.record({
        kind: fc.constant('append' as const),
        member: fc.constantFrom('', '荷东村', '荷西村'),
        value: fc.integer({ min: 0, max: 1_000 }),
        as_of: fc.integer({ min: 0, max: 24 * 4 }).map((hours) => Date.UTC(2025, 11, 30) + hours * HOUR_MS),
        precision: fc.constantFrom('exact', 'about'),
        source_kind: fc.constantFrom('form', 'import'),
        held: fc.constantFrom(0, 1),
      });
      const step = fc.oneof(
        { weight: 3, arbitrary: reading },
        fc.record({ kind: fc.constant('correct' as const), pick: fc.nat(), value: fc.option(fc.integer({ min: 0, max: 1_000 })) }),
        fc.record({ kind: fc.constant('decide' as const), pick: fc.nat(), accepted: fc.boolean() }),
        fc.record({ kind: fc.constant('back' as const), pick: fc.nat() }),
      );
      const hours = fc.integer({ min: -2, max: 24 * 5 }).map((count) => Date.UTC(2025, 11, 30) + count * HOUR_MS);
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.tuple(hours, hours), async (steps, [one, other]) => {
          const { db, store, standing, flow, append } = await ledgerOf(open);
          const counting = new Map<number, ReadingRow>();
          const all: ReadingRow[] = [];
          const add = async (row: ReadingRow) => {
            const id = (await append(row)) + 1;
            all.push(row);
            if (row.held === 0 && row.value !== null) counting.set(id, row);
            return id;
          };
          for (const each of steps) {
            if (each.kind === 'append') {
              const { kind: _kind, value, ...change } = each;
              await add(readingRow('a', value, change));
              continue;
            }
            const id = (each.pick % Math.max(1, all.length)) + 1;
            const found = await store.get(id);
            if (!found) continue;
            if (each.kind === 'correct' && found.corrected_by === null && found.state !== 'refused') {
              await add(readingRow('a', each.value, { member: found.member, as_of: found.as_of, corrects: id }));
              await db.transaction().execute((tx) => store.unstand(tx, [id]));
              counting.delete(id);
            } else if (each.kind === 'decide' && found.state === 'held') {
              await db.transaction().execute(async (tx) => {
                await store.decide(tx, { reading_id: id, accepted: each.accepted ? 1 : 0, account_id: 'x', name: '李静', note: '', at: 1 });
                if (each.accepted) await store.stand(tx, id);
              });
              if (each.accepted && found.value !== null) counting.set(id, all[id - 1]!);
            } else if (each.kind === 'back') {
              const rows = await db.transaction().execute((tx) => store.replaceable(tx, [id]));
              if (rows.length === 0) continue;
              await add(readingRow('a', null, { member: found.member, as_of: found.as_of, corrects: id }));
              await db.transaction().execute((tx) => store.unstand(tx, [id]));
              counting.delete(id);
            }
          }
          const between = { start: Math.min(one, other), end: Math.max(one, other) };
          const members = ['', '荷东村', '荷西村'];
          const inside = [...counting.values()].filter(({ as_of }) => as_of >= between.start && as_of < between.end);
          const sumOf = (member: string) => inside.filter((row) => row.member === member).reduce((sum, row) => sum + row.value!, 0);
          const expected = new Map(members.filter((member) => inside.some((row) => row.member === member)).map((member) => [member, sumOf(member)]));
          for (const exact of [true, false]) expect(new Map((await flow.sums('a', members, [between], exact)).map(({ member, value }) => [member, value]))).toEqual(expected);
          const totals = await flow.totals('a', members, between);
          expect(new Map(members.filter((member) => expected.has(member)).map((member) => [member, totals.filter((row) => row.member === member).reduce((sum, row) => sum + row.sum, 0)]))).toEqual(expected);
          const newest = await standing.newest('a', members, between.end - 1);
          for (const { member, asOf } of newest) expect(asOf).toBe(Math.max(...[...counting.values()].filter((row) => row.member === member && row.as_of < between.end).map((row) => row.as_of)));
          const states = await store.list({}, 0, 1_000);
          expect(new Set(states.filter(({ state, value }) => state === 'accepted' && value !== null).map(({ id }) => id))).toEqual(new Set(counting.keys()));
          await db.destroy();
        }),
        { numRuns: 25 },
      );
    }, 60_000);

    test('the days of another time zone are added up anew, for what was read before as for what comes', async () => {
      const { db, append, moveTo, flow } = await ledgerOf(open);
      const late = Date.UTC(2026, 0, 1, 20); // the 2nd in Shanghai, still the 1st in London
      await append(readingRow('a', 3, { as_of: late }));
      await moveTo('Europe/London');
      await append(readingRow('a', 4, { as_of: late + 1 }));
      expect(await db.selectFrom('standing_total').select(['day_start', 'sum', 'readings']).execute()).toEqual([{ day_start: Date.UTC(2026, 0, 1), sum: 7, readings: 2 }]);
      expect(await flow.sums('a', [''], [spanAt('day', late, 'Europe/London')], false)).toMatchObject([{ value: 7 }]);
    });

    test('the levels at many instants are those each would give alone', async () => {
      const { standing, append } = await ledgerOf(open);
      await append(...Array.from({ length: 40 }, (_, index) => readingRow('a', index, { member: index % 2 ? '荷东村' : '', as_of: index * 10 })));
      const instants = Array.from({ length: 50 }, (_, index) => index * 9 - 5);
      const together = await standing.levels('a', ['', '荷东村'], instants);
      for (const [bucket, instant] of instants.entries()) {
        const alone = await standing.newest('a', ['', '荷东村'], instant);
        expect(new Map(together.filter((row) => row.bucket === bucket).map(({ member, value }) => [member, value]))).toEqual(new Map(alone.map(({ member, value }) => [member, value])));
      }
    });
  });
}
