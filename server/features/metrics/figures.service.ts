import type { Bus } from '../../cluster/bus.ts';
import type { BoardDesign, BoardFrame, WidgetData } from '../../domain/statistics/board.ts';
import type { Figure, ScreenTile, Trend, WidgetFigures } from '../../domain/statistics/figure.ts';
import type { MetricDefinition } from '../../domain/statistics/metric.ts';
import { createBreath } from './breath.ts';
import type { Defined, Definitions, Held } from './definitions.ts';
import { emptyFigure, emptyTrend, membersOf, type MetricFigures, type MetricTrend, type Reckoner } from './figures-of.ts';
import type { FlowStore } from './flow.store.ts';
import { createFormulaFigures, together } from './formula-figures.ts';
import { createKeptFigures, createKeptTrends, type KeptFigures } from './kept.ts';
import { LruMap } from '../lru-map.ts';
import { createPlayFigures } from './play-figures.ts';
import type { AskPlays } from './plays-port.ts';
import { createReadingFigures } from './reading-figures.ts';
import type { Between, StandingStore } from './standing.store.ts';
import { bucketsOf, USUAL_WINDOW } from './windows.ts';

interface Deps {
  readonly now: () => number;
  readonly bus: Bus;
  readonly definitions: Definitions;
  readonly standing: StandingStore;
  readonly flows: FlowStore;
  readonly townTimeZone: () => Promise<string>;
  readonly askPlays: AskPlays;
  /** The screens as the mosaic shows them. */
  readonly screenTiles: () => Promise<readonly ScreenTile[]>;
}

/**
 * Every figure anybody sees is worked out here: wall, phone, passport and report ask the same, one for
 * now (`at` null), another for the end of a year. What counts is what was read as of the instant or
 * before, by what is known today; for now also what is dated some hours ahead.
 */
export function createFiguresService({ now, bus, definitions, standing, flows, townTimeZone, askPlays, screenTiles }: Deps) {
  const kept = createKeptFigures(now);
  const trends = createKeptTrends(now, MOST_CELLS);
  const breath = createBreath();
  /** Figures as of an instant in the past, for whoever replays: until anything at all changes. */
  let past = new LruMap<number, KeptFigures>(INSTANTS_KEPT);
  const pastTrends = createKeptTrends(now, MOST_PAST_CELLS);
  let changes = 0;
  const others = { figures: figuresOf, trend: trendOf, townTimeZone };
  const reckoners: Record<MetricDefinition['source']['kind'], Reckoner> = {
    readings: createReadingFigures(standing, flows, townTimeZone),
    plays: createPlayFigures({ ask: askPlays, now, townTimeZone }),
    formula: createFormulaFigures(others),
  };
  bus.on('changed', (topic) => {
    if (topic !== 'metrics') return;
    changes += 1;
    forget(null);
  });

  function forget(metrics: readonly string[] | null): void {
    kept.forget(metrics);
    trends.forget(metrics);
    past = new LruMap(INSTANTS_KEPT);
    pastTrends.forget(null);
  }

  /**
   * Works on the definitions as they are at this very moment: what is kept by them is forgotten with them, while
   * those that were changed as they were being read would outlive the change.
   */
  async function byDefinitions<T>(work: (held: Held) => Promise<T>): Promise<T> {
    for (;;) {
      const begun = changes;
      const held = await definitions.current();
      if (begun === changes) return work(held);
    }
  }

  function keptAt(at: number | null): KeptFigures {
    if (at === null) return kept;
    const found = past.get(at) ?? createKeptFigures(now);
    past.set(at, found);
    return found;
  }

  function figuresOf(metric: string, at: number | null): Promise<MetricFigures> {
    return byDefinitions(async (held) => {
      const defined = held.byId.get(metric);
      if (!defined) return { whole: emptyFigure({ id: metric, name: metric, unit: '', decimals: 0, rhythm: 'none' }, ''), members: [] };
      const { definition } = defined;
      const until = lastKnown(defined, at);
      return keptAt(until).figures(metric, keptUntil(madeOf(metric, held), FOREVER), async () => {
        await breath();
        return reckoners[definition.source.kind].figures(definition, until);
      });
    });
  }

  function trendOf(metric: string, buckets: readonly Between[], at: number | null): Promise<MetricTrend> {
    return byDefinitions(async (held) => {
      const defined = held.byId.get(metric);
      const [first, last] = [buckets[0], buckets.at(-1)];
      if (!defined || !first || !last) return emptyTrend(buckets.length);
      const { definition } = defined;
      const until = lastKnown(defined, at);
      const all = madeOf(metric, held);
      const asked = {
        metric,
        window: `${until} ${first.start} ${first.end} ${buckets.length}`,
        until: keptUntil(all, until === null ? last.end : FOREVER),
        cells: buckets.length * all.reduce((lines, each) => lines + 1 + membersOf(each).length, 0),
      };
      return (until === null ? trends : pastTrends).trend(asked, async () => {
        await breath();
        return reckoners[definition.source.kind].trend(definition, buckets, until);
      });
    });
  }

  /** What moves with the ledger, of which not every change is told, is not kept for long. */
  function keptUntil(all: readonly MetricDefinition[], most: number): number {
    return all.some(({ source }) => source.kind === 'plays') ? Math.min(now() + LIVE_KEPT_MS, most) : most;
  }

  async function figure(metric: string, member: string, at: number | null): Promise<Figure> {
    return figureIn(await figuresOf(metric, at), member);
  }

  async function widgetTrend({ metrics, member = '', window = USUAL_WINDOW }: WidgetData, at: number | null): Promise<Trend> {
    const buckets = bucketsOf(window, at ?? now(), await townTimeZone());
    const lines: Trend['lines'][number][] = [];
    for (const metric of metrics) {
      const { name, unit, decimals } = (await figuresOf(metric, at)).whole;
      const trend = await trendOf(metric, buckets, at);
      lines.push({ name, unit, decimals, values: member === '' ? trend.whole : trend.member(member) });
    }
    return { at: buckets.map(({ end }) => end - 1), lines }; // the last moment of a day still bears its date
  }

  async function widget(data: WidgetData, at: number | null): Promise<WidgetFigures> {
    const { metrics, view, member = '', order = 'given', limit } = data;
    const figures: Figure[] = [];
    if (view === 'members') {
      if (metrics[0] !== undefined) figures.push(...(await figuresOf(metrics[0], at)).members);
    } else for (const metric of metrics) figures.push(await figure(metric, member, at));
    const returned = await returnedOf(metrics, at);
    return {
      figures: sorted(figures, order).slice(0, limit ?? MOST_FIGURES),
      ...(view === 'trend' ? { trend: await widgetTrend(data, at) } : {}),
      ...(returned ? { returned } : {}),
    };
  }

  async function returnedOf(metrics: readonly string[], at: number | null): Promise<WidgetFigures['returned'] | null> {
    for (const metric of metrics) {
      const { returned } = await figuresOf(metric, at);
      if (returned) return { committed: returned.committed, pending: returned.pending };
    }
    return null;
  }

  return {
    figure,
    widget,

    /** All members' figures and the whole of one metric. */
    of: figuresOf,

    /** The figures that a formula of these metrics is worked out from; none when they have no span in common. */
    async together(metrics: readonly string[], member: string, at: number | null): Promise<Figure[]> {
      return [...(await together(others, metrics, at)).values()].map((each) => figureIn(each, member));
    },

    /** What every widget with figures shows, by the widget's id. The mosaic has no past: for an instant it is empty. */
    async board({ widgets }: BoardDesign, at: number | null): Promise<BoardFrame['widgets']> {
      const shown: Record<string, WidgetFigures> = {};
      for (const { id, kind, data } of widgets) {
        if (kind === 'mosaic') shown[id] = { figures: [], screens: at === null ? await screenTiles() : [] };
        else if (data) shown[id] = await widget(data, at);
      }
      return shown;
    },

    /** Every metric that is not deleted, in the listed order. */
    async definitions(): Promise<readonly MetricDefinition[]> {
      return [...(await definitions.current()).byId.values()].filter(({ row }) => row.deleted_at === null).map(({ definition }) => definition);
    },

    /** To be called after a commit: tells everybody whose figures may be others now, formulas included. */
    async announce(metrics: readonly string[] | null): Promise<void> {
      const affected = metrics && (await definitions.affected(metrics));
      forget(affected);
      bus.emit('figures', affected);
    },
  };
}
export type FiguresService = ReturnType<typeof createFiguresService>;

