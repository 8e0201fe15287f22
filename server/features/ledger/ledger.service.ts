import type { Bus } from '../../cluster/bus.ts';
import type { PlaylistItem } from '../../domain/content.ts';
import { isCounted } from '../../domain/play.ts';
import type { SchedulePublication } from '../../domain/publication.ts';
import { dayOf } from '../../domain/recurrence.ts';
import type { CountTable, GapRow, GROUPINGS, PlayRow as PlayView } from '../../protocol/rest/ledger.ts';
import type { Echo, Plays } from '../../protocol/screen-socket.ts';
import type { Db } from '../../storage/tables.ts';
import { createBatcher } from '../batcher.ts';
import { LruMap } from '../lru-map.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { Presence } from '../screens/presence.ts';
import type { CountsOf } from './counts.store.ts';
import { gapOf } from './gap.ts';
import { type Announcement, createLedgerStore, type PlayOnRecord, type PlayRow } from './ledger.store.ts';
import { createPlayFigures } from './play-figures.ts';
import type { PlayFilter } from './play-filter.ts';
import { addTo } from './tallies.ts';

type CountListener = (counts: CountTable) => void;

const GATHER_MS = 15;
const ROWS_A_COMMIT = 4_000;
const ANNOUNCED_EVERY_MS = 200;
const TOLD_EVERY_MS = 1_000;
const PAGE = 100;
const PUBLICATIONS_KEPT = 500;

interface Deps {
  readonly db: Db;
  readonly now: () => number;
  readonly bus: Bus;
  readonly presence: Presence;
  readonly townTimeZone: () => Promise<string>;
}

