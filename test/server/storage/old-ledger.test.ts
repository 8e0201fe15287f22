import fc from 'fast-check';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { OUTCOMES } from '../../../server/domain/play.ts';
import { createLedgerStore } from '../../../server/features/ledger/ledger.store.ts';
import { disagreements } from '../../../server/features/ledger/running-counts.ts';
import { openDatabase } from '../../../server/storage/database.ts';
import { MIGRATIONS } from '../../../server/storage/migrations.ts';
import { openSqlite } from '../../../server/storage/sqlite-driver.ts';
import type { Tables } from '../../../server/storage/tables.ts';
import { playRow } from '../../contracts/rows.ts';

/** Records as the version before running counts left them. */
async function oldDatabase(path: string): Promise<Kysely<Tables>> {
  const before = Object.entries(MIGRATIONS).filter(([name]) => name < '003');
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: openSqlite(path) }) });
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => Object.fromEntries(before) } }).migrateToLatest();
  if (error) throw error;
  return db;
}

const record = fc.record({
  screen: fc.constantFrom('a', 'b'),
  number: fc.integer({ min: 1, max: 30 }),
  change: fc.record({
    installation: fc.constantFrom('first', 'second'),
    publication: fc.constantFrom(1, 2),
    content_id: fc.constantFrom('slogan-1', 'film-2'),
    day: fc.constantFrom('2026-05-01', '2026-05-02', '2026-06-01'),
    duration_ms: fc.integer({ min: 0, max: 86_400_000 }),
    outcome: fc.constantFrom(...OUTCOMES),
    counted: fc.constantFrom(0, 1),
  }),
});

test('a ledger from before running counts is added up when it is opened, and goes on from there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heping-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(record, { maxLength: 40 }), fc.array(record, { maxLength: 10 }), async (kept, later) => {
      run += 1;
      const path = join(folder, `${run}.db`);
      const rowOf = ({ screen, number, change }: (typeof kept)[number]) => playRow(screen, number, change);
      const old = await oldDatabase(path);
      for (const each of kept) await old.insertInto('play').values(rowOf(each)).onConflict((conflict) => conflict.doNothing()).execute();
      const announced: object = { screen_id: 'a', installation: 'first', announced: 99, pending: 3, seen_at: 1 }; // it had no other columns then
      await old.insertInto('installation').values(announced as Tables['installation']).execute();
      await old.destroy();

      const db = await openDatabase(path);
      try {
        expect(await disagreements(db)).toEqual([]);
        expect(await db.selectFrom('installation').select(['announced', 'pending']).where('screen_id', '=', 'a').where('installation', '=', 'first').execute()).toEqual([{ announced: 99, pending: 3 }]);
        const store = createLedgerStore(db);
        await db.transaction().execute((tx) => store.insert(tx, later.map(rowOf)));
        expect(await disagreements(db)).toEqual([]);
      } finally {
        await db.destroy();
      }
    }),
    { numRuns: 15 },
  );
});
