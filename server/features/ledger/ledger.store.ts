import { type CompiledQuery, sql } from 'kysely';
import type { Category } from '../../domain/content.ts';
import type { GROUPINGS } from '../../protocol/rest/ledger.ts';
import type { Db, Tables, Tx } from '../../storage/tables.ts';

export type PlayRow = Tables['play'];
export interface PlayFilter {
  readonly from: string;
  readonly to: string;
  readonly screen?: string | undefined;
  readonly category?: Category | undefined;
  readonly content?: string | undefined;
}
type Grouping = (typeof GROUPINGS)[number];

const KEYS = {
  screen: 'play.screen_id',
  category: 'play.category',
  item: 'play.content_id',
  day: 'play.day',
  village: 'screen.village',
  venueKind: 'screen.venue_kind',
} as const satisfies Record<Grouping, string>;

/** SQLite takes 32,766 parameters a statement; a fixed number of rows lets one compiled statement serve. */
const ROWS_A_STATEMENT = 100;

export function createLedgerStore(db: Db) {
  const statements = new Map<number, CompiledQuery>();

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

  function filtered({ from, to, screen, category, content }: PlayFilter) {
    return db
      .selectFrom('play')
      .innerJoin('screen', 'screen.id', 'play.screen_id')
      .where('play.day', '>=', from)
      .where('play.day', '<=', to)
      .$if(screen !== undefined, (query) => query.where('play.screen_id', '=', screen ?? ''))
      .$if(category !== undefined, (query) => query.where('play.category', '=', category ?? ''))
      .$if(content !== undefined, (query) => query.where('play.content_id', '=', content ?? ''));
  }

  return {
    /** Inserts what is not there yet: a record sent twice is kept once. @returns whether all were new */
    async insert(tx: Tx, rows: readonly PlayRow[]): Promise<boolean> {
      let inserted = 0;
      for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
        const { numAffectedRows } = await tx.executeQuery(insertStatement(rows.slice(at, at + ROWS_A_STATEMENT)));
        inserted += Number(numAffectedRows ?? 0);
      }
      return inserted === rows.length;
    },

    counts: (by: Grouping, filter: PlayFilter) =>
      filtered(filter)
        .select((eb) => [
          sql.ref<string>(KEYS[by]).as('key'),
          eb.fn.sum<number>('play.counted').as('plays'),
          sql<number>`sum(play.duration_ms * play.counted)`.as('durationMs'),
          sql<number>`sum(case when play.counted = 0 and play.outcome = 'cut' then 1 else 0 end)`.as('cut'),
          sql<number>`sum(case when play.outcome = 'failed' then 1 else 0 end)`.as('failed'),
        ])
        .groupBy('key')
        .orderBy('key')
        .execute(),

    records: (filter: PlayFilter, offset: number, limit: number) =>
      filtered(filter)
        .leftJoin('content', 'content.id', 'play.content_id')
        .selectAll('play')
        .select(['screen.name as screen_name', 'content.title'])
        .orderBy('play.started_at', 'desc')
        .orderBy('play.number', 'desc')
        .orderBy('play.screen_id')
        .orderBy('play.installation')
        .offset(offset)
        .limit(limit)
        .execute(),

    announce: (rows: readonly Tables['installation'][]) =>
      db.transaction().execute(async (tx) => {
        for (const row of rows) {
          await tx
            .insertInto('installation')
            .values(row)
            .onConflict((conflict) =>
              conflict.columns(['screen_id', 'installation']).doUpdateSet({ announced: sql`max(installation.announced, excluded.announced)`, pending: row.pending, seen_at: row.seen_at }),
            )
            .execute();
        }
      }),

    /** Every installation that has said how many plays it made or has sent one. */
    gaps: () =>
      db
        .with('had', (from) => from.selectFrom('play').select((eb) => ['screen_id', 'installation', eb.fn.countAll<number>().as('committed'), eb.fn.max('number').as('highest')]).groupBy(['screen_id', 'installation']))
        .with('known', (from) => from.selectFrom('installation').select(['screen_id', 'installation']).union(from.selectFrom('had').select(['screen_id', 'installation'])))
        .selectFrom('known')
        .innerJoin('screen', 'screen.id', 'known.screen_id')
        .leftJoin('installation as said', (join) => join.onRef('said.screen_id', '=', 'known.screen_id').onRef('said.installation', '=', 'known.installation'))
        .leftJoin('had', (join) => join.onRef('had.screen_id', '=', 'known.screen_id').onRef('had.installation', '=', 'known.installation'))
        .select(['known.screen_id as screen', 'screen.name', 'known.installation', 'said.announced', 'said.pending', 'had.committed', 'had.highest'])
        .orderBy('screen.name')
        .execute(),

    names: async (by: Grouping): Promise<Map<string, string>> => {
      if (by === 'screen') return new Map((await db.selectFrom('screen').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]));
      if (by === 'item') return new Map((await db.selectFrom('content').select(['id', 'title']).execute()).map(({ id, title }) => [id, title]));
      return new Map();
    },
  };
}

/** The statement names its columns in this order, whatever the order of a record's fields. */
function inColumnOrder({ screen_id, installation, number, publication, content_id, category, started_at, day, duration_ms, outcome, counted, clock, received_at }: PlayRow): PlayRow {
  return { screen_id, installation, number, publication, content_id, category, started_at, day, duration_ms, outcome, counted, clock, received_at };
}
