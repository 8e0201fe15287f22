import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ObjectStore } from '../../server/features/media/object-store.ts';

/** Opens a fresh, empty object store for the running test and puts it away when that ends. */
export type OpenObjects = () => Promise<ObjectStore>;

const HOUR_MS = 3_600_000;
const ABSENT = '0'.repeat(64);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const all = () => true;
const none = () => false;

async function fileWith(bytes: Uint8Array): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'heping-contract-source-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const path = join(directory, '上传 😀.bin');
  await writeFile(path, bytes);
  return path;
}

/** The object store: bytes named by their SHA-256, kept once. */
export function objectStoreContract(name: string, open: OpenObjects): void {
  describe(`the object store in ${name}`, () => {
    test.each([0, 1, 2 ** 20, 2 ** 20 + 1])('gives back %i bytes as they came, under their SHA-256', async (length) => {
      const store = await open();
      const bytes = randomBytes(length);
      const stored = await store.putBytes(bytes);
      expect(stored).toEqual({ sha256: sha256(bytes), size: length });
      expect(await store.size(stored.sha256)).toBe(length);
      expect(await store.has(stored.sha256)).toBe(true);
      expect(bytes.equals(await readFile(store.path(stored.sha256)))).toBe(true);
    });

    test.each([true, false])('keeps a file, shows its bytes to the tap in order and leaves the file where it was (adopted: %s)', async (adopt) => {
      const store = await open();
      const bytes = randomBytes(2 ** 21 + 7);
      const source = await fileWith(bytes);
      const seen = createHash('sha256');
      const stored = await store.putFile(source, { adopt, tap: (block) => void seen.update(block) });
      expect(stored).toEqual({ sha256: sha256(bytes), size: bytes.length });
      expect(seen.digest('hex')).toBe(stored.sha256);
      expect(bytes.equals(await readFile(store.path(stored.sha256)))).toBe(true);
      await rm(source);
      expect(await store.size(stored.sha256)).toBe(bytes.length);
    });

    test('any interleaving of storing, repeating and removing leaves just what was stored and not removed, sorted', async () => {
      const store = await open();
      const step = fc.record({ remove: fc.boolean(), byte: fc.integer({ min: 0, max: 4 }) });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
          const kept = new Set<string>();
          for (const { remove, byte } of steps) {
            const bytes = Uint8Array.of(byte);
            if (remove) await store.remove(sha256(bytes));
            else await store.putBytes(bytes);
            kept[remove ? 'delete' : 'add'](sha256(bytes));
          }
          expect(await store.list()).toEqual([...kept].sort());
          for (const each of kept) await store.remove(each);
        }),
        { numRuns: 15 },
      );
    });

    test('equal bytes that come at the same moment are one object', async () => {
      const store = await open();
      const bytes = randomBytes(300_000);
      const source = await fileWith(bytes);
      await Promise.all([store.putBytes(bytes), store.putFile(source), store.putFile(source, { adopt: true }), store.putBytes(bytes)]);
      expect(await store.list()).toEqual([sha256(bytes)]);
      expect(bytes.equals(await readFile(store.path(sha256(bytes))))).toBe(true);
    });

    test('what is not there has no size, is not listed and may be removed', async () => {
      const store = await open();
      expect(await store.has(ABSENT)).toBe(false);
      expect(await store.size(ABSENT)).toBeUndefined();
      await store.remove(ABSENT);
      expect(await store.list()).toEqual([]);
    });

    test.each(['', 'abc', '../'.repeat(20) + 'etc', 'A'.repeat(64), `${ABSENT}\n`, `${ABSENT}/x`])('no name but a SHA-256 is ever looked for (%j)', async (given) => {
      const store = await open();
      expect(() => store.path(given)).toThrow(TypeError);
      await expect(store.has(given)).rejects.toThrow(TypeError);
      await expect(store.size(given)).rejects.toThrow(TypeError);
      await expect(store.remove(given)).rejects.toThrow(TypeError);
    });

    test('a file that is missing or given up half way leaves nothing behind', async () => {
      const store = await open();
      const source = await fileWith(randomBytes(2 ** 21));
      const half = new AbortController();
      await expect(store.putFile(source, { signal: half.signal, tap: () => half.abort() })).rejects.toThrow();
      await expect(store.putFile(source, { signal: AbortSignal.abort(), adopt: true })).rejects.toThrow();
      await expect(store.putFile(`${source}.none`)).rejects.toThrow();
      expect(await store.list()).toEqual([]);
      expect(await store.sweep(none, 0, Date.now() + HOUR_MS)).toEqual({ objects: 0, leftovers: 0 });
    });

    test('a sweep removes what is old and unclaimed, and says how much that was', async () => {
      const store = await open();
      const [claimed, unclaimed] = [await store.putBytes(Uint8Array.of(1)), await store.putBytes(Uint8Array.of(2))];
      await writeFile(join(await store.workDirectory(), 'half'), 'half');
      const later = Date.now() + 2 * HOUR_MS;
      expect(await store.sweep(none, 3 * HOUR_MS, later)).toEqual({ objects: 0, leftovers: 0 });
      expect(await store.sweep((each) => each === claimed.sha256, HOUR_MS, later)).toEqual({ objects: 1, leftovers: 1 });
      expect(await store.list()).toEqual([claimed.sha256]);
      expect(await store.has(unclaimed.sha256)).toBe(false);
      expect(await store.sweep(all, 0, later)).toEqual({ objects: 0, leftovers: 0 });
    });

    test('every piece of work has an empty directory to itself, and none is listed as an object', async () => {
      const store = await open();
      const [one, other] = await Promise.all([store.workDirectory(), store.workDirectory()]);
      expect(one).not.toBe(other);
      expect((await stat(one)).isDirectory()).toBe(true);
      expect((await stat(one)).mode & 0o077).toBe(0);
      expect(await store.list()).toEqual([]);
    });
  });
}
