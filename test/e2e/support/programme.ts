import { api } from '../../../server/protocol/rest/index.ts';
import type { PublicationView, ScheduleDetails, ScheduleView } from '../../../server/protocol/rest/programme.ts';
import { publish, scheduleDetails } from '../../server/support/desk.ts';
import { until } from '../../server/support/wall.ts';
import type { TestServer } from '../../support/server.ts';

export type Entry = readonly [content: string, durationMs: number | null];

export interface Published {
  readonly schedule: ScheduleView;
  readonly publication: PublicationView;
}

/** Puts content into a playlist of its own, schedules it (on every screen, all day, unless `fields` says otherwise) and publishes it. */
export async function publishItems(server: TestServer, entries: readonly Entry[], fields: Partial<ScheduleDetails> = {}): Promise<Published> {
  const playlist = await server.call(api.playlists.create, {
    body: { name: `节目单 ${entries.length}`, entries: entries.map(([content, durationMs]) => ({ content, durationMs })) },
  });
  const schedule = await server.call(api.schedules.create, { body: scheduleDetails(playlist.id, fields) });
  return { schedule, publication: await publish(server, schedule.id) };
}

/** A slogan on the paper theme or a notice on the peace theme: neither looks like the emblem. */
export async function makeText(server: TestServer, text: string, more: { kind?: 'slogan' | 'notice'; phone?: string } = {}): Promise<string> {
  const { kind = 'slogan', phone } = more;
  const made = await server.call(api.content.create, {
    body: { kind, text, theme: kind === 'slogan' ? 'paper' : 'peace', category: kind === 'slogan' ? 'slogan' : 'hotline', ...(phone ? { phone } : {}) },
  });
  return made.id;
}

export async function withdraw(server: TestServer, { schedule }: Published): Promise<PublicationView> {
  return server.call(api.schedules.withdraw, { params: { id: schedule.id }, body: {} });
}

/** Waits until the screen has said that it received, stored and painted the publication. @returns its receipts, in milliseconds after the publication was issued */
export async function paintedReceipt(server: TestServer, screen: string, { sequence }: PublicationView) {
  const { receipts } = await until(
    () => server.call(api.publications.get, { params: { sequence } }),
    (answer) => answer.receipts.some((row) => row.screen === screen && row.painted !== null && row.stored !== null && row.received !== null),
    30_000,
  );
  return receipts.find((row) => row.screen === screen)!;
}

/** Waits for an alarm of this code from the screen. */
export async function alarmOf(server: TestServer, screen: string, code: string): Promise<void> {
  await until(
    () => server.app.services.db.selectFrom('alarm').select('code').where('screen_id', '=', screen).execute(),
    (alarms) => alarms.some((alarm) => alarm.code === code),
    30_000,
  );
}
