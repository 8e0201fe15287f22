import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, localOf } from '../../control-panel/features/screens/local-time.ts';
import { runsOut, timelineRows } from '../../control-panel/features/screens/timeline-rows.ts';
import type { TurnView } from '../../server/protocol/rest/screens.ts';

const turn = (index: number, startsAt: number, publication = 12): TurnView => ({
  publication,
  schedule: 'sch1',
  scheduleTitle: '宪法日',
  playlist: 'p1',
  tier: 'scheduled',
  index,
  item: { content: `c${index}`, title: `第 ${index} 项`, category: 'other', durationMs: 10_000, visual: { kind: 'image', image: { sha256: '0'.repeat(64), size: 1, type: 'image/png', width: 1, height: 1 } } },
  startsAt,
  endsAt: startsAt + 10_000,
  loop: { items: 2, durationMs: 20_000 },
});

describe('what is on a screen now and next', () => {
  const turns = [turn(0, 0), turn(1, 10_000), turn(0, 20_000), turn(1, 30_000), turn(0, 40_000, 13)];

  it('lists every item of the loop once, then what comes from elsewhere', () => {
    const { now, next } = timelineRows(turns, 5_000);
    expect(now).toBe(turns[0]);
    expect(next).toEqual([turns[1], turns[4]]);
  });

  it('moves on with the clock without being fetched again', () => {
    expect(timelineRows(turns, 12_000).now).toBe(turns[1]);
    expect(runsOut(turns, 49_999)).toBe(false);
    expect(runsOut(turns, 50_000)).toBe(true);
  });

  it('has nothing on now while the first turn is still to come', () => {
    const { now, next } = timelineRows([turn(0, 60_000)], 5_000);
    expect(now).toBeNull();
    expect(next).toHaveLength(1);
    expect(timelineRows([], 0)).toEqual({ now: null, next: [] });
  });
});

describe('a date and time asked for in the past', () => {
  it('is the local time of the screen', () => {
    expect(instantOf('2026-11-20T19:40', 'Asia/Shanghai')).toBe(Date.UTC(2026, 10, 20, 11, 40));
    expect(localOf(Date.UTC(2026, 10, 20, 11, 40), 'Asia/Urumqi')).toBe('2026-11-20T17:40');
  });

  it('is none when it is not a date', () => {
    expect([instantOf('', 'Asia/Shanghai'), instantOf('2026-02-30T10:00', 'Asia/Shanghai'), instantOf('yesterday', 'Asia/Shanghai')]).toEqual([null, null, null]);
  });

  it('comes back as it was typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (instant) => {
        const local = localOf(instant, 'Asia/Shanghai');
        expect(localOf(instantOf(local, 'Asia/Shanghai')!, 'Asia/Shanghai')).toBe(local);
      }),
    );
  });
});
