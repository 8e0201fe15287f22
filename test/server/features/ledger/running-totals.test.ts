import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlayRow } from '../../../../server/features/ledger/ledger.store.ts';
import { type CountsOf, createRunningTotals } from '../../../../server/features/ledger/running-totals.ts';

const TODAY = '2026-06-26';

const play = fc.record({
  number: fc.integer({ min: 1, max: 30 }), // few numbers, so that many are handed in twice
  category: fc.constantFrom('slogan', 'hotline', 'film'),
  day: fc.constantFrom(TODAY, '2026-06-25'),
  duration_ms: fc.integer({ min: 0, max: 60_000 }),
  outcome: fc.constantFrom('complete', 'cut', 'failed'),
  counted: fc.constantFrom(0, 1),
});

function rowOf(given: typeof play extends fc.Arbitrary<infer T> ? T : never): PlayRow {
  return { screen_id: 's1', installation: 'i', publication: 1, content_id: 'c', started_at: 0, clock: 'synced', received_at: 0, ...given };
}

/** What adding up the records gives. */
function counted(rows: Iterable<PlayRow>, day: string): CountsOf[] {
  const counts = new Map<string, { key: string; plays: number; durationMs: number; cut: number; failed: number }>();
  for (const row of rows) {
    if (row.day !== day) continue;
    const sum = counts.get(row.category) ?? { key: row.category, plays: 0, durationMs: 0, cut: 0, failed: 0 };
    sum.plays += row.counted;
    sum.durationMs += row.duration_ms * row.counted;
    if (row.counted === 0 && row.outcome === 'cut') sum.cut += 1;
    if (row.outcome === 'failed') sum.failed += 1;
    counts.set(row.category, sum);
  }
  return [...counts.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

describe('the running totals of a day', () => {
  test('are what adding up the records gives, or none, whatever is handed in, twice or for another day', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ batch: fc.array(play, { minLength: 1, maxLength: 12 }), pauseMs: fc.constantFrom(10, 400, 2_000) }), { maxLength: 12 }), async (commits) => {
        const ledger = new Map<number, PlayRow>();
        let instant = 0;
        const totals = createRunningTotals(async (day) => counted(ledger.values(), day), () => instant);
        for (const { batch, pauseMs } of commits) {
          instant += pauseMs;
          const rows = batch.map(rowOf);
          const before = ledger.size;
          for (const row of rows) if (!ledger.has(row.number)) ledger.set(row.number, row);
          await totals.follow(TODAY, rows, ledger.size - before === rows.length);
          const told = totals.of(TODAY);
          if (told) expect(told).toEqual(counted(ledger.values(), TODAY));
        }
      }),
    );
  });

  test('are not counted from the records again while all that comes is new', async () => {
    let scans = 0;
    let instant = 0;
    const totals = createRunningTotals(async () => {
      scans += 1;
      return [];
    }, () => instant);
    for (let number = 1; number <= 50; number++) {
      instant += 1_500;
      await totals.follow(TODAY, [rowOf({ number, category: 'slogan', day: TODAY, duration_ms: 1_000, outcome: 'complete', counted: 1 })], true);
    }
    expect(scans).toBe(1);
    expect(totals.of(TODAY)).toEqual([{ key: 'slogan', plays: 49, durationMs: 49_000, cut: 0, failed: 0 }]); // the first was in the scan
  });

  test('begin anew with the day', async () => {
    const totals = createRunningTotals(async () => [], () => 0);
    await totals.follow(TODAY, [], true);
    expect(totals.of(TODAY)).toEqual([]);
    expect(totals.of('2026-06-27')).toBeNull();
  });
});
