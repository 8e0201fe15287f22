import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createObjectStore } from '../../../../server/features/media/object-store.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

const SCRIPT = fileURLToPath(new URL('./support/store-until-killed.ts', import.meta.url));
const ROUNDS = 20;

/** Lets a process store files and kills it at a random moment, reckoned from its first file. */
async function storeAndKill(dataDir: string, sources: string): Promise<void> {
  const child = spawn(process.execPath, [SCRIPT, dataDir, sources], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  await after(Math.random() * 60);
  child.kill('SIGKILL');
  await ended;
}

test('killed at random moments, the store shows only whole objects, and a sweep clears the rest', { timeout: 120_000 }, async () => {
  const directory = await temporaryDirectory();
  const dataDir = join(directory, 'data');
  await mkdir(join(dataDir, 'incoming'), { recursive: true }); // the first process may be killed before it has
  let leftovers = 0;
  let seen = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const sources = join(directory, String(round));
    await mkdir(sources);
    await storeAndKill(dataDir, sources);

    const store = createObjectStore(dataDir);
    for (const name of await store.list()) {
      seen += 1;
      expect(createHash('sha256').update(await readFile(store.path(name))).digest('hex')).toBe(name);
    }
    leftovers += (await readdir(join(dataDir, 'incoming'))).length;
    await store.sweep(() => false, 0, Date.now() + 1000);
    expect(await readdir(join(dataDir, 'incoming'))).toEqual([]);
    expect(await store.list()).toEqual([]);
  }
  // Otherwise the test has not met what it is about.
  expect(leftovers).toBeGreaterThan(0);
  expect(seen).toBeGreaterThan(0);
});
