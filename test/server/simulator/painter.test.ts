import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PlaylistItem } from '../../../server/domain/content.ts';
import type { SchedulePublication } from '../../../server/domain/publication.ts';
import type { ScreenProfile } from '../../../server/domain/screen.ts';
import { NO_TARGETS } from '../../../server/domain/targets.ts';
import { createPainter, type Played } from '../../../server/simulator/painter.ts';

const START = Date.parse('2026-12-04T08:00:00+08:00');
const profile: ScreenProfile = { v: 1, screen: 's', revision: 1, name: '屏', village: '', venueKind: 'park', groups: [], timeZone: 'Asia/Shanghai', pixels: { width: 1920, height: 1080 }, rotation: 0, issuedAt: 0 };
const design = { theme: 'peace', text: { text: '平安', segments: [{ text: '平安', width: 2_000, break: 'never' }] } } as unknown as Extract<PlaylistItem['visual'], { kind: 'slogan' }>['design'];

function schedule(sequence: number, issuedAt: number, seconds: number[], from = '00:00', to = '24:00'): SchedulePublication {
  return {
    v: 1, sequence, previous: '0'.repeat(64), issuedAt, approvals: [], kind: 'schedule', schedule: `schedule-${sequence}`, title: '', tier: 'scheduled',
    targets: { ...NO_TARGETS, all: true },
    recurrence: { startDate: '2026-12-01', endDate: null, weekdays: [1, 2, 3, 4, 5, 6, 7], windows: [{ from, to }] },
    playlist: { id: 'p', name: '', items: seconds.map((each, index) => ({ content: `c${index}`, title: '', category: 'slogan', durationMs: each * 1_000, visual: { kind: 'slogan', design } })) },
    fonts: [],
  };
}

let inForce: SchedulePublication[];
let plays: Played[];
let painter: ReturnType<typeof createPainter>;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  plays = [];
  painter = createPainter({ schedules: () => inForce, profile: () => profile, now: Date.now, onShown: () => {}, onPlayed: (play) => plays.push(play) });
});
afterEach(() => {
  painter.stop();
  vi.useRealTimers();
});

test('turn follows turn, and each play is recorded when it ends, as long as it was', () => {
  inForce = [schedule(1, START, [10, 5])];
  painter.repaint();
  vi.advanceTimersByTime(26_000);
  expect(plays.map(({ index, durationMs, outcome, startedAt }) => ({ index, durationMs, outcome, at: startedAt - START }))).toEqual([
    { index: 0, durationMs: 10_000, outcome: 'complete', at: 0 },
    { index: 1, durationMs: 5_000, outcome: 'complete', at: 10_000 },
    { index: 0, durationMs: 10_000, outcome: 'complete', at: 15_000 },
  ]);
});

test('a turn joined in the middle, or ended by a newer publication, is cut', () => {
  inForce = [schedule(1, START - 4_000, [10])];
  painter.repaint();
  vi.advanceTimersByTime(8_000);
  inForce = [schedule(2, Date.now(), [30])];
  painter.repaint();
  expect(plays.map(({ durationMs, outcome }) => ({ durationMs, outcome }))).toEqual([
    { durationMs: 6_000, outcome: 'cut' },
    { durationMs: 2_000, outcome: 'cut' },
  ]);
  expect(painter.shown?.turn?.publication.sequence).toBe(2);
});

test('with nothing due it waits for the window to open', () => {
  inForce = [schedule(1, START, [10], '09:00', '10:00')];
  painter.repaint();
  expect(painter.shown).toEqual({ turn: null, since: START });
  vi.advanceTimersByTime(3_600_000 + 10_000);
  expect(plays).toMatchObject([{ publication: 1, startedAt: START + 3_600_000, outcome: 'complete' }]);
});
