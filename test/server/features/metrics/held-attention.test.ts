import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createBus } from '../../../../server/cluster/bus.ts';
import { createAuditService } from '../../../../server/features/audit/audit.service.ts';
import { createStatistics } from '../../../../server/features/metrics/statistics.ts';
import { openDatabase } from '../../../../server/storage/database.ts';
import { metricDetails } from './support.ts';

test('the overview names every metric with readings that wait, the longest waiting first, however many wait of another', async () => {
  const db = await openDatabase(':memory:');
  let clock = Date.parse('2026-06-26T12:00:00+08:00');
  const now = () => clock;
  const { metrics, readings, attention } = await createStatistics({
    db,
    now,
    bus: createBus(),
    audit: createAuditService(db, now),
    logger: pino({ level: 'silent' }),
    townTimeZone: async () => 'Asia/Shanghai',
    askPlays: () => Promise.reject(new Error('not asked')),
    screenTiles: async () => [],
  });
  const [clerk, head] = [{ account: 'a', name: '李静' }, { account: 'b', name: '王强' }];
  for (const [id, name] of [['calls', '上门走访'], ['gifts', '发放物品']] as const) await metrics.create(head, { id, ...metricDetails({ name, accrual: 'stock', needsApproval: true }) });
  const report = async (...values: { metric: string; value: number }[]) => {
    clock += 1_000;
    return readings.append({ kind: 'form', id: clerk.account, name: clerk.name, reporter: clerk }, values);
  };
  const [refused] = await report({ metric: 'calls', value: 1 });
  const [corrected] = await report({ metric: 'calls', value: 2 });
  await readings.decide(head, refused!.id, { accepted: false, note: '' });
  clock += 1_000;
  await readings.correct(clerk, corrected!.id, { value: 3, precision: 'exact', note: '', evidence: [] });
  const since = clock; // what stands in the place of the corrected one
  await report(...Array.from({ length: 130 }, (_, index) => ({ metric: 'gifts', value: index })));
  await report({ metric: 'calls', value: 4 });
  expect(await attention()).toEqual([
    { code: 'readings-held', subject: { kind: 'metric', id: 'calls', name: '上门走访' }, since, detail: 2 },
    { code: 'readings-held', subject: { kind: 'metric', id: 'gifts', name: '发放物品' }, since: clock - 1_000, detail: 130 },
  ]);
  await db.destroy();
});