const MOST_FIGURES = 400;
const INSTANTS_KEPT = 12;
/** The ledger tells of new plays at most once a second; in between its figures may be this old. */
const LIVE_KEPT_MS = 1_000;
const FOREVER = Number.POSITIVE_INFINITY;
/** Some four hundred bytes each: of all the trends that are on boards about 80 MB, and of replays 20. */
const MOST_CELLS = 200_000;
const MOST_PAST_CELLS = 50_000;

/** The metric itself and all that it is worked out from, at however many removes. */
function madeOf(metric: string, { byId, needs }: Held): MetricDefinition[] {
  const seen = new Set([metric]);
  for (const id of seen) for (const part of needs.get(id) ?? []) seen.add(part); // a set goes on to what is added on the way
  return [...seen].flatMap((id) => byId.get(id)?.definition ?? []);
}

function figureIn({ whole, members }: MetricFigures, member: string): Figure {
  return member === '' ? whole : (members.find((each) => each.member === member) ?? { ...whole, member, value: null, asOf: null, freshUntil: null, source: 'none', sourceName: '', level: null });
}

/** A deleted metric stays as it was last known; nothing more is read of it, but what it was worked out from goes on. */
function lastKnown({ definition, row: { deleted_at } }: Defined, at: number | null): number | null {
  return deleted_at === null || definition.source.kind === 'readings' ? at : Math.min(at ?? deleted_at, deleted_at);
}

function sorted(figures: readonly Figure[], order: NonNullable<WidgetData['order']>): readonly Figure[] {
  if (order === 'given') return figures;
  const sign = order === 'highest' ? -1 : 1;
  const last = Number.POSITIVE_INFINITY; // without a value: at the end, either way
  return figures.toSorted((a, b) => (a.value === null ? last : sign * a.value) - (b.value === null ? last : sign * b.value) || 0);
}
