import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SchedulePublication } from '../../../server/domain/publication.ts';
import { nextChange, upcoming, whatPlays } from '../../../server/domain/what-plays.ts';
import { ALWAYS, anyInstant, anyProgramme, anyZone, HOUR, item, publication, screen } from './support/programme.ts';

const T = Date.UTC(2026, 4, 5, 4); // noon in Shanghai
const here = screen();
const shown = (programme: readonly SchedulePublication[], instant: number) => {
  const turn = whatPlays(programme, here, instant);
  return turn && `${turn.publication.schedule} ${turn.item.content}`;
};
const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

describe('the loop', () => {
  const loop = [publication({ sequence: 1, issuedAt: T, playlist: { id: 'p', name: 'p', items: [item('a', 10_000), item('b', 5_000)] } })];

  test('begins at the top when it is published and goes round by the clock alone', () => {
    expect([0, 9_999, 10_000, 14_999, 15_000, 25_000, 30_000].map((after) => shown(loop, T + after))).toEqual(['s1 a', 's1 a', 's1 b', 's1 b', 's1 a', 's1 b', 's1 a']);
  });

  test('is where it would be whenever the player starts', () => {
    const turn = whatPlays(loop, here, T + 1_000 * 15_000 + 12_000);
    expect(turn).toMatchObject({ index: 1, startsAt: T + 1_000 * 15_000 + 10_000, endsAt: T + 1_001 * 15_000, isCut: false, loop: { items: 2, durationMs: 15_000, anchor: T } });
  });

  test('starts anew with each occurrence of its window', () => {
    const daily = [publication({ sequence: 1, recurrence: { ...ALWAYS, windows: [{ from: '22:00', to: '06:00' }] }, playlist: { id: 'p', name: 'p', items: [item('a', 7_000_000), item('b', 7_000_000)] } })];
    const night = Date.UTC(2026, 4, 5, 14); // 22:00 in Shanghai
    expect(shown(daily, night)).toBe('s1 a');
    expect(shown(daily, night + 5 * HOUR)).toBe('s1 a'); // 03:00 counts from yesterday's 22:00, without a jump at midnight
    expect(whatPlays(daily, here, night + 5 * HOUR)?.startsAt).toBe(night + 14_000_000);
    expect(shown(daily, night + 8 * HOUR)).toBeNull();
  });

  test('shows what was published last first, then the others', () => {
    const both = [...loop, publication({ sequence: 2, issuedAt: T + 12_000, playlist: { id: 'q', name: 'q', items: [item('c', 5_000)] } })];
    expect([12_000, 17_000, 27_000, 32_000].map((after) => shown(both, T + after))).toEqual(['s2 c', 's1 a', 's1 b', 's2 c']);
  });

  test('leaves out what the screen does not have, and what lasts no time', () => {
    const gapped = [publication({ sequence: 1, issuedAt: T, playlist: { id: 'p', name: 'p', items: [item('a'), item('missing'), item('none', 0), item('b')] } })];
    const at = (after: number) => whatPlays(gapped, here, T + after, ({ content }) => content !== 'missing');
    expect([0, 10_000, 20_000].map((after) => at(after)?.index)).toEqual([0, 3, 0]);
    expect(at(0)?.loop).toEqual({ items: 2, durationMs: 20_000, anchor: T });
    expect(whatPlays(gapped, here, T, () => false)).toBeNull();
  });
});

describe('the tiers', () => {
  test('the strongest with something playable wins, and the weaker one comes back', () => {
    const tiers = (['default', 'scheduled', 'emergency'] as const).map((tier, index) => publication({ sequence: index + 1, tier, issuedAt: T, playlist: { id: tier, name: tier, items: [item(tier)] } }));
    expect(shown(tiers, T)).toBe('s3 emergency');
    expect(whatPlays(tiers, here, T, ({ content }) => content !== 'emergency')?.tier).toBe('scheduled');
    expect(shown(tiers.slice(0, 1), T)).toBe('s1 default');
  });

  test('a window that opens cuts short what plays, to the millisecond', () => {
    const noon = publication({ sequence: 2, tier: 'cut-in', recurrence: { ...ALWAYS, windows: [{ from: '12:00', to: '13:00' }] } });
    const under = publication({ sequence: 1, tier: 'default', issuedAt: T - 25_000, playlist: { id: 'p', name: 'p', items: [item('long', 60_000)] } });
    expect(whatPlays([under, noon], here, T - 1)).toMatchObject({ item: { content: 'long' }, endsAt: T, isCut: true });
    expect(shown([under, noon], T)).toBe('s2 a');
  });

  test('a window that opens underneath cuts nothing', () => {
    const noon = publication({ sequence: 2, tier: 'default', recurrence: { ...ALWAYS, windows: [{ from: '12:00', to: '13:00' }] } });
    const over = publication({ sequence: 1, tier: 'scheduled', issuedAt: T - 25_000, playlist: { id: 'p', name: 'p', items: [item('long', 60_000)] } });
    expect(whatPlays([over, noon], here, T - 1)).toMatchObject({ startsAt: T - 25_000, endsAt: T + 35_000, isCut: false });
  });
});

