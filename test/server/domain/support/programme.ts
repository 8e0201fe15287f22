import fc from 'fast-check';
import type { PlaylistItem } from '../../../../server/domain/content.ts';
import { NO_PREVIOUS, type SchedulePublication, TIERS } from '../../../../server/domain/publication.ts';
import type { Recurrence, TimeWindow } from '../../../../server/domain/recurrence.ts';
import type { ScreenProfile } from '../../../../server/domain/screen.ts';
import { NO_TARGETS } from '../../../../server/domain/targets.ts';

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

/** Zones that change their clocks, one that never does, one of a half hour, and the two edges of the earth. */
export const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Etc/GMT+12', 'Pacific/Kiritimati'] as const;
export const anyZone = fc.constantFrom(...ZONES);

const twoDigits = (value: number) => String(value).padStart(2, '0');
const anyClock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 0, 15, 30, 59)).map(([hour, minute]) => `${twoDigits(hour)}:${twoDigits(minute)}`);
const anyWindow: fc.Arbitrary<TimeWindow> = fc.record({ from: anyClock, to: fc.oneof(anyClock, fc.constant('24:00')) });

/** Both clock changes of 2026 in Europe and America lie within. */
export const anyInstant = fc.integer({ min: Date.UTC(2026, 2, 1), max: Date.UTC(2026, 11, 1) });
const anyDay = anyInstant.map((instant) => new Date(instant).toISOString().slice(0, 10));

export const anyRecurrence: fc.Arbitrary<Recurrence> = fc
  .record({
    startDate: anyDay,
    length: fc.option(fc.integer({ min: 0, max: 40 })),
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    windows: fc.array(anyWindow, { minLength: 1, maxLength: 3 }),
  })
  .map(({ startDate, length, weekdays, windows }) => ({
    startDate,
    endDate: length === null ? null : new Date(Date.parse(startDate) + length * DAY).toISOString().slice(0, 10),
    weekdays,
    windows,
  }));

export const ALWAYS: Recurrence = { startDate: '2026-01-01', endDate: null, weekdays: [1, 2, 3, 4, 5, 6, 7], windows: [{ from: '00:00', to: '24:00' }] };

export function item(content: string, durationMs = 10_000): PlaylistItem {
  return { content, title: content, category: 'slogan', durationMs, visual: { kind: 'image', image: { sha256: 'a'.repeat(64), size: 1, type: 'image/webp', width: 1, height: 1 } } };
}

/** A publication for every screen, always due, unless said otherwise. */
export function publication(fields: Partial<SchedulePublication> & { sequence: number }): SchedulePublication {
  return {
    v: 1,
    kind: 'schedule',
    previous: NO_PREVIOUS,
    issuedAt: Date.UTC(2026, 2, 1),
    approvals: [],
    schedule: `s${fields.sequence}`,
    title: `s${fields.sequence}`,
    tier: 'scheduled',
    targets: { ...NO_TARGETS, all: true },
    recurrence: ALWAYS,
    playlist: { id: 'p', name: 'p', items: [item('a'), item('b')] },
    fonts: [],
    ...fields,
  };
}

export function screen(fields: Partial<ScreenProfile> = {}): ScreenProfile {
  return {
    v: 1,
    screen: 'here',
    revision: 1,
    name: 'here',
    village: '荷花村',
    venueKind: 'park',
    groups: [],
    timeZone: 'Asia/Shanghai',
    pixels: { width: 1920, height: 1080 },
    rotation: 0,
    issuedAt: 0,
    ...fields,
  };
}

const anyPlaylist = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 400 })), { minLength: 1, maxLength: 4 })
  .map((entries) => ({ id: 'p', name: 'p', items: entries.map(([content, seconds]) => item(content, seconds * 1_000)) }));

/** Up to four publications of any tiers and times, in sequence. */
export const anyProgramme: fc.Arbitrary<SchedulePublication[]> = fc
  .array(fc.record({ recurrence: fc.oneof(anyRecurrence, fc.constant(ALWAYS)), playlist: anyPlaylist, tier: fc.constantFrom(...TIERS.slice(1, 4)), issuedAt: anyInstant }), { minLength: 1, maxLength: 4 })
  .map((each) => each.map((fields, index) => publication({ sequence: index + 1, ...fields })));
