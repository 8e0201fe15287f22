import type { PlayGrouping, PlayMeasure } from '../../domain/statistics/metric.ts';
import { groupings, type Placed } from './grouping.ts';
import type { Tally } from './tallies.ts';

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
export function measured(measure: Exclude<PlayMeasure, 'screens-online'>, plays: readonly Tally[], screens: readonly (Placed & { readonly revoked_at: number | null })[], by: PlayGrouping | null, nameOf: (key: string) => string): Measured {
  const keys = groupings(screens);
  const value = (of: readonly Tally[]): number => {
    if (measure === 'plays') return of.reduce((sum, tally) => sum + tally.plays, 0);
    if (measure === 'play-hours') return Math.round((of.reduce((sum, { durationMs }) => sum + durationMs, 0) / MS_AN_HOUR) * 100) / 100;
    if (measure === 'screens-playing') return new Set(of.map(({ screen }) => screen)).size;
    return new Set(of.flatMap((tally) => keys.village(tally) || [])).size;
  };
  const groups = new Map<string, Tally[]>();
  if (by !== null) {
    const keyOf = keys[by];
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