describe('a screen whose clock is behind the publisher’s', () => {
  const loop = [publication({ sequence: 1, issuedAt: T, playlist: { id: 'p', name: 'p', items: [item('a', 10_000), item('b', 5_000)] } })];

  test('by a moment begins at the top at once', () => {
    expect(whatPlays(loop, here, T - 40)).toMatchObject({ index: 0, endsAt: T + 10_000 });
    expect(whatPlays(loop, here, T - 40)).toEqual(whatPlays(loop, here, T - 10));
  });

  test('by a day keeps the order and does not stand still', () => {
    const wrong = T - 24 * HOUR;
    expect(upcoming(loop, here, wrong, 5).map(({ index }) => index)).toEqual([0, 1, 0, 1, 0]);
  });
});

describe('any programme', () => {
  const anyCase = fc.tuple(anyProgramme, anyZone, anyInstant);

  test('gives one answer throughout a turn', () => {
    fc.assert(
      fc.property(anyCase, share, ([programme, timeZone, instant], part) => {
        const there = screen({ timeZone });
        const turn = whatPlays(programme, there, instant);
        if (!turn) return;
        expect(turn.endsAt).toBeGreaterThan(instant);
        expect(whatPlays(programme, there, instant + Math.floor((turn.endsAt - instant) * part))).toEqual(turn);
      }),
      { numRuns: 300 },
    );
  });

  test('gives turns that follow one another without a gap, except where nothing is due', () => {
    fc.assert(
      fc.property(anyCase, ([programme, timeZone, instant]) => {
        const there = screen({ timeZone });
        const turns = upcoming(programme, there, instant, 8);
        turns.forEach((turn, index) => {
          expect(turn.endsAt - turn.startsAt).toBeLessThanOrEqual(turn.item.durationMs);
          if (!turn.isCut) expect(turn.endsAt - turn.startsAt).toBe(turn.item.durationMs);
          const next = turns[index + 1];
          if (!next) return;
          const follows = whatPlays(programme, there, turn.endsAt);
          if (follows) expect(next).toEqual(follows);
          else expect(nextChange(programme, there, turn.endsAt)).toBeLessThan(next.endsAt);
          if (!turn.isCut && follows && nextChange(programme, there, turn.endsAt - 1) !== turn.endsAt) expect(next.startsAt).toBe(turn.endsAt);
        });
      }),
      { numRuns: 150 },
    );
  });

  test('shows a weaker tier only while no stronger one is due', () => {
    fc.assert(
      fc.property(anyCase, ([programme, timeZone, instant]) => {
        const there = screen({ timeZone });
        const turn = whatPlays(programme, there, instant);
        for (const each of programme) {
          const alone = whatPlays([each], there, instant);
          if (alone) expect(turn).not.toBeNull();
        }
        if (turn) expect(whatPlays([turn.publication], there, instant)).not.toBeNull();
      }),
      { numRuns: 150 },
    );
  });

  test('changes between two instants only where a turn ends or a window opens', () => {
    fc.assert(
      fc.property(anyCase, ([programme, timeZone, instant]) => {
        const there = screen({ timeZone });
        if (whatPlays(programme, there, instant)) return;
        const next = nextChange(programme, there, instant);
        if (next !== null) expect(whatPlays(programme, there, instant + Math.floor((next - instant) / 2))).toBeNull();
      }),
      { numRuns: 150 },
    );
  });
});
