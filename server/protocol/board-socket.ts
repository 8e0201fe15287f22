import * as z from 'zod/mini';
import type { BoardDesign } from '../domain/statistics/board.ts';
import type { Signed } from '../domain/publication.ts';
import { id, instant } from './common.ts';
import type { Reply } from './reply.ts';

/*
 * What a page that shows boards (namespace /board) says and hears. It is opened by the session's cookie or by a
 * share link's token (`auth: { share }`). Frames are the very texts that walls get, signed.
 */

export const open = z.object({ board: id });
export const replay = z.object({ board: id, at: instant });

export interface OpenBoard {
  readonly board: string;
  readonly sha256: string;
  readonly design: BoardDesign;
  /** The whole, as a signed `BoardFrame`. */
  readonly frame: Signed;
}

export interface PageToBoards {
  /** Boards this page may show: those of the share link, or all. */
  boards: (message: Record<string, never>, reply: Reply<{ boards: readonly { id: string; title: string }[]; town: string; timeZone: string; serverTime: number }>) => void;
  /** Follow a board in place of the one before; asked again after a gap. */
  open: (message: z.infer<typeof open>, reply: Reply<OpenBoard>) => void;
  /** The board as of an instant; nothing is followed. */
  replay: (message: z.infer<typeof replay>, reply: Reply<OpenBoard>) => void;
}

export interface BoardsToPage {
  /** A signed `BoardFrame`, at most one a second. */
  frame: (signed: Signed) => void;
  /** The board was saved: open it again. */
  changed: (message: { board: string }) => void;
  /** The session ended or the link was revoked. */
  'signed-out': () => void;
}
