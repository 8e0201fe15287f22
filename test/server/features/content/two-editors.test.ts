import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api } from '../../../../server/protocol/rest/index.ts';
import { type Call, RefusedCall, startServer, type TestServer } from '../../../support/server.ts';
import { makePlaylist, makeSchedule, makeSlogan, scheduleDetails, textDraft } from '../../support/desk.ts';
import { codeOf, refusalOf } from '../../support/refusal.ts';
import { pairScreen, screenDetails } from '../../support/wall.ts';

let server: TestServer;
let other: Call;

beforeAll(async () => {
  server = await startServer();
  const { id } = await server.call(api.accounts.create, { body: { username: 'editor', name: '小王', password: 'lotus-pond-2026', roles: ['editor'] } });
  other = (await server.signIn(id)).call;
});
afterAll(() => server.close());

type Save = (call: Call, revision: number, name: string) => Promise<{ revision: number }>;

/** Something of each kind, how it is saved under a name, and what it is called afterwards. */
const KINDS: Record<string, () => Promise<{ revision: number; save: Save; name: () => Promise<string> }>> = {
  content: async () => {
    const { id, revision } = await makeSlogan(server);
    return {
      revision,
      save: (call, ifMatch, title) => call(api.content.update, { params: { id }, ifMatch, body: { title } }),
      name: async () => (await server.call(api.content.get, { params: { id } })).title,
    };
  },
  playlist: async () => {
    const { id, revision } = await makePlaylist(server);
    return {
      revision,
      save: (call, ifMatch, name) => call(api.playlists.update, { params: { id }, ifMatch, body: { name, entries: [] } }),
      name: async () => (await server.call(api.playlists.get, { params: { id } })).name,
    };
  },
  schedule: async () => {
    const { id, revision, playlist } = await makeSchedule(server);
    return {
      revision,
      save: (call, ifMatch, name) => call(api.schedules.update, { params: { id }, ifMatch, body: scheduleDetails(playlist, { name }) }),
      name: async () => (await server.call(api.schedules.get, { params: { id } })).name,
    };
  },
  screen: async () => {
    const { screen: id } = await pairScreen(server, '一号屏');
    const { revision } = await server.call(api.screens.get, { params: { id } });
    return {
      revision,
      save: (call, ifMatch, name) => call(api.screens.update, { params: { id }, ifMatch, body: screenDetails(name) }),
      name: async () => (await server.call(api.screens.get, { params: { id } })).name,
    };
  },
};

describe.each(Object.keys(KINDS))('two editors with the same %s open', (kind) => {
  test('one after the other: the second is told what the first made of it, and nothing of his is saved', async () => {
    const { revision, save, name } = await KINDS[kind]!();
    await save(server.call, revision, '甲改的');
    const refusal = await refusalOf(save(other, revision, '乙改的'));
    expect(refusal).toMatchObject({ status: 412, code: 'changed-meanwhile' });
    expect(JSON.stringify(refusal.details)).toContain('甲改的');
    expect(refusal.details).toMatchObject({ revision: revision + 1 });
    expect(await name()).toBe('甲改的');
  });

  test('at the same moment: just one wins, and the other is told', async () => {
    const { revision, save, name } = await KINDS[kind]!().catch(async (error: unknown) => {
      if (kind !== 'screen') throw error;
      const [screen] = await server.call(api.screens.list); // the name is taken by the test before, as it should be
      const { id } = screen!;
      return { revision: screen!.revision, save: ((call, ifMatch, n) => call(api.screens.update, { params: { id }, ifMatch, body: screenDetails(n) })) as Save, name: async () => (await server.call(api.screens.get, { params: { id } })).name };
    });
    const both = await Promise.allSettled([save(server.call, revision, '甲同时'), save(other, revision, '乙同时')]);
    const lost = both.filter((each) => each.status === 'rejected').map(({ reason }) => reason as unknown);
    expect(lost).toHaveLength(1);
    expect(lost[0]).toBeInstanceOf(RefusedCall);
    const winner = await name();
    expect(lost[0]).toMatchObject({ status: 412, details: { revision: revision + 1 } });
    expect(JSON.stringify((lost[0] as RefusedCall).details)).toContain(winner);
  });
});

