import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { BoardLine } from '../../../control-panel/board/board-line.ts';
import type { BoardView } from '../../../server/protocol/rest/boards.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { design, makeMetric, read, widget } from '../../server/features/boards/support.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { type BoardsServer, startBoardsServer } from '../support/boards-server.ts';

let line: BoardLine;
/** Opens the line of a page at an address, as a browser would. */
function openLine(url: string, share: string | null, board: string | null): void {
  vi.stubGlobal('location', new URL(url));
  line = new BoardLine(share, () => {});
  if (board !== null) void line.follow(board);
  line.open();
}
const titles = () => line.boards?.map(({ title }) => title).sort();
const figure = () => line.live?.frame.widgets['cases']?.figures[0]?.value;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
});
afterEach(() => {
  line.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the line to the boards', () => {
  let server: TestServer;
  let first: BoardView;
  let second: BoardView;
  let share: string;
  beforeAll(async () => {
    server = await startServer();
    await makeMetric(server, 'cases');
    await read(server, 'cases', 41);
    const make = (title: string) => server.call(api.boards.create, { body: { design: design([widget('cases', 'cases')], { title }) } });
    [first, second] = [await make('公共服务'), await make('社会治理')];
    share = (await server.call(api.boards.share, { body: { name: '大厅', boards: [first.id, second.id], expiresAt: null } })).token;
  });
  afterAll(() => server.close());

  test('shows nothing of a board that is deleted, knows which are left, and shows it again when the deletion is undone', async () => {
    openLine(server.url, share, first.id);
    await expect.poll(figure).toBe(41);
    await server.call(api.content.remove, { params: { id: first.id } });
    await expect.poll(() => line.problem?.code).toBe('not-found');
    expect(line.live).toBeNull();
    await expect.poll(titles).toEqual(['社会治理']);
    await server.call(api.content.restore, { params: { id: first.id } });
    await vi.advanceTimersByTimeAsync(15_000);
    await expect.poll(figure).toBe(41);
    expect(line.problem).toBeNull();
    expect(titles()).toEqual(['社会治理', '公共服务'].sort());
  });

  test('hears of boards that are new or gone when it moves on to another', async () => {
    openLine(server.url, share, first.id);
    await expect.poll(figure).toBe(41);
    await server.call(api.content.remove, { params: { id: first.id } });
    await expect.poll(() => line.problem?.code).toBe('not-found');
    await line.follow(second.id);
    await server.call(api.content.restore, { params: { id: first.id } });
    await vi.advanceTimersByTimeAsync(1_000);
    await expect.poll(titles).toEqual(['社会治理', '公共服务'].sort());
    expect(line.live?.board).toBe(second.id);
  });

  test('hears of a first board, also when keys were pressed while there was none', async () => {
    for (const { id } of [first, second]) await server.call(api.content.remove, { params: { id } });
    openLine(server.url, share, null);
    await expect.poll(titles).toEqual([]);
    line.listSoon();
    await vi.advanceTimersByTimeAsync(1_000);
    for (const { id } of [first, second]) await server.call(api.content.restore, { params: { id } });
    await vi.advanceTimersByTimeAsync(15_000);
    await expect.poll(titles, { timeout: 6_000 }).toEqual(['社会治理', '公共服务'].sort()); // not only when the line is next made anew
  });

  test('has the new title of the board it follows', async () => {
    openLine(server.url, share, second.id);
    await expect.poll(figure).toBe(41);
    const { revision } = await server.call(api.boards.get, { params: { id: second.id } });
    await server.call(api.boards.update, { params: { id: second.id }, ifMatch: revision, body: { design: design([widget('cases', 'cases')], { title: '基层治理' }) } });
    await expect.poll(titles).toEqual(['公共服务', '基层治理'].sort());
    await expect.poll(() => line.live?.design.title).toBe('基层治理');
  });
});

describe('a line whose server cannot open the board', () => {
  let server: BoardsServer;
  beforeEach(async () => {
    server = await startBoardsServer();
    openLine(server.url, null, 'b1');
    await expect.poll(() => line.live?.frame.at).toBe(1_000);
  });
  afterEach(() => server.close());

  test('keeps the last figures but says that they stand still, and asks again until it can', async () => {
    server.refusal = 'unavailable';
    server.cut();
    await expect.poll(() => line.problem?.code).toBe('unavailable');
    expect(line.live?.frame.at).toBe(1_000);
    expect(line.lostAt).toBeNull();
    server.refusal = null;
    await vi.advanceTimersByTimeAsync(3_000);
    await expect.poll(() => line.problem).toBeNull();
    expect(line.live?.frame.at).toBe(1_000);
  });

  test('is not called well again before the board itself is there', async () => {
    server.refusal = 'silent';
    server.title = '新名';
    server.cut();
    await expect.poll(titles).toEqual(['新名']);
    expect(line.lostAt).not.toBeNull();
    await vi.advanceTimersByTimeAsync(20_000);
    await expect.poll(() => line.problem?.code).toBe('unreachable');
    expect(line.lostAt).not.toBeNull();
  });
});
