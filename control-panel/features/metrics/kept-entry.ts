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
  /** The calendar day it stands for. */
  readonly day: string;
  /** By line. */
  readonly values: ReadonlyMap<string, EntryValue>;
}

const entryValue = z.object({ text: z.string(), precision: z.enum(PRECISIONS), reason: z.string(), evidence: z.array(hash) });
const keptSchema = z.object({ key: z.string(), day: date, values: z.array(z.tuple([z.string(), entryValue])) });
const nameFor = (account: string) => `heping.entry.${account}`;

/** Kept for this tab and account, so that a reload or a look at another page loses nothing. Where nothing can be kept, nothing is. */
export function keepEntry(account: string, { key, day, values }: KeptEntry): void {
  const filled = [...values].filter(([, { text, evidence }]) => text.trim() !== '' || evidence.length > 0);
  try {
    if (filled.length === 0 && key === '') sessionStorage.removeItem(nameFor(account));
    else sessionStorage.setItem(nameFor(account), JSON.stringify({ key, day, values: filled }));
  } catch {} // no room: it lives as long as the page
}

/** @returns what this tab keeps; null when it keeps nothing that this version understands */
export function recallEntry(account: string): KeptEntry | null {
  try {
    const { key, day, values } = keptSchema.parse(JSON.parse(sessionStorage.getItem(nameFor(account)) ?? ''));
    return { key, day, values: new Map(values) };
  } catch {
    return null;
  }
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
