import { describe, expect, test } from 'vitest';
import { owingScreens } from '../../../../server/features/records/owing.ts';

const MINUTE = 60_000;
const UNTIL = 1_000 * MINUTE;
const place = (id: string, change: Partial<{ pairedAt: number; revokedAt: number | null }> = {}) => ({ id, name: `屏 ${id}`, village: '荷东村', steward: '王芳', pairedAt: 0, revokedAt: null, ...change });
const heard = (screen: string, heardAt: number, installation = 'i1') => ({ screen, installation, heardAt });
const held = (screen: string, pending: number, installation = 'i1') => ({ screen, installation, pending });
const ids = (known: Partial<Parameters<typeof owingScreens>[0]>) => owingScreens({ gaps: [], places: [place('a')], heard: [], until: UNTIL, ...known }).map(({ name }) => name);

describe('a screen owes plays', () => {
  test('when it holds some, however lately it was heard', () => {
    expect(owingScreens({ places: [place('a')], gaps: [held('a', 3)], heard: [heard('a', UNTIL + MINUTE)], until: UNTIL })).toEqual([{ name: '屏 a', village: '荷东村', steward: '王芳', heardAt: UNTIL + MINUTE, pending: 3, isSilent: false }]);
  });

  test('perhaps, when it fell silent before the counted days ended; a moment without a word is no silence', () => {
    expect(ids({ heard: [heard('a', UNTIL - 11 * MINUTE)] })).toEqual(['屏 a']);
    expect(ids({ heard: [heard('a', UNTIL - 9 * MINUTE)] })).toEqual([]);
  });

  test('not when it was never heard, was put up later, or was taken out of use with nothing held', () => {
    expect(ids({})).toEqual([]);
    expect(ids({ places: [place('a', { pairedAt: UNTIL + 1 })], gaps: [held('a', 3)], heard: [heard('a', UNTIL + MINUTE)] })).toEqual([]);
    expect(ids({ places: [place('a', { revokedAt: 5 })], heard: [heard('a', 4)] })).toEqual([]);
    expect(ids({ places: [place('a', { revokedAt: 5 })], gaps: [held('a', 2)], heard: [heard('a', 4)] })).toEqual(['屏 a']);
  });
});

test('an installation that was replaced still owes what it held, since it was last heard itself', () => {
  const [one] = owingScreens({ places: [place('a')], gaps: [held('a', 50, 'old'), held('a', 0, 'new')], heard: [heard('a', 10, 'old'), heard('a', UNTIL, 'new')], until: UNTIL });
  expect(one).toMatchObject({ heardAt: 10, pending: 50, isSilent: false });
});

test('those silent longest come first', () => {
  expect(ids({ places: [place('a'), place('b'), place('c')], heard: [heard('a', 30), heard('b', 10), heard('c', 20)] })).toEqual(['屏 b', '屏 c', '屏 a']);
});
