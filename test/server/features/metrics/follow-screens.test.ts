import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBus } from '../../../../server/cluster/bus.ts';
import { emptyLog } from '../../../../server/domain/log-state.ts';
import type { BoardFrame } from '../../../../server/domain/statistics/board.ts';
import { createAuditService } from '../../../../server/features/audit/audit.service.ts';
import { createChannels } from '../../../../server/features/boards/channels.ts';
import { createMark } from '../../../../server/features/boards/frame-numbers.ts';
import { createLedgerService } from '../../../../server/features/ledger/ledger.service.ts';
import { followScreens } from '../../../../server/features/metrics/follow-screens.ts';
import { createStatistics } from '../../../../server/features/metrics/statistics.ts';
import { createPresence } from '../../../../server/features/screens/presence.ts';
import { openDatabase } from '../../../../server/storage/database.ts';
import { screenRow } from '../../../contracts/rows.ts';
import { addScreens } from '../../../contracts/screens.contract.ts';
import { play } from '../../support/wall.ts';
import { design, widget } from '../boards/support.ts';
import { metricDetails } from './support.ts';

const NOON = Date.parse('2026-06-26T12:00:00+08:00');
const SHA = 'a'.repeat(64);
const BOARD = design([widget('plays', 'plays'), widget('online', 'online')]);

/** A board over the play ledger, as the server wires it; the frames its followers get. */
async function setUp() {
  const db = await openDatabase(':memory:');
  const [bus, presence, logger, now] = [createBus(), createPresence(Date.now), pino({ level: 'silent' }), Date.now];
  const townTimeZone = async () => 'Asia/Shanghai';
  const ledger = createLedgerService({ db, now, bus, presence, townTimeZone });
  const statistics = await createStatistics({ db, now, bus, audit: createAuditService(db, now), logger, townTimeZone, askPlays: ledger.playFigures, screenTiles: async () => [] });
  await addScreens(db, [screenRow('s1')]);
  for (const [id, measure] of [['plays', 'plays'], ['online', 'screens-online']] as const) {
    await statistics.metrics.create({ account: 'a', name: '李静' }, { id, ...metricDetails({ nature: 'amount', rhythm: 'live', source: { kind: 'plays', measure, by: null } }) });
  }
  const state = emptyLog({ id: 'key-1', key: '' });
  const channels = createChannels({ figures: statistics.figures, log: { state, sign: (text) => ({ text, signature: '', keyId: 'key-1' }) }, presence, bus, designOf: async () => BOARD, townTimeZone, mark: createMark(db), now, pagesFor: () => ({}), logger });
  const frames: BoardFrame['widgets'][] = [];
  channels.subscribe((_, _signed, frame) => frames.push(frame.widgets));
  const stop = followScreens({ statistics, ledger, presence, logger });
  await (await channels.open(SHA))!.ready();
  channels.follow(SHA);
  return { ledger, presence, frames, stop, shown: (id: string) => frames.flatMap((widgets) => widgets[id]?.figures[0]?.value ?? []) };
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
});
afterEach(() => {
  vi.useRealTimers();
});

test('a play that is committed is in the next frame of a board at once after quiet, and then in one a second', async () => {
  const { ledger, shown, stop } = await setUp();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(shown('plays')).toEqual([0]);
  const take = (number: number) => void ledger.take('s1', { installation: 'first', records: [play(number, 1, { startedAt: NOON })] });
  take(1);
  await vi.advanceTimersByTimeAsync(100);
  expect(shown('plays')).toEqual([0, 1]);
  for (const number of [2, 3, 4]) {
    take(number);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(shown('plays')).toEqual([0, 1]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(shown('plays')).toEqual([0, 1, 4]);
  stop();
  take(5);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(shown('plays')).toEqual([0, 1, 4]);
});

test('a screen that comes on is counted as soon as it is told of, and what else it says moves nothing', async () => {
  const { presence, shown, frames } = await setUp();
  await vi.advanceTimersByTimeAsync(5_000);
  presence.connected('s1');
  await vi.advanceTimersByTimeAsync(600);
  expect(shown('online')).toEqual([0, 1]);
  await vi.advanceTimersByTimeAsync(5_000);
  presence.alarmed('s1', 'bad-bytes');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(frames).toHaveLength(2);
});
