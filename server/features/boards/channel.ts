import type { Logger } from 'pino';
import type { Signed } from '../../domain/publication.ts';
import type { BoardDesign, BoardFrame, Widget } from '../../domain/statistics/board.ts';
import { AppError } from '../../protocol/app-error.ts';
import type { LogService } from '../publications/log.service.ts';
import type { BoardFigures } from './board-figures.ts';
import { createPaced } from './pace.ts';
import type { PagesFor } from './pages-for.ts';
import { collect, type Collected, isSame, type WidgetsNow } from './widget-figures.ts';

/** What a mosaic shows: the screens themselves rather than a metric. */
export const SCREENS = '@screens';

interface Deps {
  readonly design: BoardDesign;
  readonly sha256: string;
  /** Number of the first frame. */
  readonly first: number;
  /** The number after this one, for the next frame. */
  readonly next: (number: number) => Promise<number>;
  readonly figures: BoardFigures;
  readonly log: Pick<LogService, 'sign' | 'state'>;
  readonly now: () => number;
  readonly pagesFor: PagesFor;
  readonly logger: Logger;
  /** Every frame, signed once for all who follow. */
  readonly send: (signed: Signed, frame: BoardFrame) => void;
}

/** The live figures of one design: a whole first, then what changed, each frame numbered one after the last. */
export function createChannel({ design, sha256, first, next, figures, log, now, pagesFor, logger, send }: Deps) {
  let widgets: WidgetsNow | null = null;
  let sequence = first - 1;
  let at = 0;
  let kept: { sequence: number; signed: Signed } | null = null;
  let pending: 'all' | Set<string> = 'all';
  const failing = new Set<string>();
  const subjects = new Set(design.widgets.flatMap(subjectsOf));
  const paced = createPaced(look);

  /** @returns whether a frame was sent */
  async function look(): Promise<boolean> {
    const wanted = pending;
    pending = new Set();
    try {
      const asked = wanted === 'all' || !widgets ? design.widgets : design.widgets.filter((widget) => subjectsOf(widget).some((subject) => wanted.has(subject)));
      const collected = await collect(figures, design, asked);
      note(asked, collected.failed);
      return await take(collected, wanted === 'all');
    } catch (err) {
      pending = 'all';
      logger.error({ err, design: sha256 }, 'the figures of a board could not be had; it keeps the last ones');
      return false;
    }
  }

  async function take({ widgets: found, failed }: Collected, exact: boolean): Promise<boolean> {
    const before = widgets;
    if (!before && failed.size > 0 && Object.keys(found).length === 0) return false; // never an empty frame
    const changed = Object.fromEntries(Object.entries(found).filter(([id, each]) => !before?.[id] || !isSame(before[id], each, exact)));
    if (before && Object.keys(changed).length === 0) return false;
    sequence = await next(sequence);
    widgets = { ...before, ...changed };
    at = now();
    const frame = frameOf(!before, changed);
    send(log.sign(JSON.stringify(frame)), frame);
    return true;
  }

  function frameOf(whole: boolean, of: WidgetsNow): BoardFrame {
    return { v: 1, kind: 'board-frame', design: sha256, sequence, whole, at, ...pagesFor(design), widgets: of };
  }

  /** Each failure once, until it is over. */
  function note(asked: readonly Widget[], failed: ReadonlyMap<string, unknown>): void {
    for (const { id } of asked) {
      if (!failed.has(id)) failing.delete(id);
      else if (!failing.has(id)) {
        failing.add(id);
        logger.error({ err: failed.get(id), design: sha256, widget: id }, 'a widget’s figures could not be had; it keeps the last ones');
      }
    }
  }

  function whole(): Signed | null {
    if (!widgets) return null;
    if (kept?.sequence !== sequence || kept.signed.keyId !== log.state.key.id) kept = { sequence, signed: log.sign(JSON.stringify(frameOf(true, widgets))) };
    return kept.signed;
  }

  return {
    sha256,
    design,
    /** Number of the last frame sent. */
    get sequence() {
      return sequence;
    },
    /** How things stand after the last frame; null when no figure could be had yet. */
    whole,

    /** The whole, after the first look. @throws unavailable */
    async ready(): Promise<Signed> {
      if (!widgets) await paced.atOnce();
      const signed = whole();
      if (signed) return signed;
      throw new AppError('unavailable');
    },

    /** Some of its figures may be others now. @param metrics ids, `SCREENS` among them; null: any */
    stir(metrics: readonly string[] | null): void {
      if (metrics && !metrics.some((metric) => subjects.has(metric))) return;
      if (!metrics) pending = 'all';
      else if (pending !== 'all') for (const metric of metrics) pending.add(metric);
      paced.ask();
    },

    stop: () => paced.stop(),
  };
}
export type Channel = ReturnType<typeof createChannel>;

function subjectsOf({ kind, data }: Widget): readonly string[] {
  return kind === 'mosaic' ? [SCREENS, ...(data?.metrics ?? [])] : (data?.metrics ?? []);
}
