import * as z from 'zod';
import { dayOf } from '../../../server/domain/recurrence.ts';
import { PRECISIONS } from '../../../server/domain/statistics/metric.ts';
import { date, hash } from '../../../server/protocol/common.ts';
import type { ReadingDraft, ReadingView } from '../../../server/protocol/rest/metrics.ts';
import type { EntryValue } from './entry-rows.ts';

/** What a person has put into the table and the server has not said it has. */
export interface KeptEntry {
  /** Of the save that was tried with it and may have arrived; '' when none was. */
  readonly key: string;
  /** By line. */
  readonly values: ReadonlyMap<string, EntryValue>;
  /** The calendar day that a line's value stands for. */
  readonly days: ReadonlyMap<string, string>;
}

const entryValue = z.object({ text: z.string(), precision: z.enum(PRECISIONS), reason: z.string(), evidence: z.array(hash) });
const keptSchema = z.object({ key: z.string(), values: z.array(z.tuple([z.string(), entryValue])), days: z.array(z.tuple([z.string(), date])) });
const nameFor = (account: string) => `heping.entry.${account}`;
const isFilled = (value: EntryValue | undefined): boolean => value !== undefined && (value.text.trim() !== '' || value.evidence.length > 0);

/** Kept for this tab and account, so that a reload or a look at another page loses nothing. Where nothing can be kept, nothing is. */
export function keepEntry(account: string, { key, values, days }: KeptEntry): void {
  const filled = [...values].filter(([, value]) => isFilled(value));
  try {
    if (filled.length === 0 && key === '') sessionStorage.removeItem(nameFor(account));
    else sessionStorage.setItem(nameFor(account), JSON.stringify({ key, values: filled, days: [...days].filter(([line]) => isFilled(values.get(line))) }));
  } catch {} // no room: it lives as long as the page
}

/** @returns what this tab keeps; null when it keeps nothing that this version understands */
export function recallEntry(account: string): KeptEntry | null {
  try {
    const { key, values, days } = keptSchema.parse(JSON.parse(sessionStorage.getItem(nameFor(account)) ?? ''));
    return { key, values: new Map(values), days: new Map(days) };
  } catch {
    return null;
  }
}

/** The calendar day that these lines were filled in for; null when none of them is filled in. */
export function dayKeptFor(lines: readonly { key: string }[], { values, days }: KeptEntry): string | null {
  const filled = lines.find(({ key }) => isFilled(values.get(key)));
  return (filled && days.get(filled.key)) ?? null;
}

/** What an answer says of the lines that were sent. */
export interface Recorded {
  /** Lines that are recorded, as they are or as they were when first sent. */
  readonly lines: ReadonlySet<string>;
  /** Whether it is what was sent an earlier time, when the answer got lost, and the table has been changed since. */
  readonly isEarlier: boolean;
}

/** The server answers a key it knows with what it recorded then; a person may have gone on filling in the table since. */
export function recordedOf(sent: readonly { key: string; draft: ReadingDraft }[], readings: readonly ReadingView[], timeZone: string): Recorded {
  const byLine = new Map(readings.map((reading) => [`${reading.metric}/${reading.member}`, reading]));
  const isSame = ({ value, precision, note, asOf, evidence }: ReadingDraft, reading: ReadingView | undefined) =>
    reading !== undefined &&
    value === reading.value &&
    precision === reading.precision &&
    note === reading.note &&
    String(evidence) === String(reading.evidence) &&
    dayOf(asOf ?? 0, timeZone) === dayOf(reading.asOf, timeZone);
  return { lines: new Set(byLine.keys()), isEarlier: sent.length !== readings.length || !sent.every(({ key, draft }) => isSame(draft, byLine.get(key))) };
}
