import { EventEmitter } from 'node:events';
import type { Topic } from '../protocol/desk-socket.ts';
import type { UploadView } from '../protocol/rest/content.ts';
import type { ThresholdNotice } from '../protocol/rest/notices.ts';
import type { Signed } from '../domain/publication.ts';

/** What one part of the server tells the others. Nothing here is a record: a lost message costs a moment, never a fact. */
export interface BusMessages {
  /** A list a page may be showing has changed. */
  changed: [topic: Topic];
  /** A publication was committed to the log. */
  published: [publication: { sequence: number; signed: Signed }];
  /** A screen's profile was signed anew. */
  profile: [profile: { screen: string; signed: Signed }];
  /** A screen's credential was revoked. */
  revoked: [screen: string];
  /** An upload of this account moved on. */
  upload: [news: { account: string; upload: UploadView }];
  /** Figures of these metrics may be others now; `null` when any may be. */
  figures: [metrics: readonly string[] | null];
  /** A threshold was crossed; told to these accounts. */
  crossed: [news: { accounts: readonly string[]; notice: ThresholdNotice }];
  /** A board was saved or a design published. */
  'board-saved': [board: string];
  /** A share link was revoked. */
  'share-revoked': [share: string];
  /** An account lost rights or its sessions; its sockets must close. */
  'signed-out': [account: string];
}

/** In one process for now; with several nodes the same port is carried by Redis. */
export type Bus = Pick<EventEmitter<BusMessages>, 'emit' | 'on' | 'off'>;

export function createBus(): Bus {
  return new EventEmitter<BusMessages>().setMaxListeners(50);
}
