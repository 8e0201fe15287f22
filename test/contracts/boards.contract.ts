import { describe, expect, test } from 'vitest';
import { createDesignsStore, type DesignRow } from '../../server/features/boards/designs.store.ts';
import { createInspectionsStore, type ShowingRow, type SnapshotRow } from '../../server/features/boards/inspections.store.ts';
import { createSharesStore, type ShareRow } from '../../server/features/boards/shares.store.ts';
import type { Db, Tx } from '../../server/storage/tables.ts';
import { ANY_TEXT, GivenUp, LARGEST, type OpenDb } from './adapter.ts';

const design = (sha256: string, change: Partial<DesignRow> = {}): DesignRow => ({ sha256, board_id: 'board', text: '{}', created_at: 1, ...change });
const share = (id: string, change: Partial<ShareRow> = {}): ShareRow => ({
  id,
  token_hash: `hash of ${id}`,
  name: '给县里看',
  boards: '["board"]',
  created_at: 1,
  created_by: '李静',
  expires_at: null,
  revoked_at: null,
  seen_at: null,
  ...change,
});
const snapshot = (id: string, change: Partial<SnapshotRow> = {}): SnapshotRow => ({ id, board_id: 'board', label: '年终检查', design: '{}', frame: '{}', as_of: 1, frozen_at: 1, frozen_by: '李静', ...change });
const showing = (id: string, change: Partial<ShowingRow> = {}): ShowingRow => ({ id, board_id: 'board', snapshot_id: null, design: '{}', account_id: 'a', account_name: '李静', began_at: 1, ended_at: null, note: '', began_with: null, ended_with: null, ...change });
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

async function within<T>(db: Db, act: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(act);
}

/** Designs, links, frozen boards and what was shown of them. */
export function boardsContract(name: string, open: OpenDb): void {
  describe(`the boards in ${name}`, () => {
    test('a design is kept whole under its hash, and the same one again changes nothing', async () => {
      const db = await open();
      const store = createDesignsStore(db);
      const row = design('a'.repeat(64), { text: ANY_TEXT.repeat(3_000), created_at: LARGEST });
      await within(db, (tx) => store.put(tx, row));
      await within(db, (tx) => store.put(tx, { ...row, board_id: 'another', text: 'another', created_at: 2 }));
      await within(db, (tx) => store.put(tx, design('b'.repeat(64))));
      expect(await store.get(row.sha256)).toEqual(row);
      expect(await store.get('c'.repeat(64))).toBeUndefined();
      expect((await store.of('board')).sort()).toEqual(['a'.repeat(64), 'b'.repeat(64)]);
      expect(await store.of('another')).toEqual([]);
    });

    test('a design whose transaction was given up is not there', async () => {
      const db = await open();
      const store = createDesignsStore(db);
      const givenUp = within(db, async (tx) => {
        await store.put(tx, design('a'));
        throw new GivenUp();
      });
      await expect(givenUp).rejects.toThrow(GivenUp);
      expect(await store.get('a')).toBeUndefined();
    });

    test('a link is found by the hash of its token, listed newest first and changed alone; two never share a token', async () => {
      const db = await open();
      const store = createSharesStore(db);
      const rows = [share('old', { name: ANY_TEXT, created_at: 1, expires_at: LARGEST }), share('new', { created_at: 9 })];
      await within(db, async (tx) => {
        for (const row of rows) await store.insert(tx, row);
      });
      expect(await store.byToken('hash of old')).toEqual(rows[0]);
      expect(await store.byToken('hash of nothing')).toBeUndefined();
      expect(ids(await store.list())).toEqual(['new', 'old']);
      await store.update(db, 'old', { revoked_at: 5, seen_at: LARGEST });
      expect(await store.get('old')).toEqual({ ...rows[0], revoked_at: 5, seen_at: LARGEST });
      expect(await store.get('new')).toEqual(rows[1]);
      await expect(within(db, (tx) => store.insert(tx, share('third', { token_hash: 'hash of old' })))).rejects.toThrow();
    });

    test('a frozen board comes back whole, is listed newest first, and can be neither changed nor deleted', async () => {
      const db = await open();
      const store = createInspectionsStore(db);
      const row = snapshot('first', { design: JSON.stringify({ title: ANY_TEXT }), frame: ANY_TEXT.repeat(2_000), as_of: LARGEST });
      await within(db, async (tx) => {
        await store.insertSnapshot(tx, row);
        await store.insertSnapshot(tx, snapshot('second', { frozen_at: 9 }));
      });
      expect(await store.snapshot('first')).toEqual(row);
      expect(await store.snapshot('third')).toBeUndefined();
      expect(ids(await store.snapshots())).toEqual(['second', 'first']);
      expect(Object.keys((await store.snapshots())[0]!)).not.toContain('frame');
      await expect(db.updateTable('board_snapshot').set({ label: 'x' }).execute()).rejects.toThrow('append-only');
      await expect(db.deleteFrom('board_snapshot').execute()).rejects.toThrow('append-only');
    });

    test('what is shown is open until it is ended, once', async () => {
      const db = await open();
      const store = createInspectionsStore(db);
      await within(db, async (tx) => {
        await store.insertShowing(tx, showing('mine', { note: ANY_TEXT }));
        await store.insertShowing(tx, showing('over', { began_at: 2, ended_at: 3 }));
        await store.insertShowing(tx, showing('theirs', { account_id: 'b', began_at: 4 }));
      });
      expect(ids(await store.showings())).toEqual(['theirs', 'over', 'mine']);
      expect(ids(await store.openShowings('a'))).toEqual(['mine']);
      expect(await within(db, (tx) => store.endShowing(tx, 'mine', { ended_at: 7, ended_with: 'last' }))).toBe(true);
      expect(await within(db, (tx) => store.endShowing(tx, 'mine', { ended_at: 8, ended_with: 'later' }))).toBe(false);
      expect(await store.showing('mine')).toEqual(showing('mine', { note: ANY_TEXT, ended_at: 7, ended_with: 'last' }));
      expect(await store.openShowings('a')).toEqual([]);
      expect(ids(await store.openShowings('b'))).toEqual(['theirs']);
    });
  });
}
