import { readDate } from './date-text.ts';
import { roleOf } from './headings.ts';
import type { MetricFinder } from './imported-metric.ts';
import { readNumber } from './number-text.ts';
import { plainText } from './plain-text.ts';

const LOOKED_AT = 20;

/**
 * Which of the first rows names the columns: the one with most words that name columns, or else the first row of
 * nothing but different words that stands above numbers. A title that runs across the sheet names nothing.
 * @param sample rows as text, row 1 at 0
 * @returns its number from 1, or 0 when there is none
 */
export function guessHeaderRow(sample: readonly (readonly string[])[], metrics: MetricFinder): number {
  let best = { row: 0, score: 0 };
  for (const [index, cells] of sample.slice(0, LOOKED_AT).entries()) {
    const texts = [...new Set(cells.map(plainText))].filter((text) => text !== '');
    if (texts.length < 2) continue;
    const named = texts.filter((text) => roleOf(text) !== null).length;
    const metric = texts.filter((text) => typeof metrics.find(withoutUnit(text)) !== 'string').length;
    const words = texts.filter((text) => !isData(text)).length;
    const below = sample.slice(index + 1, index + 6).flat().filter((text) => text !== '' && isData(text)).length;
    const score = named >= 1 && named + metric >= 2 ? 10 * named + 3 * metric : metric >= 2 && words === texts.length ? 3 * metric : words === texts.length && below > 0 ? 1 : 0;
    if (score > best.score) best = { row: index + 1, score };
  }
  return best.row;
}

/** 宣传场次(场次) and 宣传场次/场 name the metric 宣传场次. */
export function withoutUnit(heading: string): string {
  return plainText(heading).replace(/\s*(\([^()]*\)|\/[^/]{1,4})$/, '');
}

/** A number or a date rather than a word. */
export function isData(text: string): boolean {
  return readNumber(text).ok || readDate(text, 'UTC', Number.MAX_SAFE_INTEGER).ok;
}
