import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api } from '../../../../server/protocol/rest/index.ts';
import type { Publication } from '../../../../server/domain/publication.ts';
import { publicationAssets } from '../../../../server/domain/publication.ts';
import { commonCharacters } from '../../../../server/features/boards/board-texts.ts';
import { startServer, type TestServer } from '../../../support/server.ts';
import { publish, scheduleDetails } from '../../support/desk.ts';
import { codeOf, refusalOf } from '../../support/refusal.ts';
import { pairScreen } from '../../support/wall.ts';
import { design, makeMetric, read, widget } from './support.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
  await makeMetric(server, 'sessions');
  await read(server, 'sessions', 1012);
});
afterAll(() => server.close());

const sessions = (title: string) => design([widget('sessions', 'sessions')], { title });
const make = (title: string) => server.call(api.boards.create, { body: { design: sessions(title) } });
const textOf = (sha256: string) => server.app.services.db.selectFrom('board_design').selectAll().where('sha256', '=', sha256).executeTakeFirst();

describe('a board', () => {
  test('is a content item of its own kind, and every design it has had stays on record under its hash', async () => {
    const made = await make('普法宣传');
    expect(made).toMatchObject({ title: '普法宣传', thumbnail: null, durationMs: 30_000, revision: 1, visual: { kind: 'board' } });
    expect(made.sha256).toBe(createHash('sha256').update(JSON.stringify(made.design)).digest('hex'));
    const saved = await server.call(api.boards.update, { params: { id: made.id }, ifMatch: 1, body: { design: sessions('普法宣传（新）') } });
    expect(saved).toMatchObject({ id: made.id, revision: 2, title: '普法宣传（新）' });
    for (const { sha256, design: drawn } of [made, saved]) expect(await textOf(sha256)).toMatchObject({ board_id: made.id, text: JSON.stringify(drawn) });
    expect((await server.call(api.content.list, { query: { kind: 'board' } })).map(({ id }) => id)).toContain(made.id);
    expect((await server.call(api.boards.list)).map(({ id }) => id)).toContain(made.id);
  });

  test('whose trends would keep the server busy for minutes is refused, and its figures are not worked out', async () => {
    const wide = (widgets: number, count: number) => design(Array.from({ length: widgets }, (_, index) => widget(`w${index}`, null, { kind: 'trend', data: { metrics: Array.from({ length: 30 }, (_each, at) => `m${at}`), view: 'trend', window: { unit: 'day', count } } })));
    expect(await codeOf(server.call(api.boards.figures, { body: { design: wide(80, 400) } }))).toBe('too-large');
    expect(await codeOf(server.call(api.boards.create, { body: { design: wide(80, 400) } }))).toBe('too-large');
    expect(Object.keys((await server.call(api.boards.figures, { body: { design: wide(80, 31) } })).widgets)).toHaveLength(80);
  });

  test('that somebody else has saved meanwhile is not overwritten: the newer one comes back', async () => {
    const made = await make('两人改');
    await server.call(api.boards.update, { params: { id: made.id }, ifMatch: 1, body: { design: sessions('先存的') } });
    const refusal = await refusalOf(server.call(api.boards.update, { params: { id: made.id }, ifMatch: 1, body: { design: sessions('后存的') } }));
    expect(refusal).toMatchObject({ code: 'changed-meanwhile', details: { revision: 2, design: { title: '先存的' } } });
  });

  test('is found no more when deleted and found again when restored; what is no board is never one', async () => {
    const { id } = await make('要删的');
    await server.call(api.content.remove, { params: { id } });
    expect(await codeOf(server.call(api.boards.get, { params: { id } }))).toBe('not-found');
    await server.call(api.content.restore, { params: { id } });
    expect((await server.call(api.boards.get, { params: { id } })).title).toBe('要删的');
    const slogan = await server.call(api.content.create, { body: { kind: 'slogan', text: '学法', theme: 'peace', category: 'slogan' } });
    expect(await codeOf(server.call(api.boards.get, { params: { id: slogan.id } }))).toBe('not-found');
    expect(await codeOf(server.call(api.boards.update, { params: { id: slogan.id }, ifMatch: 1, body: { design: sessions('x') } }))).toBe('not-found');
  });

  test('needs a title, which is that of its design, and no widget twice', async () => {
    expect(await codeOf(server.call(api.boards.create, { body: { design: sessions('') } }))).toBe('bad-input');
    const twice = design([widget('a', 'sessions'), widget('a', 'sessions')]);
    expect(await codeOf(server.call(api.boards.create, { body: { design: twice } }))).toBe('bad-input');
    const { id } = await make('有名');
    expect(await codeOf(server.call(api.content.update, { params: { id }, ifMatch: 1, body: { title: '另一名' } }))).toBe('bad-input');
    expect((await server.call(api.content.update, { params: { id }, ifMatch: 1, body: { category: 'film' } })).category).toBe('film');
  });

  test('names no file that is not here, as one from another town does: no screen could fetch it', async () => {
    const bytes = (text: string, type: string) => server.app.services.objects.putBytes(new TextEncoder().encode(text), type);
    const picture = { ...(await bytes('a picture', 'image/webp')), width: 8, height: 8 };
    const pictured = (image: object, background: object | null = null) =>
      server.call(api.boards.create, { body: { design: design([widget('flag', null, { kind: 'image', options: { image: image as typeof picture } })], { background: background as typeof picture | null }) } });
    await pictured(picture, picture);
    const document = { ...(await bytes('a record', 'application/pdf')), width: 8, height: 8 };
    for (const lost of [{ ...picture, sha256: 'f'.repeat(64) }, { ...picture, size: 1 }, document]) {
      expect(await refusalOf(pictured(lost, lost))).toMatchObject({ code: 'bad-input', details: [{ path: 'design.background', code: 'no-such-file' }, { path: 'design.widgets.0.options.image', code: 'no-such-file' }] });
    }
  });

  test.each(['__proto__', 'constructor'])('has no widget by a name that every object has, for its figures would be lost: %s', async (id) => {
    expect(await codeOf(server.call(api.boards.create, { body: { design: design([widget(id, 'sessions')]) } }))).toBe('bad-input');
  });

  test.each([null, '', 8.99e15, -1, 1.5])('has no figures as of %j, which is no instant; it is not taken for 1970', async (at) => {
    const drawn = sessions('何时');
    expect(await codeOf(server.call(api.boards.figures, { body: { design: drawn, at: at as number } }))).toBe('bad-input');
    const { id } = await make('何时');
    expect(await codeOf(server.call(api.inspections.freeze, { params: { id }, body: { label: '迎检', at: at as number } }))).toBe('bad-input');
  });

  test('is published with its design and with glyphs for names that come later; an unknown screen shape is no obstacle', async () => {
    await pairScreen(server, '走字屏', { venueKind: 'strip-led', pixels: { width: 512, height: 64 } });
    const made = await make('上屏的大屏');
    const playlist = await server.call(api.playlists.create, { body: { name: '大屏轮播', entries: [{ content: made.id, durationMs: null }] } });
    expect(playlist.durationMs).toBe(30_000);
    const { id } = await server.call(api.schedules.create, { body: scheduleDetails(playlist.id) });
    const first = await publish(server, id);
    const { publication } = await server.call(api.publications.get, { params: { sequence: first.sequence } });
    if (publication.kind !== 'schedule') throw new Error(publication.kind);
    expect(publication.playlist.items[0]!.visual).toEqual({ kind: 'board', sha256: made.sha256, design: made.design });
    expect(publication.fonts.map(({ family }) => family)).toEqual(['hei']);
    expect(publication.fonts[0]!.size).toBeGreaterThan(300_000);
    expect(publicationAssets(publication as Publication)).toHaveLength(1);
    expect(await codeOf(server.call(api.content.remove, { params: { id: made.id } }))).toBe('in-use');

    await server.call(api.boards.update, { params: { id: made.id }, ifMatch: made.revision, body: { design: sessions('改过的') } });
    expect((await server.call(api.schedules.get, { params: { id } })).changes).toContain('content');
    expect(await textOf(made.sha256)).toBeDefined();
  });
});

