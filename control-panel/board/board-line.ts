import type { Socket } from 'socket.io-client';
import type { BoardsToPage, OpenBoard, PageToBoards } from '../../server/protocol/board-socket.ts';
import { boardFrame } from '../../server/protocol/board.schema.ts';
import type { Result } from '../../server/protocol/reply.ts';
import type { Signed } from '../../server/domain/publication.ts';
import { applyFrame, type BoardDesign, type BoardFrame } from '../../server/domain/statistics/board.ts';
import { ApiError, asApiError } from '../data/api-error.ts';
import type { ApiErrorCode } from '../data/api-error.ts';
import { tellTownZone } from '../data/session.ts';

/** A board with its figures. */
export interface ShownBoard {
  readonly board: string;
  readonly sha256: string;
  readonly design: BoardDesign;
  readonly frame: BoardFrame;
}

type BoardSocket = Socket<BoardsToPage, PageToBoards>;

const REPLY_TIMEOUT_MS = 20_000;
const RETRY_MS = 3_000;
/** A board that is not there may be put back, and a first one be made. */
const NOT_THERE_RETRY_MS = 15_000;
/** After the last of several changes of board. */
const LIST_AFTER_MS = 1_000;
/** Only these end the line; any other refusal is tried again. */
const ENDED: readonly string[] = ['not-signed-in', 'revoked', 'not-allowed', 'expired'];

/** The line to the boards: what there is, the one followed, and how the line itself is. */
export class BoardLine {
  /** What this page may show; null until the server has said so. */
  boards: readonly { readonly id: string; readonly title: string }[] | null = null;
  town = '';
  /** The board followed, with its newest figures. */
  live: ShownBoard | null = null;
  /** Since when the server is not heard, by its own clock. */
  lostAt: number | null = null;
  /** The session ended or the link was revoked. */
  hasEnded = false;
  /** Why the board asked for is not followed; it is asked for again by itself. With `live`: those figures stand still. */
  problem: ApiError | null = null;

  private readonly share: string | null;
  private readonly tell: () => void;
  private opening: Promise<BoardSocket> | null = null;
  private isUp = false;
  private wanted: string | null = null;
  /** Counts the times a board was asked for: an answer to an earlier one is late. */
  private asked = 0;
  private next: ReturnType<typeof setTimeout> | undefined;
  private offset = 0;

  /** @param share token of a link, or null to be let in by the session; @param tell called after every change */
  constructor(share: string | null, tell: () => void) {
    this.share = share;
    this.tell = tell;
  }

  /** Epoch milliseconds by the server's clock. */
  now(): number {
    return Date.now() + this.offset;
  }

  open(): void {
    this.opening ??= this.connect();
  }

  close(): void {
    clearTimeout(this.next);
    this.isUp = false;
    void this.opening?.then((socket) => socket.disconnect());
    this.opening = null;
  }

  /** Follows a board in place of the one before; asked again by itself after every loss and refusal. */
  async follow(board: string): Promise<void> {
    if (this.wanted !== board) [this.live, this.problem] = [null, null];
    this.wanted = board;
    if (this.isUp) await this.openBoard(board);
    this.listSoon();
  }

  /** Hears, a moment after it was last asked to, what boards there are by now; before there is one to follow, that is asked anyway. */
  listSoon(): void {
    if (this.isUp && this.problem === null && this.wanted !== null) this.later(LIST_AFTER_MS, () => this.list());
  }

  /** A board as of an instant. @throws ApiError */
  async replay(board: string, at: number): Promise<ShownBoard> {
    return shown(board, await this.ask<OpenBoard>('replay', { board, at }));
  }

  private async connect(): Promise<BoardSocket> {
    const { io } = await import('socket.io-client');
    const socket: BoardSocket = io('/board', {
      path: '/socket.io',
      transports: ['websocket', 'polling'],
      reconnectionDelayMax: 5_000,
      ...(this.share === null ? {} : { auth: { share: this.share } }),
    });
    socket.on('connect', () => {
      this.isUp = true;
      void this.greet();
    });
    socket.on('disconnect', (reason) => {
      if (reason === 'io client disconnect') return;
      this.lose();
      if (reason === 'io server disconnect' && !this.hasEnded) socket.connect();
    });
    socket.on('connect_error', (error) => this.refused(error, socket));
    socket.on('frame', (signed) => this.take(signed));
    socket.on('changed', ({ board }) => {
      if (board === this.wanted) void this.greet(); // its title may be another, or it is gone
    });
    socket.on('signed-out', () => {
      if (this.share !== null) return this.end();
      // perhaps it was the account's session on another device, or only its rights have changed
      socket.disconnect();
      this.lose();
      socket.connect();
    });
    return socket;
  }

