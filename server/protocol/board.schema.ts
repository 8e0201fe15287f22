import * as z from 'zod/mini';
import { BOARD_THEMES, type BoardDesign, type BoardFrame, DATA_VIEWS, type Widget, WIDGET_KINDS, type WidgetData, WINDOW_UNITS, type WidgetOptions } from '../domain/statistics/board.ts';
import { FIGURE_SOURCES, type Figure, type WidgetFigures } from '../domain/statistics/figure.ts';
import { PRECISIONS, RHYTHMS } from '../domain/statistics/metric.ts';
import { count, hash, id, instant, line, wholeFrom } from './common.ts';
import { filmAsset, imageAsset } from './asset.schema.ts';

/* The shapes of boards and of the frames that bring their figures. In zod's mini form: walls check them too. */

export const metricId = z.string().check(z.regex(/^[a-z][a-z0-9_]{0,59}$/));
const finite = z.number().check(z.refine((value) => Number.isFinite(value)));
const text = (maxLength: number) => z.string().check(z.maxLength(maxLength));
const share = finite.check(z.minimum(0), z.maximum(1_000));

export const widgetData = z.object({
  metrics: z.array(metricId).check(z.maxLength(30)),
  view: z.enum(DATA_VIEWS),
  member: z.exactOptional(line(80)),
  window: z.exactOptional(z.object({ unit: z.enum(WINDOW_UNITS), count: wholeFrom(2, 400) })),
  order: z.exactOptional(z.enum(['given', 'highest', 'lowest'])),
  limit: z.exactOptional(wholeFrom(1, 200)),
}) satisfies z.ZodMiniType<WidgetData>;

const widgetOptions = z.object({
  text: z.exactOptional(text(2_000)),
  align: z.exactOptional(z.enum(['start', 'centre', 'end'])),
  size: z.exactOptional(z.enum(['small', 'medium', 'large', 'huge'])),
  min: z.exactOptional(finite),
  max: z.exactOptional(finite),
  shape: z.exactOptional(z.enum(['pie', 'ring', 'line', 'area', 'columns', 'rows'])),
  image: z.exactOptional(imageAsset),
  film: z.exactOptional(filmAsset),
  mapApproval: z.exactOptional(line(60)),
  places: z.exactOptional(z.array(z.object({ member: line(80), x: share, y: share })).check(z.maxLength(200))),
  lunar: z.exactOptional(z.boolean()),
  seconds: z.exactOptional(z.boolean()),
}) satisfies z.ZodMiniType<WidgetOptions>;

/** Figures are kept by it as the fields of an object: names that every object has are not free. */
const widgetId = id.check(z.refine((name) => !(name in {})));
const side = wholeFrom(8, 16_384);
const offset = wholeFrom(-16_384, 16_384);
const widget = z.object({
  id: widgetId,
  kind: z.enum(WIDGET_KINDS),
  title: line(120),
  x: offset,
  y: offset,
  width: side,
  height: side,
  data: z.nullable(widgetData),
  options: widgetOptions,
  locked: z.exactOptional(z.boolean()),
}) satisfies z.ZodMiniType<Widget>;

export const boardDesign: z.ZodMiniType<BoardDesign> = z
  .object({
    title: line(80),
    size: z.object({ width: wholeFrom(64, 16_384), height: wholeFrom(32, 16_384) }),
    fit: z.enum(['proportion', 'reflow']),
    theme: z.enum(BOARD_THEMES),
    background: z.nullable(imageAsset),
    widgets: z.array(widget).check(z.maxLength(80)),
    tour: z.array(z.object({ widget: id, note: line(400) })).check(z.maxLength(80)),
  })
  .check(z.refine(({ widgets }) => new Set(widgets.map(({ id }) => id)).size === widgets.length, { error: 'board.widget-twice' }));

export const figure: z.ZodMiniType<Figure> = z.object({
  metric: metricId,
  name: text(80),
  unit: text(20),
  decimals: wholeFrom(0, 6),
  member: text(80),
  value: z.nullable(finite),
  precision: z.enum(PRECISIONS),
  asOf: z.nullable(instant),
  period: text(20),
  rhythm: z.enum(RHYTHMS),
  freshUntil: z.nullable(finite),
  source: z.enum(FIGURE_SOURCES),
  sourceName: text(120),
  level: z.nullable(z.enum(['note', 'warn'])),
});

export const widgetFigures = z.object({
  figures: z.array(figure).check(z.maxLength(400)),
  trend: z.exactOptional(
    z.object({
      at: z.array(instant).check(z.maxLength(400)),
      lines: z.array(z.object({ name: text(80), unit: text(20), decimals: wholeFrom(0, 6), values: z.array(z.nullable(finite)).check(z.maxLength(400)) })).check(z.maxLength(30)),
    }),
  ),
  screens: z.exactOptional(z.array(z.object({ id, name: text(80), village: text(80), state: z.enum(['painting', 'emblem', 'offline']), title: text(200) })).check(z.maxLength(2_000))),
  returned: z.exactOptional(z.object({ committed: count, pending: count })),
}) satisfies z.ZodMiniType<WidgetFigures>;

export const boardFrame: z.ZodMiniType<BoardFrame> = z.object({
  v: z.literal(1),
  kind: z.literal('board-frame'),
  design: hash,
  sequence: wholeFrom(1),
  whole: z.boolean(),
  at: instant,
  pages: z.exactOptional(text(300)),
  widgets: z.record(id, widgetFigures),
});
