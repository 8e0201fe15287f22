import * as z from 'zod';
import type { CountTable } from './rest/ledger.ts';
import type { ThresholdNotice } from './rest/notices.ts';
import type { ReceiptRow } from './rest/programme.ts';
import type { ScreenStatus } from './rest/screens.ts';
import type { UploadView } from './rest/content.ts';
import { wholeFrom } from './common.ts';
import type { Reply } from './reply.ts';

/* What the control panel (namespace /desk, opened by the session's cookie) hears while it is open. */

/** Lists that can go stale; on `changed` a page fetches again what it shows. */
export const TOPICS = ['screens', 'content', 'playlists', 'schedules', 'publications', 'accounts', 'town', 'ledger', 'metrics', 'readings', 'boards', 'sources', 'records'] as const;
export type Topic = (typeof TOPICS)[number];

export const watch = z.object({ sequence: wholeFrom(1) });

export interface DeskToServer {
  /** Follow the receipts of one publication until `unwatch` or disconnect. */
  watch: (message: z.infer<typeof watch>, reply: Reply<null>) => void;
  unwatch: (message: z.infer<typeof watch>, reply: Reply<null>) => void;
}

export interface ServerToDesk {
  changed: (message: { topic: Topic }) => void;
  /** Screens whose own word changed, coalesced to twice a second. */
  screens: (statuses: readonly ScreenStatus[]) => void;
  /** Rows that moved on, coalesced likewise; times as in ReceiptRow. */
  receipts: (message: { sequence: number; rows: readonly Pick<ReceiptRow, 'screen' | 'received' | 'stored' | 'painted'>[] }) => void;
  upload: (upload: UploadView) => void;
  /** Today's counts by category, at most once a second. */
  today: (counts: CountTable) => void;
  crossed: (notice: ThresholdNotice) => void;
  /** The session ended: sign in again. */
  'signed-out': () => void;
}
