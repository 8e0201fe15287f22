import { api } from '../../server/protocol/rest/index.ts';
import type { ScheduleView } from '../../server/protocol/rest/programme.ts';
import { call } from './call.ts';
import { Store, storesBy } from './store.ts';

/** Schedules change with nearly everything: their playlist, its content, their screens, what is published. */
const TOPICS = ['schedules', 'playlists', 'content', 'publications', 'screens'] as const;

export const schedules = new Store<ScheduleView[]>({ load: () => call(api.schedules.list), topics: TOPICS });

export const schedule = storesBy<string, ScheduleView>((id) => ({
  load: () => call(api.schedules.get, { params: { id } }),
  topics: TOPICS,
}));

/** Published once and changed since: the wall does not show what the desk shows. */
export function hasUnpublishedChanges(schedule: Pick<ScheduleView, 'publication' | 'changes' | 'state'>): boolean {
  return schedule.publication !== null && schedule.changes.length > 0 && schedule.state !== 'over';
}
