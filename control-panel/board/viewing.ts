import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BoardDesign, BoardFrame } from '../../server/domain/statistics/board.ts';
import { api } from '../../server/protocol/rest/index.ts';
import { asApiError } from '../data/api-error.ts';
import type { ApiError } from '../data/api-error.ts';
import { call } from '../data/call.ts';
import { townZone } from '../data/session.ts';
import { BoardLine } from './board-line.ts';
import { endOfDay } from './days.ts';
import type { Place } from './place.ts';

/** What is on the glass. */
export interface View {
  readonly kind: 'live' | 'replay' | 'snapshot';
  readonly design: BoardDesign;
  readonly frame: BoardFrame;
  /** The instant it stands for; null: it goes on with the clock. */
  readonly at: number | null;
  /** Of a snapshot. */
  readonly label: string;
}

/** Turns the address into what is shown: the live board, the board of a day, or a frozen one. */
export class Viewing implements ReactiveController {
  readonly line: BoardLine;
  /** Why the day or the snapshot asked for cannot be shown. */
  problem: ApiError | null = null;
  isLoading = false;

  private readonly host: ReactiveControllerHost;
  private place: Place;
  private past: View | null = null;
  /** What `past` shows or is to show. */
  private pastKey = '';

  constructor(host: ReactiveControllerHost, place: Place) {
    this.host = host;
    this.place = place;
    this.line = new BoardLine(place.share, () => this.heard());
    host.addController(this);
  }

  get view(): View | null {
    if (isPast(this.place)) return this.past;
    const { live } = this.line;
    return live && live.board === this.place.board ? { kind: 'live', design: live.design, frame: live.frame, at: null, label: '' } : null;
  }

  go(place: Place): void {
    const before = this.place;
    this.place = place;
    const isBack = isPast(before) && !isPast(place); // the server follows nothing for a page that replays
    if (place.board !== '' && (place.board !== before.board || isBack)) void this.line.follow(place.board);
    this.load();
  }

  hostConnected(): void {
    if (this.place.board !== '') void this.line.follow(this.place.board);
    this.line.open();
    this.load();
  }

  hostDisconnected(): void {
    this.line.close();
  }

  private heard(): void {
    const isDue = isPast(this.place) && this.past === null && !this.isLoading && this.line.lostAt === null;
    if (isDue && (this.problem === null || this.problem.code === 'unreachable')) this.load(); // asked for before the line was open, or during a loss
    this.host.requestUpdate();
  }

  /** Fetches the past that is asked for; of several asked for quickly, only the last matters. */
  private load(): void {
    const key = isPast(this.place) ? `${this.place.board} ${this.place.day} ${this.place.snapshot}` : '';
    if (key === this.pastKey && (this.past !== null || this.isLoading)) return;
    if (key === '' || !key.startsWith(`${this.pastKey.split(' ')[0]} `)) this.past = null;
    this.pastKey = key;
    this.problem = null;
    if (key !== '' && !this.isLoading) void this.run();
    this.host.requestUpdate();
  }

  private async run(): Promise<void> {
    this.isLoading = true;
    for (let key = ''; key !== this.pastKey && this.pastKey !== ''; ) {
      key = this.pastKey;
      try {
        const view = await fetchPast(this.line, this.place);
        if (key === this.pastKey) this.past = view;
      } catch (error) {
        if (key === this.pastKey) this.problem = asApiError(error);
      }
    }
    this.isLoading = false;
    this.host.requestUpdate();
  }
}

const isPast = ({ day, snapshot }: Place): boolean => day !== null || snapshot !== null;

async function fetchPast(line: BoardLine, { board, day, snapshot }: Place): Promise<View> {
  if (snapshot !== null) {
    const { design, frame, asOf, label } = await call(api.inspections.get, { params: { id: snapshot } });
    return { kind: 'snapshot', design, frame, at: asOf, label };
  }
  const at = Math.min(endOfDay(day ?? '', townZone()), line.now());
  const { design, frame } = await line.replay(board, at);
  return { kind: 'replay', design, frame, at, label: '' };
}
