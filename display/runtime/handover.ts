import type { LogState } from '../../server/domain/log-state.ts';
import type { SchedulePublication } from '../../server/domain/publication.ts';

type Schedules = LogState['schedules'];

/**
 * What a schedule showed before it was published anew stays until the first item of the new version is
 * stored here: a film on its way must not leave the screen with less than it had. A withdrawal, or
 * anything else that ends the schedule, ends both at once; so does a new version that is not for this screen.
 */
export function createHandover(isMine: (publication: SchedulePublication) => boolean, isPlayable: (publication: SchedulePublication) => boolean) {
  const former = new Map<string, SchedulePublication>();

  return {
    /** The log has moved on. */
    moved(before: Schedules, after: Schedules): void {
      for (const [schedule, old] of before) {
        const next = after.get(schedule);
        // of several versions in a row, the last one that could be shown
        if (next && next.sequence !== old.sequence && isPlayable(old)) former.set(schedule, old);
      }
      for (const schedule of former.keys()) if (!after.has(schedule)) former.delete(schedule);
    },
    /** What to play from: each schedule in the version that can be shown. */
    current(schedules: Schedules): SchedulePublication[] {
      return [...schedules.values()].map((publication) => {
        const old = former.get(publication.schedule);
        if (!old || (isMine(publication) && !isPlayable(publication))) return old ?? publication;
        former.delete(publication.schedule);
        return publication;
      });
    },
    /** Former versions still needed. */
    kept: (): SchedulePublication[] => [...former.values()],
  };
}
