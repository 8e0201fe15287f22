import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, link, lstat, mkdir, mkdtemp, open, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readBlocks } from './read-blocks.ts';
import { asStoreError } from './store-error.ts';
import { listObjects, sweepIncoming, sweepObjects } from './object-sweep.ts';

/** What was stored: the SHA-256 (lower-case hex) that names it and its length in bytes. */
export interface StoredObject {
  readonly sha256: string;
  readonly size: number;
}

export interface PutFileOptions {
  /**
   * The caller promises that nobody writes to the file again: it is hard-linked instead of
   * copied where the file system allows, so that 4 GB are neither read nor held twice.
   * The given path stays until the caller removes it.
   */
  readonly adopt?: boolean;
  /** Sees every block as it is hashed (for example to hash chunks in the same pass). */
  readonly tap?: (block: Uint8Array) => void;
  readonly signal?: AbortSignal;
}

/** Content-addressed files under `objects/ab/abcdef…`; no given name is ever used. */
export interface ObjectStore {
  /** Stores a file's bytes. Throws `StoreError` with code `disk-full`. */
  putFile(path: string, options?: PutFileOptions): Promise<StoredObject>;
  /** Stores bytes. Throws `StoreError` with code `disk-full`. */
  putBytes(bytes: Uint8Array): Promise<StoredObject>;
  /** Where an object lies (whether or not it is there). */
  path(sha256: string): string;
  has(sha256: string): Promise<boolean>;
  /** Length in bytes, or undefined when there is no such object. */
  size(sha256: string): Promise<number | undefined>;
  remove(sha256: string): Promise<void>;
  list(): Promise<string[]>;
  /** A new private directory for work in progress; the caller removes it, else a sweep does. */
  workDirectory(): Promise<string>;
  /**
   * Removes what has not changed for `olderThanMs`: objects that `keep` does not claim, and
   * leftovers of interrupted work. Storing an object anew makes it young again.
   */
  sweep(keep: (sha256: string) => boolean, olderThanMs: number, now?: number): Promise<Swept>;
}

export interface Swept {
  readonly objects: number;
  readonly leftovers: number;
}

/** How a new file is opened; replaceable so that a full disk can be met in a test. */
export type OpenNew = (path: string) => Promise<FileHandle>;

const SHA256_HEX = /^[0-9a-f]{64}$/;

/** The object store in `<dataDir>/objects`, with unfinished work in `<dataDir>/incoming`. */
export function createObjectStore(
  dataDir: string,
  openNew: OpenNew = (path) => open(path, 'wx', 0o640),
): ObjectStore {
  const objects = join(dataDir, 'objects');
  const incoming = join(dataDir, 'incoming');

  function path(sha256: string): string {
    if (!SHA256_HEX.test(sha256)) throw new TypeError('not a SHA-256 in lower-case hex');
    return join(objects, sha256.slice(0, 2), sha256);
  }

  /** Gives the finished file its name. Replacing an equal object also heals one the disk has damaged. */
  async function publish(temporary: string, sha256: string): Promise<void> {
    const target = path(sha256);
    await makeDirectory(dirname(target));
    await rename(temporary, target);
    await syncDirectory(dirname(target));
  }

  async function store(fill: (temporary: string) => Promise<StoredObject>): Promise<StoredObject> {
    const temporary = join(incoming, randomUUID());
    try {
      await makeDirectory(incoming);
      const stored = await fill(temporary);
      await publish(temporary, stored.sha256);
      return stored;
    } catch (error) {
      throw asStoreError(error);
    } finally {
      // Renaming one link onto another of the same file leaves both, so this is not only for failures.
      await rm(temporary, { force: true });
    }
  }

  return {
    path,
    putFile: (source, options = {}) =>
      store(async (temporary) => {
        if (options.adopt && (await adopted(source, temporary))) {
          return hashAndSync(temporary, options);
        }
        return copy(readBlocks(source, options.signal), temporary, openNew, options.tap);
      }),
    putBytes: (bytes) =>
      store((temporary) => copy([{ block: bytes }], temporary, openNew)),
    has: async (sha256) => (await sizeOf(path(sha256))) !== undefined,
    size: async (sha256) => sizeOf(path(sha256)),
    remove: async (sha256) => rm(path(sha256), { force: true }),
    list: () => listObjects(objects),
    async workDirectory() {
      try {
        await makeDirectory(incoming);
        return await mkdtemp(join(incoming, 'work-'));
      } catch (error) {
        throw asStoreError(error);
      }
    },
    async sweep(keep, olderThanMs, now = Date.now()) {
      const before = now - olderThanMs;
      return {
        objects: await sweepObjects(objects, keep, before),
        leftovers: await sweepIncoming(incoming, before),
      };
    },
  };
}

async function copy(
  blocks: AsyncIterable<{ block: Uint8Array }> | Iterable<{ block: Uint8Array }>,
  target: string,
  openNew: OpenNew,
  tap?: (block: Uint8Array) => void,
): Promise<StoredObject> {
  const file = await openNew(target);
  try {
    const hash = createHash('sha256');
    let size = 0;
    for await (const { block } of blocks) {
      hash.update(block);
      tap?.(block);
      size += block.length;
      await writeAll(file, block);
    }
    await file.sync();
    return { sha256: hash.digest('hex'), size };
  } finally {
    await file.close();
  }
}

/** A single write may take only a part of the block. */
async function writeAll(file: FileHandle, block: Uint8Array): Promise<void> {
  for (let at = 0; at < block.length; ) {
    const { bytesWritten } = await file.write(block, at, block.length - at, null);
    at += bytesWritten;
  }
}

async function adopted(source: string, temporary: string): Promise<boolean> {
  try {
    if (!(await lstat(source)).isFile()) return false; // a symbolic link would itself be linked
    await link(source, temporary);
    return true;
  } catch {
    return false; // another file system, or one without hard links: the bytes are copied
  }
}

async function hashAndSync(path: string, { tap, signal }: PutFileOptions): Promise<StoredObject> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const { block } of readBlocks(path, signal)) {
    hash.update(block);
    tap?.(block);
    size += block.length;
  }
  const file = await open(path, 'r');
  try {
    const now = new Date();
    await utimes(path, now, now);
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), size };
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function makeDirectory(path: string): Promise<void> {
  const firstMade = await mkdir(path, { recursive: true });
  if (firstMade !== undefined) await syncDirectory(dirname(firstMade));
}

/** A new name survives a power cut only once its directory is on the disk. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
