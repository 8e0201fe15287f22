import { balancedSettings } from './balance.ts';
import type { Setting } from './balance.ts';
import { breakUnits, lineOf, lineText, unitRun } from './break-units.ts';
import type { BreakUnit, UnitRun } from './break-units.ts';
import { fontStep } from './font-step.ts';
import { structuredSettings } from './structured-settings.ts';
import type { DesignedText } from './text-run.ts';

/** A box in pixels. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

export interface FitOptions {
  /** Line to line, as a multiple of the font size. */
  readonly lineHeight: number;
  /** The smallest legible size, see `minLegiblePx`. */
  readonly minFontPx: number;
  readonly maxFontPx: number;
  readonly maxLines?: number;
  /** Columns from right to left: a line runs down the height of the box. */
  readonly vertical?: boolean;
  /** Whether a text too long may move instead of shrinking; by default on boxes at least four times as wide as high. */
  readonly mayScroll?: boolean;
}

interface Lines {
  readonly fontPx: number;
  readonly lines: readonly string[];
  /** Advance of each line, pixels. */
  readonly lineWidths: readonly number[];
}

/**
 * How a text stands in a box: set in lines; moving past on one line (`widthPx` long); or not legible
 * in any permitted way, with the nearest there is, so that the desk can report it.
 */
export type FittedText =
  | (Lines & { readonly mode: 'block' })
  | { readonly mode: 'scroll'; readonly fontPx: number; readonly line: string; readonly widthPx: number }
  | (Lines & { readonly mode: 'too-small' });

/** From this ratio of sides on a box is a strip, where a text too long moves instead of shrinking. */
const STRIP_RATIO = 4;

/** On a strip, static text under this part of the height would waste it: three lines or more. */
const STRIP_STATIC_PART = 0.3;

/** Longer than this, a text is prose: its lines may also run across clauses. In characters. */
const PROSE_LENGTH = 60;

/** A line shorter than this part of the longest looks left over. */
const LEAST_LINE_PART = 0.45;

const MAX_LINES = 24;

/**
 * Sets a text as large as its box permits, in lines that make sense and look even, broken only where
 * the design permits. Deterministic, and monotone: which settings are considered depends on the text
 * alone, so a larger box never gives a smaller size.
 */
export function fitText(text: DesignedText, box: Box, options: FitOptions): FittedText {
  const area = options.vertical ? { width: box.height, height: box.width } : box;
  const run = unitRun(breakUnits(text));
  const settings = goodSettings(run, options.maxLines ?? MAX_LINES);
  const best = largest(settings, area, options);
  const mayScroll = options.mayScroll ?? area.width >= area.height * STRIP_RATIO;
  if (mayScroll && !options.vertical) {
    const moving = scrolling(run.units, area, options);
    if (moving.fontPx >= options.minFontPx && !standsOnStrip(best, moving.widthPx / moving.fontPx, area, options)) {
      return moving;
    }
  }
  if (best && best.fontPx >= options.minFontPx) return painted('block', run, best);
  const squeezed = atLeastSize(run, area, options);
  return squeezed ? painted('block', run, squeezed) : painted('too-small', run, best ?? { fontPx: 1, setting: { lines: [], cost: 0 } });
}

interface Sized {
  readonly setting: Setting;
  readonly fontPx: number;
}

function standsOnStrip(best: Sized | null, lineEm: number, area: Box, options: FitOptions): boolean {
  if (!best) return true;
  const isOneLineLegible = lineEm * options.minFontPx <= area.width;
  return isOneLineLegible && best.fontPx >= Math.max(options.minFontPx, area.height * STRIP_STATIC_PART);
}

function goodSettings(run: UnitRun, maxLines: number): readonly Setting[] {
  const count = run.units.length;
  const most = Math.min(maxLines, count);
  const structured = structuredSettings(run, most).filter((setting) => setting !== null);
  const even = structured.filter((setting, index) => index === 0 || isEven(setting));
  const isProse = (run.coreBefore[count] ?? 0) > PROSE_LENGTH;
  const flowing = isProse ? balancedSettings(run, { from: 0, to: count }, most).filter((setting) => setting !== null) : [];
  return [...even, ...flowing];
}

function isEven(setting: Setting): boolean {
  const lengths = setting.lines.map((line) => line.coreLength);
  return Math.min(...lengths) >= Math.max(...lengths) * LEAST_LINE_PART;
}

function largest(settings: readonly Setting[], area: Box, options: FitOptions): Sized | null {
  let best: Sized | null = null;
  for (const setting of settings) {
    const candidate = { setting, fontPx: fontStep(largestFont(setting, area, options), options.minFontPx) };
    if (!best || candidate.fontPx > best.fontPx || (candidate.fontPx === best.fontPx && isBetter(setting, best.setting))) {
      best = candidate;
    }
  }
  return best;
}

function largestFont(setting: Setting, area: Box, options: FitOptions): number {
  const widest = Math.max(...setting.lines.map((line) => line.width), 1);
  const byWidth = (area.width * 1000) / widest;
  const byHeight = area.height / (setting.lines.length * options.lineHeight);
  return Math.min(options.maxFontPx, byWidth, byHeight);
}

/** Of settings at the same size: fewer breaks inside clauses, then more even lines, then fewer lines. */
function isBetter(one: Setting, other: Setting): boolean {
  const difference =
    innerBreakCount(one) - innerBreakCount(other) || unevenness(one) - unevenness(other) || one.lines.length - other.lines.length;
  return difference < 0;
}

function innerBreakCount(setting: Setting): number {
  return setting.lines.filter((line) => line.endsAt === 'allowed').length;
}

function unevenness(setting: Setting): number {
  const widths = setting.lines.map((line) => line.width);
  const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length;
  return Math.round(widths.reduce((sum, width) => sum + (width / mean - 1) ** 2, 0) * 1000);
}

/** Any permitted breaking at exactly the least legible size: the last resort before giving up. */
function atLeastSize(run: UnitRun, area: Box, options: FitOptions): Sized | null {
  const rows = Math.floor(area.height / (options.minFontPx * options.lineHeight) + 1e-9);
  const most = Math.min(rows, options.maxLines ?? MAX_LINES, run.units.length);
  const maxWidth = (area.width * 1000) / options.minFontPx;
  const setting = balancedSettings(run, { from: 0, to: run.units.length }, most, { maxWidth }).find((each) => each !== null);
  return setting ? { setting, fontPx: options.minFontPx } : null;
}

function scrolling(units: readonly BreakUnit[], area: Box, options: FitOptions): FittedText & { mode: 'scroll' } {
  const fontPx = Math.floor(Math.min(options.maxFontPx, area.height / options.lineHeight));
  const breaksAsSpaces = units.map((unit, index) => {
    const isParted = unit.break === 'required' && index < units.length - 1;
    return isParted ? { ...unit, text: `${unit.text}\u3000`, width: unit.width + 1000 } : unit;
  });
  const line = lineOf(unitRun(breaksAsSpaces), 0, breaksAsSpaces.length);
  return { mode: 'scroll', fontPx, line: lineText(breaksAsSpaces, line), widthPx: (line.width * fontPx) / 1000 };
}

function painted<M extends 'block' | 'too-small'>(mode: M, run: UnitRun, { setting, fontPx }: Sized): Lines & { readonly mode: M } {
  return {
    mode,
    fontPx,
    lines: setting.lines.map((line) => lineText(run.units, line)),
    lineWidths: setting.lines.map((line) => (line.width * fontPx) / 1000),
  };
}
