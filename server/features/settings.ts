import type { z } from 'zod';
import type { Db, Tx } from '../storage/tables.ts';

/** One named value kept as JSON, checked by its schema when read. */
export function createSetting<S extends z.ZodType>(db: Db, key: string, schema: S) {
  return {
    async get(from: Db | Tx = db): Promise<z.output<S> | null> {
      const row = await from.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
      return row ? schema.parse(JSON.parse(row.value)) : null;
    },
    async set(tx: Tx, value: z.input<S>): Promise<void> {
      const json = JSON.stringify(value);
      await tx
        .insertInto('setting')
        .values({ key, value: json })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: json }))
        .execute();
    },
  };
}
