import { type CompiledQuery, sql } from 'kysely';
import type { Db, Tables, Tx } from '../../storage/tables.ts';
import { createCampaigns } from './campaigns.ts';
import { createCountsStore, type Grouping } from './counts.store.ts';
import { chosen, type PlayFilter } from './play-filter.ts';
import { addUp, lastRow } from './running-counts.ts';
import { createTallies } from './tallies.ts';

export type PlayRow = Tables['play'];
/** What a screen said of an installation: how many plays it made and how many it holds. */
export type Announcement = Omit<Tables['installation'], 'committed' | 'highest'>;

/** With the names of its screen and its content. */
export type PlayOnRecord = PlayRow & { readonly screen_name: string; readonly title: string | null };

/** SQLite takes 32,766 parameters a statement; a fixed number of rows lets one compiled statement serve. */
const ROWS_A_STATEMENT = 100;
/** Records read at a stretch: some milliseconds, in which nobody else is served. */
const ROWS_A_PAGE = 1_000;
/** An installation from which nothing was heard for so long while its screen spoke with another is gone. */
const GIVEN_UP_MS = 3_600_000;

export function createLedgerStore(db: Db) {
  const statements = new Map<number, CompiledQuery>();
  const campaigns = createCampaigns(db);
  const tallies = createTallies(db, campaigns);

  /** One statement a size, compiled once: building it costs more than running it. */
  function insertStatement(rows: readonly PlayRow[]): CompiledQuery {
    const kept = statements.get(rows.length);
    const compiled =
      kept ??
      db
        .insertInto('play')
        .values(rows.map(inColumnOrder))
        .onConflict((conflict) => conflict.doNothing())
        .compile();
    if (!kept) statements.set(rows.length, compiled);
    return { ...compiled, parameters: rows.flatMap((row) => Object.values(inColumnOrder(row))) };
  }

  /** The days among which the newest so many records are: the running counts know where they lie. */
  async function daysHolding(filter: PlayFilter, records: number): Promise<{ first: string; last: string }> {
    const days = db
      .selectFrom('play_count')
      .select(['day', sql<number>`sum(plays + cut)`.as('least')]) // no record is in both; failed ones may be there besides
      .where('day', '>=', filter.from)
      .where('day', '<=', filter.to)
      .where(chosen('play_count', filter, await campaigns()))
      .groupBy('day')
      .orderBy('day', 'desc')
      .stream();
    let [last, found] = ['', 0];
    for await (const { day, least } of days) {
      last ||= day;
      found += least;
      if (found < records) continue;
      // days are the screens' own: what began later may bear a date two days earlier, from Kiribati to Baker Island
      const first = Temporal.PlainDate.from(day).subtract({ days: 2 }).toString();
      return { first: first > filter.from ? first : filter.from, last };
    }
    return { first: filter.from, last };
  }

  /** With the names a person reads, newest first. */
  const shown = () =>
    db
      .selectFrom('play')
      .innerJoin('screen', 'screen.id', 'play.screen_id')
      .leftJoin('content', 'content.id', 'play.content_id')
      .selectAll('play')
      .select(['screen.name as screen_name', 'content.title'])
      .orderBy('play.started_at', 'desc')
      .orderBy('play.number', 'desc')
      .orderBy('play.screen_id')
      .orderBy('play.installation');

  /** The rows of a day's records, newest first. */
  async function rowsOfDay(day: string, filter: PlayFilter): Promise<number[]> {
    const { rows } = await sql<{ id: number }>`SELECT rowid AS id FROM play WHERE day = ${day} AND ${chosen('play', filter, await campaigns())}
      ORDER BY started_at DESC, number DESC, screen_id, installation`.execute(db);
    return rows.map(({ id }) => id);
  }

  return {
    /**
     * Inserts what is not there yet, and adds it to the running counts: a record sent twice is kept and counted once.
     * @returns how many were new
     */
    async insert(tx: Tx, rows: readonly PlayRow[]): Promise<number> {
      const last = await lastRow(tx);
      let inserted = 0;
      for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
        const { numAffectedRows } = await tx.executeQuery(insertStatement(rows.slice(at, at + ROWS_A_STATEMENT)));
        inserted += Number(numAffectedRows ?? 0);
      }
      if (inserted > 0) await addUp(tx, last);
      return inserted;
    },

    ...createCountsStore(db, campaigns, tallies),
    tallies,

    /** Newest first. */
    records: async (filter: PlayFilter, offset: number, limit: number) => {
      const { first, last } = await daysHolding(filter, offset + limit);
      return shown()
        .where('play.day', '>=', first)
        .where('play.day', '<=', last)
        .where(chosen('play', filter, await campaigns()))
        .offset(offset)
        .limit(limit)
        .execute();
    },

    /** All of them, the newest day first and of a day what began last, some at a time. */
    async *pages(filter: PlayFilter): AsyncGenerator<PlayOnRecord[]> {
      const days = await db.selectFrom('play_count').select('day').distinct().where('day', '>=', filter.from).where('day', '<=', filter.to).orderBy('day', 'desc').execute();
      for (const { day } of days) {
        const ids = await rowsOfDay(day, filter);
        for (let at = 0; at < ids.length; at += ROWS_A_PAGE) {
          const page = JSON.stringify(ids.slice(at, at + ROWS_A_PAGE));
          yield await shown().where(sql<boolean>`play.rowid IN (SELECT value FROM json_each(${page}))`).execute();
        }
      }
    },

    announce: (rows: readonly Announcement[]) =>
      db.transaction().execute(async (tx) => {
        for (const row of rows) {
          await tx
            .insertInto('installation')
            .values({ ...row, committed: 0, highest: 0 })
            .onConflict((conflict) =>
              conflict.columns(['screen_id', 'installation']).doUpdateSet({ announced: sql`max(installation.announced, excluded.announced)`, pending: row.pending, seen_at: row.seen_at }),
            )
            .execute();
        }
      }),

    /** The first day with plays; null when there are none. */
    async firstDay(): Promise<string | null> {
      return (await db.selectFrom('play_count').select((eb) => eb.fn.min<string | null>('day').as('day')).executeTakeFirst())?.day ?? null;
    },

    /**
     * Every installation that has said how many plays it made or has sent one. What one was said to hold, whose
     * screen has long gone on with another (its storage was lost, or the box replaced), is held by nobody.
     */
    gaps: () =>
      db
        .selectFrom('installation')
        .innerJoin('screen', 'screen.id', 'installation.screen_id')
        .select(['installation.screen_id as screen', 'screen.name', 'installation.installation', 'announced', 'committed', 'highest'])
        .select(sql<number>`CASE WHEN EXISTS (SELECT 1 FROM installation other
          WHERE other.screen_id = installation.screen_id AND other.announced > 0 AND other.seen_at > installation.seen_at + ${GIVEN_UP_MS}) THEN 0 ELSE installation.pending END`.as('pending'))
        .orderBy('screen.name')
        .orderBy('installation.installation')
        .execute(),

    names: async (by: Grouping): Promise<Map<string, string>> => {
      if (by === 'screen') return new Map((await db.selectFrom('screen').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]));
      if (by === 'item') return new Map((await db.selectFrom('content').select(['id', 'title']).execute()).map(({ id, title }) => [id, title]));
      return new Map();
    },
  };
}

export type LedgerStore = ReturnType<typeof createLedgerStore>;

/** The statement names its columns in this order, whatever the order of a record's fields. */
function inColumnOrder({ screen_id, installation, number, publication, content_id, category, started_at, day, duration_ms, outcome, counted, clock, received_at }: PlayRow): PlayRow {
  return { screen_id, installation, number, publication, content_id, category, started_at, day, duration_ms, outcome, counted, clock, received_at };
}
