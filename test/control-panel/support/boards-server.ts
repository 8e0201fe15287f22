import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import type { BoardsToPage, OpenBoard, PageToBoards } from '../../../server/protocol/board-socket.ts';
import { errorMessage, type ErrorCode } from '../../../server/protocol/errors.ts';
import type { Reply } from '../../../server/protocol/reply.ts';
import { design, widget } from '../../server/features/boards/support.ts';

export interface BoardsServer {
  readonly url: string;
  /** Why boards are not opened and days not replayed; null: they are. 'silent' gives no answer. */
  refusal: ErrorCode | 'silent' | null;
  /** Title of the one board, `b1`. */
  title: string;
  /** Instants of which a replay was asked. */
  readonly replays: number[];
  /** Cuts the line of every page; they come back by themselves. */
  cut(): void;
  close(): Promise<void>;
}

/** Speaks to pages with boards as the server does, and fails as it is told. */
export async function startBoardsServer(): Promise<BoardsServer> {
  const http = createServer();
  const io = new Server<PageToBoards, BoardsToPage>(http);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const served: BoardsServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    refusal: null,
    title: '公共服务',
    replays: [],
    cut: () => io.of('/board').disconnectSockets(),
    close: () => io.close(),
  };
  function answer(board: string, at: number, reply: Reply<OpenBoard>): void {
    const { refusal } = served;
    if (refusal === 'silent') return;
    if (refusal) return reply({ ok: false, error: { code: refusal, message: errorMessage(refusal, 'en') } });
    const sha256 = 'a'.repeat(64);
    const text = JSON.stringify({ v: 1, kind: 'board-frame', design: sha256, at, sequence: 1, whole: true, widgets: {} });
    reply({ ok: true, value: { board, sha256, design: design([widget('cases', 'cases')]), frame: { text, keyId: 'k1', signature: '' } } });
  }
  io.of('/board').on('connection', (socket) => {
    socket.on('boards', (_, reply) => reply({ ok: true, value: { boards: [{ id: 'b1', title: served.title }], town: '荷塘镇', timeZone: 'Asia/Shanghai', serverTime: Date.now() } }));
    socket.on('open', ({ board }, reply) => answer(board, 1_000, reply));
    socket.on('replay', ({ board, at }, reply) => {
      served.replays.push(at);
      answer(board, at, reply);
    });
  });
  return served;
}
