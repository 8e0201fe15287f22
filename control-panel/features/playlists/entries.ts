import type { ContentView } from '../../../server/protocol/rest/content.ts';
import type { PlaylistEntry } from '../../../server/protocol/rest/programme.ts';

/** An entry on the page, with a key of its own: the same content may stand in a playlist twice. */
export interface Row extends PlaylistEntry {
  readonly key: number;
}

/** Keys count upwards from `first`. */
export function rowsOf(entries: readonly PlaylistEntry[], first: number): Row[] {
  return entries.map(({ content, durationMs }, index) => ({ key: first + index, content, durationMs }));
}

export function entriesOf(rows: readonly Row[]): PlaylistEntry[] {
  return rows.map(({ content, durationMs }) => ({ content, durationMs }));
}

/** The list with the thing at `from` standing at `to`; a place outside the list means its nearest end. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from);
  const thing = list[from];
  if (thing === undefined) return [...list];
  const place = Math.max(0, Math.min(rest.length, to));
  return [...rest.slice(0, place), thing, ...rest.slice(place)];
}

/** How long an entry is shown, milliseconds: its own length or its content's; 0 for content that is gone. */
export function shownFor(entry: Pick<PlaylistEntry, 'durationMs'>, content: Pick<ContentView, 'durationMs'> | undefined): number {
  return content ? (entry.durationMs ?? content.durationMs) : 0;
}

/** Length of one round, milliseconds. */
export function roundOf(entries: readonly PlaylistEntry[], contents: ReadonlyMap<string, Pick<ContentView, 'durationMs'>>): number {
  return entries.reduce((sum, entry) => sum + shownFor(entry, contents.get(entry.content)), 0);
}

/** Where a loop stands. */
export interface Position {
  readonly index: number;
  /** Since the item began, milliseconds. */
  readonly withinMs: number;
  /** Where the item begins in the round, milliseconds. */
  readonly startsAtMs: number;
}

/**
 * What a loop of items with these lengths shows a time after it began: the time modulo the round, as a
 * screen reckons it. Null when the round has no length.
 */
export function positionAt(lengthsMs: readonly number[], elapsedMs: number): Position | null {
  const round = lengthsMs.reduce((sum, length) => sum + length, 0);
  if (round <= 0) return null;
  const at = ((elapsedMs % round) + round) % round;
  let startsAtMs = 0;
  for (const [index, length] of lengthsMs.entries()) {
    if (at < startsAtMs + length) return { index, withinMs: at - startsAtMs, startsAtMs };
    startsAtMs += length;
  }
  return null;
}

/** Seconds as a person typed them, in whole milliseconds from 1 s to a day; null when they are no number. */
export function durationFrom(seconds: string): number | null {
  const value = Number(seconds.replace(',', '.'));
  if (seconds.trim() === '' || !Number.isFinite(value)) return null;
  return Math.max(1_000, Math.min(86_400_000, Math.round(value * 1_000)));
}
