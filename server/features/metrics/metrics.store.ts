import { sql } from 'kysely';
import type { BoardVisual } from '../../domain/content.ts';
import { boardMetrics } from '../../domain/statistics/board.ts';
import type { Db, Tx } from '../../storage/tables.ts';
import type { MetricRow } from './definitions.ts';

/** A board on record and the metrics it shows. */
export interface BoardUse {
  readonly id: string;
  readonly title: string;
  readonly metrics: ReadonlySet<string>;
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

    /** Readings that wait for a decision, by metric. */
    async held(): Promise<ReadonlyMap<string, number>> {
      const { rows } = await sql<{ metric: string; count: number }>`
        SELECT r.metric_id AS metric, count(*) AS count FROM reading r
        WHERE r.held = 1 AND NOT EXISTS (SELECT 1 FROM reading_decision d WHERE d.reading_id = r.id)
          AND NOT EXISTS (SELECT 1 FROM reading c LEFT JOIN reading_decision cd ON cd.reading_id = c.id WHERE c.corrects = r.id AND coalesce(cd.accepted, 1) = 1)
        GROUP BY r.metric_id`.execute(db);
      return new Map(rows.map(({ metric, count }) => [metric, count]));
    },
  };
}
export type MetricsStore = ReturnType<typeof createMetricsStore>;
