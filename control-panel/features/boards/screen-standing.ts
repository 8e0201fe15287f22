import type { BoardOnScreen } from '../../../server/protocol/rest/boards.ts';

/** How what a screen shows of a board stands to what it should show. */
export type ScreenStanding = 'offline' | 'old' | 'behind' | 'waiting' | 'current';

/** A screen tells what it painted every five seconds while figures change all the time; twice that is late. */
const LATE_MS = 10_000;

export function standingOf({ online, current, onGlass, behindMs }: Pick<BoardOnScreen, 'online' | 'current' | 'onGlass' | 'behindMs'>): ScreenStanding {
  if (!online) return 'offline';
  if (!current) return 'old';
  if (behindMs > LATE_MS) return 'behind';
  return onGlass ? 'current' : 'waiting';
}

/** Shows something else than it should. A board that waits for its turn shows nothing. */
export const differs = (screen: BoardOnScreen): boolean => !['current', 'waiting'].includes(standingOf(screen));

/** Those that differ first, in the order of how much it matters. */
export function bySeriousness(screens: readonly BoardOnScreen[]): readonly BoardOnScreen[] {
  const rank: Record<ScreenStanding, number> = { old: 0, behind: 1, offline: 2, current: 3, waiting: 4 };
  return [...screens].sort((one, other) => rank[standingOf(one)] - rank[standingOf(other)] || one.name.localeCompare(other.name, 'zh-CN'));
}
