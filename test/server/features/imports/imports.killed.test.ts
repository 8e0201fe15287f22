import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { api } from '../../../../server/protocol/rest/index.ts';
import { type KillableServer, startKillable } from '../../../support/killable-server.ts';
import { type Call, caller, PASSWORD } from '../../../support/server.ts';
import { csv, definition, finished, LONG, manyRows, send, settings, VILLAGES } from './town.ts';

const ROWS = 20_000;
const SUM = (ROWS * (ROWS - 1)) / 2;

let dataDir: string;
let killable: KillableServer;
let cookie: string;
let call: Call;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'heping-kill-'));
  killable = await startKillable(dataDir);
  const body = { token: killable.setUpToken, username: 'admin', name: '管理员', password: PASSWORD, town: { name: '荷塘镇', timeZone: 'Asia/Shanghai' }, sample: false };
  const response = await fetch(`${killable.url}/api/v1/set-up`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  cookie = response.headers.getSetCookie()[0]!.split(';')[0]!;
  call = caller(killable.url, cookie);
  await call(api.metrics.create, { body: { id: 'sessions', ...definition('宣传场次', { span: 'all', dimension: { name: '村居', members: VILLAGES } }) } });
});
afterEach(async () => {
  await killable.kill();
  await rm(dataDir, { recursive: true, force: true });
});

/** Kills it once so much is done, and starts it again. */
async function killWhen(id: string, isSoFar: (fraction: number) => boolean): Promise<void> {
  for (;;) {
    const { state, fraction } = await call(api.imports.get, { params: { id } });
    if (state === 'recording' && fraction !== null && isSoFar(fraction)) break;
  }
  const { port } = killable;
  await killable.kill();
  killable = await startKillable(dataDir, port);
}
const value = async () => (await call(api.metrics.get, { params: { id: 'sessions' } })).now.value;
const someVoid = async () => (await call(api.readings.list, { query: { metric: 'sessions', state: 'void' } })).rows.length > 0;

describe('killed in the middle of an import', { timeout: 60_000 }, () => {
  test('the next start counts nothing of it, says so, and it can be recorded again; killed while that is taken back, the next start goes on', async () => {
    const { id } = await send({ url: killable.url, cookie }, '读数.csv', csv(...manyRows('sessions', ROWS)));
    const params = { id };
    const committing = call(api.imports.commit, { params, body: settings(LONG) }).catch(() => null); // no answer: the server was gone
    await killWhen(id, (fraction) => fraction > 0.4);
    await committing;
    expect(await call(api.imports.get, { params })).toMatchObject({ state: 'ready', fraction: null, readings: 0, failure: { code: 'cut-off' } });
    expect([await value(), await someVoid()]).toEqual([null, true]);

    await call(api.imports.commit, { params, body: settings(LONG) });
    expect(await finished({ call }, id)).toMatchObject({ state: 'done', readings: ROWS, failure: null });
    expect(await value()).toBe(SUM);

    const undoing = call(api.imports.undo, { params, body: { note: '填错了' } }).catch(() => null);
    await killWhen(id, (fraction) => fraction > 0.1);
    await undoing;
    expect(await call(api.imports.get, { params })).toMatchObject({ state: 'undone', failure: null });
    expect(await value()).toBeNull();
  });

  test('that corrects what is on record, the record is as it was before; as it is when taking that back is killed', async () => {
    const rows = manyRows('sessions', ROWS);
    const first = await send({ url: killable.url, cookie }, '读数.csv', csv(...rows));
    await call(api.imports.commit, { params: { id: first.id }, body: settings(LONG) });
    expect(await finished({ call }, first.id)).toMatchObject({ state: 'done' });

    const { id } = await send({ url: killable.url, cookie }, '改过的读数.csv', csv(...rows.map(([metric = '', village = '', day = '', count], index) => [metric, village, day, String(Number(count) + (index % 2)), ''])));
    const params = { id };
    const committing = call(api.imports.commit, { params, body: settings(LONG) }).catch(() => null);
    await killWhen(id, (fraction) => fraction > 0.5);
    await committing;
    expect(await call(api.imports.get, { params })).toMatchObject({ state: 'ready', failure: { code: 'cut-off' } });
    expect(await value()).toBe(SUM);

    await call(api.imports.commit, { params, body: settings(LONG) });
    expect(await finished({ call }, id)).toMatchObject({ state: 'done', readings: ROWS / 2, failure: null });
    expect(await value()).toBe(SUM + ROWS / 2);

    const undoing = call(api.imports.undo, { params, body: {} }).catch(() => null);
    await killWhen(id, (fraction) => fraction > 0.1);
    await undoing;
    expect(await call(api.imports.get, { params })).toMatchObject({ state: 'undone', failure: null });
    expect(await value()).toBe(SUM);
  });
});
