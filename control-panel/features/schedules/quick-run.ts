import type { PlaylistView, PublicationView, ScheduleDetails, ScheduleView } from '../../../server/protocol/rest/programme.ts';
import type { ApiError } from '../../data/api-error.ts';
import { asApiError } from '../../data/api-error.ts';

export const QUICK_STEPS = ['playlist', 'schedule', 'publish'] as const;
export type QuickStep = (typeof QUICK_STEPS)[number];

/** What is to be shown, where and when. */
export interface QuickRequest {
  readonly name: string;
  /** Ids of content, in order. */
  readonly contents: readonly string[];
  readonly targets: ScheduleDetails['targets'];
  readonly recurrence: ScheduleDetails['recurrence'];
}

/** What has been made so far; a second try goes on from it. */
export interface QuickResult {
  readonly playlist: PlaylistView | null;
  readonly schedule: ScheduleView | null;
  readonly publication: PublicationView | null;
  readonly failed: { readonly step: QuickStep; readonly error: ApiError } | null;
}

export const NOTHING_MADE: QuickResult = { playlist: null, schedule: null, publication: null, failed: null };

/** The calls it stands on. */
export interface QuickCalls {
  createPlaylist: (name: string, contents: readonly string[]) => Promise<PlaylistView>;
  createSchedule: (details: ScheduleDetails) => Promise<ScheduleView>;
  updateSchedule: (schedule: ScheduleView, details: ScheduleDetails) => Promise<ScheduleView>;
  publish: (schedule: ScheduleView) => Promise<PublicationView>;
}

/** Playlist, schedule, publication: one after the other, saying how far it came. Never throws. */
export async function runQuick(request: QuickRequest, before: QuickResult, calls: QuickCalls): Promise<QuickResult> {
  let made: QuickResult = { ...before, failed: null };
  let step: QuickStep = 'playlist';
  try {
    const playlist = made.playlist ?? (await calls.createPlaylist(request.name, request.contents));
    made = { ...made, playlist };
    step = 'schedule';
    const details: ScheduleDetails = { name: request.name, playlist: playlist.id, targets: request.targets, recurrence: request.recurrence, tier: 'scheduled', campaign: '' };
    const schedule = made.schedule ? await calls.updateSchedule(made.schedule, details) : await calls.createSchedule(details);
    made = { ...made, schedule };
    step = 'publish';
    return { ...made, publication: await calls.publish(schedule) };
  } catch (error) {
    return { ...made, failed: { step, error: asApiError(error) } };
  }
}
