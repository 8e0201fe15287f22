import type { ECharts, EChartsCoreOption, SetOptionOpts } from 'echarts/core';
import '../../../display/elements/board/board.ts';
import type { BoardDesign, BoardFrame } from '../../../server/domain/statistics/board.ts';
import { nextFrame } from './figures.ts';

/*
 * In the page: a board as the wall has it, and bare ECharts instances (`bare-charts.ts`) in boxes of the same
 * place and size, told again just what the board told its own.
 */

interface Told {
  readonly chart: number;
  readonly option: EChartsCoreOption;
  readonly settings: SetOptionOpts;
}
type ChartPart = HTMLElement & { readonly chart: ECharts | null; readonly updateComplete: Promise<boolean> };
/** Which widgets change with each step. */
export type Change = 'all' | 'one' | 'third';
export type Shown = 'board' | 'bare';

const SECOND_MS = 1_000;
/** After so many steps the bare instances begin anew. */
const STEPS = 48;
const START = Date.parse('2026-11-23T09:59:30+08:00');

const CHANGES: Record<Change, (step: number, widgets: number) => (place: number) => boolean> = {
  all: () => () => true,
  one: (step, widgets) => (place) => place === step % widgets,
  third: (step) => (place) => place % 3 === step % 3,
};

let shown: HTMLElementTagNameMap['hp-board'] | null = null;
let frame: BoardFrame | null = null;
let bare: ECharts[] = [];
let first: Told[] = [];
let boxes: DOMRect[] = [];
const tapes = new Map<Change, Told[][]>();

function clear(): void {
  for (const chart of bare) chart.dispose();
  bare = [];
  shown = null;
  frame = null;
  document.body.replaceChildren();
}

/** @param urls of the design's files, by hash */
async function showBoard(design: BoardDesign, urls: Record<string, string> = {}): Promise<void> {
  clear();
  frame = nextFrame(design, null, 0, START, () => true);
  const board = document.createElement('hp-board');
  Object.assign(board, { design, frame, instant: START, fontFamily: 'wall', timeZone: 'Asia/Shanghai', urlOf: ({ sha256 }: { sha256: string }) => urls[sha256] ?? null });
  document.body.append(board);
  shown = board;
  await board.prepare();
}

function chartsOf(board: HTMLElement): ChartPart[] {
  return [...(board.shadowRoot?.querySelectorAll<ChartPart>('.part') ?? [])].filter((part) => 'chart' in part && part.chart !== null);
}

/** Notes what a board tells its charts while figures change in each way. */
async function record(design: BoardDesign): Promise<void> {
  await showBoard(design);
  const parts = chartsOf(shown!);
  boxes = parts.map((part) => part.shadowRoot!.querySelector('.chart')!.getBoundingClientRect());
  let tape: Told[] = [];
  for (const [place, { chart }] of parts.entries()) {
    const tell = chart!.setOption.bind(chart!) as (option: EChartsCoreOption, settings: Told['settings']) => void;
    Object.assign(chart!, {
      setOption: (option: EChartsCoreOption, settings: Told['settings']) => {
        tape.push({ chart: place, option, settings });
        tell(option, settings);
      },
    });
  }
  const settled = () => Promise.all(parts.map((part) => part.updateComplete));
  const advance = async (step: number, change: Change) => {
    tape = [];
    take(design, step, START, change);
    await shown!.updateComplete;
    await settled();
    return tape;
  };
  first = await advance(STEPS, 'all');
  for (const change of ['all', 'one', 'third'] as const) {
    const steps: Told[][] = [];
    for (let step = 1; step <= STEPS; step++) steps.push(await advance(step, change));
    tapes.set(change, steps);
  }
  clear();
}

function take(design: BoardDesign, step: number, now: number, change: Change): void {
  frame = nextFrame(design, frame, step, now, CHANGES[change](step, design.widgets.length));
  shown!.frame = frame;
}

function showBare(): void {
  clear();
  bare = boxes.map(({ left, top, width, height }) => {
    const place = document.body.appendChild(document.createElement('div'));
    place.style.cssText = `position:absolute;left:${left}px;top:${top}px;width:${width}px;height:${height}px`;
    return bareCharts.init(place, { renderer: 'canvas', devicePixelRatio: 1, useDirtyRect: false });
  });
  for (const { chart, option, settings } of first) bare[chart]!.setOption(option, { ...settings, lazyUpdate: false });
}

function tellBare(step: number, change: Change): void {
  const tape = tapes.get(change)!;
  for (const { chart, option, settings } of tape[step % tape.length]!) bare[chart]!.setOption(option, settings);
}

/** One change a second for so many seconds; on a board the host also sets the clock once a second, as a wall does. */
function live(what: Shown, design: BoardDesign, change: Change, seconds: number): Promise<void> {
  return new Promise((resolve) => {
    let step = 0;
    const timer = setInterval(() => {
      if (step >= seconds) {
        clearInterval(timer);
        resolve();
        return;
      }
      step += 1;
      if (what === 'bare') return tellBare(step, change);
      take(design, step, START, change);
      setTimeout(() => shown && (shown.instant = START + step * SECOND_MS), SECOND_MS / 2);
    }, SECOND_MS);
  });
}

/** Seconds one after another as fast as they are taken, painted at every `paintEvery`th. */
async function hasten(what: Shown, design: BoardDesign, from: number, count: number, paintEvery: number): Promise<void> {
  for (let step = from; step < from + count; step++) {
    if (what === 'bare') tellBare(step, 'third');
    else {
      const now = START + step * SECOND_MS;
      take(design, step, now, 'third');
      shown!.instant = now;
      await shown!.updateComplete;
    }
    if (step % paintEvery === 0) await new Promise(requestAnimationFrame);
  }
}

/** Until the last motion has come to rest. */
const rest = () => new Promise<void>((resolve) => setTimeout(resolve, 600));

const boards = { showBoard, record, showBare, live, hasten, rest, clear };
declare global {
  var boards: BoardsPage;
}
export type BoardsPage = typeof boards;
globalThis.boards = boards;
