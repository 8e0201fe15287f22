import type { ScreenProfile, VenueKind } from './screen.ts';

/** Which screens something is for: any match is enough; `all` needs no other. */
export interface Targets {
  readonly all: boolean;
  readonly screens: readonly string[];
  readonly groups: readonly string[];
  readonly villages: readonly string[];
  readonly venueKinds: readonly VenueKind[];
}

export const NO_TARGETS: Targets = { all: false, screens: [], groups: [], villages: [], venueKinds: [] };

type Targetable = Pick<ScreenProfile, 'screen' | 'groups' | 'village' | 'venueKind'>;

export function isTargeted(targets: Targets, screen: Targetable): boolean {
  return (
    targets.all ||
    targets.screens.includes(screen.screen) ||
    targets.villages.includes(screen.village) ||
    targets.venueKinds.includes(screen.venueKind) ||
    screen.groups.some((group) => targets.groups.includes(group))
  );
}

/** True when no screen could ever match. */
export function isEmptyTargets(targets: Targets): boolean {
  const { all, screens, groups, villages, venueKinds } = targets;
  return !all && screens.length + groups.length + villages.length + venueKinds.length === 0;
}
