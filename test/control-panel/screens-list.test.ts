import { describe, expect, it } from 'vitest';
import { blankDetails, detailsOf, fitInto, shapesToOffer, withGroup, withoutGroup } from '../../control-panel/features/screens/details-draft.ts';
import { filterScreens, groupsOf, stateOf, villagesOf } from '../../control-panel/features/screens/screen-filter.ts';
import { notesOf } from '../../control-panel/features/screens/screen-notes.ts';
import { screenDetails } from '../../server/protocol/rest/screens.ts';
import type { ScreenView } from '../../server/protocol/rest/screens.ts';

const NOW = Date.UTC(2026, 10, 23, 4);
const echo = { installation: 'installation00000', painting: { kind: 'emblem' as const }, sequence: 14, framesAt: NOW, freeBytes: 21e9, pendingPlays: 0, highestPlay: 9, clock: 'synced' as const };

function screen(id: string, change: Partial<ScreenView> = {}, status: Partial<ScreenView['status']> = {}): ScreenView {
  const pixels = { width: 1920, height: 1080 };
  return {
    id,
    revision: 1,
    name: `屏 ${id}`,
    site: '',
    village: '',
    venueKind: 'square-led',
    groups: [],
    pixels,
    rotation: 0,
    timeZone: 'Asia/Shanghai',
    steward: { name: '', phone: '' },
    pairedAt: NOW,
    revoked: false,
    status: { id, online: true, since: NOW, echo, browser: 'Chromium 140', clientVersion: '0.1.0', secureContext: true, reportedPixels: pixels, alarm: null, ...status },
    ...change,
  };
}

const ids = (all: ScreenView[], query: string) => filterScreens(all, new URLSearchParams(query), ({ id }) => id === 'b').map(({ id }) => id);

describe('the list of screens', () => {
  const all = [
    screen('a', { village: '上荷村', groups: ['重点'], steward: { name: '王海', phone: '12345' } }),
    screen('b', { village: '下荷村', venueKind: 'park' }, { online: false }),
    screen('c', { revoked: true, village: '上荷村' }),
  ];

  it('leaves revoked screens out unless they are asked for', () => {
    expect(ids(all, '')).toEqual(['a', 'b']);
    expect(ids(all, 'state=revoked')).toEqual(['c']);
  });

  it('is narrowed by village, kind of place, group, state and what needs attention, all at once', () => {
    expect(ids(all, 'village=上荷村')).toEqual(['a']);
    expect(ids(all, 'venue=park&state=offline')).toEqual(['b']);
    expect(ids(all, 'group=重点&state=offline')).toEqual([]);
    expect(ids(all, 'state=attention')).toEqual(['b']);
  });

  it('is searched in names, places, groups and persons responsible, every word anywhere', () => {
    expect(ids(all, 'q=王海+重点')).toEqual(['a']);
    expect(ids(all, 'q=12345')).toEqual(['a']);
    expect(ids(all, 'q=王海+下荷')).toEqual([]);
  });

  it('offers each village and group once', () => {
    expect(villagesOf(all)).toEqual(['上荷村', '下荷村']);
    expect(groupsOf(all)).toEqual(['重点']);
  });

  it('calls a screen that is not heard offline whatever it painted last', () => {
    const painting = { kind: 'item' as const, publication: 14, index: 0, content: 'c1', title: '标语', since: NOW };
    expect(stateOf(screen('a', {}, { echo: { ...echo, painting } }))).toBe('painting');
    expect(stateOf(screen('a', {}, { online: false, echo: { ...echo, painting } }))).toBe('offline');
    expect(stateOf(screen('a', {}, { echo: null }))).toBe('emblem');
  });
});

describe('what somebody should know of a screen', () => {
  const head = { sequence: 15, issuedAt: NOW - 60_000 };

  it('is nothing when all is well', () => {
    expect(notesOf(screen('a'), { ...head, sequence: 14 }, NOW)).toEqual([]);
  });

  it('names a missed publication only when it has had time to arrive', () => {
    expect(notesOf(screen('a'), head, NOW)).toEqual(['behind']);
    expect(notesOf(screen('a'), { ...head, issuedAt: NOW - 1_000 }, NOW)).toEqual([]);
  });

  it('names alarms first, then an insecure page, little room, an unset clock and another size', () => {
    const bad = screen('a', {}, { alarm: { code: 'bad-bytes', at: NOW }, secureContext: false, reportedPixels: { width: 1280, height: 720 }, echo: { ...echo, freeBytes: 1e6, clock: 'unknown' } });
    expect(notesOf(bad, null, NOW)).toEqual(['alarm', 'insecure', 'storage-low', 'clock', 'other-size']);
  });

  it('does not repeat what an offline screen said before it left', () => {
    expect(notesOf(screen('a', {}, { online: false, echo: { ...echo, freeBytes: 1, clock: 'unknown' } }), head, NOW)).toEqual([]);
  });
});

describe('the details of a screen', () => {
  it('that were paired are just what may be saved again', () => {
    const { timeZone: _, ...details } = detailsOf(screen('a'));
    expect(screenDetails.strict().parse({ ...details, timeZone: 'Asia/Shanghai' })).toEqual(detailsOf(screen('a')));
  });

  it('begin with the kind of place that the reported shape suggests', () => {
    const kinds = [[1920, 1080], [1080, 1920], [512, 64]].map(([width, height]) => blankDetails({ width: width!, height: height! }, 'Asia/Shanghai').venueKind);
    expect(kinds).toEqual(['square-led', 'notice-board', 'strip-led']);
  });

  it('offer the reported size first and none twice', () => {
    const offered = shapesToOffer({ width: 512, height: 64 });
    expect(offered[0]).toEqual({ width: 512, height: 64 });
    expect(new Set(offered.map(({ width, height }) => `${width}×${height}`)).size).toBe(offered.length);
  });

  it('take a group as typed, trimmed and once', () => {
    expect(withGroup(['重点'], '  广场  一 ')).toEqual(['重点', '广场 一']);
    expect(withGroup(['重点'], '重点')).toEqual(['重点']);
    expect(withoutGroup(['重点', '广场'], '重点')).toEqual(['广场']);
  });

  it('are drawn in their true shape inside any box', () => {
    expect(fitInto({ width: 1920, height: 1080 }, { width: 96, height: 96 })).toEqual({ width: 96, height: 54 });
    expect(fitInto({ width: 1080, height: 1920 }, { width: 96, height: 96 })).toEqual({ width: 54, height: 96 });
  });
});
