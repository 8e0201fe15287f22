import { createHash } from 'node:crypto';
import { cp, mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../server/storage/database.ts';
import { startServer } from '../../support/server.ts';
import { makeSlogan } from '../support/desk.ts';

let sound: string;
let dataDir: string;
let path: string;
beforeAll(async () => {
  sound = await mkdtemp(join(tmpdir(), 'heping-test-'));
  const server = await startServer({ dataDir: sound });
  for (let each = 0; each < 10; each++) await makeSlogan(server);
  await server.app.close();
});
afterAll(() => rm(sound, { recursive: true, force: true }));
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'heping-test-'));
  path = join(dataDir, 'heping.db');
  await cp(sound, dataDir, { recursive: true });
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const digest = async () => createHash('sha256').update(await readFile(path)).digest('hex');

async function overwrite(at: number, bytes: Buffer): Promise<void> {
  const file = await open(path, 'r+');
  await file.write(bytes, 0, bytes.length, at);
  await file.close();
}

describe('a damaged database stops the start with its name, and is left as it is', () => {
  test.each([
    ['the header', 0, 100],
    ['the schema’s page', 100, 200],
    ['a page in the middle', 4_096 * 6, 4_096],
    ['several pages', 4_096 * 3, 4_096 * 4],
  ])('when %s is overwritten', async (_, at, length) => {
    await overwrite(at, Buffer.alloc(length, 0xa5));
    const before = await digest();
    await expect(startServer({ dataDir })).rejects.toThrow(`The database ${path} is damaged`);
    await expect(openDatabase(path)).rejects.toThrow(/restore a backup; nothing was changed/);
    expect(await digest()).toBe(before);
  });

  test('when it was cut off', async () => {
    const { size } = await stat(path);
    await writeFile(path, (await readFile(path)).subarray(0, Math.floor(size / 2)));
    const before = await digest();
    await expect(startServer({ dataDir })).rejects.toThrow(path);
    expect(await digest()).toBe(before);
  });

  test('when it is something else altogether', async () => {
    await writeFile(path, '荷塘镇的通知\n'.repeat(500));
    const before = await digest();
    await expect(startServer({ dataDir })).rejects.toThrow(path);
    expect(await digest()).toBe(before);
  });
});

test('a database of a newer version is left as it is', async () => {
  const db = await openDatabase(path);
  await db.insertInto('kysely_migration' as never).values({ name: '999-later', timestamp: '2030-01-01' } as never).execute();
  await db.destroy();
  const before = await digest();
  await expect(startServer({ dataDir })).rejects.toThrow(/could not be brought to this version.*left as it was/);
  expect(await digest()).toBe(before);
});

test('a missing signing key is named, and nothing is signed with another', async () => {
  await rm(join(dataDir, 'keys'), { recursive: true });
  const server = await startServer({ dataDir });
  await expect(server.app.services.log.rotateKey(server.by)).rejects.toThrow(/signing key [0-9a-f]{16} is missing .* Restore it/);
  expect(server.app.services.log.state.sequence).toBe(1);
  await server.app.close();
});
