import type { BoardOnScreen } from '../../../server/protocol/rest/boards.ts';

/** How what a screen shows of a board stands to what it should show. */
export type ScreenStanding = 'offline' | 'old' | 'behind' | 'current';

/** One frame may be on its way at any moment. */
const ON_ITS_WAY = 1;

export function standingOf({ online, current, sent, painted }: Pick<BoardOnScreen, 'online' | 'current' | 'sent' | 'painted'>): ScreenStanding {
  if (!online) return 'offline';
  if (!current) return 'old';
  return sent - painted > ON_ITS_WAY ? 'behind' : 'current';
}

/** Those that differ first, in the order of how much it matters. */
export function bySeriousness(screens: readonly BoardOnScreen[]): readonly BoardOnScreen[] {
  const rank: Record<ScreenStanding, number> = { old: 0, behind: 1, offline: 2, current: 3 };
  return [...screens].sort((one, other) => rank[standingOf(one)] - rank[standingOf(other)] || one.name.localeCompare(other.name, 'zh-CN'));
}
