import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GivenUp, LARGEST, type OpenDb } from './adapter.ts';
import { ledgerOf } from './ledger.contract.ts';
import { playRow } from './rows.ts';

const said = (installation: string, announced: number, pending = 0, screen_id = 'a') => ({ screen_id, installation, announced, pending, seen_at: 1 });
const gap = (installation: string, change: object) => ({ screen: 'a', name: '屏 a', installation, announced: 0, pending: 0, committed: 0, highest: 0, ...change });

/** What is missing in the ledger: what each installation announced beside what it has sent. */
export function gapsContract(name: string, open: OpenDb): void {
  describe(`the ledger's gaps in ${name}`, () => {
    test('every installation that announced plays or sent one is there, with what is known of it', async () => {
      const { store, insert } = await ledgerOf(open, 'a');
      expect(await store.gaps()).toEqual([]);
      await store.announce([said('both', 9, 2), said('only announced', 4, 1)]);
      await insert([playRow('a', 1, { installation: 'both' }), playRow('a', 7, { installation: 'both' }), playRow('a', 3, { installation: 'only sent' })]);
      expect(await store.gaps()).toEqual([
        gap('both', { announced: 9, pending: 2, committed: 2, highest: 7 }),
        gap('only announced', { announced: 4, pending: 1 }),
        gap('only sent', { committed: 1, highest: 3 }),
      ]);
    });

    test('are in the order of the screens’ names and keep equal installations of two screens apart', async () => {
      const { db, store, insert } = await ledgerOf(open, 'a', 'b');
      await db.updateTable('screen').set({ name: 'later' }).where('id', '=', 'a').execute();
      await db.updateTable('screen').set({ name: 'earlier' }).where('id', '=', 'b').execute();
      await store.announce([said('x', 1, 0, 'a'), said('x', 2, 0, 'b')]);
      await insert([playRow('a', 1, { installation: 'x' })]);
      expect((await store.gaps()).map(({ name, announced, committed }) => [name, announced, committed])).toEqual([['earlier', 2, 0], ['later', 1, 1]]);
    });

    test('the highest announcement stays and the last word on what is held, however they come', async () => {
      const { store } = await ledgerOf(open, 'a');
      const word = fc.record({ announced: fc.integer({ min: 0, max: LARGEST }), pending: fc.integer({ min: 0, max: LARGEST }) });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 6 }), async (words, cut) => {
          run += 1;
          const installation = `run ${run}`;
          const rows = words.map(({ announced, pending }) => said(installation, announced, pending));
          await store.announce(rows.slice(0, cut));
          await store.announce(rows.slice(cut));
          const expected = { announced: Math.max(...words.map(({ announced }) => announced)), pending: words.at(-1)!.pending };
          expect((await store.gaps()).find((row) => row.installation === installation)).toEqual(gap(installation, expected));
        }),
        { numRuns: 30 },
      );
    });

    test('numbers up to the largest are exact', async () => {
      const { store, insert } = await ledgerOf(open, 'a');
      await store.announce([said('x', LARGEST, LARGEST)]);
      await insert([playRow('a', LARGEST, { installation: 'x' })]);
      expect(await store.gaps()).toEqual([gap('x', { announced: LARGEST, pending: LARGEST, committed: 1, highest: LARGEST })]);
    });

    test('records of a transaction given up and a batch with a refused word leave nothing', async () => {
      const { db, store } = await ledgerOf(open, 'a');
      const givenUp = db.transaction().execute(async (tx) => {
        await store.insert(tx, [playRow('a', 1)]);
        throw new GivenUp();
      });
      await expect(givenUp).rejects.toThrow(GivenUp);
      await expect(store.announce([said('x', 1), said('y', null as unknown as number)])).rejects.toThrow();
      expect(await store.gaps()).toEqual([]);
    });
  });
}