/** The play ledger: every record exactly once, acknowledged only when committed. */
export function createLedgerService({ db, now, bus, presence, townTimeZone }: Deps) {
  const store = createLedgerStore(db);
  const listeners = new Set<CountListener>();
  const changed = new Set<() => void>();
  const publications = new LruMap<number, SchedulePublication>(PUBLICATIONS_KEPT);
  const zones = new LruMap<string, string>(20_000);
  const writing = oneAtATime();
  let timer: NodeJS.Timeout | null = null;
  let toldAt = -Infinity;
  bus.on('profile', ({ screen }) => zones.delete(screen)); // its zone may be another now

  const batcher = createBatcher<PlayRow>(
    (rows) =>
      writing(async () => {
        await db.transaction().execute((tx) => store.insert(tx, rows));
        if (listeners.size > 0 || changed.size > 0) timer ??= setTimeout(() => void tell(), untilTold()).unref();
      }),
    { waitMs: GATHER_MS, most: ROWS_A_COMMIT },
  );

  /** Echoes come from every screen four times a minute; only the last word of each in a moment is written. */
  const announcements = createBatcher<Announcement>(
    (rows) => store.announce([...new Map(rows.map((row) => [`${row.screen_id} ${row.installation}`, row])).values()]),
    { waitMs: ANNOUNCED_EVERY_MS, most: ROWS_A_COMMIT },
  );

  async function publicationOf(sequence: number): Promise<SchedulePublication | null> {
    const kept = publications.get(sequence);
    if (kept !== undefined) return kept;
    const row = await db.selectFrom('publication').select('text').where('sequence', '=', sequence).where('kind', '=', 'schedule').executeTakeFirst();
    if (!row) return null; // not kept: what is not published yet may be soon
    const found = JSON.parse(row.text) as SchedulePublication;
    publications.set(sequence, found);
    return found;
  }

  async function zoneOf(screen: string): Promise<string> {
    const kept = zones.get(screen);
    if (kept !== undefined) return kept;
    const row = await db.selectFrom('screen').select('time_zone').where('id', '=', screen).executeTakeFirstOrThrow();
    zones.set(screen, row.time_zone);
    return row.time_zone;
  }

  async function counts(by: (typeof GROUPINGS)[number], filter: PlayFilter): Promise<CountTable> {
    return tableOf(filter, await store.counts(by, filter), await store.names(by));
  }

  async function today(): Promise<CountTable> {
    const day = dayOf(now(), await townTimeZone());
    return counts('category', { from: day, to: day });
  }

  /** News after quiet goes at once, then no more than once a second. */
  const untilTold = () => Math.max(0, toldAt + TOLD_EVERY_MS - performance.now());

  async function tell(): Promise<void> {
    timer = null;
    toldAt = performance.now();
    for (const listener of changed) listener();
    if (listeners.size === 0) return;
    const table = await today().catch(() => null); // shutting down; the next play tells again
    if (table) for (const listener of listeners) listener(table);
  }

  return {
    /**
     * Takes a batch from a screen.
     * @returns the numbers that are in the ledger for good; the screen may forget just these
     */
    async take(screen: string, { installation, records }: Plays): Promise<{ committed: number[] }> {
      const received_at = now();
      const zone = await zoneOf(screen);
      const rows: PlayRow[] = [];
      const items = new Map<number, readonly PlaylistItem[]>();
      for (const { number, publication, index, startedAt, durationMs, outcome, clock } of records) {
        if (!items.has(publication)) items.set(publication, (await publicationOf(publication))?.playlist.items ?? []);
        const item = items.get(publication)?.[index];
        rows.push({
          screen_id: screen,
          installation,
          number,
          publication,
          content_id: item?.content ?? 'unknown', // kept all the same: a record is never refused
          category: item?.category ?? 'other',
          started_at: startedAt,
          day: dayOfCached(startedAt, zone),
          duration_ms: durationMs,
          outcome,
          counted: isCounted({ outcome, durationMs }) ? 1 : 0,
          clock,
          received_at,
        });
      }
      await batcher.add(...rows);
      return { committed: records.map(({ number }) => number) };
    },

    /** A screen says how many plays it has made and how many it still holds. */
    announced: (screen: string, { installation, highestPlay, pendingPlays }: Echo) =>
      announcements.add({ screen_id: screen, installation, announced: highestPlay, pending: pendingPlays, seen_at: now() }),

    counts,
    today,
    ...createPlayFigures({ db, store, presence, now, townTimeZone }),

    async records(filter: PlayFilter, offset: number): Promise<{ rows: PlayView[]; more: boolean }> {
      const rows = await store.records(filter, offset, PAGE + 1);
      return { rows: rows.slice(0, PAGE).map(playView), more: rows.length > PAGE };
    },

    /** All of them, the newest day first, some at a time; between one page and the next others have their turn. */
    async *pages(filter: PlayFilter): AsyncGenerator<PlayView[]> {
      for await (const rows of store.pages(filter)) {
        yield rows.map(playView);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },

    firstDay: store.firstDay,

    async gaps(): Promise<GapRow[]> {
      return (await store.gaps()).map(({ screen, name, installation, ...known }) => ({ screen, name, installation, ...gapOf(known) }));
    },

    /**
     * For questions whose answers must agree with one another: plays that come meanwhile wait on their screens, and what
     * was still to be told of those before is told first.
     */
    still: <T>(ask: () => Promise<T>): Promise<T> =>
      writing(async () => {
        if (timer) {
          clearTimeout(timer);
          await tell();
        }
        return ask();
      }),

    subscribeToday(listener: CountListener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Plays came into the ledger: at once after quiet, then at most once a second. @returns what ends it */
    onChange(listener: () => void): () => void {
      changed.add(listener);
      return () => changed.delete(listener);
    },
    async drain() {
      await batcher.drain();
      await announcements.drain();
    },
  };
}
export type LedgerService = ReturnType<typeof createLedgerService>;

function playView(row: PlayOnRecord): PlayView {
  return {
    screen: row.screen_id,
    screenName: row.screen_name,
    installation: row.installation,
    number: row.number,
    publication: row.publication,
    content: row.content_id,
    title: row.title ?? row.content_id,
    category: row.category as PlayView['category'],
    startedAt: row.started_at,
    day: row.day,
    durationMs: row.duration_ms,
    outcome: row.outcome as PlayView['outcome'],
    counted: row.counted === 1,
    clock: row.clock as PlayView['clock'],
  };
}

function tableOf({ from, to }: PlayFilter, rows: readonly CountsOf[], names: ReadonlyMap<string, string>): CountTable {
  const total = { key: 'total', label: '', plays: 0, durationMs: 0, cut: 0, failed: 0 };
  for (const row of rows) addTo(total, row);
  return { from, to, rows: rows.map((row) => ({ ...row, label: names.get(row.key) ?? row.key })), total };
}

/** Thousands of records fall on the same few hours: the zone's arithmetic is done once a quarter. */
const days = new LruMap<string, string>(2_000);
let last = { zone: '', quarter: 0, day: '' };
function dayOfCached(instant: number, zone: string): string {
  const quarter = Math.floor(instant / 900_000); // every zone's day begins on a quarter of an hour
  if (last.quarter === quarter && last.zone === zone) return last.day;
  const key = `${zone} ${quarter}`;
  const day = days.get(key) ?? dayOf(instant, zone);
  days.set(key, day);
  last = { zone, quarter, day };
  return day;
}
