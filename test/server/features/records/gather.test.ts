import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBus } from '../../../../server/cluster/bus.ts';
import { createAuditService } from '../../../../server/features/audit/audit.service.ts';
import { createLedgerService } from '../../../../server/features/ledger/ledger.service.ts';
import { createStatistics } from '../../../../server/features/metrics/statistics.ts';
import { gatherFacts } from '../../../../server/features/records/gather.ts';
import { createRecordsStore } from '../../../../server/features/records/records.store.ts';
import { createPresence } from '../../../../server/features/screens/presence.ts';
import { openDatabase } from '../../../../server/storage/database.ts';
import type { Db } from '../../../../server/storage/tables.ts';
import { screenRow } from '../../../contracts/rows.ts';
import { metricDetails, townTime } from '../metrics/support.ts';

const ZONE = 'Asia/Shanghai';
const BY = { account: 'a', name: '李静' };
const VILLAGES = { name: '村（居）', members: ['荷东村', '荷西村'] };
let db: Db;
beforeAll(async () => {
  db = await openDatabase(':memory:');
});
afterAll(() => db.destroy());

test('a record quotes what was written beside a figure only where all the readings that make it carry it', async () => {
  const now = () => townTime('2020-01-05T09:00');
  const [bus, presence, townTimeZone] = [createBus(), createPresence(now), async () => ZONE];
  const ledger = createLedgerService({ db, now, bus, presence, townTimeZone });
  const { metrics, readings, figures, noteOf } = await createStatistics({ db, now, bus, audit: createAuditService(db, now), logger: pino({ level: 'silent' }), townTimeZone, askPlays: ledger.playFigures, screenTiles: async () => [] });
  for (const id of ['one_village', 'all_alike', 'read_anew']) await metrics.create(BY, { id, ...metricDetails({ accrual: 'stock', dimension: VILLAGES }) });
  for (const id of ['flow_alike', 'flow_mixed']) await metrics.create(BY, { id, ...metricDetails({ dimension: VILLAGES }) });
  const quote = '全镇统一配备';
  const [march, june, later] = ['2019-03-31T12:00', '2019-06-30T12:00', '2020-01-02T12:00'].map(townTime) as [number, number, number];
  await readings.append({ kind: 'form', id: 'a', name: '李静', reporter: BY }, [
    { metric: 'one_village', member: '荷东村', value: 3, asOf: march, note: '老张退休' },
    { metric: 'one_village', member: '荷西村', value: 4, asOf: june },
    { metric: 'all_alike', member: '荷东村', value: 1, asOf: march, note: quote },
    { metric: 'all_alike', member: '荷西村', value: 1, asOf: june, note: quote },
    { metric: 'all_alike', member: '荷西村', value: 9, asOf: later, note: '次年' },
    { metric: 'read_anew', member: '荷东村', value: 1, asOf: march, note: '旧' },
    { metric: 'read_anew', value: 5, asOf: june, note: quote },
    { metric: 'flow_alike', member: '荷东村', value: 1, asOf: march, note: quote },
    { metric: 'flow_alike', value: 1, asOf: june, note: quote },
    { metric: 'flow_mixed', member: '荷东村', value: 1, asOf: march },
    { metric: 'flow_mixed', member: '荷西村', value: 1, asOf: june, note: quote },
  ]);
  const town = { get: async () => ({ name: '荷塘镇', timeZone: ZONE, emblem: null, emblemContent: null, protectedPhrases: [] }) };
  const facts = await gatherFacts({ town, ledger, figures, noteOf, store: createRecordsStore(db), version: 'test', now }, { kind: 'year', period: '2019', language: 'zh-CN' }, BY.name);
  expect(Object.fromEntries(facts.metrics.map(({ definition, whole, note }) => [definition.id, [whole.value, note]]))).toEqual({
    one_village: [7, ''],
    all_alike: [2, quote],
    read_anew: [5, quote],
    flow_alike: [2, quote],
    flow_mixed: [2, ''],
  });
});

test('a record made while plays come in agrees with itself, and the next one has them', async () => {
  const db = await openDatabase(':memory:');
  const now = () => townTime('2026-11-28T09:00');
  const [bus, presence, townTimeZone] = [createBus(), createPresence(now), async () => ZONE];
  const ledger = createLedgerService({ db, now, bus, presence, townTimeZone });
  const { metrics, figures, noteOf, playsMoved } = await createStatistics({ db, now, bus, audit: createAuditService(db, now), logger: pino({ level: 'silent' }), townTimeZone, askPlays: ledger.playFigures, screenTiles: async () => [] });
  ledger.onChange(() => void playsMoved());
  await metrics.create(BY, { id: 'of_all_time', ...metricDetails({ source: { kind: 'plays', measure: 'plays', by: null }, span: 'all', rhythm: 'live' }) });
  await db.insertInto('screen').values(screenRow('s1', { village: '荷东村' })).execute();
  let sent = 0;
  const kept: Promise<unknown>[] = [];
  const play = (): void => {
    sent += 1;
    kept.push(ledger.take('s1', { installation: 'i', records: [{ number: sent, publication: 1, index: 0, startedAt: now(), durationMs: 10_000, outcome: 'complete', clock: 'synced' }] }).then(() => ledger.drain()), ledger.drain());
  };
  const town = { get: async () => ({ name: '荷塘镇', timeZone: ZONE, emblem: null, emblemContent: null, protectedPhrases: [] }) };
  const gather = (progress: () => void) => gatherFacts({ town, ledger, figures, noteOf, store: createRecordsStore(db), version: 'test', now }, { kind: 'month', period: '2026-11', language: 'zh-CN' }, BY.name, { progress });
  const saidOf = ({ counts, returned, metrics }: Awaited<ReturnType<typeof gather>>) => new Set([...Object.values(counts).map(({ total }) => total.plays), returned.committed, metrics[0]?.whole.value]);
  play();
  await Promise.all(kept);
  await figures.of('of_all_time', null); // a wall that asked a moment ago
  play();
  await Promise.all(kept);
  expect(saidOf(await gather(play))).toEqual(new Set([2]));
  await Promise.all(kept);
  expect(sent).toBeGreaterThan(2);
  expect(saidOf(await gather(() => {}))).toEqual(new Set([sent]));
  await db.destroy();
});
