import { createHash } from 'node:crypto';
import type { Change } from '../../domain/statistics/record-comparison.ts';
import { type Figure, figureText, numberText } from '../../domain/statistics/figure.ts';
import type { RecordCell } from './record-model.ts';
import type { RecordWords } from './record-wording.ts';

const DAY_MS = 86_400_000;

export function textCell(text: string): RecordCell {
  return { text };
}

export function countCell(number: number): RecordCell {
  return { text: numberText(number, 0), number, format: '#,##0' };
}

/** A part of a whole, to a tenth of a per cent; a dash when there is no whole. */
export function shareCell(part: number, whole: number): RecordCell {
  if (whole === 0) return { text: '—' };
  return { text: shareText(part, whole), number: part / whole, format: '0.0%' };
}

export function shareText(part: number, whole: number): string {
  return `${numberText((part / whole) * 100, 1)}%`;
}

/** Excel keeps a length of time in days and so can add it up. */
export function durationCell(ms: number, words: RecordWords): RecordCell {
  return { text: words.duration(ms), number: ms / DAY_MS, format: '[h]:mm:ss' };
}

/** A figure with its 近/超 and unit; in Excel a number whose format writes them. */
export function figureCell(figure: Figure, words: RecordWords): RecordCell {
  const { prefix, digits, unit } = figureText(figure, words.language);
  const after = words.behind(unit);
  const text = `${prefix}${digits}${figure.value === null ? '' : after}`;
  if (figure.value === null) return { text };
  const plain = plainFormat(figure.decimals);
  const [before, behind] = [literal(prefix), literal(after)];
  return { text, number: figure.value, format: `${before}${plain}${behind};${before}"−"${plain}${behind}` };
}

/** How much something has changed: +12.3%, −5件, +0.5个百分点, 持平; a dash when it cannot be said. */
export function changeCell(change: Change | null, { decimals, unit }: { readonly decimals: number; readonly unit: string }, words: RecordWords): RecordCell {
  if (change === null) return { text: '—' };
  if (change.kind === 'same') return { text: words.same };
  if (change.kind === 'percent') return { text: signedText(change.ratio * 100, 1, '%'), number: change.ratio, format: '+#,##0.0%;"−"#,##0.0%' };
  const after = change.kind === 'points' ? words.points : words.behind(unit);
  const plain = `${plainFormat(decimals)}${literal(after)}`;
  return { text: signedText(change.difference, decimals, after), number: change.difference, format: `+${plain};"−"${plain}` };
}

function signedText(value: number, decimals: number, after: string): string {
  return `${value > 0 ? '+' : ''}${numberText(value, decimals)}${after}`;
}

const plainFormat = (decimals: number): string => `#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`;

/** Words inside a number format. A quotation mark would end them, so it stands escaped outside. */
function literal(text: string): string {
  if (text === '') return '';
  return text
    .split('"')
    .map((part) => (part === '' ? '' : `"${part}"`))
    .join('\\"');
}

/** ① … ㊿, then [51]. */
export function noteMark(index: number): string {
  if (index <= 20) return String.fromCodePoint(0x2460 + index - 1);
  if (index <= 35) return String.fromCodePoint(0x3251 + index - 21);
  if (index <= 50) return String.fromCodePoint(0x32b1 + index - 36);
  return `[${index}]`;
}

/** The first 80 bits of the SHA-256 of what a record says, for reading aloud: 1A2B-3C4D-…  */
export function checkCode(content: unknown): string {
  const hex = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 20).toUpperCase();
  return (hex.match(/.{4}/g) ?? []).join('-');
}

/** 18:30 */
export function clockAt(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant);
}
