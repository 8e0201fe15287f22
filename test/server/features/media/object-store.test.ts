import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { createObjectStore } from '../../../../server/features/media/object-store.ts';
import { StoreError } from '../../../../server/features/media/store-error.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const HOUR_MS = 3_600_000;

// Every put waits for the disk, which others may keep busy.
vi.setConfig({ testTimeout: 30_000 });

async function storeWithFile(bytes: Uint8Array) {
  const directory = await temporaryDirectory();
  const source = join(directory, 'upload');
  await writeFile(source, bytes);
  const dataDir = join(directory, 'data');
  return { directory, source, dataDir, store: createObjectStore(dataDir) };
}

describe('the object store', () => {
  test.each([{ adopt: false }, { adopt: true }])('keeps a file under its hash alone ($adopt)', async (options) => {
    const bytes = randomBytes(2_500_000);
    const { store, source, dataDir } = await storeWithFile(bytes);

    const stored = await store.putFile(source, options);

    expect(stored).toEqual({ sha256: sha256(bytes), size: bytes.length });
    expect(store.path(stored.sha256)).toBe(join(dataDir, 'objects', stored.sha256.slice(0, 2), stored.sha256));
    expect(bytes.equals(await readFile(store.path(stored.sha256)))).toBe(true);
    expect(await store.has(stored.sha256)).toBe(true);
    expect(await store.size(stored.sha256)).toBe(bytes.length);
    expect(await readdir(join(dataDir, 'incoming'))).toEqual([]);
    expect(existsSync(source)).toBe(true);
  });

  test('keeps equal bytes once, however and how often they come, also all at the same moment', async () => {
    const bytes = randomBytes(1_200_000);
    const { store, source, dataDir } = await storeWithFile(bytes);
    await Promise.all([
      store.putFile(source),
      store.putFile(source, { adopt: true }),
      store.putBytes(bytes),
      store.putFile(source, { adopt: true }),
      store.putBytes(bytes),
    ]);
    expect(await store.list()).toEqual([sha256(bytes)]);
    expect(await readdir(join(dataDir, 'incoming'))).toEqual([]);
    expect(bytes.equals(await readFile(store.path(sha256(bytes))))).toBe(true);
  });

  test('an adopted film takes no second place on the disk', async () => {
    const { store, source } = await storeWithFile(randomBytes(100_000));
    const { sha256: name } = await store.putFile(source, { adopt: true });
    expect((await stat(store.path(name))).ino).toBe((await stat(source)).ino);
  });

  test('a symbolic link is followed once and never stored as a link', async () => {
    const bytes = randomBytes(1000);
    const { store, source, directory } = await storeWithFile(bytes);
    const link = join(directory, 'link');
    await symlink(source, link);
    const { sha256: name } = await store.putFile(link, { adopt: true });
    expect(bytes.equals(await readFile(store.path(name)))).toBe(true);
    expect((await stat(store.path(name))).ino).not.toBe((await stat(source)).ino);
  });

  test('storing an object again heals one that the disk has damaged', async () => {
    const bytes = randomBytes(50_000);
    const { store } = await storeWithFile(bytes);
    const { sha256: name } = await store.putBytes(bytes);
    await writeFile(store.path(name), 'damaged');
    await store.putBytes(bytes);
    expect(bytes.equals(await readFile(store.path(name)))).toBe(true);
  });

  test.each(['../../x', '..\\x', 'ABCDEF'.repeat(10) + 'ABCD', 'a'.repeat(63), '', 'a'.repeat(64) + '/..'])(
    'the name %j reaches no file',
    async (name) => {
      const store = createObjectStore(await temporaryDirectory());
      expect(() => store.path(name)).toThrow(TypeError);
      await expect(async () => store.remove(name)).rejects.toThrow(TypeError);
    },
  );

  test('a removed object is gone, and removing it again is no fault', async () => {
    const { store } = await storeWithFile(randomBytes(1));
    const { sha256: name } = await store.putBytes(Buffer.from('x'));
    await store.remove(name);
    await store.remove(name);
    expect(await store.has(name)).toBe(false);
    expect(await store.size(name)).toBeUndefined();
    expect(await store.list()).toEqual([]);
  });

  test('a sweep removes old objects nobody claims and old leftovers, and nothing young', async () => {
    const { store, dataDir } = await storeWithFile(randomBytes(1));
    const [kept, orphan, young] = await Promise.all(['kept', 'orphan', 'young'].map((text) => store.putBytes(Buffer.from(text))));
    const work = await store.workDirectory();
    await writeFile(join(work, 'half a film'), 'x');
    await writeFile(join(dataDir, 'incoming', 'left by a crash'), 'x');
    const longAgo = new Date(Date.now() - 2 * HOUR_MS);
    for (const path of [store.path(kept!.sha256), store.path(orphan!.sha256), join(dataDir, 'incoming', 'left by a crash')]) {
      await utimes(path, longAgo, longAgo);
    }

    expect(await store.sweep((name) => name === kept!.sha256, HOUR_MS)).toEqual({ objects: 1, leftovers: 1 });

    expect(await store.list()).toEqual([kept!.sha256, young!.sha256].sort());
    expect(existsSync(join(work, 'half a film'))).toBe(true);
    expect(await store.sweep(() => true, HOUR_MS, Date.now() + 3 * HOUR_MS)).toEqual({ objects: 0, leftovers: 1 });
    expect(existsSync(work)).toBe(false);
  });

  test('an orphan that is stored again is young again', async () => {
    const { store, source } = await storeWithFile(randomBytes(9000));
    const { sha256: name } = await store.putFile(source, { adopt: true });
    const longAgo = new Date(Date.now() - 2 * HOUR_MS);
    await utimes(store.path(name), longAgo, longAgo);
    await store.putFile(source, { adopt: true });
    expect(await store.sweep(() => false, HOUR_MS)).toEqual({ objects: 0, leftovers: 0 });
  });

  test('an aborted upload leaves nothing behind', async () => {
    const { store, source, dataDir } = await storeWithFile(randomBytes(3_000_000));
    const abort = new AbortController();
    const putting = store.putFile(source, { signal: abort.signal, tap: () => abort.abort(new Error('cancelled')) });
    await expect(putting).rejects.toThrow('cancelled');
    expect(await store.list()).toEqual([]);
    expect(await readdir(join(dataDir, 'incoming'))).toEqual([]);
  });

  test.skipIf(!existsSync('/dev/full'))('a full disk is a typed error and leaves no object', async () => {
    const { source, directory } = await storeWithFile(randomBytes(3_000_000));
    const store = createObjectStore(join(directory, 'full'), () => open('/dev/full', 'w'));
    for (const put of [() => store.putFile(source), () => store.putBytes(Buffer.from('x'))]) {
      const error = await put().catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(StoreError);
      expect(error).toMatchObject({ code: 'disk-full' });
    }
    expect(await store.list()).toEqual([]);
  });

  test('a fault that is not about space stays what it is', async () => {
    const { store, directory } = await storeWithFile(randomBytes(1));
    await expect(store.putFile(join(directory, 'absent'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
