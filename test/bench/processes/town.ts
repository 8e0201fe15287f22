import { sql } from 'kysely';
import { createHash, randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { PublicKey } from '../../../server/domain/publication.ts';
import { detailsRow, profileOf } from '../../../server/features/screens/screens.store.ts';
import { newId } from '../../../server/features/id.ts';
import { SQUARE } from '../../server/simulator/fleet.ts';
import { makeMetric } from '../../server/features/boards/support.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { fillReadings, openBoards } from '../support/many-readings.ts';
import { memoryInUse, serve } from '../support/serve.ts';

/* The server under test, whole, on a data directory of its own. */

export interface PairedScreen {
  readonly id: string;
  readonly credential: string;
}

let server: TestServer | null = null;
let transactions = 0;

const methods = {
  /** @returns where it is, an administrator's cookie, and the key its publications are signed with */
  async start(): Promise<{ url: string; cookie: string; key: PublicKey }> {
    server = await startServer({ pagesFolder: fileURLToPath(new URL('../../../dist', import.meta.url)) });
    const { db } = server.app.services;
    const begin = db.transaction.bind(db);
    db.transaction = () => {
      transactions += 1;
      return begin();
    };
    return { url: server.url, cookie: server.cookie, key: server.app.services.log.state.key };
  },

  /** As pairing leaves them; ten thousand codes typed one by one are not what is measured. */
  async pair(count: number): Promise<PairedScreen[]> {
    const { db, log, bus } = server!.app.services;
    const at = Date.now();
    const made = Array.from({ length: count }, (_, index) => {
      const credential = randomBytes(32).toString('base64url');
      const row = {
        id: newId(),
        revision: 1,
        ...detailsRow({ ...SQUARE, name: `屏 ${index + 1}` }, 'Asia/Shanghai'),
        credential_hash: createHash('sha256').update(credential).digest('hex'),
        revoked_at: null,
        paired_at: at,
        last_seen_at: null,
        browser: '',
        client_version: '',
      };
      return { row, credential };
    });
    await db.transaction().execute(async (tx) => {
      for (const { row } of made) {
        const { text, signature, keyId } = log.sign(JSON.stringify(profileOf(row, at)));
        await tx.insertInto('screen').values(row).execute();
        await tx.insertInto('screen_profile').values({ screen_id: row.id, revision: 1, text, signature, key_id: keyId, issued_at: at }).execute();
      }
    });
    bus.emit('changed', 'screens');
    return made.map(({ row, credential }) => ({ id: row.id, credential }));
  },

  makeMetric: (id: string) => makeMetric(server!, id),
  /** Years of readings, as they stand after imports. @returns how many there are */
  fillReadings: (count: number) => fillReadings(server!, count),
  /** Opens each board as the first who follows it, with nothing kept from before. @returns ms for each */
  openBoards: () => openBoards(server!),

  online: () => server!.app.services.presence.onlineCount(),
  /** How many receipts of a publication are on record. */
  async receipts(sequence: number): Promise<number> {
    const { db } = server!.app.services;
    const { count } = await db.selectFrom('receipt').select((eb) => eb.fn.count<number>('painted_at').as('count')).where('sequence', '=', sequence).executeTakeFirstOrThrow();
    return Number(count);
  },
  async plays(): Promise<number> {
    const { count } = await server!.app.services.db.selectFrom('play').select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
    return Number(count);
  },
  /** How the ledger's table and index are defined. */
  async playTable(): Promise<string[]> {
    const { rows } = await sql<{ sql: string }>`select sql from sqlite_master where tbl_name = 'play' and sql is not null order by type desc`.execute(server!.app.services.db);
    return rows.map((row) => row.sql);
  },
  /** Transactions begun so far. */
  transactions: () => transactions,
  memory: memoryInUse,
  stop: () => server?.close(),
};
export type Town = typeof methods;
serve(methods);
