import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ContentRow, createContentStore } from '../../server/features/content/content.store.ts';
import type { Db } from '../../server/storage/tables.ts';
import { ANY_TEXT, GivenUp, LARGEST, type OpenDb } from './adapter.ts';
import { contentRow } from './rows.ts';

async function add(db: Db, rows: readonly ContentRow[]): Promise<void> {
  const store = createContentStore(db);
  await db.transaction().execute(async (tx) => {
    for (const row of rows) await store.insert(tx, row);
  });
}

async function contentOf(open: OpenDb, ...rows: ContentRow[]) {
  const db = await open();
  await add(db, rows);
  return { db, store: createContentStore(db) };
}
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
const asciiLower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** The content library: listed, searched, changed, and put away by a mark. */
export function contentContract(name: string, open: OpenDb): void {
  describe(`the content in ${name}`, () => {
    test('gives back an entry whole, with large values and any text', async () => {
      const row = contentRow('a', { title: ANY_TEXT, visual: JSON.stringify({ text: ANY_TEXT.repeat(2000) }), draft: ANY_TEXT, created_at: LARGEST, updated_at: LARGEST, deleted_at: LARGEST });
      const { store } = await contentOf(open, row);
      expect(await store.get('a')).toEqual(row);
      expect(await store.get('b')).toBeUndefined();
    });

    test('lists the newest first, by kind and category, without what was put away', async () => {
      const { store } = await contentOf(
        open,
        contentRow('old', { created_at: 1, kind: 'film', category: 'film' }),
        contentRow('new', { created_at: 9, kind: 'film', category: 'other' }),
        contentRow('middle', { created_at: 5 }),
        contentRow('away', { created_at: 7, deleted_at: 8 }),
      );
      expect(ids(await store.list({}))).toEqual(['new', 'middle', 'old']);
      expect(ids(await store.list({ kind: 'film' }))).toEqual(['new', 'old']);
      expect(ids(await store.list({ kind: 'film', category: 'film' }))).toEqual(['old']);
      expect(ids(await store.list({ category: 'none' }))).toEqual([]);
    });

    test('a search finds the titles that contain just this text, its signs taken as they are, a–z in either case', async () => {
      const { db, store } = await contentOf(open);
      const text = (maxLength: number) => fc.string({ unit: fc.constantFrom('%', '_', '\\', '*', '[', "'", 'a', 'A', 'b', '荷', '屏', '😀'), maxLength });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(text(6), { maxLength: 8 }), text(3), async (titles, search) => {
          run += 1;
          const category = `run ${run}`;
          await add(db, titles.map((title, index) => contentRow(`${run}-${index}`, { title, category, created_at: -index })));
          const expected = titles.filter((title) => asciiLower(title).includes(asciiLower(search)));
          expect((await store.list({ category, search })).map(({ title }) => title)).toEqual(expected);
        }),
        { numRuns: 60 },
      );
    });

    test('gives many by their ids, once each, put away or not, and none for no id', async () => {
      const { store } = await contentOf(open, contentRow('a'), contentRow('b', { deleted_at: 1 }), contentRow('c'));
      expect(ids(await store.many(['b', 'a', 'a', 'zzz'])).sort()).toEqual(['a', 'b']);
      expect(await store.many([])).toEqual([]);
    });

    test('finds the same upload again unless it was put away', async () => {
      const { store } = await contentOf(open, contentRow('a', { origin_sha256: 'f1' }), contentRow('b', { origin_sha256: 'f2', deleted_at: 1 }), contentRow('c'));
      expect((await store.byOrigin('f1'))?.id).toBe('a');
      expect(await store.byOrigin('f2')).toBeUndefined();
      expect(await store.byOrigin('')).toBeUndefined();
    });

    test('changes what is named of one entry and nothing else', async () => {
      const { db, store } = await contentOf(open, contentRow('a'), contentRow('b'));
      await db.transaction().execute(async (tx) => {
        await store.update(tx, 'a', { title: ANY_TEXT, revision: 2 });
        expect((await store.get('a', tx))?.revision).toBe(2);
      });
      expect(await store.get('a')).toEqual(contentRow('a', { title: ANY_TEXT, revision: 2 }));
      expect(await store.get('b')).toEqual(contentRow('b'));
    });

    test('an id is given once, and a change that was given up has not happened', async () => {
      const { db, store } = await contentOf(open, contentRow('a'));
      await expect(add(db, [contentRow('b'), contentRow('a', { title: 'another' })])).rejects.toThrow();
      const givenUp = db.transaction().execute(async (tx) => {
        await store.update(tx, 'a', { deleted_at: 5 });
        throw new GivenUp();
      });
      await expect(givenUp).rejects.toThrow(GivenUp);
      expect(await store.list({})).toEqual([contentRow('a')]);
    });

    test('names the playlists in use with their entries', async () => {
      const { db, store } = await contentOf(open);
      const playlist = { revision: 1, entries: '[{"content":"a"}]', updated_at: 1, updated_by: '李静' };
      await db.insertInto('playlist').values([{ ...playlist, id: 'p', name: '早间', deleted_at: null }, { ...playlist, id: 'q', name: '旧', deleted_at: 2 }]).execute();
      expect(await store.playlists()).toEqual([{ id: 'p', name: '早间', entries: playlist.entries }]);
    });
  });
}
