import { type Publication, type SchedulePublication, TIERS } from '../../domain/publication.ts';
import { occurrenceAt } from '../../domain/recurrence.ts';
import { whatPlays } from '../../domain/what-plays.ts';
import type { ScreenView } from '../../protocol/rest/screens.ts';

/**
 * Whether a screen ought to paint a publication now: within its hours, with nothing of a stronger tier
 * over it. What is not due is not late.
 * @param inForce schedules in force, whichever screens they are for
 */
export function createDue(publication: Publication, inForce: Iterable<SchedulePublication>, now: number): (screen: ScreenView) => boolean {
  if (publication.kind !== 'schedule') return () => true;
  const { tier, recurrence } = publication;
  const stronger = [...inForce].filter((other) => TIERS.indexOf(other.tier) > TIERS.indexOf(tier));
  return ({ id, name, village, venueKind, groups, timeZone, pixels, rotation, revision }) => {
    if (occurrenceAt(recurrence, timeZone, now) === null) return false;
    return whatPlays(stronger, { v: 1, screen: id, revision, name, village, venueKind, groups, timeZone, pixels, rotation, issuedAt: now }, now) === null;
  };
}
