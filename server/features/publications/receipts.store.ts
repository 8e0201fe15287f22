import { sql } from 'kysely';
import type { Db, Tables } from '../../storage/tables.ts';
import type { ReceiptStage } from '../../protocol/screen-socket.ts';

export interface StageReached {
  readonly sequence: number;
  readonly screen: string;
  readonly stage: ReceiptStage;
  readonly at: number;
}

type Row = Tables['receipt'];
const COLUMNS = { received: 'received_at', stored: 'stored_at', painted: 'painted_at' } as const;
const NONE: Row = { sequence: 0, screen_id: '', received_at: null, stored_at: null, painted_at: null };

/** Receipts by publication and screen; the first word for a stage stays. */
export function createReceiptsStore(db: Db) {
  /** Built once: with ten thousand screens, building it for every receipt costs more than the insert. */
  const upsert = db
    .insertInto('receipt')
    .values(NONE)
    .onConflict((conflict) =>
      conflict.columns(['sequence', 'screen_id']).doUpdateSet({
        received_at: sql`coalesce(receipt.received_at, excluded.received_at)`,
        stored_at: sql`coalesce(receipt.stored_at, excluded.stored_at)`,
        painted_at: sql`coalesce(receipt.painted_at, excluded.painted_at)`,
      }),
    )
    .compile();

  return {
    async record(reached: readonly StageReached[]): Promise<void> {
      await db.transaction().execute(async (tx) => {
        for (const row of rowsOf(reached)) await tx.executeQuery({ ...upsert, parameters: Object.values(row) });
      });
    },
    /** @param screens only these; default: all that have said anything */
    of: (sequence: number, screens?: readonly string[]) =>
      db
        .selectFrom('receipt')
        .selectAll()
        .where('sequence', '=', sequence)
        .$if(screens !== undefined, (query) => query.where('screen_id', 'in', screens ?? []))
        .execute(),
  };
}

/** One row for each screen and publication, in the order of the columns of `NONE`. */
function rowsOf(reached: readonly StageReached[]): Iterable<Row> {
  const rows = new Map<string, Row>();
  for (const { sequence, screen, stage, at } of reached) {
    const key = `${sequence} ${screen}`;
    const row = rows.get(key) ?? { ...NONE, sequence, screen_id: screen };
    row[COLUMNS[stage]] ??= at;
    rows.set(key, row);
  }
  return rows.values();
}
