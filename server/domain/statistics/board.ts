import type { Asset, FilmAsset, Hash, ImageAsset } from '../asset.ts';
import type { WidgetFigures } from './figure.ts';

export const WIDGET_KINDS = ['number', 'trend', 'bar', 'ranking', 'pie', 'gauge', 'progress', 'water', 'cloud', 'table', 'tiles', 'map', 'clock', 'text', 'image', 'film', 'mosaic', 'code'] as const;
export type WidgetKind = (typeof WIDGET_KINDS)[number];

/** now: one figure for each metric; members: one for each member of the first metric; trend: values over a window. */
export const DATA_VIEWS = ['now', 'members', 'trend'] as const;
export type DataView = (typeof DATA_VIEWS)[number];
export const WINDOW_UNITS = ['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
export type WindowUnit = (typeof WINDOW_UNITS)[number];

/** What a widget asks for. */
export interface WidgetData {
  readonly metrics: readonly string[];
  readonly view: DataView;
  /** One member only, or '' for the whole. */
  readonly member?: string;
  /** For a trend: so many buckets of this unit up to now. */
  readonly window?: { readonly unit: WindowUnit; readonly count: number };
  readonly order?: 'given' | 'highest' | 'lowest';
  readonly limit?: number;
}

/** What a kind of widget can be told besides its data; each kind reads its own fields. */
export interface WidgetOptions {
  readonly text?: string;
  readonly align?: 'start' | 'centre' | 'end';
  readonly size?: 'small' | 'medium' | 'large' | 'huge';
  readonly min?: number;
  readonly max?: number;
  readonly shape?: 'pie' | 'ring' | 'line' | 'area' | 'columns' | 'rows';
  readonly image?: ImageAsset;
  readonly film?: FilmAsset;
  /** A map must carry its printed approval number (审图号). */
  readonly mapApproval?: string;
  /** Where members stand on the map, in thousandths of its width and height. */
  readonly places?: readonly { readonly member: string; readonly x: number; readonly y: number }[];
  readonly lunar?: boolean;
  readonly seconds?: boolean;
}

/** A part of a board; the box is in the design's own pixels. */
export interface Widget {
  readonly id: string;
  readonly kind: WidgetKind;
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly data: WidgetData | null;
  readonly options: WidgetOptions;
  /** In the editor it cannot be moved by accident. */
  readonly locked?: boolean;
}

export const BOARD_THEMES = ['red-gold', 'deep-blue', 'green', 'paper', 'night'] as const;
export type BoardTheme = (typeof BOARD_THEMES)[number];

/**
 * A board as a person drew it. Widgets are painted in order, the last on top. `fit` says what happens on a
 * screen of another shape: the whole drawn to proportion, or the widgets laid anew (see `board-layout.ts`).
 */
export interface BoardDesign {
  readonly title: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly fit: 'proportion' | 'reflow';
  readonly theme: BoardTheme;
  readonly background: ImageAsset | null;
  readonly widgets: readonly Widget[];
  /** The guided tour for an inspection: widgets in order, with what is to be said of each. */
  readonly tour: readonly { readonly widget: string; readonly note: string }[];
}

/**
 * The figures of a board at an instant, or what changed since the frame before. Frames of one design are
 * numbered 1 apart; after any gap the whole is asked for again. The numbers go on from the time of day at
 * which the server began, so they never fall back.
 */
export interface BoardFrame {
  readonly v: 1;
  readonly kind: 'board-frame';
  /** SHA-256 of the design's text: the figures are for just this one. */
  readonly design: Hash;
  readonly sequence: number;
  /** All widgets, or only those that changed since `sequence - 1`. */
  readonly whole: boolean;
  readonly at: number;
  /** Where a phone finds boards (`<pages>/<board>`), for a board with a code that leads to itself: signed like the figures. */
  readonly pages?: string;
  readonly widgets: Readonly<Record<string, WidgetFigures>>;
}

/** Puts a change on top of what is there; null when a frame in between is missing. */
export function applyFrame(before: BoardFrame | null, frame: BoardFrame): BoardFrame | null {
  if (frame.whole) return before && before.design === frame.design && frame.sequence < before.sequence ? before : frame;
  if (!before || before.design !== frame.design) return null;
  if (frame.sequence <= before.sequence) return before;
  if (frame.sequence !== before.sequence + 1) return null;
  return { ...frame, whole: true, widgets: { ...before.widgets, ...frame.widgets } };
}

/** Files a screen must have before it can paint the board. */
export function boardAssets({ background, widgets }: BoardDesign): readonly Asset[] {
  return [background, ...widgets.flatMap(({ options }) => [options.image, options.film])].filter((asset) => asset !== null && asset !== undefined);
}

/** Whether a code on it leads to the board itself: one with a text of its own leads there. */
export function hasOwnCode({ widgets }: BoardDesign): boolean {
  return widgets.some(({ kind, options }) => kind === 'code' && !options.text);
}

/** Every metric the board shows. */
export function boardMetrics({ widgets }: BoardDesign): ReadonlySet<string> {
  return new Set(widgets.flatMap(({ data }) => data?.metrics ?? []));
}
