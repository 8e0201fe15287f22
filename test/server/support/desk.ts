import type { z } from 'zod';
import { dayOf } from '../../../server/domain/recurrence.ts';
import { NO_TARGETS } from '../../../server/domain/targets.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import type { ScheduleDetails, ScheduleView } from '../../../server/protocol/rest/programme.ts';
import type { TestServer } from '../../support/server.ts';

export type NewText = z.input<NonNullable<typeof api.content.create.body>>;

export function textDraft(text: string): NewText {
  return { kind: 'slogan', text, theme: 'constitution', category: 'slogan' };
}

export async function makeSlogan(server: TestServer, text = '学法尊法守法用法') {
  return server.call(api.content.create, { body: textDraft(text) });
}

export async function makePlaylist(server: TestServer, name = '普法节目单', texts: readonly string[] = ['学法尊法守法用法']) {
  const entries = [];
  for (const text of texts) entries.push({ content: (await makeSlogan(server, text)).id, durationMs: null });
  return server.call(api.playlists.create, { body: { name, entries } });
}

export function scheduleDetails(playlist: string, fields: Partial<ScheduleDetails> = {}): ScheduleDetails {
  return {
    name: '日常宣传',
    playlist,
    targets: { ...NO_TARGETS, all: true },
    recurrence: { startDate: dayOf(Date.now() - 86_400_000, 'Asia/Shanghai'), endDate: null, weekdays: [1, 2, 3, 4, 5, 6, 7], windows: [{ from: '00:00', to: '24:00' }] },
    tier: 'scheduled',
    ...fields,
  } as ScheduleDetails;
}

/** A schedule with a playlist of its own, as a draft. */
export async function makeSchedule(server: TestServer, fields: Partial<ScheduleDetails> = {}, texts?: readonly string[]): Promise<ScheduleView> {
  const playlist = await makePlaylist(server, '普法节目单', texts);
  return server.call(api.schedules.create, { body: scheduleDetails(playlist.id, fields) });
}

/** Publishes the schedule as it is now. */
export async function publish(server: TestServer, schedule: string) {
  const { revision } = await server.call(api.schedules.get, { params: { id: schedule } });
  return server.call(api.schedules.publish, { params: { id: schedule }, body: { revision } });
}
