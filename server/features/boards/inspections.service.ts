import type { z } from 'zod';
import type { Bus } from '../../cluster/bus.ts';
import type { BoardDesign, BoardFrame } from '../../domain/statistics/board.ts';
import { isAllowed } from '../../domain/role.ts';
import type { SignedIn } from '../../http/route.ts';
import { AppError } from '../../protocol/app-error.ts';
import type { boardShowing, boardSnapshot } from '../../protocol/rest/boards.ts';
import type { Db } from '../../storage/tables.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { newId } from '../id.ts';
import type { Issuer } from '../publications/log.service.ts';
import type { BoardsService } from './boards.service.ts';
import { designText } from './design-text.ts';
import { createInspectionsStore, type ShowingRow, type SnapshotRow } from './inspections.store.ts';

interface Deps {
  readonly db: Db;
  readonly now: () => number;
  readonly bus: Bus;
  readonly audit: AuditService;
  readonly boards: Pick<BoardsService, 'get' | 'frame'>;
}

export type Snapshot = z.infer<typeof boardSnapshot>;
export type Showing = z.infer<typeof boardShowing>;

/** Of the snapshots that belong to a showing. */
const UNLABELLED = '';

/** 迎检: boards frozen with their figures, and the record of what was shown. */
export function createInspectionsService({ db, now, bus, audit, boards }: Deps) {
  const store = createInspectionsStore(db);

  async function frozen(id: string): Promise<SnapshotRow> {
    const row = await store.snapshot(id);
    if (!row) throw new AppError('not-found');
    return row;
  }

  /** A board with its figures, as yet unrecorded. @param at null: now */
  async function frozenNow(by: Pick<Issuer, 'name'>, board: string, design: BoardDesign, label: string, at: number | null = null): Promise<SnapshotRow> {
    const frame = await boards.frame(design, at);
    return { id: newId(), board_id: board, label, design: designText(design), frame: JSON.stringify(frame), as_of: frame.at, frozen_at: now(), frozen_by: by.name };
  }

  /** Ends one that is open, with the figures that a live board has by then. */
  async function endShowing(showing: ShowingRow, by: Issuer): Promise<void> {
    const last = showing.snapshot_id === null ? await frozenNow({ name: showing.account_name }, showing.board_id, await designNow(showing), UNLABELLED) : null;
    const ended = { ended_at: now(), ended_with: last?.id ?? null };
    await db.transaction().execute(async (tx) => {
      if (!(await store.endShowing(tx, showing.id, ended))) return;
      if (last) await store.insertSnapshot(tx, last);
      await audit.append(tx, { account: by.account, action: 'board.show-end', subject: showing.board_id, detail: { showing: showing.id } });
    });
    bus.emit('changed', 'boards');
  }

  /** As it is drawn by now; of a board that was deleted, as it was at the beginning. */
  async function designNow({ board_id, design }: ShowingRow): Promise<BoardDesign> {
    try {
      return (await boards.get(board_id)).design;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'not-found') throw error;
      return JSON.parse(design) as BoardDesign;
    }
  }

  async function endOpen(account: string): Promise<void> {
    for (const showing of await store.openShowings(account)) await endShowing(showing, { account, name: showing.account_name });
  }

  return {
    list: async (): Promise<Snapshot[]> => (await store.snapshots()).map(snapshotView),

    async get(id: string): Promise<Snapshot & { design: BoardDesign; frame: BoardFrame }> {
      const row = await frozen(id);
      return { ...snapshotView(row), design: JSON.parse(row.design) as BoardDesign, frame: JSON.parse(row.frame) as BoardFrame };
    },

    /** Keeps the board as it is with its figures, now or as of an instant. */
    async freeze(by: Issuer, board: string, { label, at }: { label: string; at?: number | undefined }): Promise<Snapshot> {
      const { design, id } = await boards.get(board);
      const row = await frozenNow(by, id, design, label, at);
      await db.transaction().execute(async (tx) => {
        await store.insertSnapshot(tx, row);
        await audit.append(tx, { account: by.account, action: 'board.freeze', subject: board, detail: { snapshot: row.id, label, asOf: row.as_of } });
      });
      bus.emit('changed', 'boards');
      return snapshotView(row);
    },

    showings: async (): Promise<Showing[]> => (await store.showings()).map(showingView),

    /** From now on this account shows this board; what it showed before is over. */
    async begin(by: Issuer, { board, snapshot, note }: { board: string; snapshot: string | null; note: string }): Promise<Showing> {
      const { design } = snapshot === null ? await boards.get(board) : await frozenOf(snapshot, board);
      await endOpen(by.account);
      const first = snapshot === null ? await frozenNow(by, board, design, UNLABELLED) : null;
      const row: ShowingRow = {
        id: newId(),
        board_id: board,
        snapshot_id: snapshot,
        design: designText(design),
        account_id: by.account,
        account_name: by.name,
        began_at: now(),
        ended_at: null,
        note,
        began_with: first?.id ?? null,
        ended_with: null,
      };
      await db.transaction().execute(async (tx) => {
        if (first) await store.insertSnapshot(tx, first);
        await store.insertShowing(tx, row);
        await audit.append(tx, { account: by.account, action: 'board.show', subject: board, detail: { showing: row.id, title: design.title, snapshot, note } });
      });
      bus.emit('changed', 'boards');
      return showingView(row);
    },

    /** @throws not-allowed when another showed it, except for those who edit boards */
    async end(by: SignedIn, id: string): Promise<Showing> {
      const found = await showing(id);
      if (found.account_id !== by.account && !isAllowed(by.roles, 'board.edit')) throw new AppError('not-allowed');
      if (found.ended_at === null) await endShowing(found, by);
      return showingView(await showing(id));
    },

    /** Whoever has signed out shows nothing any more. */
    endOf: endOpen,
  };

  async function showing(id: string): Promise<ShowingRow> {
    const row = await store.showing(id);
    if (!row) throw new AppError('not-found');
    return row;
  }

  async function frozenOf(id: string, board: string): Promise<{ design: BoardDesign }> {
    const row = await frozen(id);
    if (row.board_id !== board) throw new AppError('not-found');
    return { design: JSON.parse(row.design) as BoardDesign };
  }
}
export type InspectionsService = ReturnType<typeof createInspectionsService>;

function snapshotView({ id, board_id, label, design, as_of, frozen_at, frozen_by }: Omit<SnapshotRow, 'frame'>): Snapshot {
  return { id, board: board_id, title: titleOf(design), label, asOf: as_of, frozenAt: frozen_at, frozenBy: frozen_by };
}

function showingView({ id, board_id, snapshot_id, design, account_name, began_at, ended_at, note, began_with, ended_with }: ShowingRow): Showing {
  return { id, board: board_id, title: titleOf(design), snapshot: snapshot_id, account: account_name, beganAt: began_at, endedAt: ended_at, note, beganWith: began_with, endedWith: ended_with };
}

function titleOf(design: string): string {
  return (JSON.parse(design) as BoardDesign).title;
}
