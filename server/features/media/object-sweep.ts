import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const SHELF = /^[0-9a-f]{2}$/;
const SHA256_HEX = /^[0-9a-f]{64}$/;

/** Names in a directory; none when it does not exist yet. */
async function namesIn(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** The SHA-256 of every object in the store, sorted. */
export async function listObjects(objects: string): Promise<string[]> {
  const shelves = (await namesIn(objects)).filter((name) => SHELF.test(name)).sort();
  const found: string[] = [];
  for (const shelf of shelves) {
    const names = await namesIn(join(objects, shelf));
    found.push(...names.filter((name) => SHA256_HEX.test(name) && name.startsWith(shelf)).sort());
  }
  return found;
}

/** Removes `path` when it was last changed before the instant `before`; says whether it did. */
async function removeOlder(path: string, before: number): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || found.mtimeMs > before) return false;
  await rm(path, { recursive: true, force: true });
  return true;
}

/** Removes objects that nobody claims and that were stored before `before`; returns how many. */
export async function sweepObjects(
  objects: string,
  keep: (sha256: string) => boolean,
  before: number,
): Promise<number> {
  let removed = 0;
  for (const sha256 of await listObjects(objects)) {
    if (keep(sha256)) continue;
    if (await removeOlder(join(objects, sha256.slice(0, 2), sha256), before)) removed += 1;
  }
  return removed;
}

/** Removes what interrupted work left behind before `before`; returns how many. */
export async function sweepIncoming(incoming: string, before: number): Promise<number> {
  let removed = 0;
  for (const name of await namesIn(incoming)) {
    if (await removeOlder(join(incoming, name), before)) removed += 1;
  }
  return removed;
}
