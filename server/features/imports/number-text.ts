import type { Precision } from '../../domain/statistics/metric.ts';
import { plainText } from './plain-text.ts';

/** A number as it was written: `1.5` with scale 10,000 for 1.5万. */
export interface WrittenNumber {
  readonly number: number;
  readonly precision: Precision;
  /** 10,000 for 万; null when none was written. */
  readonly scale: number | null;
  /** What stands behind the number and its scale: 元, %, 场次; '' for nothing. */
  readonly unit: string;
}

export type NumberFault = 'no-value' | 'not-a-number' | 'infinite' | 'thousands-misplaced' | 'below-is-not-a-value';
export type NumberResult = { readonly ok: true; readonly written: WrittenNumber } | { readonly ok: false; readonly fault: NumberFault };

const ABOUT = /^(将近|接近|大约|大概|约为|约|近|about|approx(?:imately|\.)?|nearly|circa|ca\.|~|≈)\s*/i;
const AT_LEAST = /^(超过|超|逾|不少于|不低于|至少|突破|over|more than|at least|>=|≥|>)\s*/i;
const BELOW = /^(不足|不到|少于|低于|未满|less than|under|below|at most|<=|≤|<)\s*/i;
const ABOUT_AFTER = /(左右|上下)$/;
const AT_LEAST_AFTER = /(以上|多|余|\+)$/;

const SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000, 十万: 100_000, 百万: 1_000_000, 千万: 10_000_000, 亿: 100_000_000, 万亿: 1e12, k: 1_000 };
const DIGITS = /^([+\-−]?)((?:\d[\d,' ]*)?(?:\.\d+)?(?:e[+-]?\d+)?)/i;
const SCALE = /^(万亿|十万|百万|千万|十|百|千|万|亿|k(?![a-z]))/i;

/**
 * Reads a number as people write it: 1,012 · １，０１２ · 近150万 · 超20000多人 · 98% · 1.5e3. Commas must group by
 * thousands; a form like 1.012,5 is not guessed at.
 */
export function readNumber(text: string): NumberResult {
  let rest = plainText(text);
  if (rest === '' || /^[-–—/]+$/.test(rest)) return { ok: false, fault: 'no-value' };
  if (/^[+-]?(∞|inf(inity)?)$/i.test(rest)) return { ok: false, fault: 'infinite' };
  if (/^\d/.test(rest.replace(BELOW, '')) && BELOW.test(rest)) return { ok: false, fault: 'below-is-not-a-value' };
  let precision: Precision = 'exact';
  if (ABOUT.test(rest)) precision = 'about';
  else if (AT_LEAST.test(rest)) precision = 'at-least';
  rest = rest.replace(precision === 'about' ? ABOUT : AT_LEAST, '').replace(/^[¥$￥]\s*/, '');

  const [matched = '', sign = '', digits = ''] = DIGITS.exec(rest) ?? [];
  if (!/\d/.test(digits)) return { ok: false, fault: 'not-a-number' };
  if (!wellGrouped(digits.trim())) return { ok: false, fault: 'thousands-misplaced' };
  const number = Number(digits.replaceAll(/[,' ]/g, '')) * (sign === '' || sign === '+' ? 1 : -1);
  if (!Number.isFinite(number)) return { ok: false, fault: 'infinite' };

  let behind = rest.slice(matched.length).trim();
  if (/^[.,'\d]/.test(behind)) return { ok: false, fault: 'not-a-number' };
  const scales: number[] = [];
  for (;;) {
    const more = /^[多余]/.exec(behind);
    if (more && precision !== 'about') precision = 'at-least';
    if (more) behind = behind.slice(1);
    const scale = scales.length === 0 ? SCALE.exec(behind)?.[0] : undefined;
    if (scale !== undefined) {
      scales.push(SCALES[scale.toLowerCase()] ?? 1);
      behind = behind.slice(scale.length);
    } else if (!more) break;
  }
  if (ABOUT_AFTER.test(behind)) precision = 'about';
  else if (AT_LEAST_AFTER.test(behind) && precision === 'exact') precision = 'at-least';
  behind = behind.replace(ABOUT_AFTER, '').replace(AT_LEAST_AFTER, '').trim();
  if (/\d/.test(behind)) return { ok: false, fault: 'not-a-number' }; // 3至5人, 1万2千
  return { ok: true, written: { number: number + 0, precision, scale: scales[0] ?? null, unit: behind } };
}

/** 1012, 1,012 and 1 012, but not 1,01 nor 10,12. */
function wellGrouped(digits: string): boolean {
  const whole = /^[^.e]*/i.exec(digits)?.[0] ?? '';
  return /^\d*$/.test(whole) || /^\d{1,3}(,\d{3})+$/.test(whole) || /^\d{1,3}( \d{3})+$/.test(whole) || /^\d{1,3}('\d{3})+$/.test(whole);
}

const UNIT = /^(万亿|十万|百万|千万|百|千|万|亿)?(.*)$/;

/**
 * The number in a metric's unit, or null when it was written in another. 150万元 is 150 in 万元 and 1,500,000 in 元;
 * 1,500,000元 is 150 in 万元; a bare number is in the metric's own unit.
 * @param column the unit from a column of its own; '' when there is none
 */
export function inUnit({ number, scale, unit }: Pick<WrittenNumber, 'number' | 'scale' | 'unit'>, metricUnit: string, column = ''): number | null {
  const [, targetScale, targetUnit = ''] = UNIT.exec(plainText(metricUnit)) ?? [];
  const [, columnScale, columnUnit = ''] = UNIT.exec(plainText(column)) ?? [];
  const written = plainText(unit) || columnUnit;
  if (written !== '' && targetUnit !== '' && !sameUnit(written, targetUnit)) return null;
  if (/^[%‰]/.test(written) && targetUnit === '') return null;
  const from = scale ?? (columnScale === undefined ? null : (SCALES[columnScale] ?? 1));
  const to = targetScale === undefined ? 1 : (SCALES[targetScale] ?? 1);
  if (from === null && written === '') return number;
  return scaled(number, from ?? 1, to);
}

/** By division where that is exact: 1.005万 is 10050, not 10049.999…. */
function scaled(number: number, from: number, to: number): number {
  if (from === to) return number;
  const product = from > to ? number * (from / to) : number / (to / from);
  return Number(product.toPrecision(15));
}

const SAME_UNITS = [['%', '百分比', 'percent'], ['人', '名', '位', 'persons', 'people'], ['元', 'yuan', 'rmb', '人民币']];

function sameUnit(written: string, wanted: string): boolean {
  const [one, other] = [written.toLowerCase(), wanted.toLowerCase()];
  return one === other || SAME_UNITS.some((units) => units.includes(one) && units.includes(other));
}
