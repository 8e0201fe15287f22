import type { Asset } from '../../server/domain/content.ts';
import type { AlarmCode } from '../../server/protocol/screen-socket.ts';
import { createBell } from './bell.ts';
import type { Database } from './database.ts';
import { sha256Hex } from './digest.ts';
import { type Piece, piecesOf } from './pieces.ts';

export interface AssetStore {
  /** Whether every byte of it has been verified and stored. */
  has(asset: Asset): boolean;
  /** Its bytes, verified anew. @throws when they no longer match; then they are gone from here and fetched again */
  open(asset: Asset): Promise<Blob>;
  /** What should be here, most urgent first: missing ones are fetched at once, others of no use are dropped. */
  want(assets: readonly Asset[]): void;
  /** Called when something became whole, or was lost. */
  onChange: () => void;
}

interface Deps {
  readonly database: Database;
  /** Fetches bytes of an asset by hash. */
  readonly fetchBytes: (sha256: string, range: Piece['range']) => Promise<Uint8Array<ArrayBuffer>>;
  readonly alarm: (code: AlarmCode) => void;
}

const RETRY_FIRST_MS = 1_000;
const RETRY_MOST_MS = 60_000;

/** Verified bytes on this box. Nothing is stored before its SHA-256 is right, nothing is handed out before it is right again. */
export async function openAssetStore({ database, fetchBytes, alarm }: Deps): Promise<AssetStore> {
  const stored = new Set(await database.getAllKeys('chunks'));
  /** Pieces that could not be had: since how many tries, and until when they wait. The others go on meanwhile. */
  const resting = new Map<string, { readonly tries: number; readonly until: number }>();
  const bell = createBell();
  let wanted: readonly Asset[] = [];
  let isFetching = false;
  let isFull = false;

  const store: AssetStore = {
    has: (asset) => piecesOf(asset).every(({ sha256 }) => stored.has(sha256)),
    open,
    want(assets) {
      wanted = assets;
      resting.clear();
      dropUnwanted().catch((error: unknown) => console.warn(error));
      start();
    },
    onChange: () => {},
  };
  return store;

  async function open(asset: Asset): Promise<Blob> {
    const parts: Blob[] = [];
    for (const { sha256 } of piecesOf(asset)) {
      const blob = await database.get('chunks', sha256);
      if (!blob || !(await isIntact(blob, sha256))) {
        await lose(sha256);
        throw new Error(`stored bytes of ${asset.sha256} no longer match`);
      }
      parts.push(blob);
    }
    return new Blob(parts, { type: asset.type });
  }

  async function isIntact(blob: Blob, sha256: string): Promise<boolean> {
    try {
      return (await sha256Hex(new Uint8Array(await blob.arrayBuffer()))) === sha256;
    } catch {
      return false; // the file behind it is gone or shorter
    }
  }

  async function lose(sha256: string): Promise<void> {
    stored.delete(sha256);
    alarm('bad-bytes');
    await database.delete('chunks', sha256).catch((error: unknown) => console.warn(error));
    store.onChange();
    start();
  }

  function start(): void {
    bell.ring();
    if (isFetching) return;
    isFetching = true;
    run().catch((error: unknown) => {
      isFetching = false; // and no more: in a page being left even timers throw, and going on would keep the next page from starting
      console.error(error);
    });
  }

  /** Fetches one piece after another; one that cannot be had does not keep the others waiting. */
  async function run(): Promise<void> {
    for (let pieces = missing(); pieces.length > 0; pieces = missing()) {
      const now = performance.now();
      const piece = pieces.find(({ sha256 }) => (resting.get(sha256)?.until ?? 0) <= now);
      if (!piece) {
        await bell.waitFor(Math.min(...pieces.map(({ sha256 }) => resting.get(sha256)?.until ?? 0)) - now);
        continue;
      }
      try {
        await fetchPiece(piece);
        resting.delete(piece.sha256);
        isFull = false;
        if (store.has(piece.of)) store.onChange();
      } catch (error) {
        if (isQuota(error) && !isFull) {
          isFull = true;
          alarm('storage-full');
        }
        const tries = (resting.get(piece.sha256)?.tries ?? 0) + 1;
        const wait = Math.min(RETRY_MOST_MS, RETRY_FIRST_MS * 2 ** (tries - 1));
        resting.set(piece.sha256, { tries, until: performance.now() + wait * (0.5 + Math.random()) });
      }
    }
    isFetching = false;
  }

  function missing(): Piece[] {
    return wanted.flatMap((asset) => piecesOf(asset).filter(({ sha256 }) => !stored.has(sha256)));
  }

  async function fetchPiece({ sha256, of, range }: Piece): Promise<void> {
    const bytes = await fetchBytes(of.sha256, range);
    if ((await sha256Hex(bytes)) !== sha256) {
      alarm('bad-bytes');
      throw new Error('bytes do not match their hash');
    }
    await database.put('chunks', new Blob([bytes]), sha256);
    stored.add(sha256);
  }

  async function dropUnwanted(): Promise<void> {
    const assets = wanted;
    const needed = new Set(assets.flatMap((asset) => piecesOf(asset).map(({ sha256 }) => sha256)));
    for (const sha256 of [...stored]) {
      if (wanted !== assets) return; // what is wanted now may be among the rest
      if (needed.has(sha256)) continue;
      stored.delete(sha256);
      await database.delete('chunks', sha256);
    }
  }
}

function isQuota(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