test('the common characters are level 1 of GB 2312', () => {
  const characters = [...commonCharacters()];
  expect(characters).toHaveLength(3_755);
  expect(new Set(characters).size).toBe(3_755);
  expect([characters[0], characters.at(-1)]).toEqual(['啊', '座']);
});

describe('a frozen board', () => {
  test('keeps design and figures as they were, whatever is read or drawn later', async () => {
    const made = await make('迎检大屏');
    const frozen = await server.call(api.inspections.freeze, { params: { id: made.id }, body: { label: '年终检查' } });
    expect(frozen).toMatchObject({ board: made.id, title: '迎检大屏', label: '年终检查', frozenBy: '管理员' });
    await read(server, 'sessions', 5_000);
    await server.call(api.boards.update, { params: { id: made.id }, ifMatch: made.revision, body: { design: sessions('改名') } });
    const { design: drawn, frame } = await server.call(api.inspections.get, { params: { id: frozen.id } });
    expect(drawn).toEqual(made.design);
    expect(frame).toMatchObject({ design: made.sha256, whole: true });
    expect(frame.widgets['sessions']!.figures[0]!.value).toBe(1012);
    expect((await server.call(api.inspections.list)).map(({ id }) => id)).toEqual([frozen.id]);
    await expect(server.app.services.db.deleteFrom('board_snapshot').execute()).rejects.toThrow('append-only');
  });

  test('can be of an instant that is past', async () => {
    const made = await make('回看');
    const at = Date.parse('2019-12-31T23:59:59+08:00');
    const frozen = await server.call(api.inspections.freeze, { params: { id: made.id }, body: { label: '2019 年', at } });
    expect(frozen.asOf).toBe(at);
    expect((await server.call(api.inspections.get, { params: { id: frozen.id } })).frame.widgets['sessions']!.figures[0]!.value).toBeNull();
  });
});

