import type { GapRow } from '../../protocol/rest/ledger.ts';
import type { OwingScreen } from './record-facts.ts';

interface Known {
  readonly gaps: readonly Pick<GapRow, 'screen' | 'installation' | 'pending'>[];
  readonly places: readonly { readonly id: string; readonly name: string; readonly village: string; readonly steward: string; readonly pairedAt: number; readonly revokedAt: number | null }[];
  readonly heard: readonly { readonly screen: string; readonly installation: string; readonly heardAt: number }[];
  /** The last instant of what is counted, epoch milliseconds. */
  readonly until: number;
}

/** A screen tells how it stands four times a minute: after so long without a word it is away. */
const AWAY_MS = 10 * 60_000;

/**
 * Screens that hold plays not handed in, or that were last heard before the counted days ended and may hold some; those
 * silent longest first. One put up later, or taken out of use with nothing held, has nothing to add.
 */
export function owingScreens({ gaps, places, heard, until }: Known): OwingScreen[] {
  const pendingOf = new Map(gaps.map(({ screen, installation, pending }) => [`${screen} ${installation}`, pending]));
  const ofScreen = new Map<string, { heardAt: number; pending: number }[]>();
  for (const { screen, installation, heardAt } of heard) {
    const one = { heardAt, pending: pendingOf.get(`${screen} ${installation}`) ?? 0 };
    const others = ofScreen.get(screen);
    if (others) others.push(one);
    else ofScreen.set(screen, [one]);
  }
  const owing: OwingScreen[] = [];
  for (const { id, name, village, steward, pairedAt, revokedAt } of places) {
    const own = ofScreen.get(id) ?? [];
    if (own.length === 0 || pairedAt > until) continue;
    const holding = own.filter((each) => each.pending > 0);
    const lastHeard = Math.max(...own.map(({ heardAt }) => heardAt));
    const isSilent = revokedAt === null && lastHeard < until - AWAY_MS;
    if (holding.length === 0 && !isSilent) continue;
    // an installation that was replaced keeps what it holds: what counts is when that one was last heard
    owing.push({ name, village, steward, heardAt: holding.length > 0 ? Math.min(...holding.map(({ heardAt }) => heardAt)) : lastHeard, pending: holding.reduce((sum, { pending }) => sum + pending, 0), isSilent });
  }
  return owing.sort((a, b) => a.heardAt - b.heardAt || (a.name < b.name ? -1 : 1));
}
