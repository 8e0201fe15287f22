import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Showing } from '../../../control-panel/board/showing.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { design, makeMetric, widget } from '../../server/features/boards/support.ts';
import { startServer, type TestServer } from '../../support/server.ts';

const host = { addController() {}, removeController() {}, requestUpdate() {}, updateComplete: Promise.resolve(true) };

describe('the record of an inspection', () => {
  let server: TestServer;
  let boards: string[];
  let isCut: boolean;
  let showing: Showing;
  const fetched = globalThis.fetch;
  beforeAll(async () => {
    server = await startServer();
    await makeMetric(server, 'cases');
    boards = [];
    for (const title of ['公共服务', '社会治理', '普法']) boards.push((await server.call(api.boards.create, { body: { design: design([widget('cases', 'cases')], { title }) } })).id);
  });
  afterAll(() => server.close());
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    isCut = false;
    showing = new Showing(host);
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
      if (isCut && path.startsWith('/')) return Promise.reject(new TypeError('no network'));
      return fetched(new URL(path, server.url), path.startsWith('/') ? { ...init, headers: { ...init.headers, cookie: server.cookie } } : init);
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const [first, second, third] = [() => boards[0]!, () => boards[1]!, () => boards[2]!];
  const shown = async () => (await server.call(api.inspections.showings)).filter(({ endedAt }) => endedAt === null).map(({ board, snapshot }) => [board, snapshot]);

  test('says for whom it is, also of what comes after', async () => {
    await showing.begin(first(), null, '县普法办年度检查');
    showing.moveOn(second(), null);
    await vi.waitFor(async () => expect(await shown()).toEqual([[second(), null]]));
    expect((await server.call(api.inspections.showings)).map(({ note }) => note)).toEqual(['县普法办年度检查', '县普法办年度检查']);
    await showing.end();
  });

  test('says what is on the glass, however fast one board came after another', async () => {
    await showing.begin(first(), null);
    showing.moveOn(second(), null);
    showing.moveOn(third(), null);
    await expect.poll(shown).toEqual([[third(), null]]);
    const { id } = await server.call(api.inspections.freeze, { params: { id: third() }, body: { label: '年度' } });
    showing.moveOn(third(), id);
    await expect.poll(shown).toEqual([[third(), id]]);
    await showing.end();
    expect(await shown()).toEqual([]);
    expect(showing.now).toBeNull();
  });

  test('catches up by itself with what came while the server could not be reached', async () => {
    await showing.begin(first(), null);
    isCut = true;
    showing.moveOn(second(), null);
    await expect.poll(() => showing.problem?.code).toBe('unreachable');
    showing.moveOn(third(), null);
    isCut = false;
    await vi.advanceTimersByTimeAsync(3_000);
    await expect.poll(shown).toEqual([[third(), null]]);
    expect(showing.problem).toBeNull();
    await showing.end();
  });

  test('is still open when it could not be ended, and is ended once the server is reached', async () => {
    await showing.begin(first(), null);
    isCut = true;
    await showing.end();
    expect(showing.now?.board).toBe(first());
    expect(showing.problem?.code).toBe('unreachable');
    showing.moveOn(second(), null);
    isCut = false;
    await vi.advanceTimersByTimeAsync(3_000);
    await expect.poll(shown).toEqual([]);
    expect(showing.now).toBeNull();
  });

  test('is not begun when the server cannot be reached, and not later either', async () => {
    isCut = true;
    await expect(showing.begin(first(), null)).rejects.toMatchObject({ code: 'unreachable' });
    isCut = false;
    showing.moveOn(second(), null);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await shown()).toEqual([]);
    expect(showing.now).toBeNull();
  });
});
