import * as z from 'zod';
import { boardDesign, boardFrame } from '../board.schema.ts';
import { count, hash, id, instant, line, requiredLine, sequence } from '../common.ts';
import { contentView } from './content.ts';
import { endpoint } from './endpoint.ts';

const byId = z.object({ id });
const at = z.optional(instant);

/* A board is a content item of kind `board`: listing, deleting, restoring and putting it into a playlist are content's. */

export const boardView = contentView.extend({ design: boardDesign, sha256: hash });
export type BoardView = z.infer<typeof boardView>;

/** What one screen says it paints of a board, beside what was sent. */
export const boardOnScreen = z.object({
  screen: id,
  name: z.string(),
  online: z.boolean(),
  /** On the glass now; another item of its playlist has its turn when not. */
  onGlass: z.boolean(),
  /** Which design it paints: `sha256` of this board as saved now, or of an earlier one. */
  design: hash,
  current: z.boolean(),
  sent: sequence,
  painted: sequence,
  /** Milliseconds for which a newer frame has been made and, by what the screen has told, not painted while the board is on the glass. */
  behindMs: count,
  /** Milliseconds from the frame's making to its painting, by the screen's clock set to the server's. */
  lagMs: count,
  paintedAt: instant,
});
export type BoardOnScreen = z.infer<typeof boardOnScreen>;

export const boardShare = z.object({
  id,
  name: z.string(),
  boards: z.array(id),
  createdAt: instant,
  createdBy: z.string(),
  expiresAt: z.nullable(instant),
  revokedAt: z.nullable(instant),
  seenAt: z.nullable(instant),
});
export type BoardShare = z.infer<typeof boardShare>;

export const boardTemplate = z.object({ id, name: z.string(), nameEn: z.string(), design: boardDesign, missing: z.array(z.string()) });
export type BoardTemplate = z.infer<typeof boardTemplate>;

export const boards = {
  list: endpoint({ method: 'GET', path: '/boards', access: 'board.view', summary: 'All boards', response: z.array(boardView) }),
  get: endpoint({ method: 'GET', path: '/boards/:id', access: 'board.view', summary: 'One board', params: byId, response: boardView }),
  create: endpoint({ method: 'POST', path: '/boards', access: 'board.edit', summary: 'Make a board', body: z.object({ design: boardDesign }), response: boardView }),
  update: endpoint({
    method: 'PUT',
    path: '/boards/:id',
    access: 'board.edit',
    summary: 'Save a board; pages show it at once, screens when a schedule with it is published again',
    params: byId,
    body: z.object({ design: boardDesign }),
    response: boardView,
    ifMatch: true,
  }),
  templates: endpoint({ method: 'GET', path: '/board-templates', access: 'board.view', summary: 'Boards to begin with; `missing` names metrics this town does not have', response: z.array(boardTemplate) }),
  figures: endpoint({
    method: 'POST',
    path: '/boards/figures',
    access: 'board.view',
    summary: 'The figures of a design now, or as of an instant, from the same query as the wall',
    body: z.object({ design: boardDesign, at }),
    response: boardFrame,
  }),
  screens: endpoint({ method: 'GET', path: '/boards/:id/screens', access: 'board.view', summary: 'What each screen says it paints of a board', params: byId, response: z.array(boardOnScreen) }),
  shares: endpoint({ method: 'GET', path: '/board-shares', access: 'board.edit', summary: 'Links that open boards without sign-in', response: z.array(boardShare) }),
  share: endpoint({
    method: 'POST',
    path: '/board-shares',
    access: 'board.edit',
    summary: 'Make a link; its token is answered once and never again',
    body: z.object({ name: requiredLine(80), boards: z.array(id).min(1).max(20), expiresAt: z.nullable(instant) }),
    response: boardShare.extend({ token: z.string() }),
  }),
  revokeShare: endpoint({ method: 'DELETE', path: '/board-shares/:id', access: 'board.edit', summary: 'Revoke a link; open pages close at once', params: byId }),
};

export const boardSnapshot = z.object({ id, board: id, title: z.string(), label: z.string(), asOf: instant, frozenAt: instant, frozenBy: z.string() });
export const boardShowing = z.object({
  id,
  board: id,
  title: z.string(),
  /** The frozen board that was shown; null: the live one, with its figures at the beginning and the end kept as snapshots. */
  snapshot: z.nullable(id),
  account: z.string(),
  beganAt: instant,
  endedAt: z.nullable(instant),
  note: z.string(),
  beganWith: z.nullable(id),
  endedWith: z.nullable(id),
});
export type BoardSnapshot = z.infer<typeof boardSnapshot>;
export type BoardShowing = z.infer<typeof boardShowing>;

/** 迎检: frozen boards and the record of what was shown. */
export const inspections = {
  list: endpoint({ method: 'GET', path: '/board-snapshots', access: 'board.view', summary: 'Frozen boards, newest first', response: z.array(boardSnapshot) }),
  freeze: endpoint({
    method: 'POST',
    path: '/boards/:id/snapshots',
    access: 'board.edit',
    summary: 'Freeze a board with its figures, now or as of an instant, under a label',
    params: byId,
    body: z.object({ label: requiredLine(80), at }),
    response: boardSnapshot,
  }),
  get: endpoint({ method: 'GET', path: '/board-snapshots/:id', access: 'board.view', summary: 'A frozen board', params: byId, response: boardSnapshot.extend({ design: boardDesign, frame: boardFrame }) }),
  showings: endpoint({ method: 'GET', path: '/board-showings', access: 'board.view', summary: 'What was shown in inspections, newest first', response: z.array(boardShowing) }),
  begin: endpoint({ method: 'POST', path: '/board-showings', access: 'board.view', summary: 'A board is being shown from now on', body: z.object({ board: id, snapshot: z.nullable(id), note: z._default(line(200), '') }), response: boardShowing }),
  end: endpoint({ method: 'POST', path: '/board-showings/:id/end', access: 'board.view', summary: 'The showing is over', params: byId, response: boardShowing }),
};
