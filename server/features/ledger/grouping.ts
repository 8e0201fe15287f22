import type { PlayGrouping } from '../../domain/statistics/metric.ts';
import type { PlayFilter } from './play-filter.ts';
import type { Tally } from './tallies.ts';

/** Where a screen stands. */
export interface Placed {
  readonly id: string;
  readonly village: string;
  readonly venue_kind: string;
}
type Group = Pick<Tally, 'screen' | 'category' | 'campaign'>;
type Choice = Pick<PlayFilter, PlayGrouping>;

/** The key of what was played, for each way of grouping. */
export function groupings(screens: readonly Placed[]): Record<PlayGrouping, (played: Group) => string> {
  const placed = new Map(screens.map((screen) => [screen.id, screen]));
  return {
    screen: ({ screen }) => screen,
    village: ({ screen }) => placed.get(screen)?.village ?? '',
    venueKind: ({ screen }) => placed.get(screen)?.venue_kind ?? '',
    category: ({ category }) => category,
    campaign: ({ campaign }) => campaign,
  };
}

/** The screens of a choice; what is not named is not asked. */
export function screensOf<S extends Placed>({ screen, village, venueKind }: Choice, screens: readonly S[]): S[] {
  return screens.filter(({ id, village: its, venue_kind }) => (screen ?? id) === id && (village ?? its) === its && (venueKind ?? venue_kind) === venue_kind);
}

/** What was played of a choice. @param screens those of the choice */
export function isOf({ category, campaign }: Choice, screens: readonly Placed[]): (played: Group) => boolean {
  const chosen = new Set(screens.map(({ id }) => id));
  return (played) => chosen.has(played.screen) && (category ?? played.category) === played.category && (campaign ?? played.campaign) === played.campaign;
}
