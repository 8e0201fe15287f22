import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { pino } from 'pino';
import { createBus } from '../../../server/cluster/bus.ts';
import type { MetricSource } from '../../../server/domain/statistics/metric.ts';
import { createAuditService } from '../../../server/features/audit/audit.service.ts';
import { createLedgerService } from '../../../server/features/ledger/ledger.service.ts';
import { createStatistics } from '../../../server/features/metrics/statistics.ts';
import { gatherFacts } from '../../../server/features/records/gather.ts';
import { makeRecordModel } from '../../../server/features/records/make-model.ts';
import type { RecordFormat } from '../../../server/protocol/rest/records.ts';
import type { RecordModel } from '../../../server/features/records/record-model.ts';
import { createRecordsStore } from '../../../server/features/records/records.store.ts';
import { renderRecord } from '../../../server/features/records/render.ts';
import { createPresence } from '../../../server/features/screens/presence.ts';
import type { Db } from '../../../server/storage/tables.ts';
import { metricDetails } from '../../server/features/metrics/support.ts';

/* What a record is made from, over a database that was filled by hand: no network, no signed log. */

export const READINGS = 100_000;
const METRICS = 40;
const VILLAGES = Array.from({ length: 14 }, (_, index) => `第${index}村`);
const BY = { account: 'bench', name: 'bench' };
const ZONE = 'Asia/Shanghai';
const YEAR_BEGAN = Date.parse('2026-01-01T00:00:00+08:00');
const YEAR_MS = 365 * 86_400_000;
/** The year is over: figures are as of its last moment. */
const NOW = Date.parse('2027-01-05T09:00:00+08:00');

const FROM_PLAYS: MetricSource[] = [
  { kind: 'plays', measure: 'plays', by: 'category' },
  { kind: 'plays', measure: 'plays', by: 'village' },
  { kind: 'plays', measure: 'plays', by: 'campaign' },
  { kind: 'plays', measure: 'play-hours', by: null },
  { kind: 'plays', measure: 'screens-playing', by: null },
  { kind: 'plays', measure: 'villages-covered', by: null },
];

export async function openRecords(db: Db) {
  const now = () => NOW;
  const bus = createBus();
  const presence = createPresence(now);
  const townTimeZone = async () => ZONE;
  const audit = createAuditService(db, now);
  const open = async () => {
    const ledger = createLedgerService({ db, now, bus, presence, townTimeZone });
    const statistics = await createStatistics({ db, now, bus, audit, logger: pino({ level: 'silent' }), townTimeZone, askPlays: ledger.playFigures, screenTiles: async () => [] });
    return { ledger, statistics };
  };
  let services = await open();

  return {
    /** Defines the metrics and appends the readings, spread over the year. @returns how many stand */
    async fill(): Promise<number> {
      const { metrics, readings } = services.statistics;
      for (let index = 0; index < METRICS; index++) {
        const dimension = index % 4 === 0 ? { name: '村（居）', members: VILLAGES } : null;
        await metrics.create(BY, { id: `metric_${index}`, ...metricDetails({ name: `指标 ${index}`, category: `类别 ${index % 5}`, accrual: index % 2 === 0 ? 'flow' : 'stock', dimension }) });
      }
      for (const [index, source] of FROM_PLAYS.entries()) await metrics.create(BY, { id: `plays_${index}`, ...metricDetails({ name: `播放 ${index}`, unit: '条次', category: '播放实况', nature: 'amount', source, rhythm: 'live' }) });
      const rows = Array.from({ length: READINGS }, (_, place) => {
        const metric = place % METRICS;
        const member = metric % 4 === 0 ? VILLAGES[Math.floor(place / METRICS) % VILLAGES.length]! : '';
        return { metric: `metric_${metric}`, member, value: place % 97, precision: 'exact' as const, asOf: Math.floor(YEAR_BEGAN + (YEAR_MS * place) / READINGS), note: '' };
      });
      await db.transaction().execute((tx) => readings.appendMany({ kind: 'import', id: 'bench', name: '台账.xlsx', reporter: BY }, rows, tx));
      const { total } = await db.selectFrom('standing_reading').select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
      return Number(total);
    },

    /** As after a start: nothing is kept of what was asked before. */
    async forget(): Promise<void> {
      services = await open();
    },

    async model(): Promise<{ model: RecordModel; counted: number }> {
      const town = { get: async () => ({ name: '荷塘镇', timeZone: ZONE, emblem: null, emblemContent: null, protectedPhrases: [] }) };
      const deps = { town, ledger: services.ledger, figures: services.statistics.figures, noteOf: services.statistics.noteOf, store: createRecordsStore(db), version: 'bench', now };
      const facts = await gatherFacts(deps, { kind: 'year', period: '2026', language: 'zh-CN' }, BY.name);
      const { plays, cut, failed } = facts.counts.category.total;
      return { model: makeRecordModel(facts), counted: plays + cut + failed };
    },

    /** @param model may still be in the making, as in production */
    async write(model: RecordModel | Promise<RecordModel>, folder: string, format: RecordFormat): Promise<void> {
      const own = join(folder, 'record');
      mkdirSync(own, { recursive: true });
      await renderRecord(model, format, own);
    },
  };
}
