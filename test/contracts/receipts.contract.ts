import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createReceiptsStore, type StageReached } from '../../server/features/publications/receipts.store.ts';
import { byCodePoint, LARGEST, type OpenDb } from './adapter.ts';

type Stage = StageReached['stage'];
const COLUMNS = { received: 'received_at', stored: 'stored_at', painted: 'painted_at' } as const;
const empty = (sequence: number, screen_id: string) => ({ sequence, screen_id, received_at: null as number | null, stored_at: null as number | null, painted_at: null as number | null });
const at = (sequence: number, screen: string, stage: Stage, instant: number): StageReached => ({ sequence, screen, stage, at: instant });
const sorted = <R extends { screen_id: string }>(rows: readonly R[]) => rows.toSorted((a, b) => byCodePoint(a.screen_id, b.screen_id));

/** What ought to be kept: for each screen and stage the first word. */
function firstWords(reached: readonly StageReached[]) {
  const rows = new Map<string, ReturnType<typeof empty>>();
  for (const { sequence, screen, stage, at: instant } of reached) {
    const row = rows.get(screen) ?? empty(sequence, screen);
    row[COLUMNS[stage]] ??= instant;
    rows.set(screen, row);
  }
  return sorted([...rows.values()]);
}

/** Receipts: for each publication and screen, when it was first received, stored and painted. */
export function receiptsContract(name: string, open: OpenDb): void {
  describe(`the receipts in ${name}`, () => {
    test('the first word for a stage stays, however the words are repeated, mixed and gathered', async () => {
      const store = createReceiptsStore(await open());
      const word = fc.tuple(fc.constantFrom('a', 'b', '屏'), fc.constantFrom<Stage>('received', 'stored', 'painted'), fc.integer({ min: 0, max: LARGEST }));
      let sequence = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(fc.array(word, { maxLength: 6 }), { maxLength: 6 }), async (batches) => {
          sequence += 1;
          const said = batches.map((batch) => batch.map(([screen, stage, instant]) => at(sequence, screen, stage, instant)));
          for (const batch of said) await store.record(batch);
          expect(sorted(await store.of(sequence))).toEqual(firstWords(said.flat()));
        }),
        { numRuns: 40 },
      );
    });

    test('stages may arrive in any order and at the first instant there is', async () => {
      const store = createReceiptsStore(await open());
      await store.record([at(1, 'a', 'painted', 0)]);
      await store.record([at(1, 'a', 'received', 7), at(1, 'a', 'painted', 9)]);
      expect(await store.of(1)).toEqual([{ ...empty(1, 'a'), received_at: 7, painted_at: 0 }]);
    });

    test('keeps publications apart, up to the largest sequence', async () => {
      const store = createReceiptsStore(await open());
      await store.record([at(LARGEST, 'a', 'stored', LARGEST), at(LARGEST - 1, 'a', 'stored', 3)]);
      expect(await store.of(LARGEST)).toEqual([{ ...empty(LARGEST, 'a'), stored_at: LARGEST }]);
      expect(await store.of(LARGEST - 1)).toEqual([{ ...empty(LARGEST - 1, 'a'), stored_at: 3 }]);
      expect(await store.of(1)).toEqual([]);
    });

    test('answers for chosen screens only, and for none when none is chosen', async () => {
      const store = createReceiptsStore(await open());
      await store.record(['a', 'b', 'c'].map((screen) => at(1, screen, 'received', 1)));
      expect(sorted(await store.of(1, ['c', 'a', 'z'])).map(({ screen_id }) => screen_id)).toEqual(['a', 'c']);
      expect(await store.of(1, [])).toEqual([]);
    });

    test('ten thousand screens are recorded in one go and asked for by name', async () => {
      const store = createReceiptsStore(await open());
      const screens = Array.from({ length: 10_000 }, (_, index) => `s${index}`);
      await store.record(screens.map((screen, index) => at(1, screen, 'received', index)));
      expect(await store.of(1, screens)).toHaveLength(10_000);
    });

    test('nothing of a batch is kept when one of its words is refused', async () => {
      const store = createReceiptsStore(await open());
      const refused = { ...at(1, 'b', 'received', 1), sequence: null as unknown as number };
      await expect(store.record([at(1, 'a', 'received', 1), refused])).rejects.toThrow();
      expect(await store.of(1)).toEqual([]);
    });

    test('words that come at the same moment are all kept', async () => {
      const store = createReceiptsStore(await open());
      await Promise.all((['received', 'stored', 'painted'] as const).map((stage, index) => store.record([at(1, 'a', stage, index)])));
      expect(await store.of(1)).toEqual([{ ...empty(1, 'a'), received_at: 0, stored_at: 1, painted_at: 2 }]);
    });
  });
}
