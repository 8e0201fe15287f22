import type { BoardDesign } from '../../../server/domain/statistics/board.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import type { BoardView } from '../../../server/protocol/rest/boards.ts';
import type { Call } from '../../support/server.ts';

const ALL_YEAR = { startDate: '2026-01-01', endDate: null, weekdays: [1, 2, 3, 4, 5, 6, 7], windows: [{ from: '00:00', to: '24:00' }] };

export async function publishNow(call: Call, { id, revision }: { id: string; revision: number }): Promise<void> {
  await call(api.schedules.publish, { params: { id }, body: { revision } });
}

/** Draws a board and puts it on every screen all day, alone; what was published before is withdrawn. */
export async function publishBoard(call: Call, design: BoardDesign): Promise<BoardView> {
  const board = await call(api.boards.create, { body: { design } });
  const playlist = await call(api.playlists.create, { body: { name: design.title, entries: [{ content: board.id, durationMs: 3_600_000 }] } });
  const schedule = await call(api.schedules.create, {
    body: { name: design.title, playlist: playlist.id, tier: 'scheduled', targets: { all: true, screens: [], groups: [], villages: [], venueKinds: [] }, recurrence: ALL_YEAR },
  });
  for (const { id } of await call(api.schedules.list)) if (id !== schedule.id) await call(api.schedules.withdraw, { params: { id }, body: {} });
  await publishNow(call, schedule);
  return board;
}
