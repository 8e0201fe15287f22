import type { Receipt } from '../../protocol/screen-socket.ts';
import type { ReceiptRow } from '../../protocol/rest/programme.ts';
import type { Db } from '../../storage/tables.ts';
import { createBatcher } from '../batcher.ts';
import { createReceiptsStore, type StageReached } from './receipts.store.ts';

type Moved = Pick<ReceiptRow, 'screen' | 'received' | 'stored' | 'painted'>;
type Listener = (moved: { sequence: number; rows: readonly Moved[] }) => void;

const GATHER_MS = 20;
const BATCH = 2_000;

/** How far every publication has come on every screen, by the screens' own word. */
export function createReceiptsService(db: Db, now: () => number) {
  const store = createReceiptsStore(db);
  const listeners = new Map<number, Set<Listener>>();

  const batcher = createBatcher<StageReached>(
    async (reached) => {
      await store.record(reached);
      const watched = new Set(reached.map(({ sequence }) => sequence).filter((sequence) => listeners.has(sequence)));
      for (const sequence of watched) {
        const screens = new Set(reached.filter((each) => each.sequence === sequence).map(({ screen }) => screen));
        const rows = await rowsOf(sequence, [...screens]);
        for (const listener of listeners.get(sequence) ?? []) listener({ sequence, rows });
      }
    },
    { waitMs: GATHER_MS, most: BATCH },
  );

  async function rowsOf(sequence: number, screens?: readonly string[]): Promise<Moved[]> {
    const issued = (await db.selectFrom('publication').select('issued_at').where('sequence', '=', sequence).executeTakeFirst())?.issued_at ?? 0;
    const since = (at: number | null) => (at === null ? null : Math.max(0, at - issued));
    return (await store.of(sequence, screens)).map((row) => ({ screen: row.screen_id, received: since(row.received_at), stored: since(row.stored_at), painted: since(row.painted_at) }));
  }

  return {
    /**
     * The screen's clock says when it was, as far as that can be: never after it was heard here, and a
     * screen with a wrong clock is believed only that it was by now.
     */
    async take(screen: string, { sequence, stage, at }: Receipt): Promise<null> {
      const heard = now();
      await batcher.add({ sequence, screen, stage, at: at > heard || at < heard - 86_400_000 ? heard : at });
      return null;
    },
    of: (sequence: number) => rowsOf(sequence),
    /** How many of these screens it has reached; every screen hears of it, also those it is not for. */
    async counts(sequence: number, screens: ReadonlySet<string>): Promise<{ received: number; stored: number; painted: number }> {
      const rows = (await store.of(sequence)).filter(({ screen_id }) => screens.has(screen_id));
      const count = (column: 'received_at' | 'stored_at' | 'painted_at') => rows.reduce((sum, row) => sum + (row[column] === null ? 0 : 1), 0);
      return { received: count('received_at'), stored: count('stored_at'), painted: count('painted_at') };
    },
    watch(sequence: number, listener: Listener): () => void {
      const set = listeners.get(sequence) ?? new Set();
      listeners.set(sequence, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(sequence);
      };
    },
    drain: () => batcher.drain(),
  };
}
export type ReceiptsService = ReturnType<typeof createReceiptsService>;
