import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { PlayRecord } from '../../server/domain/play.ts';
import type { PublicKey, Signed } from '../../server/domain/publication.ts';
import type { ScreenProfile } from '../../server/domain/screen.ts';
import type { Receipt } from '../../server/protocol/screen-socket.ts';

/** What this box is to the server. */
export interface Identity {
  readonly screen: string;
  readonly credential: string;
  /** Random, new with every pairing or wiped disk: play numbers start again with it. */
  readonly installation: string;
}

/** A paired box: who it is, what it must know of itself, and the key it learnt at pairing. */
export interface Box {
  readonly identity: Identity;
  readonly profile: ScreenProfile;
  readonly pinned: PublicKey;
}

/** A publication in force; the hash tells after a power cut whether the disk kept it whole. */
export interface KeptPublication {
  readonly sequence: number;
  readonly signed: Signed;
  readonly sha256: string;
}

/** A play that has begun is written at once; it is sent when it has ended. */
export interface KeptPlay extends PlayRecord {
  readonly isOpen: boolean;
}

/** The last whole frame of a board as text; the hash tells whether the disk kept it whole. */
export interface KeptBoard {
  readonly design: string;
  readonly text: string;
  readonly sha256: string;
}

interface Schema extends DBSchema {
  /** identity, profile, log head, clock, last play number */
  facts: { key: string; value: unknown };
  publications: { key: number; value: KeptPublication };
  /** Verified bytes by SHA-256: whole assets, and films by chunk. */
  chunks: { key: string; value: Blob };
  plays: { key: number; value: KeptPlay };
  receipts: { key: string; value: Receipt };
  boards: { key: string; value: KeptBoard };
}

/** A disk that failed is tried again after so long. */
const OPEN_AGAIN_MS = 3_000;

export type Database = IDBPDatabase<Schema>;

/** IndexedDB rather than Cache Storage: it is there without TLS too, and one transaction spans all of it. */
export function openDisplayDatabase(): Promise<Database> {
  return openDB<Schema>('heping-display', 2, {
    upgrade(database, oldVersion) {
      if (oldVersion < 1) createFirstStores(database);
      if (oldVersion < 2) database.createObjectStore('boards', { keyPath: 'design' });
    },
    blocking: () => location.reload(), // a newer program waits for this page
    terminated: () => void startAnew(),
  });
}

/** The browser has closed the database for good, say after a fault of the disk. What is shown stays until it can be opened again. */
async function startAnew(): Promise<void> {
  try {
    (await openDisplayDatabase()).close();
    location.reload();
  } catch {
    setTimeout(() => void startAnew(), OPEN_AGAIN_MS);
  }
}

function createFirstStores(database: Database): void {
  database.createObjectStore('facts');
  database.createObjectStore('publications', { keyPath: 'sequence' });
  database.createObjectStore('chunks');
  database.createObjectStore('plays', { keyPath: 'number' });
  database.createObjectStore('receipts');
}

/** Asks the browser not to evict what is stored when the disk runs low. */
export async function askForPersistence(): Promise<void> {
  try {
    await navigator.storage?.persist?.();
  } catch {
    // without it the wall still refetches what was evicted
  }
}

/** Bytes left for this origin, or null when the browser does not say. */
export async function freeBytes(): Promise<number | null> {
  try {
    const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
    return quota === undefined ? null : Math.max(0, quota - (usage ?? 0));
  } catch {
    return null;
  }
}
