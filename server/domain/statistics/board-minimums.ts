import type { Widget, WidgetKind } from './board.ts';

/** Sizes in em: multiples of the board's base type. */
export interface EmSize {
  readonly width: number;
  readonly height: number;
}

/** The least box in which a kind of widget can still be read, titles, figures and source included. */
const LEAST: Record<WidgetKind, EmSize> = {
  number: { width: 10, height: 6.5 },
  trend: { width: 17, height: 9 },
  bar: { width: 17, height: 9 },
  ranking: { width: 14, height: 9 },
  pie: { width: 17, height: 9 },
  gauge: { width: 10, height: 9 },
  progress: { width: 12, height: 6 },
  water: { width: 9, height: 9 },
  cloud: { width: 15, height: 9 },
  table: { width: 16, height: 9 },
  tiles: { width: 17, height: 10 },
  map: { width: 18, height: 13 },
  clock: { width: 11, height: 3.4 },
  text: { width: 8, height: 2.2 },
  image: { width: 6, height: 4 },
  film: { width: 10, height: 6 },
  mosaic: { width: 18, height: 9 },
  code: { width: 9, height: 9 },
};

/** Of a figure in a number widget: the line of its name above it, its own line, and the width of two beside one another. */
const NAME_EM = 1.35;
const FIGURE_EM = 1.4;
const TWO_FIGURES_EM = 14;

/** What a widget asks for on a strip too low for its own form: its figures in a line, source and time under the name. */
const STRIP: EmSize = { width: 18.5, height: 2.3 };
const STRIP_CLOCK: EmSize = { width: 11, height: 1.2 };

const DECORATION: ReadonlySet<WidgetKind> = new Set(['clock', 'text', 'image', 'film', 'code']);

/** Whether it only accompanies the figures. */
export function isDecoration({ kind }: Pick<Widget, 'kind'>): boolean {
  return DECORATION.has(kind);
}

/** The least size at which the widget can be read. */
export function leastSize({ kind, title, options, data }: Widget): EmSize {
  const least = LEAST[kind];
  if (kind === 'number') return leastNumber(least, data?.metrics.length ?? 1, title !== '');
  if (kind !== 'text') return least;
  const length = [...(options.text ?? '')].length;
  return { width: Math.min(20, Math.max(least.width, length * 1.1 + 1.5)), height: length > 17 ? 3.6 : least.height };
}

/** Several figures, and one under a title of its own, have a name above each. */
function leastNumber(least: EmSize, figures: number, isTitled: boolean): EmSize {
  if (figures <= 1) return isTitled ? { ...least, height: least.height + NAME_EM } : least;
  const rows = Math.ceil(figures / 2);
  return { width: TWO_FIGURES_EM, height: least.height + rows * NAME_EM + (rows - 1) * FIGURE_EM };
}

/** The least size of its form for strips. */
export function leastStrip(widget: Widget): EmSize {
  if (widget.kind === 'text') return { width: leastSize(widget).width, height: 1.2 };
  return widget.kind === 'clock' ? STRIP_CLOCK : STRIP;
}

const ROW_EM = 2.3;
const FRAME_EM = 4.6;

/** How high the widget stands in a single column of this width, as on a phone; all in em. */
export function columnHeight({ kind, options, data }: Widget, width: number): number {
  const rows = Math.min(data?.limit ?? 14, 14);
  const picture = options.film ?? options.image;
  switch (kind) {
    case 'number':
      return Math.max(1, data?.metrics.length ?? 1) * 3.6 + 4;
    case 'text':
      return textHeight([...(options.text ?? '')].length, textScale(options.size), width);
    case 'clock':
      return 6;
    case 'progress':
      return Math.max(1, data?.metrics.length ?? 1) * 3 + FRAME_EM;
    case 'ranking':
      return rows * ROW_EM + FRAME_EM;
    case 'bar':
      return options.shape === 'rows' ? rows * ROW_EM + FRAME_EM : 17;
    case 'image':
    case 'film':
    case 'map':
      return picture ? (width * picture.height) / picture.width + (kind === 'map' ? FRAME_EM : 0) : 12;
    case 'tiles':
      return Math.ceil(rows / 3) * 5 + FRAME_EM;
    case 'table':
    case 'mosaic':
      return 22;
    default:
      return 17;
  }
}

/** A heading keeps to one line where it can do with less than half its size; else it runs on. All in em. */
function textHeight(length: number, scale: number, width: number): number {
  const oneLine = Math.max(1, Math.min(scale, width / Math.max(1, length)));
  if (oneLine > scale * 0.4 && oneLine * length <= width) return oneLine * 1.5 + 0.6;
  return Math.ceil((length * scale * 1.1) / Math.max(1, width)) * scale * 1.4 + 1;
}

/** How large a text is set, in em. */
export function textScale(size: Widget['options']['size']): number {
  return { small: 1, medium: 1.5, large: 2.4, huge: 3.6 }[size ?? 'medium'];
}
