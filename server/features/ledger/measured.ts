import type { PlayGrouping, PlayMeasure } from '../../domain/statistics/metric.ts';
import type { Tally } from './tallies.ts';

interface Placed {
  readonly id: string;
  readonly village: string;
  readonly venue_kind: string;
  readonly revoked_at: number | null;
}
interface Measured {
  readonly whole: number;
  readonly members: { readonly member: string; readonly value: number }[];
}

const MS_AN_HOUR = 3_600_000;

/**
 * A measure of counted plays, whole and by group. Villages, kinds of place and screens in use that nothing
 * was played at are there with 0: not to be covered is worth knowing.
 * @param nameOf what a group is called; groups called alike are one
 */
export function measured(measure: Exclude<PlayMeasure, 'screens-online'>, plays: readonly Tally[], screens: readonly Placed[], by: PlayGrouping | null, nameOf: (key: string) => string): Measured {
  const placed = new Map(screens.map((screen) => [screen.id, screen]));
  const value = (of: readonly Tally[]): number => {
    if (measure === 'plays') return of.reduce((sum, tally) => sum + tally.plays, 0);
    if (measure === 'play-hours') return Math.round((of.reduce((sum, { durationMs }) => sum + durationMs, 0) / MS_AN_HOUR) * 100) / 100;
    if (measure === 'screens-playing') return new Set(of.map(({ screen }) => screen)).size;
    return new Set(of.flatMap(({ screen }) => placed.get(screen)?.village || [])).size;
  };
  const groups = new Map<string, Tally[]>();
  if (by !== null) {
    const keyOf = groupings(placed)[by];
    if (by !== 'category' && by !== 'campaign') {
      for (const { id, revoked_at } of screens) if (revoked_at === null) groups.set(nameOf(keyOf({ screen: id, category: '', campaign: '' })), []);
    }
    for (const tally of plays) {
      const name = nameOf(keyOf(tally));
      const group = groups.get(name);
      if (group) group.push(tally);
      else groups.set(name, [tally]);
    }
  }
  const members = [...groups].map(([member, of]) => ({ member, value: value(of) }));
  return { whole: value(plays), members: members.sort((a, b) => b.value - a.value || (a.member < b.member ? -1 : 1)) };
}

function groupings(placed: ReadonlyMap<string, Placed>): Record<PlayGrouping, (tally: Pick<Tally, 'screen' | 'category' | 'campaign'>) => string> {
  return {
    screen: ({ screen }) => screen,
    village: ({ screen }) => placed.get(screen)?.village ?? '',
    venueKind: ({ screen }) => placed.get(screen)?.venue_kind ?? '',
    category: ({ category }) => category,
    campaign: ({ campaign }) => campaign,
  };
}
