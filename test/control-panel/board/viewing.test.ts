import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { endOfDay, moveDay } from '../../../control-panel/board/days.ts';
import { type Place, readPlace } from '../../../control-panel/board/place.ts';
import { Viewing } from '../../../control-panel/board/viewing.ts';
import { type BoardsServer, startBoardsServer } from '../support/boards-server.ts';

const DAY = '2025-06-01';
const host = { addController() {}, removeController() {}, requestUpdate() {}, updateComplete: Promise.resolve(true) };
const ending = (day: string) => endOfDay(day, 'Asia/Shanghai');

describe('a board looked at as of a day', () => {
  let server: BoardsServer;
  let viewing: Viewing;
  let place: Place;
  beforeEach(async () => {
    server = await startBoardsServer();
    vi.stubGlobal('location', new URL(server.url));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'], shouldAdvanceTime: true });
  });
  afterEach(async () => {
    viewing.hostDisconnected();
    vi.useRealTimers();
    vi.unstubAllGlobals();
    await server.close();
  });

  function visit(query: string): void {
    place = readPlace({ pathname: '/board/b1', search: query });
    viewing = new Viewing(host, place);
    viewing.hostConnected();
  }
  const go = (day: string | null) => viewing.go((place = { ...place, day }));
  const seen = () => [viewing.view?.kind, viewing.view?.at];

  test.each(['?share=token', ''])('ends on the day the slider was left at, asked for at most as often as allowed (%s)', async (query) => {
    visit(query);
    await expect.poll(() => viewing.view?.kind).toBe('live');
    const last = moveDay(DAY, { days: 99 });
    for (let step = 0; step < 100; step += 1) {
      go(moveDay(DAY, { days: step }));
      await vi.advanceTimersByTimeAsync(16);
    }
    await expect.poll(seen).toEqual(['replay', ending(last)]);
    expect(server.replays.at(-1)).toBe(ending(last));
    expect(server.replays.length).toBeGreaterThan(1);
    expect(server.replays.length).toBeLessThan(query === '' ? 14 : 8);
  });

  test('is asked for again when it was asked for too often', async () => {
    visit(`?day=${DAY}`);
    await expect.poll(seen).toEqual(['replay', ending(DAY)]);
    server.refusal = 'too-many';
    go('2025-06-02');
    await expect.poll(() => viewing.problem?.code).toBe('too-many');
    server.refusal = null;
    await vi.advanceTimersByTimeAsync(1_500);
    await expect.poll(seen).toEqual(['replay', ending('2025-06-02')]);
    expect(viewing.problem).toBeNull();
    expect(viewing.isLoading).toBe(false);
  });

  test('is asked for again when the line was lost on the way to it', async () => {
    visit(`?day=${DAY}`);
    await expect.poll(seen).toEqual(['replay', ending(DAY)]);
    server.refusal = 'silent';
    go('2025-06-02');
    await expect.poll(() => server.replays.length).toBe(2);
    server.refusal = null;
    server.cut();
    await expect.poll(() => viewing.problem?.code).toBe('unreachable');
    await vi.advanceTimersByTimeAsync(1_500);
    await expect.poll(seen).toEqual(['replay', ending('2025-06-02')]);
    expect(viewing.problem).toBeNull();
  });

  test('that is left for now again shows nothing of the day that comes late', async () => {
    visit(`?day=${DAY}`);
    await expect.poll(seen).toEqual(['replay', ending(DAY)]);
    go('2025-06-02');
    go(null);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(seen()).toEqual(['live', null]);
    go('2025-06-03');
    expect(viewing.view).toBeNull();
    await expect.poll(seen).toEqual(['replay', ending('2025-06-03')]);
  });
});
