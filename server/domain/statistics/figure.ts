import type { Precision, Rhythm, SourceKind } from './metric.ts';

/** Where a figure comes from, in kind; `mixed` when its parts differ. */
export const FIGURE_SOURCES = ['screens', 'form', 'import', 'interface', 'village', 'formula', 'mixed', 'none'] as const;
export type FigureSource = SourceKind | 'screens' | 'formula' | 'mixed' | 'none';

/**
 * One number with what must stand beside it. The wall, the phone, the passport and the report are all
 * given this, so that they cannot disagree.
 */
export interface Figure {
  readonly metric: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  /** Member of the metric's dimension; '' for the whole. */
  readonly member: string;
  /** null: there is no reading yet. */
  readonly value: number | null;
  readonly precision: Precision;
  /** Epoch milliseconds the value stands for. */
  readonly asOf: number | null;
  /** Calendar span a flow was totalled over, see `spanName`; '' otherwise. */
  readonly period: string;
  readonly rhythm: Rhythm;
  readonly freshUntil: number | null;
  readonly source: FigureSource;
  /** The source's own name: a file, an interface, a person's form. */
  readonly sourceName: string;
  /** A threshold it has crossed. */
  readonly level: 'note' | 'warn' | null;
}

export interface TrendLine {
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  readonly values: readonly (number | null)[];
}

/** Values of equal buckets, oldest first; `at` is the last moment of each, epoch milliseconds. */
export interface Trend {
  readonly at: readonly number[];
  readonly lines: readonly TrendLine[];
}

/** One screen as the mosaic shows it. */
export interface ScreenTile {
  readonly id: string;
  readonly name: string;
  readonly village: string;
  readonly state: 'painting' | 'emblem' | 'offline';
  /** What it says it paints. */
  readonly title: string;
}

/** Everything one widget needs to paint. */
export interface WidgetFigures {
  readonly figures: readonly Figure[];
  readonly trend?: Trend;
  readonly screens?: readonly ScreenTile[];
  /** For figures from the screens: records that are in, and records that screens still hold. */
  readonly returned?: { readonly committed: number; readonly pending: number };
}

export interface FigureText {
  /** 近 / about, 超 / over, or ''. */
  readonly prefix: string;
  /** Grouped by thousands; '—' when there is no value. */
  readonly digits: string;
  readonly unit: string;
}

/** How a figure is written, on every face alike. */
export function figureText({ value, decimals, precision, unit }: Pick<Figure, 'value' | 'decimals' | 'precision' | 'unit'>, language: 'zh-CN' | 'en'): FigureText {
  if (value === null) return { prefix: '', digits: '—', unit };
  const prefix = { exact: '', about: language === 'en' ? 'about ' : '近', 'at-least': language === 'en' ? 'over ' : '超' }[precision];
  return { prefix, digits: numberText(value, decimals), unit };
}

/** From here on a number is written with an exponent (ECMA-262, Number.prototype.toFixed). */
const EXPONENT_FROM = 1e21;

/** Thousands grouped by commas, with just these decimals, half away from zero as a table program has it; the same in both languages. */
export function numberText(value: number, decimals: number): string {
  const [whole = '', fraction] = digitsOf(Math.abs(value), decimals).split('.');
  const isZero = Number(whole) === 0 && Number(fraction ?? 0) === 0;
  return `${value < 0 && !isZero ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** As the number is written, not as it is kept: 1.345 is a little less in binary, and must not become 1.34. */
function digitsOf(value: number, decimals: number): string {
  if (value >= EXPONENT_FROM) return BigInt(value).toString() + (decimals > 0 ? `.${'0'.repeat(decimals)}` : '');
  const factor = 10 ** decimals;
  const shifted = Number((value * factor).toPrecision(15));
  // beyond 15 digits there is nothing left to round
  return (shifted < 1e15 ? Math.round(shifted) / factor : value).toFixed(decimals);
}
