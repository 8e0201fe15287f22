import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createObjectStore } from '../../server/features/media/object-store.ts';
import { openDatabase } from '../../server/storage/database.ts';
import { accountsContract } from './accounts.contract.ts';
import type { OpenDb } from './adapter.ts';
import { boardsContract } from './boards.contract.ts';
import { contentContract } from './content.contract.ts';
import { countsContract } from './counts.contract.ts';
import { gapsContract } from './gaps.contract.ts';
import { importsContract } from './imports.contract.ts';
import { ledgerContract } from './ledger.contract.ts';
import { logContract } from './log.contract.ts';
import { metricsContract } from './metrics.contract.ts';
import { objectStoreContract, type OpenObjects } from './object-store.contract.ts';
import { readingsContract } from './readings.contract.ts';
import { receiptsContract } from './receipts.contract.ts';
import { screensContract } from './screens.contract.ts';
import { sessionsContract } from './sessions.contract.ts';
import { settingsContract } from './settings.contract.ts';

/* Every contract against every adapter there is: a new adapter is one line here. */

const DATABASES: Record<string, OpenDb> = {
  'SQLite on disk': async () => closedAfterwards(join(await folder(), 'heping.sqlite')),
  'SQLite in memory': () => closedAfterwards(':memory:'),
};
const OBJECT_STORES: Record<string, OpenObjects> = {
  'a folder': async () => createObjectStore(await folder()),
};
const CONTRACTS = [logContract, receiptsContract, ledgerContract, countsContract, gapsContract, accountsContract, sessionsContract, contentContract, boardsContract, screensContract, settingsContract, metricsContract, readingsContract, importsContract];

for (const [name, open] of Object.entries(DATABASES)) for (const contract of CONTRACTS) contract(name, open);
for (const [name, open] of Object.entries(OBJECT_STORES)) objectStoreContract(name, open);

/** Opens the records at an address; they are closed when the running test ends. */
async function closedAfterwards(address: string): ReturnType<OpenDb> {
  const db = await openDatabase(address);
  onTestFinished(() => db.destroy());
  return db;
}

/** An empty folder that is gone when the running test is. */
async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'heping-contract-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}
