import type { MetricSource, PlayGrouping } from '../../domain/statistics/metric.ts';
import { dayOf } from '../../domain/recurrence.ts';
import { NAMES } from '../../protocol/names.ts';
import type { Db } from '../../storage/tables.ts';
import type { Presence } from '../screens/presence.ts';
import { gapOf } from './gap.ts';
import { isOf, type Placed, screensOf } from './grouping.ts';
import type { LedgerStore } from './ledger.store.ts';
import { measured } from './measured.ts';
import type { Tally } from './tallies.ts';

export type PlaySource = Extract<MetricSource, { kind: 'plays' }>;

export interface PlayFigures {
  /** null where it is not known, such as screens that were online at an instant in the past. */
  readonly whole: number | null;
  /** By the names a person reads, the largest first. */
  readonly members: readonly { readonly member: string; readonly value: number }[];
  /** Epoch milliseconds. */
  readonly asOf: number | null;
  /** Records of the screens chosen, of all time: in the ledger, still held on the screens, and neither. */
  readonly returned: { readonly committed: number; readonly pending: number; readonly missing: number };
}

interface PlacedScreen extends Placed {
  readonly name: string;
  readonly time_zone: string;
  readonly revoked_at: number | null;
  readonly paired_at: number;
}

interface Deps {
  readonly db: Db;
  readonly store: LedgerStore;
  readonly presence: Presence;
  readonly now: () => number;
  readonly townTimeZone: () => Promise<string>;
}

/** Figures counted in the play ledger, for metrics and boards. */
export function createPlayFigures({ db, store, presence, now, townTimeZone }: Deps) {
  /** What was played by an instant: whole days from the running counts, the instant's own day from its records. */
  async function playedBy(from: string, to: string, instant: number, screens: readonly PlacedScreen[]): Promise<readonly Tally[]> {
    const zone = await townTimeZone();
    const day = dayOf(instant + 1, zone); // a day that ends with this very instant is over
    // where screens have other zones, their days do not end with the town's
    const open = screens.every(({ time_zone }) => time_zone === zone) ? { first: day, last: day } : { first: moved(day, -2), last: moved(day, 2) };
    const before = await store.tallies.of(from, lesser(to, moved(open.first, -1)));
    return [...before, ...(await store.tallies.until(greater(from, open.first), lesser(to, open.last), instant))];
  }

  async function returned(chosen: ReadonlySet<string>): Promise<PlayFigures['returned']> {
    const sum = { committed: 0, pending: 0, missing: 0 };
    for (const row of await store.gaps()) {
      if (!chosen.has(row.screen)) continue;
      const { committed, pending, missing } = gapOf(row);
      sum.committed += committed;
      sum.pending += pending;
      sum.missing += missing;
    }
    return sum;
  }

  /** Before there was a screen or a play nothing was counted: that is no zero. */
  async function isBeforeAll(instant: number, screens: readonly PlacedScreen[]): Promise<boolean> {
    if (screens.some(({ paired_at }) => paired_at <= instant)) return false;
    const first = await store.firstDay();
    return first === null || first > dayOf(instant, await townTimeZone());
  }

  return {
    /**
     * @param range days as the screens have them, both ends included
     * @param at epoch milliseconds; null: now. An instant in the past cuts the range there.
     */
    async playFigures(source: PlaySource, { from, to }: { from: string; to: string }, at: number | null): Promise<PlayFigures> {
      const all: readonly PlacedScreen[] = await db.selectFrom('screen').select(['id', 'name', 'village', 'venue_kind', 'time_zone', 'revoked_at', 'paired_at']).execute();
      const screens = screensOf(source, all);
      const isPast = at !== null && at < now();
      const common = { asOf: isPast ? at : now(), returned: await returned(new Set(screens.map(({ id }) => id))) };
      const nameOf = namesOf(source.by, screens);

      if (source.measure === 'screens-online') {
        if (isPast) return { ...common, whole: null, members: [] };
        const online = screens.filter(({ id, revoked_at }) => revoked_at === null && presence.get(id).online);
        return { ...common, ...measured('screens-playing', online.map(({ id }) => ({ screen: id, category: '', campaign: '', plays: 1, durationMs: 0, cut: 0, failed: 0 })), screens, isOfScreens(source.by) ? source.by : null, nameOf) };
      }
      const played = isPast ? await playedBy(from, to, at, all) : await store.tallies.of(from, to);
      const isChosen = isOf(source, screens);
      const counted = played.filter((tally) => tally.plays > 0 && isChosen(tally));
      if (isPast && played.length === 0 && (await isBeforeAll(at, all))) return { ...common, whole: null, members: [] };
      return { ...common, ...measured(source.measure, counted, screens, source.by, nameOf) };
    },
  };
}
export type PlayFiguresService = ReturnType<typeof createPlayFigures>;

const isOfScreens = (by: PlayGrouping | null) => by === 'screen' || by === 'village' || by === 'venueKind';
const lesser = (a: string, b: string) => (a < b ? a : b);
const greater = (a: string, b: string) => (a > b ? a : b);
const moved = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString();

/** Names for members, in the wall's language; equal names of screens are told apart by their village. */
function namesOf(by: PlayGrouping | null, screens: readonly PlacedScreen[]): (key: string) => string {
  const { category, venue } = NAMES['zh-CN'];
  const names: Readonly<Record<string, string>> = by === 'category' ? category : by === 'venueKind' ? venue : by === 'village' ? { '': NO_VILLAGE } : by === 'campaign' ? { '': NO_CAMPAIGN } : {};
  if (by !== 'screen') return (key) => names[key] ?? key;
  const used = new Map<string, number>();
  for (const { name } of screens) used.set(name, (used.get(name) ?? 0) + 1);
  const ofScreens = new Map(screens.map(({ id, name, village }) => [id, (used.get(name) ?? 0) > 1 ? `${within(name, NAME_MOST)}（${within(village || NO_VILLAGE, VILLAGE_MOST)}）` : name]));
  return (id) => ofScreens.get(id) ?? id;
}

/** With its brackets no longer than a member's name may be. */
const NAME_MOST = 48;
const VILLAGE_MOST = 30;
const within = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`);

const NO_VILLAGE = '未填村（居）';
const NO_CAMPAIGN = NAMES['zh-CN'].noCampaign;
