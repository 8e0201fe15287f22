import { randomBytes } from 'node:crypto';
import { api } from '../../../server/protocol/rest/index.ts';
import type { ScreenDetails } from '../../../server/protocol/rest/screens.ts';
import { pairSimulated } from '../../../server/simulator/pairing.ts';
import { createSimulatedScreen, type SimulatedScreen, type SimulatedScreenOptions } from '../../../server/simulator/simulated-screen.ts';
import type { Call } from '../../support/server.ts';

export const SQUARE: Omit<ScreenDetails, 'name'> = {
  site: '',
  village: '荷苑社区',
  venueKind: 'square-led',
  groups: [],
  pixels: { width: 1920, height: 1080 },
  rotation: 0,
  steward: { name: '值班员', phone: '12345' },
};

/** Pairs simulated screens over the real sockets and starts them. */
export async function startFleet(server: { url: string; call: Call }, count: number, options: Pick<SimulatedScreenOptions, 'idle'> & { details?: Partial<ScreenDetails> } = {}): Promise<SimulatedScreen[]> {
  const { details, ...rest } = options;
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const wanted = { ...SQUARE, name: `屏 ${index + 1}`, ...details };
      const paired = await pairSimulated({ url: server.url, pixels: wanted.pixels, claim: (code) => server.call(api.screens.pair, { body: { ...wanted, code } }) });
      return createSimulatedScreen({ url: server.url, credential: paired.credential, profile: paired.profile, key: paired.key, installation: randomBytes(12).toString('hex'), ...rest });
    }),
  );
}

/** A slogan on a playlist on a schedule for every screen, all day. @returns the schedule, not yet published */
export async function makeSchedule(call: Call, text: string, seconds = [2]) {
  const content = await call(api.content.create, { body: { kind: 'slogan', text, theme: 'peace', category: 'slogan' } });
  const playlist = await call(api.playlists.create, { body: { name: text, entries: seconds.map((each) => ({ content: content.id, durationMs: each * 1_000 })) } });
  return call(api.schedules.create, {
    body: {
      name: text,
      playlist: playlist.id,
      tier: 'scheduled',
      targets: { all: true, screens: [], groups: [], villages: [], venueKinds: [] },
      recurrence: { startDate: '2026-01-01', endDate: null, weekdays: [1, 2, 3, 4, 5, 6, 7], windows: [{ from: '00:00', to: '24:00' }] },
    },
  });
}
