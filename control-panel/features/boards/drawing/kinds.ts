import { leastSize } from '../../../../server/domain/statistics/board-minimums.ts';
import type { BoardDesign, DataView, Widget, WidgetData, WidgetKind, WidgetOptions } from '../../../../server/domain/statistics/board.ts';

/** What a kind of widget reads; the inspector offers just that. */
export interface KindFacts {
  /** Views of data it can show, the usual one first; empty: it has no figures. */
  readonly views: readonly DataView[];
  /** How many metrics one widget can show side by side. */
  readonly metrics: number;
  readonly options: readonly (keyof WidgetOptions)[];
  readonly shapes: readonly NonNullable<WidgetOptions['shape']>[];
  /** Paints no frame: its title only names it in the list of layers. */
  readonly bare: boolean;
  /** Usual width and height, as multiples of the least legible ones. */
  readonly usual: readonly [wide: number, high: number];
}

const facts = (views: readonly DataView[], metrics: number, fields: Partial<Omit<KindFacts, 'views' | 'metrics'>> = {}): KindFacts => ({ views, metrics, options: [], shapes: [], bare: false, usual: [1.6, 1.5], ...fields });

export const KIND_FACTS: Readonly<Record<WidgetKind, KindFacts>> = {
  number: facts(['now', 'members'], 30, { usual: [2, 1.8] }),
  trend: facts(['trend'], 30, { options: ['min', 'max'], shapes: ['line', 'area'] }),
  bar: facts(['members', 'now'], 30, { options: ['min', 'max'], shapes: ['columns', 'rows'] }),
  ranking: facts(['members', 'now'], 30),
  pie: facts(['members', 'now'], 30, { shapes: ['ring', 'pie'] }),
  gauge: facts(['now'], 1, { options: ['min', 'max'] }),
  progress: facts(['now', 'members'], 30, { options: ['min', 'max'] }),
  water: facts(['now'], 1, { options: ['min', 'max'] }),
  cloud: facts(['members', 'now'], 30),
  table: facts(['members', 'now'], 30),
  tiles: facts(['members'], 1, { options: ['min', 'max'] }),
  map: facts(['members'], 1, { options: ['image', 'mapApproval', 'places'], usual: [1.8, 1.6] }),
  clock: facts([], 0, { options: ['lunar', 'seconds', 'align'], bare: true, usual: [2.2, 1.2] }),
  text: facts([], 0, { options: ['text', 'size', 'align'], bare: true, usual: [3, 1.6] }),
  image: facts([], 0, { options: ['image'], bare: true, usual: [2.5, 2.5] }),
  film: facts([], 0, { options: ['film'], bare: true, usual: [2.2, 2] }),
  mosaic: facts([], 0),
  code: facts([], 0, { options: ['text'], usual: [1, 1] }),
};

const GRID = 8;
const LEAST_EM_PX = 14;
const EM_OF_DIAGONAL = 1 / 72;

/** Base type of a drawing, pixels: as `board-layout.ts` sets it. */
export function baseEm({ width, height }: BoardDesign['size']): number {
  return Math.max(LEAST_EM_PX, Math.sqrt(width * height) * EM_OF_DIAGONAL);
}

/** A widget as it is when it comes from the palette, at the first free place of the board. */
export function freshWidget(kind: WidgetKind, id: string, design: Pick<BoardDesign, 'size' | 'widgets'>): Widget {
  const { views, usual } = KIND_FACTS[kind];
  const em = baseEm(design.size);
  const plain: Widget = { id, kind, title: '', x: 0, y: 0, width: GRID, height: GRID, data: null, options: {} };
  const least = leastSize(plain);
  const side = (ems: number, most: number) => Math.max(GRID, Math.min(Math.ceil((ems * em) / GRID) * GRID, Math.floor(most / GRID) * GRID));
  const box = { width: side(least.width * usual[0], design.size.width), height: side(least.height * usual[1], design.size.height) };
  const [view] = views;
  return { ...plain, ...box, ...freePlace(box, design), data: view ? usualData(view) : null };
}

function usualData(view: DataView): WidgetData {
  if (view === 'trend') return { metrics: [], view, window: { unit: 'day', count: 14 } };
  return view === 'members' ? { metrics: [], view, order: 'highest' } : { metrics: [], view };
}

/** The uppermost place, then the leftmost, where the box keeps a step off everything; else a place a little off the others. */
function freePlace({ width, height }: { width: number; height: number }, { size, widgets }: Pick<BoardDesign, 'size' | 'widgets'>): { x: number; y: number } {
  const step = GRID * 2;
  const margin = Math.min(GRID * 5, Math.floor(Math.min(size.width - width, size.height - height) / 2 / GRID) * GRID);
  for (let y = margin; y + height + margin <= size.height; y += step) {
    for (let x = margin; x + width + margin <= size.width; x += step) {
      const isFree = widgets.every((other) => other.x >= x + width + step || other.x + other.width + step <= x || other.y >= y + height + step || other.y + other.height + step <= y);
      if (isFree) return { x, y };
    }
  }
  let by = Math.max(0, margin);
  const left = Math.max(0, Math.round((size.width - width) / 2 / GRID) * GRID);
  while (widgets.some(({ x, y }) => x === left + by && y === by)) by += GRID * 3;
  return { x: left + by, y: by };
}