describe('what is shown in an inspection', () => {
  test('is on record from its beginning to its end, in the audit as well', async () => {
    const { id } = await make('演示');
    const first = await server.call(api.inspections.begin, { body: { board: id, snapshot: null, note: '市检查组' } });
    expect(first).toMatchObject({ board: id, title: '演示', account: '管理员', endedAt: null });
    const second = await server.call(api.inspections.begin, { body: { board: id, snapshot: null } });
    const ended = await server.call(api.inspections.end, { params: { id: second.id } });
    expect(ended.endedAt).toBeGreaterThanOrEqual(ended.beganAt);
    expect(await server.call(api.inspections.end, { params: { id: second.id } })).toEqual(ended);
    const open = (await server.call(api.inspections.showings)).filter(({ endedAt }) => endedAt === null);
    expect(open).toEqual([]); // the second ended the first
    const actions = (await server.app.services.audit.list()).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['board.show', 'board.show-end', 'board.freeze']));
  });

  test('keeps the figures that stood at its beginning and at its end, also when the next one ends it; they are no frozen boards', async () => {
    const { id, design } = await make('实时演示');
    const valueIn = async (snapshot: string | null) => (await server.call(api.inspections.get, { params: { id: snapshot! } })).frame.widgets['sessions']!.figures[0]!.value;
    const before = await server.call(api.inspections.list);
    const first = await server.call(api.inspections.begin, { body: { board: id, snapshot: null } });
    expect(first).toMatchObject({ beganWith: expect.any(String), endedWith: null });
    const began = await valueIn(first.beganWith);
    await read(server, 'sessions', began! + 7);
    const next = await server.call(api.inspections.begin, { body: { board: id, snapshot: null, note: '省检查组' } });
    const ended = (await server.call(api.inspections.showings)).find((each) => each.id === first.id)!;
    expect([await valueIn(ended.beganWith), await valueIn(ended.endedWith), await valueIn(next.beganWith)]).toEqual([began, began! + 7, began! + 7]);
    expect((await server.call(api.inspections.get, { params: { id: ended.endedWith! } })).design).toEqual(design);
    expect(await server.call(api.inspections.list)).toEqual(before);
    await server.call(api.inspections.end, { params: { id: next.id } });
    const frozen = await server.call(api.inspections.freeze, { params: { id }, body: { label: '检查用' } });
    const shown = await server.call(api.inspections.begin, { body: { board: id, snapshot: frozen.id } });
    expect(await server.call(api.inspections.end, { params: { id: shown.id } })).toMatchObject({ snapshot: frozen.id, beganWith: null, endedWith: null });
  });

  test('ends when whoever showed it signs out, and only they or who edits boards may end it', async () => {
    const { id } = await make('领导看');
    const account = await server.call(api.accounts.create, { body: { username: 'leader', name: '镇长', password: 'a long password', roles: ['leader'] } });
    const other = await server.call(api.accounts.create, { body: { username: 'leader2', name: '副镇长', password: 'a long password', roles: ['leader'] } });
    const [leader, second] = [await server.signIn(account.id), await server.signIn(other.id)];
    const shown = await leader.call(api.inspections.begin, { body: { board: id, snapshot: null } });
    expect(await codeOf(second.call(api.inspections.end, { params: { id: shown.id } }))).toBe('not-allowed');
    await leader.call(api.session.signOut);
    const find = async () => (await server.call(api.inspections.showings)).find((each) => each.id === shown.id);
    await expect.poll(async () => (await find())?.endedAt).not.toBeNull();
  });
});
