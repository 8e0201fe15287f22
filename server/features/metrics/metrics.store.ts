import { sql } from 'kysely';
import type { BoardVisual } from '../../domain/content.ts';
import { boardMetrics } from '../../domain/statistics/board.ts';
import type { Db, Tx } from '../../storage/tables.ts';
import type { MetricRow } from './definitions.ts';
import { WAITS } from './readings.chain.ts';

/** A board on record and the metrics it shows. */
export interface BoardUse {
  readonly id: string;
  readonly title: string;
  readonly metrics: ReadonlySet<string>;
}

/** Readings of one metric that wait for a decision. */
export interface HeldReadings {
  readonly metric: string;
  readonly name: string;
  readonly count: number;
  /** When the first of them was recorded; epoch milliseconds. */
  readonly since: number;
}

export function createMetricsStore(db: Db) {
  return {
    get: (id: string, from: Db | Tx = db) => from.selectFrom('metric').selectAll().where('id', '=', id).executeTakeFirst(),
    insert: (tx: Tx, row: MetricRow) => tx.insertInto('metric').values(row).execute(),
    update: (tx: Tx, id: string, change: Partial<MetricRow>) => tx.updateTable('metric').set(change).where('id', '=', id).execute(),
    async lastPosition(tx: Tx): Promise<number> {
      const { last } = await tx.selectFrom('metric').select(({ fn }) => fn.max('position').as('last')).executeTakeFirstOrThrow();
      return last ?? 0;
    },

    async boards(): Promise<BoardUse[]> {
      const rows = await db.selectFrom('content').select(['id', 'title', 'visual']).where('kind', '=', 'board').where('deleted_at', 'is', null).execute();
      return rows.map(({ id, title, visual }) => ({ id, title, metrics: boardMetrics((JSON.parse(visual) as BoardVisual).design) }));
    },

    async countOf(metric: string): Promise<number> {
      const { count } = await db.selectFrom('reading').select(({ fn }) => fn.countAll<number>().as('count')).where('metric_id', '=', metric).executeTakeFirstOrThrow();
      return count;
    },

    /** Readings that wait for a decision, by metric, the longest waiting first. */
    async held(): Promise<HeldReadings[]> {
      const { rows } = await sql<HeldReadings>`
        SELECT r.metric_id AS metric, m.definition ->> 'name' AS name, count(*) AS count, min(r.recorded_at) AS since FROM reading r
        CROSS JOIN metric m ON m.id = r.metric_id
        WHERE ${WAITS}
        GROUP BY r.metric_id ORDER BY since, r.metric_id`.execute(db);
      return rows;
    },
  };
}
export type MetricsStore = ReturnType<typeof createMetricsStore>;
