import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VENUE_KINDS } from '../../../server/domain/screen.ts';
import { isEmptyTargets, isTargeted, NO_TARGETS } from '../../../server/domain/targets.ts';

const here = { screen: 'here', groups: ['东片', '夜间'], village: '荷花村', venueKind: 'park' as const };
const names = fc.array(fc.constantFrom('here', 'there', '东片', '西片', '荷花村', '莲塘村'), { maxLength: 3 });
const anyTargets = fc.record({ all: fc.boolean(), screens: names, groups: names, villages: names, venueKinds: fc.subarray([...VENUE_KINDS], { maxLength: 3 }) });

test.each([
  ['all screens', { all: true }],
  ['the screen itself', { screens: ['there', 'here'] }],
  ['one of its groups', { groups: ['夜间'] }],
  ['its village', { villages: ['荷花村'] }],
  ['its kind of place', { venueKinds: ['park' as const] }],
])('a screen is meant by %s', (_, some) => {
  expect(isTargeted({ ...NO_TARGETS, ...some }, here)).toBe(true);
});

test('a name counts only in its own column', () => {
  expect(isTargeted({ ...NO_TARGETS, screens: ['荷花村'], groups: ['here'], villages: ['东片'] }, here)).toBe(false);
});

test('more targets never mean fewer screens, and none mean no screen', () => {
  fc.assert(
    fc.property(anyTargets, anyTargets, (one, two) => {
      const both = {
        all: one.all || two.all,
        screens: [...one.screens, ...two.screens],
        groups: [...one.groups, ...two.groups],
        villages: [...one.villages, ...two.villages],
        venueKinds: [...one.venueKinds, ...two.venueKinds],
      };
      expect(isTargeted(both, here)).toBe(isTargeted(one, here) || isTargeted(two, here));
      if (isEmptyTargets(one)) expect(isTargeted(one, here)).toBe(false);
    }),
  );
});
