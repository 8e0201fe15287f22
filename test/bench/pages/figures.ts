import type { FilmAsset, ImageAsset } from '../../../server/domain/asset.ts';
import { type BoardDesign, type BoardFrame, type Widget, WIDGET_KINDS, type WidgetKind } from '../../../server/domain/statistics/board.ts';
import type { Figure, ScreenTile, WidgetFigures } from '../../../server/domain/statistics/figure.ts';

/* Figures as a town's boards have them, made from a step's number alone: whoever asks twice gets the same. */

const VILLAGES = ['塔岗村', '篁湾村', '高村', '南村', '霞村', '良村', '水松基村', '杜屋村', '白藤村', '塘角村', '沙田村', '石桥村', '东岸村', '莲溪村'];
const PARTS = ['普法讲座', '法律咨询', '人民调解', '法律援助', '公证服务', '社区矫正'];
const WINDOW = 30;
const MINUTE_MS = 60_000;
const SCREENS = 60;
/** Some of a board's figures pass their rhythm now and then. */
const FRESH_MS = 90_000;

function figure(fields: Partial<Figure>): Figure {
  return { metric: 'plays', name: '播放次数', unit: '次', decimals: 0, member: '', value: 0, precision: 'exact', asOf: null, period: '2026', rhythm: 'live', freshUntil: null, source: 'screens', sourceName: '', level: null, ...fields };
}

const spread = (step: number, place: number, most: number): number => ((step * (place * 7 + 13)) % most) + place;

/** @param now the instant figures are as of; windows end at its minute */
export function figuresOf(kind: WidgetKind, step: number, now: number): WidgetFigures {
  const asOf = now - 1_000;
  const freshUntil = now + FRESH_MS;
  const of = (names: readonly string[], most: number) => names.map((member, place) => figure({ member, value: spread(step, place, most), asOf, freshUntil, level: place === step % 9 ? 'note' : null }));
  switch (kind) {
    case 'trend': {
      const last = now - (now % MINUTE_MS);
      const at = Array.from({ length: WINDOW }, (_, index) => last - (WINDOW - 1 - index) * MINUTE_MS);
      const lines = ['今日', '昨日'].map((name, line) => ({ name, unit: '次', decimals: 0, values: at.map((_, index) => 200 + spread(step + index, line + index, 800)) }));
      return { figures: lines.map(({ name, values }) => figure({ name, value: values[WINDOW - 1]!, asOf, freshUntil })), trend: { at, lines } };
    }
    case 'bar':
      return { figures: of(VILLAGES.slice(0, 8), 900) };
    case 'ranking':
    case 'tiles':
    case 'map':
    case 'table':
      return { figures: of(VILLAGES, 2_000) };
    case 'cloud':
    case 'pie':
      return { figures: of(PARTS, 400).map((each) => ({ ...each, value: 40 + (each.value ?? 0) })) };
    case 'gauge':
    case 'progress':
    case 'water':
      return { figures: [figure({ name: '参加率', unit: '%', value: step % 101, asOf, freshUntil, level: step % 101 > 90 ? 'warn' : null })] };
    case 'number':
      return { figures: [figure({ value: 120_000 + step * 3, asOf, freshUntil, precision: step % 50 === 0 ? 'about' : 'exact' })], returned: { committed: step, pending: step % 17 } };
    case 'mosaic':
      return { figures: [], screens: Array.from({ length: SCREENS }, (_, place): ScreenTile => ({ id: `s${place}`, name: `${place} 号屏`, village: VILLAGES[place % VILLAGES.length]!, state: (['painting', 'painting', 'emblem', 'offline'] as const)[(place + step) % 4]!, title: PARTS[(place + step) % PARTS.length]! })) };
    default:
      return { figures: [] };
  }
}

/** All widgets' figures at a step, for those in `changed`; the others keep their objects. */
export function nextFrame(design: BoardDesign, before: BoardFrame | null, step: number, now: number, isChanged: (place: number) => boolean): BoardFrame {
  const widgets = design.widgets.map(({ id, kind }, place) => [id, before && !isChanged(place) ? before.widgets[id] : figuresOf(kind, step, now)] as const);
  return { v: 1, kind: 'board-frame', design: '0'.repeat(64), sequence: step, whole: true, at: now, widgets: Object.fromEntries(widgets) as Record<string, WidgetFigures> };
}

/** Widgets side by side on a full HD wall. */
export function wallOf(widgets: readonly Pick<Widget, 'kind' | 'options'>[], columns: number): BoardDesign {
  const rows = Math.ceil(widgets.length / columns);
  const [wide, high] = [Math.floor(1920 / columns), Math.floor(1080 / rows)];
  const place = (index: number) => ({ x: (index % columns) * wide + 4, y: Math.floor(index / columns) * high + 4, width: wide - 8, height: high - 8 });
  return {
    title: '荷塘镇法治建设',
    size: { width: 1920, height: 1080 },
    fit: 'reflow',
    theme: 'deep-blue',
    background: null,
    widgets: widgets.map(({ kind, options }, index) => ({
      id: `w${index}`,
      kind,
      title: `第 ${index + 1} 项`,
      ...place(index),
      data: kind === 'trend' ? { metrics: ['plays'], view: 'trend', window: { unit: 'minute', count: WINDOW } } : { metrics: ['plays'], view: 'now' },
      options,
    })),
    tour: [],
  };
}

/** Twelve charts of every kind that ECharts paints. */
export function twelveCharts(): BoardDesign {
  const kinds: [WidgetKind, Widget['options']][] = [
    ['trend', {}],
    ['bar', { shape: 'columns' }],
    ['pie', {}],
    ['trend', { shape: 'area' }],
    ['bar', { shape: 'rows' }],
    ['gauge', {}],
  ];
  return wallOf([...kinds, ...kinds].map(([kind, options]) => ({ kind, options })), 4);
}

/** One widget of every kind there is. @param picture and film: any assets, found by their hashes */
export function everyKind(picture: ImageAsset, film: FilmAsset): BoardDesign {
  const options: Partial<Record<WidgetKind, Widget['options']>> = {
    clock: { seconds: true, lunar: true },
    text: { text: '平安荷塘，你我共建' },
    image: { image: picture },
    film: { film },
    map: { image: picture, mapApproval: '审图号：GS(2026)0000号', places: VILLAGES.map((member, place) => ({ member, x: 50 + (place % 4) * 280, y: 80 + Math.floor(place / 4) * 240 })) },
  };
  return wallOf(WIDGET_KINDS.map((kind) => ({ kind, options: options[kind] ?? {} })), 6);
}