describe('what is in use', () => {
  test('cannot be deleted, and the refusal says where it is used', async () => {
    const schedule = await makeSchedule(server);
    const playlist = await server.call(api.playlists.get, { params: { id: schedule.playlist } });
    const content = playlist.contents[0]!.id;
    expect(await refusalOf(server.call(api.content.remove, { params: { id: content } }))).toMatchObject({ status: 409, code: 'in-use', details: [{ kind: 'playlist', id: playlist.id, name: playlist.name }] });
    expect(await refusalOf(server.call(api.playlists.remove, { params: { id: playlist.id } }))).toMatchObject({ status: 409, code: 'in-use', details: [{ kind: 'schedule', id: schedule.id, name: schedule.name }] });
  });

  test('goes once it is used no more, and an undo brings back all it needs', async () => {
    const schedule = await makeSchedule(server);
    const { contents } = await server.call(api.playlists.get, { params: { id: schedule.playlist } });
    const content = contents[0]!.id;
    await server.call(api.schedules.remove, { params: { id: schedule.id } });
    await server.call(api.playlists.remove, { params: { id: schedule.playlist } });
    await server.call(api.content.remove, { params: { id: content } });
    const listed = async () => [
      (await server.call(api.schedules.list)).some(({ id }) => id === schedule.id),
      (await server.call(api.playlists.list)).some(({ id }) => id === schedule.playlist),
      (await server.call(api.content.list)).some(({ id }) => id === content),
    ];
    expect(await listed()).toEqual([false, false, false]);
    await server.call(api.schedules.restore, { params: { id: schedule.id } });
    expect(await listed()).toEqual([true, true, true]);
  });

  test('is not made of what is deleted', async () => {
    const { id } = await makeSlogan(server);
    const playlist = await makePlaylist(server);
    await server.call(api.content.remove, { params: { id } });
    await server.call(api.playlists.remove, { params: { id: playlist.id } });
    expect(await refusalOf(server.call(api.playlists.create, { body: { name: '空', entries: [{ content: id, durationMs: null }] } }))).toMatchObject({ code: 'bad-input', details: [{ path: 'entries.0' }] });
    expect(await refusalOf(server.call(api.schedules.create, { body: scheduleDetails(playlist.id) }))).toMatchObject({ code: 'bad-input', details: [{ path: 'playlist' }] });
  });
});

describe('content', () => {
  test('is found by what its title says, also with the signs that a search could take for its own', async () => {
    for (const title of ['垃圾分类 100% 达标', '一_二', '一二三']) await server.call(api.content.create, { body: { ...textDraft(title.replaceAll(/[%_]/g, '')), title } });
    const found = async (search: string) => (await server.call(api.content.list, { query: { search } })).map(({ title }) => title);
    expect(await found('100%')).toEqual(['垃圾分类 100% 达标']);
    expect(await found('一_')).toEqual(['一_二']);
    expect(await found('%')).toEqual(['垃圾分类 100% 达标']);
  });

  test('keeps text as text, and refuses what could hide or turn it around', async () => {
    const made = await server.call(api.content.create, { body: { ...textDraft('<img src=x onerror=alert(1)>'), title: '<b>标题</b>' } });
    expect(made.visual).toMatchObject({ kind: 'slogan', design: { text: { text: '<img src=x onerror=alert(1)>' } } });
    expect(await codeOf(server.call(api.content.create, { body: { ...textDraft('平安'), title: '甲\u202e乙' } }))).toBe('bad-input');
    expect(await codeOf(server.call(api.content.create, { body: textDraft('平安'.repeat(600)) }))).toBe('bad-input');
    expect(await codeOf(server.call(api.content.create, { body: textDraft('\ud800') }))).toBe('bad-input');
    const hidden = await server.call(api.content.create, { body: textDraft('平安\u202e荷塘') });
    expect(JSON.stringify(hidden.visual)).not.toMatch(/\u202e/);
  });
});
