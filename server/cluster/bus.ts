import { EventEmitter } from 'node:events';
import type { Topic } from '../protocol/desk-socket.ts';
import type { UploadView } from '../protocol/rest/content.ts';
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
  /** An account lost rights or its sessions; its sockets must close. */
  'signed-out': [account: string];
}

/** In one process for now; with several nodes the same port is carried by Redis. */
export type Bus = Pick<EventEmitter<BusMessages>, 'emit' | 'on' | 'off'>;

export function createBus(): Bus {
  return new EventEmitter<BusMessages>().setMaxListeners(50);
}
