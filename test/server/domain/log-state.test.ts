import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyPublication, emptyLog, livePublications, type LogState, refuses } from '../../../server/domain/log-state.ts';
import type { Publication, SchedulePublication } from '../../../server/domain/publication.ts';
import { whatPlays } from '../../../server/domain/what-plays.ts';
import { anyInstant, anyRecurrence, anyZone, DAY, publication, screen } from './support/programme.ts';

const KEY = { id: 'k0', key: 'k0' };

interface Entry {
  readonly publication: Publication;
  readonly sha256: string;
  readonly keyId: string;
}

const anyStep = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('schedule' as const), schedule: fc.constantFrom('x', 'y', 'z'), recurrence: anyRecurrence }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), schedule: fc.constantFrom('x', 'y', 'z') }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'town' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'rotate-key' as const }) },
);

/** A log as a publisher would write it: each names the one before, a rotation hands on to the next key. */
const anyLog: fc.Arbitrary<Entry[]> = fc.array(anyStep, { minLength: 1, maxLength: 12 }).map((steps) => {
  let [previous, key] = [emptyLog(KEY).last, KEY];
  return steps.map((step, index): Entry => {
    const sequence = index + 1;
    const header = { ...publication({ sequence }), previous };
    const { v, issuedAt, approvals } = header;
    const keyId = key.id;
    let made: Publication;
    if (step.kind === 'schedule') made = { ...header, schedule: step.schedule, recurrence: step.recurrence };
    else if (step.kind === 'withdraw') made = { v, sequence, previous, issuedAt, approvals, kind: 'withdraw', schedule: step.schedule, title: '' };
    else if (step.kind === 'town') made = { v, sequence, previous, issuedAt, approvals, kind: 'town', name: `t${sequence}`, emblem: null, fonts: [] };
    else {
      key = { id: `k${sequence}`, key: `k${sequence}` };
      made = { v, sequence, previous, issuedAt, approvals, kind: 'rotate-key', retires: keyId, successor: key };
    }
    previous = String(sequence).padStart(64, '0');
    return { publication: made, sha256: previous, keyId };
  });
});

/** Applies what is not refused, as a screen does. */
function fold(state: LogState, entries: readonly Entry[]): LogState {
  return entries.reduce((now, { publication: next, sha256, keyId }) => (refuses(now, next, keyId) ? now : applyPublication(now, next, sha256)), state);
}

describe('a log', () => {
  test('folded in pieces, with repetitions, ends as folded at once', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), fc.nat(), (log, cut, again) => {
        const at = cut % log.length;
        const whole = fold(emptyLog(KEY), log);
        expect(whole.sequence).toBe(log.length);
        const first = fold(emptyLog(KEY), log.slice(0, at));
        const replayed = fold(first, log.slice(0, again % (at + 1)));
        expect(replayed).toEqual(first);
        expect(fold(replayed, log.slice(at))).toEqual(whole);
      }),
    );
  });

  test('refuses whatever it holds already, and whatever leaves one out', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const whole = fold(emptyLog(KEY), log);
        for (const { publication: old, keyId } of log) expect(refuses(whole, old, keyId)).toBe('replayed');
        if (log.length > 1) expect(refuses(emptyLog(KEY), log[1]!.publication, KEY.id)).toBe('gap');
      }),
    );
  });

  test('refuses one that names another before it, and one signed with another key', () => {
    const next = publication({ sequence: 1 });
    expect(refuses(emptyLog(KEY), next, 'k0')).toBeNull();
    expect(refuses(emptyLog(KEY), { ...next, previous: 'f'.repeat(64) }, 'k0')).toBe('broken-chain');
    expect(refuses(emptyLog(KEY), next, 'k9')).toBe('wrong-key');
  });

  test('after a rotation counts only the successor’s signature', () => {
    const { v, previous, issuedAt, approvals } = publication({ sequence: 1 });
    const rotated = applyPublication(emptyLog(KEY), { v, sequence: 1, previous, issuedAt, approvals, kind: 'rotate-key', retires: 'k0', successor: { id: 'k1', key: 'k1' } }, 'a'.repeat(64));
    const next = { ...publication({ sequence: 2 }), previous: 'a'.repeat(64) };
    expect(refuses(rotated, next, 'k0')).toBe('wrong-key');
    expect(refuses(rotated, next, 'k1')).toBeNull();
  });

  test('holds what was published last of each schedule and was not withdrawn after', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const inForce = new Map<string, number>();
        for (const { publication: each } of log) {
          if (each.kind === 'schedule') inForce.set(each.schedule, each.sequence);
          if (each.kind === 'withdraw') inForce.delete(each.schedule);
        }
        const held = new Map([...fold(emptyLog(KEY), log).schedules].map(([schedule, { sequence }]) => [schedule, sequence]));
        expect(held).toEqual(inForce);
      }),
    );
  });

  test('is not changed by applying to it', () => {
    const state = applyPublication(emptyLog(KEY), publication({ sequence: 1, schedule: 'x' }), 'a');
    const before = structuredClone(state);
    const { v, previous, issuedAt, approvals } = publication({ sequence: 2 });
    applyPublication(state, { v, sequence: 2, previous, issuedAt, approvals, kind: 'withdraw', schedule: 'x', title: '' }, 'b');
    expect(state).toEqual(before);
  });
});

describe('what a checkpoint lists', () => {
  test('answers for every later instant, anywhere on earth, as the whole log does', () => {
    fc.assert(
      fc.property(anyLog, anyInstant, anyZone, fc.array(fc.integer({ min: 0, max: 60 * DAY }), { minLength: 5, maxLength: 20 }), (log, at, timeZone, later) => {
        const whole = fold(emptyLog(KEY), log);
        const listed = livePublications(whole, at);
        const schedules = listed.filter((each): each is SchedulePublication => each.kind === 'schedule');
        for (const after of later) {
          expect(whatPlays(schedules, screen({ timeZone }), at + after)).toEqual(whatPlays(whole.schedules.values(), screen({ timeZone }), at + after));
        }
        expect(listed.find(({ kind }) => kind === 'town') ?? null).toEqual(whole.town);
        expect(listed.map(({ sequence }) => sequence)).toEqual(listed.map(({ sequence }) => sequence).toSorted((a, b) => a - b));
      }),
      { numRuns: 80 },
    );
  });

  test('leaves out what is over', () => {
    const over = publication({ sequence: 1, schedule: 'x', recurrence: { startDate: '2026-04-01', endDate: '2026-04-02', weekdays: [1, 2, 3, 4, 5, 6, 7], windows: [{ from: '08:00', to: '20:00' }] } });
    const state = applyPublication(emptyLog(KEY), over, 'a');
    expect(livePublications(state, Date.UTC(2026, 3, 2, 12))).toEqual([over]);
    expect(livePublications(state, Date.UTC(2026, 3, 5))).toEqual([]);
  });
});
