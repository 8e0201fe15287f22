import type { Publication, SchedulePublication } from '../domain/publication.ts';
import type { ScreenProfile } from '../domain/screen.ts';
import { isTargeted } from '../domain/targets.ts';

/**
 * The publications this screen has to acknowledge: schedules for it, withdrawals of such, and what is
 * for every screen.
 * @param before what was in force before `applied`, by schedule
 * @param applied in the order of the log
 */
export function concerning(screen: ScreenProfile, before: ReadonlyMap<string, SchedulePublication>, applied: readonly Publication[]): Publication[] {
  const known = new Map(before);
  return applied.filter((publication) => {
    if (publication.kind === 'schedule') known.set(publication.schedule, publication);
    if (publication.kind !== 'schedule' && publication.kind !== 'withdraw') return true;
    const schedule = known.get(publication.schedule);
    return schedule !== undefined && isTargeted(schedule.targets, screen);
  });
}
