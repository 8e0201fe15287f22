import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type AssetStore, openAssetStore } from '../../../display/runtime/asset-store.ts';
import type { Database } from '../../../display/runtime/database.ts';
import type { Asset } from '../../../server/domain/content.ts';
import { until } from '../../server/support/wall.ts';

const bytesOf = (name: string) => new TextEncoder().encode(name) as Uint8Array<ArrayBuffer>;
const assetOf = (name: string): Asset => ({ sha256: createHash('sha256').update(name).digest('hex'), size: name.length, type: 'image/png' });

let disk: Map<string, Blob>;
/** What the disk does before it deletes anything. */
let beforeDeleting: () => Promise<void>;
let fetched: string[];
let store: AssetStore;
let named: Map<string, string>;
let fetchBytes: (sha256: string) => Promise<Uint8Array<ArrayBuffer>>;

beforeEach(async () => {
  [disk, fetched, named] = [new Map(), [], new Map()];
  beforeDeleting = async () => {};
  fetchBytes = async (sha256) => {
    fetched.push(named.get(sha256)!);
    return bytesOf(named.get(sha256)!);
  };
  const database = {
    getAllKeys: async () => [...disk.keys()],
    get: async (_: string, key: string) => disk.get(key),
    put: async (_: string, value: Blob, key: string) => void disk.set(key, value),
    delete: async (_: string, key: string) => {
      await beforeDeleting();
      disk.delete(key);
    },
  } as unknown as Database;
  store = await openAssetStore({ database, fetchBytes: (sha256) => fetchBytes(sha256), alarm: () => {} });
});
afterEach(() => vi.unstubAllGlobals());

function want(...names: string[]): Asset[] {
  const assets = names.map(assetOf);
  names.forEach((name, index) => named.set(assets[index]!.sha256, name));
  store.want(assets);
  return assets;
}

describe('what a screen keeps', () => {
  test('is fetched once, and dropped when nothing needs it any more', async () => {
    const [one, two] = want('one', 'two') as [Asset, Asset];
    await until(() => store.has(one) && store.has(two), Boolean);
    want('two');
    await until(() => disk.size, (size) => size === 1);
    expect([store.has(one), store.has(two), fetched]).toEqual([false, true, ['one', 'two']]);
  });

  test('stays when it is wanted again while others are still being dropped', async () => {
    const [, , last] = want('one', 'two', 'last') as [Asset, Asset, Asset];
    await until(() => store.has(last), Boolean);
    let isWantedAgain = false;
    beforeDeleting = async () => {
      if (!isWantedAgain) want('last'); // in the middle of the dropping
      isWantedAgain = true;
    };
    want();
    await until(() => disk.size, (size) => size === 1);
    expect(store.has(last)).toBe(true);
    expect(await (await store.open(last)).text()).toBe('last');
  });

  test('is no longer fetched by a page that is being left, which would keep the next one from starting', async () => {
    let tries = 0;
    fetchBytes = async () => {
      if (++tries > 1_000) await new Promise(() => {}); // or this test would never end either
      throw new Error('no connection');
    };
    const end = vi.spyOn(console, 'error').mockImplementation(() => {});
    vi.stubGlobal('setTimeout', () => {
      throw new TypeError('Illegal invocation'); // as in a page whose window is another's by now
    });
    want('one', 'two');
    for (let turn = 0; turn < 10_000; turn += 1) await Promise.resolve();
    expect(tries).toBe(2);
    expect(end).toHaveBeenCalledOnce();
    end.mockRestore();
  });
});
