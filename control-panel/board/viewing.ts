import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BoardDesign, BoardFrame } from '../../server/domain/statistics/board.ts';
import { api } from '../../server/protocol/rest/index.ts';
import { asApiError } from '../data/api-error.ts';
import type { ApiError } from '../data/api-error.ts';
import { call } from '../data/call.ts';
import { mayPass } from '../data/passing.ts';
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

/** Between two questions for a day: what the server lets one page ask, and all pages of one link together. */
const PACE_MS = 150;
const SHARED_PACE_MS = 300;
const RETRY_MS = 1_500;

/** Turns the address into what is shown: the live board, the board of a day, or a frozen one. */
export class Viewing implements ReactiveController {
  readonly line: BoardLine;
  /** Why the day or the snapshot asked for cannot be shown. */
  problem: ApiError | null = null;
  isLoading = false;

  private readonly host: ReactiveControllerHost;
  private place: Place;
  private past: View | null = null;
  /** What `past` shows, and what it is to show. */
  private shownKey = '';
  private wantedKey = '';
  private askedAt = -Infinity;

  constructor(host: ReactiveControllerHost, place: Place) {
    this.host = host;
    this.place = place;
    this.line = new BoardLine(place.share, () => host.requestUpdate());
    host.addController(this);
  }

  get view(): View | null {
    if (isPast(this.place)) return this.past;
    const { live } = this.line;
    return live && live.board === this.place.board ? { kind: 'live', design: live.design, frame: live.frame, at: null, label: '' } : null;
  }

  /** Whether these are the last figures of a live board that is not followed now, though the server is heard. */
  get isStill(): boolean {
    const { lostAt, problem } = this.line;
    return lostAt === null && problem !== null && this.view?.kind === 'live';
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
    this.wantedKey = '';
    this.line.close();
  }

  /** Sees to it that the past that is asked for comes. */
  private load(): void {
    const { place } = this;
    const key = isPast(place) ? `${place.board} ${place.snapshot} ${place.day}` : '';
    if (key !== this.wantedKey) this.problem = null;
    this.wantedKey = key;
    if (key === '' || !isSameButDay(key, this.shownKey)) [this.past, this.shownKey] = [null, ''];
    if (key !== this.shownKey && this.problem === null && !this.isLoading) void this.run();
    this.host.requestUpdate();
  }

  /** One after another and no faster than the server allows; of days asked for meanwhile, the newest. */
  private async run(): Promise<void> {
    this.isLoading = true;
    while (this.wantedKey !== this.shownKey) {
      await pause(this.askedAt + (this.place.share === null ? PACE_MS : SHARED_PACE_MS) - performance.now());
      const key = this.wantedKey;
      if (key === '') break;
      this.askedAt = performance.now();
      try {
        const view = await fetchPast(this.line, this.place);
        if (isSameButDay(key, this.wantedKey)) [this.past, this.shownKey, this.problem] = [view, key, null]; // also a day slid over: the board says which it is
      } catch (error) {
        if (key !== this.wantedKey) continue;
        this.problem = asApiError(error);
        if (!mayPass(this.problem)) break;
        await pause(RETRY_MS);
      }
      this.host.requestUpdate();
    }
    this.isLoading = false;
    this.host.requestUpdate();
  }
}

const isPast = ({ day, snapshot }: Place): boolean => day !== null || snapshot !== null;
const isSameButDay = (a: string, b: string): boolean => a.slice(0, a.lastIndexOf(' ')) === b.slice(0, b.lastIndexOf(' '));
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function fetchPast(line: BoardLine, { board, day, snapshot }: Place): Promise<View> {
  if (snapshot !== null) {
    const { design, frame, asOf, label } = await call(api.inspections.get, { params: { id: snapshot } });
    return { kind: 'snapshot', design, frame, at: asOf, label };
  }
  const at = Math.min(endOfDay(day ?? '', townZone()), line.now());
  const { design, frame } = await line.replay(board, at);
  return { kind: 'replay', design, frame, at, label: '' };
}
