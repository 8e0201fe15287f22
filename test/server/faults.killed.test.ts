import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Paired } from '../../server/protocol/screen-socket.ts';
import { api } from '../../server/protocol/rest/index.ts';
import { type KillableServer, startKillable } from '../support/killable-server.ts';
import { type Call, caller, PASSWORD, startServer, type TestServer } from '../support/server.ts';
import { makeSlogan } from './support/desk.ts';
import { announce, finished, locationOf, look, picture, send } from './support/tus.ts';
import { ask, connectScreen, pairScreen, play } from './support/wall.ts';

let dataDir: string;
let killable: KillableServer | undefined;
let cookie: string;
let call: Call;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'heping-kill-'));
});
afterEach(async () => {
  await killable?.kill();
  await rm(dataDir, { recursive: true, force: true });
});

/** The first start, set up; later ones on the same port. */
async function begin(): Promise<void> {
  killable = await startKillable(dataDir);
  const body = { token: killable.setUpToken, username: 'admin', name: '管理员', password: PASSWORD, town: { name: '荷塘镇', timeZone: 'Asia/Shanghai' }, sample: false };
  const response = await fetch(`${killable.url}/api/v1/set-up`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  cookie = response.headers.getSetCookie()[0]!.split(';')[0]!;
  call = caller(killable.url, cookie);
}
async function killAndStartAgain(): Promise<void> {
  const { port } = killable!;
  await killable!.kill();
  killable = await startKillable(dataDir, port);
}

describe('killed with plays coming in', { timeout: 60_000 }, () => {
  test('again and again, the server loses none it has acknowledged and keeps none twice', async () => {
    await begin();
    const paired: Paired = await pairScreen({ url: killable!.url, call } as TestServer, '一号屏');
    const acknowledged = new Set<number>();
    let next = 1;
    for (let round = 0; round < 4; round++) {
      const socket = await connectScreen(killable!.url, paired.credential);
      const batches: Promise<void>[] = [];
      const from = Math.max(1, next - 20); // what was sent last is sent again, as a screen does that heard no answer
      for (let batch = 0; batch < 12; batch++) {
        const records = Array.from({ length: 20 }, (_, index) => play(from + batch * 20 + index, 1));
        next = Math.max(next, records.at(-1)!.number + 1);
        batches.push(
          ask<{ committed: number[] }>(socket, 'plays', { installation: 'killedkilled0001', records }).then(
            (answer) => {
              if (answer.ok) for (const number of answer.value.committed) acknowledged.add(number);
            },
            () => {}, // no answer: the server was gone
          ),
        );
        if (batch === 3 + round * 2) await Promise.race(batches);
        if (batch === 5 + round * 2) break;
      }
      await killAndStartAgain();
      socket.close();
      await Promise.all(batches);
    }
    expect(acknowledged.size).toBeGreaterThan(40);
    await killable!.kill();
    const server = await startServer({ dataDir });
    const rows = await server.app.services.db.selectFrom('play').select('number').execute();
    const kept = rows.map(({ number }) => number);
    expect(new Set(kept).size).toBe(kept.length);
    expect([...acknowledged].filter((number) => !kept.includes(number))).toEqual([]);
    expect(await server.app.services.audit.firstBroken()).toBeNull();
    await server.app.close();
  });
});

describe('killed in the middle of an upload', { timeout: 60_000 }, () => {
  test('at any point, the server shows nothing of it and goes on where it was', async () => {
    await begin();
    const place = { url: killable!.url, cookie };
    const bytes = await picture(7, 800, 600);
    const location = await locationOf(await announce(place, bytes.length, { filename: '横幅.png' }));
    for (let cuts = 0; cuts < 3; cuts++) {
      const at = Number((await look(place, location)).headers.get('upload-offset'));
      const piece = bytes.subarray(at, at + Math.ceil(bytes.length / 5));
      const sending = send(place, location, at, piece).catch(() => null);
      if (cuts % 2 === 0) await sending;
      await killAndStartAgain();
      await sending;
      expect(await call(api.content.list)).toEqual([]);
    }
    const offset = Number((await look(place, location)).headers.get('upload-offset'));
    expect(offset).toBeGreaterThan(0);
    expect(offset).toBeLessThan(bytes.length);
    expect((await send(place, location, offset, bytes.subarray(offset))).status).toBe(204);
    expect(await finished(call, location.split('/').at(-1)!)).toMatchObject({ phase: 'done' });
    expect(await call(api.content.list)).toMatchObject([{ title: '横幅', visual: { kind: 'image', image: { width: 800, height: 600 } } }]);
  });

  test('just after its last byte, the next start takes it in, once', async () => {
    await begin();
    const place = { url: killable!.url, cookie };
    const bytes = await picture(8, 800, 600);
    const location = await locationOf(await announce(place, bytes.length));
    await send(place, location, 0, bytes);
    await killAndStartAgain();
    await finished(call, location.split('/').at(-1)!).catch(() => null); // it may have been done before the end came
    expect(await call(api.content.list)).toHaveLength(1);
  });
});

test('what interrupted work left behind is swept, and what is half written stops no start', async () => {
  const first = await startServer({ dataDir });
  const used = (await makeSlogan(first)).font!;
  const published = [...first.app.services.log.state.town!.fonts][0]!;
  const orphan = await first.app.services.objects.files.putBytes(Buffer.from('on no record'));
  const young = await first.app.services.objects.files.putBytes(Buffer.from('being taken in just now'));
  await first.app.close();
  const old = new Date(Date.now() - 2 * 86_400_000);
  const store = first.app.services.objects.files;
  for (const { sha256 } of [used, published, orphan]) await utimes(store.path(sha256), old, old);
  const uploads = join(dataDir, 'uploads');
  await writeFile(join(uploads, '0000000000000001.json'), '{"id":"0000000000000001","siz');
  await writeFile(join(uploads, '0000000000000001'), 'half');
  await writeFile(join(uploads, '0000000000000002'), 'nobody knows whose');
  const second = await startServer({ dataDir });
  expect(await readdir(uploads)).toEqual([]);
  await second.app.services.objects.sweep();
  expect(await Promise.all([used, published, orphan, young].map(({ sha256 }) => store.has(sha256)))).toEqual([true, true, false, true]);
  await second.app.close();
});
