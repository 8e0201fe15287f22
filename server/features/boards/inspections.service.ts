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

/** 迎检: boards frozen with their figures, and the record of what was shown. */
export function createInspectionsService({ db, now, bus, audit, boards }: Deps) {
  const store = createInspectionsStore(db);

  async function frozen(id: string): Promise<SnapshotRow> {
    const row = await store.snapshot(id);
    if (!row) throw new AppError('not-found');
    return row;
  }

  async function endOpen(account: string): Promise<void> {
    const ended = await db.transaction().execute(async (tx) => {
      const open = await store.openShowings(account, tx);
      for (const { id } of open) await store.endShowing(tx, id, now());
      return open.length;
    });
    if (ended > 0) bus.emit('changed', 'boards');
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
      const frame = await boards.frame(design, at ?? null);
      const row: SnapshotRow = { id: newId(), board_id: id, label, design: designText(design), frame: JSON.stringify(frame), as_of: frame.at, frozen_at: now(), frozen_by: by.name };
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
      const row: ShowingRow = { id: newId(), board_id: board, snapshot_id: snapshot, design: designText(design), account_id: by.account, account_name: by.name, began_at: now(), ended_at: null, note };
      await endOpen(by.account);
      await db.transaction().execute(async (tx) => {
        await store.insertShowing(tx, row);
        await audit.append(tx, { account: by.account, action: 'board.show', subject: board, detail: { showing: row.id, title: design.title, snapshot, note } });
      });
      bus.emit('changed', 'boards');
      return showingView(row);
    },

    /** @throws not-allowed when another showed it, except for those who edit boards */
    async end(by: SignedIn, id: string): Promise<Showing> {
      const row = await db.transaction().execute(async (tx) => {
        const found = await store.showing(id, tx);
        if (!found) throw new AppError('not-found');
        if (found.account_id !== by.account && !isAllowed(by.roles, 'board.edit')) throw new AppError('not-allowed');
        if (found.ended_at !== null) return found;
        const at = now();
        await store.endShowing(tx, id, at);
        await audit.append(tx, { account: by.account, action: 'board.show-end', subject: found.board_id, detail: { showing: id } });
        return { ...found, ended_at: at };
      });
      bus.emit('changed', 'boards');
      return showingView(row);
    },

    /** Whoever has signed out shows nothing any more. */
    endOf: endOpen,
  };

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

function showingView({ id, board_id, snapshot_id, design, account_name, began_at, ended_at, note }: ShowingRow): Showing {
  return { id, board: board_id, title: titleOf(design), snapshot: snapshot_id, account: account_name, beganAt: began_at, endedAt: ended_at, note };
}

function titleOf(design: string): string {
  return (JSON.parse(design) as BoardDesign).title;
}
