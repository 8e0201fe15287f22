import { describe, expect, it } from 'vitest';
import { ApiError } from '../../control-panel/data/api-error.ts';
import { lastDay, quickRecurrence, shortened, untilsOn } from '../../control-panel/features/schedules/quick-plan.ts';
import { NOTHING_MADE, runQuick } from '../../control-panel/features/schedules/quick-run.ts';
import type { QuickCalls } from '../../control-panel/features/schedules/quick-run.ts';
import { isOver, occurrenceAt } from '../../server/domain/recurrence.ts';
import type { PlaylistView, PublicationView, ScheduleView } from '../../server/protocol/rest/programme.ts';

describe('until when, in one click', () => {
  it('means this Friday before it and the next one from then on', () => {
    expect(lastDay('friday', '2026-11-24', '')).toBe('2026-11-27');
    expect(untilsOn('2026-11-24')).not.toContain('nextFriday');
    expect(untilsOn('2026-11-27')).not.toContain('friday');
    expect(lastDay('nextFriday', '2026-11-27', '')).toBe('2026-12-04');
    expect(lastDay('nextFriday', '2026-11-29', '')).toBe('2026-12-04');
  });

  it('never lies in the past', () => {
    expect(lastDay('date', '2026-11-24', '2026-11-23')).toBeNull();
    expect(lastDay('date', '2026-11-24', '')).toBeNull();
    expect(lastDay('date', '2026-11-24', '2026-11-24')).toBe('2026-11-24');
    expect(lastDay('month', '2026-01-31', '')).toBe('2026-02-28');
  });

  it('shows all day from now to the last minute of the last day', () => {
    const rule = quickRecurrence('2026-11-24', '2026-11-27');
    expect(occurrenceAt(rule, 'Asia/Shanghai', Date.parse('2026-11-27T23:59:59+08:00'))).not.toBeNull();
    expect(isOver(rule, 'Asia/Shanghai', Date.parse('2026-11-28T00:00:00+08:00'))).toBe(true);
  });

  it('shortens a long name without breaking a character', () => {
    expect(shortened('短', 80)).toBe('短');
    expect(shortened('𠮷'.repeat(60), 80).length).toBeLessThanOrEqual(80);
    expect(shortened('𠮷'.repeat(60), 80).isWellFormed()).toBe(true);
  });
});

describe('quick publishing', () => {
  const request = { name: '弘扬', contents: ['c1'], targets: { all: true, screens: [], groups: [], villages: [], venueKinds: [] }, recurrence: quickRecurrence('2026-11-24', '2026-11-27') as never };
  const done: string[] = [];
  const calls = (over: Partial<QuickCalls> = {}): QuickCalls => ({
    createPlaylist: async (name) => (done.push(`playlist ${name}`), { id: 'p1' } as PlaylistView),
    createSchedule: async ({ playlist }) => (done.push(`schedule ${playlist}`), { id: 's1', revision: 1 } as ScheduleView),
    updateSchedule: async ({ id }) => (done.push(`update ${id}`), { id, revision: 2 } as ScheduleView),
    publish: async ({ id, revision }) => (done.push(`publish ${id} ${revision}`), { sequence: 7 } as PublicationView),
    ...over,
  });

  it('makes the playlist, then the schedule, then the publication', async () => {
    done.length = 0;
    const result = await runQuick(request, NOTHING_MADE, calls());
    expect(result).toMatchObject({ publication: { sequence: 7 }, failed: null });
    expect(done).toEqual(['playlist 弘扬', 'schedule p1', 'publish s1 1']);
  });

  it('says how far it came, and goes on from there instead of making things twice', async () => {
    done.length = 0;
    const first = await runQuick(request, NOTHING_MADE, calls({ publish: () => Promise.reject(new ApiError('cannot-fit', [])) }));
    expect(first).toMatchObject({ playlist: { id: 'p1' }, schedule: { id: 's1' }, publication: null, failed: { step: 'publish' } });
    const second = await runQuick(request, first, calls());
    expect(second).toMatchObject({ publication: { sequence: 7 }, failed: null });
    expect(done).toEqual(['playlist 弘扬', 'schedule p1', 'update s1', 'publish s1 2']);
  });

  it('has made nothing when the first step fails', async () => {
    const result = await runQuick(request, NOTHING_MADE, calls({ createPlaylist: () => Promise.reject(new ApiError('unreachable')) }));
    expect(result).toMatchObject({ playlist: null, schedule: null, failed: { step: 'playlist', error: { code: 'unreachable' } } });
  });
});
