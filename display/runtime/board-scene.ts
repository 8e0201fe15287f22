import type { BoardVisual } from '../../server/domain/content.ts';
import { type BoardFrame, boardAssets } from '../../server/domain/statistics/board.ts';
import type { Turn } from '../../server/domain/what-plays.ts';
import '../elements/board/board.ts';
import { loadBoardParts } from '../elements/board/load-charts.ts';
import { nextPaint } from './paint.ts';
import { BOARD_FONT } from './readiness.ts';
import type { Scene, SceneDeps } from './scene-deps.ts';
import { loadPart } from './shell.ts';

/** A board without figures yet waits so long for its first, then says that there are none. */
const FIRST_FRAME_MS = 1_500;
const SECOND_MS = 1_000;

/** A board: its files verified, its figures the newest there are, its clock the server's. */
export async function boardScene({ sha256, design }: BoardVisual, { publication, item }: Turn, lay: (element: HTMLElement) => void, deps: SceneDeps): Promise<Omit<Scene, 'fits'>> {
  const { assets, boards, clock } = deps;
  const urls = new Map<string, string>();
  const made = new Map<number, number>();
  const element = document.createElement('hp-board');
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** On the glass, no longer being made ready under what is shown. */
  let isOn = false;
  let painted = 0;
  const stops: (() => void)[] = [() => clearTimeout(timer), () => urls.forEach((url) => URL.revokeObjectURL(url))];
  const dispose = () => {
    for (const stop of stops.splice(0)) stop();
  };

  try {
    await loadPart(() => loadBoardParts(design));
    for (const asset of boardAssets(design)) if (!urls.has(asset.sha256)) urls.set(asset.sha256, URL.createObjectURL(await assets.open(asset)));
    const font = publication.fonts.find(({ family }) => family === BOARD_FONT);
    element.fontFamily = font ? await deps.fonts.load(font) : 'sans-serif';
    element.mode = 'wall';
    element.language = 'zh-CN';
    element.pixels = deps.pixels();
    element.timeZone = deps.timeZone();
    element.urlOf = (asset) => urls.get(asset.sha256) ?? null;
    element.board = item.content;
    element.design = design;
    element.instant = clock.now();
    element.addEventListener('hp-painted', ({ detail }) => {
      painted = detail.sequence;
      if (isOn) tell();
    });
    stops.push(boards.watch(sha256, show));
    show(boards.frame(sha256) ?? (await first()));
    lay(element);
    await element.prepare();
    return {
      element,
      isContinuous: true,
      start() {
        isOn = true;
        tick();
        void nextPaint().then(tell);
      },
      tend: () => true,
      dispose,
    };
  } catch (error) {
    dispose();
    throw error;
  }

  function show(frame: BoardFrame | null): void {
    if (!frame || frame.sequence < (element.frame?.sequence ?? 0)) return;
    made.set(frame.sequence, frame.at);
    element.frame = frame;
  }

  function first(): Promise<BoardFrame | null> {
    return new Promise((resolve) => {
      const stop = boards.watch(sha256, (frame) => settle(frame));
      const patience = setTimeout(() => settle(null), FIRST_FRAME_MS);
      const settle = (frame: BoardFrame | null) => {
        stop();
        clearTimeout(patience);
        resolve(frame);
      };
    });
  }

  function tell(): void {
    const madeAt = made.get(painted);
    for (const sequence of [...made.keys()]) if (sequence <= painted) made.delete(sequence);
    if (madeAt !== undefined) deps.onBoardPainted(sha256, painted, madeAt);
  }

  /** On the second, so that a clock with seconds goes evenly. */
  function tick(): void {
    clearTimeout(timer);
    const lostAt = deps.lostAt();
    element.lostAt = lostAt === null ? null : Math.max(lostAt, element.frame?.at ?? 0);
    element.instant = clock.now();
    timer = setTimeout(tick, SECOND_MS - (clock.now() % SECOND_MS));
  }
}
