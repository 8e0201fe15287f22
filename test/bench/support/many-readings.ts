import type { Widget, WidgetKind } from '../../../server/domain/statistics/board.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { design, widget } from '../../server/features/boards/support.ts';
import type { TestServer } from '../../support/server.ts';

const METRICS = 20;
const VILLAGES = Array.from({ length: 14 }, (_, index) => `村 ${index + 1}`);
const YEARS_MS = 5 * 365 * 86_400_000;
const A_TRANSACTION = 100_000;

const metricOf = (index: number) => `metric_${index}`;

/** Twenty metrics by fourteen villages, half of them stocks and half yearly flows, evenly over five years. */
export async function fillReadings(server: TestServer, count: number): Promise<number> {
  const { db, statistics } = server.app.services;
  for (let index = 0; index < METRICS; index++) {
    await server.call(api.metrics.create, {
      body: {
        id: metricOf(index),
        name: `指标 ${index + 1}`,
        unit: '件',
        category: '普法宣传',
        nature: 'count',
        decimals: 0,
        accrual: index % 2 === 0 ? 'stock' : 'flow',
        span: 'year',
        dimension: { name: '村（居）', members: VILLAGES },
        rollUp: 'sum',
        rhythm: 'daily',
        source: { kind: 'readings' },
        thresholds: [],
        needsApproval: false,
        about: '',
      },
    });
  }
  const until = Date.now() - 60_000;
  const origin = { kind: 'import' as const, id: 'bench', name: 'bench', reporter: server.by };
  for (let from = 0; from < count; from += A_TRANSACTION) {
    const rows = Array.from({ length: Math.min(A_TRANSACTION, count - from) }, (_, offset) => {
      const place = from + offset;
      const [metric, member] = [metricOf(place % METRICS), VILLAGES[Math.floor(place / METRICS) % VILLAGES.length]!];
      return { metric, member, value: place % 997, precision: 'exact' as const, asOf: Math.round(until - YEARS_MS * (1 - place / count)), note: '' };
    });
    await db.transaction().execute((tx) => statistics.readings.appendMany(origin, rows, tx));
  }
  await statistics.figures.announce(null);
  const { total } = await db.selectFrom('standing_reading').select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return Number(total);
}

const KINDS: readonly WidgetKind[] = ['number', 'ranking', 'trend', 'tiles', 'gauge', 'pie', 'trend', 'bar'];

/** One board of twenty-four widgets for each beginning among the metrics. */
export async function openBoards(server: TestServer): Promise<number[]> {
  const { boards, channels, bus } = server.app.services;
  const times: number[] = [];
  for (let first = 0; first < METRICS; first += 4) {
    const widgets = Array.from({ length: 24 }, (_, index) => part(index, KINDS[index % KINDS.length]!, metricOf((first + index) % METRICS)));
    const { sha256 } = await boards.create(server.by, design(widgets, { title: `大屏 ${first}` }));
    bus.emit('changed', 'metrics'); // what was kept of earlier questions is forgotten
    const begun = performance.now();
    await (await channels.open(sha256))!.ready();
    times.push(performance.now() - begun);
  }
  return times;
}

function part(index: number, kind: WidgetKind, metric: string): Widget {
  if (kind === 'trend') return widget(`w${index}`, null, { kind, data: { metrics: [metric], view: 'trend', window: index % 3 === 0 ? { unit: 'month', count: 12 } : { unit: 'day', count: 30 } } });
  const view = ['ranking', 'tiles', 'pie', 'bar'].includes(kind) ? 'members' : 'now';
  return widget(`w${index}`, null, { kind, data: { metrics: [metric], view } });
}
