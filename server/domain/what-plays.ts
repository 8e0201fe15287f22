import type { PlaylistItem } from './content.ts';
import type { SchedulePublication, Tier } from './publication.ts';
import { TIERS } from './publication.ts';
import { nextBoundary, occurrenceAt } from './recurrence.ts';
import type { ScreenProfile } from './screen.ts';
import { isTargeted } from './targets.ts';

/**
 * One item's turn on one screen, until endsAt. Instants are epoch milliseconds. `startsAt` is where the
 * loop has the item's beginning: before the instant asked for, also where a closing window uncovers the
 * item in its middle.
 */
export interface Turn {
  readonly publication: SchedulePublication;
  readonly tier: Tier;
  readonly item: PlaylistItem;
  /** Position of the item in its publication's playlist. */
  readonly index: number;
  readonly startsAt: number;
  /** When the turn ends: the item's own end, or earlier where a window opens or closes. */
  readonly endsAt: number;
  /** True when a window cuts the item short. */
  readonly isCut: boolean;
  /** The loop that this turn is part of: how many items and milliseconds it has, and the instant it goes round from. */
  readonly loop: { readonly items: number; readonly durationMs: number; readonly anchor: number };
}

const STRONGEST_FIRST = [...TIERS].reverse();
/** A clock that is behind the publisher's by less than this shows a new loop from its top at once. */
const CLOCK_SLACK_MS = 5_000;

interface Due {
  readonly publication: SchedulePublication;
  readonly anchor: number;
}

/**
 * What a screen plays at an instant: the one rule that wall, preview, timeline and
 * "why is this on?" share.
 *
 * Of all publications in force that are for this screen and whose window holds the instant, the
 * strongest tier with a playable item wins. Its playlists make one loop: what became due last comes
 * first, so something just published is seen at once. The loop is anchored at the instant the newest
 * of them became due, and the position is the time since then modulo the loop's length; every screen
 * that asks gets the same answer, whenever its player started.
 *
 * @param isPlayable whether the screen has what the item needs; items that are not are left out
 * @returns null when nothing is due or playable: the town's emblem is next on the ladder
 */
export function whatPlays(
  schedules: Iterable<SchedulePublication>,
  screen: ScreenProfile,
  instant: number,
  isPlayable: (item: PlaylistItem, publication: SchedulePublication) => boolean = () => true,
): Turn | null {
  const candidates = [...schedules].filter(({ targets }) => isTargeted(targets, screen));
  let turn = turnAt(candidates, screen.timeZone, instant, isPlayable);
  while (turn?.isCut) {
    const next = turnAt(candidates, screen.timeZone, turn.endsAt, isPlayable);
    if (next?.publication !== turn.publication || next.index !== turn.index || next.startsAt !== turn.startsAt) break;
    turn = { ...turn, endsAt: next.endsAt, isCut: next.isCut }; // the window that opens or closes lies underneath
  }
  return turn;
}

/** The next instant at which what plays could change though nothing is published, or null. */
export function nextChange(schedules: Iterable<SchedulePublication>, screen: ScreenProfile, instant: number): number | null {
  const candidates = [...schedules].filter(({ targets }) => isTargeted(targets, screen));
  const change = changeAfter(candidates, screen.timeZone, instant);
  return Number.isFinite(change) ? change : null;
}

/** The turns from `instant` on, at most `count`; a stretch with nothing due is skipped. */
export function upcoming(schedules: Iterable<SchedulePublication>, screen: ScreenProfile, instant: number, count: number): Turn[] {
  const all = [...schedules];
  const turns: Turn[] = [];
  let at: number | null = instant;
  while (at !== null && turns.length < count) {
    const turn = whatPlays(all, screen, at);
    if (turn) turns.push(turn);
    at = turn ? turn.endsAt : nextChange(all, screen, at);
  }
  return turns;
}

/** The turn at an instant, at most until the next window opens or closes. */
function turnAt(
  candidates: readonly SchedulePublication[],
  timeZone: string,
  instant: number,
  isPlayable: (item: PlaylistItem, publication: SchedulePublication) => boolean,
): Turn | null {
  const due = candidates.flatMap((publication) => dueAt(publication, timeZone, instant));
  for (const tier of STRONGEST_FIRST) {
    const ofTier = due.filter(({ publication }) => publication.tier === tier).sort(latestFirst);
    const loop = ofTier.flatMap(({ publication }) =>
      publication.playlist.items
        .map((item, index) => ({ publication, item, index }))
        .filter(({ item }) => item.durationMs > 0 && isPlayable(item, publication)),
    );
    if (loop.length > 0) return turnOf(loop, ofTier[0]!.anchor, tier, instant, changeAfter(candidates, timeZone, instant));
  }
  return null;
}

function dueAt(publication: SchedulePublication, timeZone: string, instant: number): Due[] {
  const occurrence = occurrenceAt(publication.recurrence, timeZone, instant);
  return occurrence ? [{ publication, anchor: Math.max(occurrence.start, publication.issuedAt) }] : [];
}

function latestFirst(a: Due, b: Due): number {
  return b.anchor - a.anchor || b.publication.sequence - a.publication.sequence;
}

function changeAfter(candidates: readonly SchedulePublication[], timeZone: string, instant: number): number {
  return Math.min(Infinity, ...candidates.map(({ recurrence }) => nextBoundary(recurrence, timeZone, instant) ?? Infinity));
}

function turnOf(
  loop: readonly { publication: SchedulePublication; item: PlaylistItem; index: number }[],
  anchor: number,
  tier: Tier,
  instant: number,
  change: number,
): Turn {
  const durationMs = loop.reduce((sum, { item }) => sum + item.durationMs, 0);
  const elapsed = instant - anchor;
  const isEarly = elapsed < 0 && elapsed >= -CLOCK_SLACK_MS;
  const until = elapsed < -CLOCK_SLACK_MS ? Math.min(change, anchor - CLOCK_SLACK_MS) : change;
  // a clock that is far behind goes round all the same, as if the loop had always been there
  let startsAt = isEarly ? anchor : instant - (((elapsed % durationMs) + durationMs) % durationMs);
  let entry = loop[0]!;
  for (const candidate of loop) {
    entry = candidate;
    if (instant < startsAt + candidate.item.durationMs) break;
    startsAt += candidate.item.durationMs;
  }
  const naturalEnd = startsAt + entry.item.durationMs;
  const { publication, item, index } = entry;
  return {
    publication,
    tier,
    item,
    index,
    startsAt,
    endsAt: Math.min(naturalEnd, until),
    isCut: until < naturalEnd,
    loop: { items: loop.length, durationMs, anchor },
  };
}