  /** Asks what there is, and for the board followed. */
  private async greet(): Promise<void> {
    try {
      await this.list();
      if (this.wanted !== null) return await this.openBoard(this.wanted);
      [this.problem, this.lostAt] = [null, null];
      if (this.boards?.length === 0) this.later(NOT_THERE_RETRY_MS, () => this.greet());
    } catch (error) {
      this.refuse(asApiError(error));
    }
    this.tell();
  }

  private async list(): Promise<void> {
    const sent = Date.now();
    const { boards, town, timeZone, serverTime } = await this.ask<{ boards: readonly { id: string; title: string }[]; town: string; timeZone: string; serverTime: number }>('boards', {});
    tellTownZone(timeZone);
    const arrived = Date.now();
    this.offset = Math.round(serverTime + (arrived - sent) / 2 - arrived); // instants are whole milliseconds
    [this.boards, this.town] = [boards, town];
    this.tell();
  }

  private async openBoard(board: string): Promise<void> {
    const asking = ++this.asked;
    try {
      const answer = shown(board, await this.ask<OpenBoard>('open', { board }));
      if (asking !== this.asked) return;
      clearTimeout(this.next);
      [this.live, this.problem, this.lostAt] = [answer, null, null];
    } catch (error) {
      if (asking !== this.asked) return;
      this.refuse(asApiError(error));
    }
    this.tell();
  }

  /** What was asked for is not to be had now. */
  private refuse(problem: ApiError): void {
    this.problem = problem;
    const isGone = problem.code === 'not-found';
    if (isGone) this.live = null;
    if (problem.code !== 'unreachable') this.lostAt = null; // it was heard, after all
    this.later(isGone ? NOT_THERE_RETRY_MS : RETRY_MS, () => this.greet());
  }

  /** Does one thing after a while, in place of what was to be done before; that the line is lost it says itself. */
  private later(afterMs: number, act: () => Promise<void>): void {
    clearTimeout(this.next);
    this.next = setTimeout(() => this.isUp && act().catch(() => undefined), afterMs);
  }

  private take({ text }: Signed): void {
    const { success, data } = boardFrame.safeParse(JSON.parse(text));
    const { live } = this;
    if (!success || !live || data.design !== live.sha256) return;
    const frame = applyFrame(live.frame, data);
    if (frame === live.frame) return;
    if (frame === null) return void this.openBoard(live.board);
    this.live = { ...live, frame };
    this.tell();
  }

  private refused(error: Error & { data?: { code?: string } }, socket: BoardSocket): void {
    if (socket.active) return this.lose(); // it tries again by itself
    if (ENDED.includes(error.data?.code ?? error.message)) return this.end();
    this.lose();
    setTimeout(() => !this.hasEnded && this.opening && socket.connect(), RETRY_MS);
  }

  private lose(): void {
    this.isUp = false;
    this.lostAt ??= this.now();
    this.tell();
  }

  private end(): void {
    this.hasEnded = true;
    this.live = null;
    this.close();
    this.tell();
  }

  private async ask<T>(event: keyof PageToBoards, message: object): Promise<T> {
    let result: Result<T>;
    try {
      const socket = (await this.opening) as Socket | null;
      if (!socket) throw new Error('closed');
      result = (await socket.timeout(REPLY_TIMEOUT_MS).emitWithAck(event, message)) as Result<T>;
    } catch {
      throw new ApiError('unreachable');
    }
    if (result.ok) return result.value;
    throw new ApiError(result.error.code as ApiErrorCode, result.error.details);
  }
}

function shown(board: string, { sha256, design, frame }: OpenBoard): ShownBoard {
  return { board, sha256, design, frame: boardFrame.parse(JSON.parse(frame.text)) };
}
