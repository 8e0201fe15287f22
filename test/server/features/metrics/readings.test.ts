import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API_PREFIX } from '../../../../server/protocol/rest/endpoint.ts';
import type { ImportView } from '../../../../server/protocol/rest/imports.ts';
import { api } from '../../../../server/protocol/rest/index.ts';
import { type Call, startServer, type TestServer } from '../../../support/server.ts';
import { createMetric, figureOf, metricDetails, read, townTime } from './support.ts';

let server: TestServer;
let editor: { call: Call; cookie: string };
beforeAll(async () => {
  server = await startServer();
  const { id } = await server.call(api.accounts.create, { body: { username: 'editor', name: '李静', password: 'lotus-pond-2026', roles: ['editor'] } });
  editor = await server.signIn(id);
});
afterAll(() => server.close());

const refusals = async (...readings: Parameters<typeof read>[1][]) => {
  const refused = await read(server, ...readings).catch((error: unknown) => error);
  return (refused as { details?: unknown }).details;
};

describe('what is no reading is refused in plain codes, and nothing of the batch is kept', () => {
  beforeAll(async () => {
    await createMetric(server, 'counted', { dimension: { name: '村（居）', members: ['荷东村'] } });
    await createMetric(server, 'share', { nature: 'percent', accrual: 'stock' });
  });

  test('negative counts, fractions of a thing, more than all, another village, tomorrow’s tomorrow', async () => {
    const good = { metric: 'counted', value: 1 };
    expect(
      await refusals(good, { metric: 'counted', value: -1 }, { metric: 'counted', value: 1.5 }, { metric: 'share', value: 101 }, { ...good, member: '荷西村' }, { ...good, asOf: Date.now() + 2 * 86_400_000 }, { metric: 'none', value: 1 }, { ...good, value: 2 ** 60 }),
    ).toEqual([
      { path: 'readings.1.value', code: 'negative' },
      { path: 'readings.2.value', code: 'not-whole' },
      { path: 'readings.3.value', code: 'not-a-percentage' },
      { path: 'readings.4.member', code: 'no-such-member' },
      { path: 'readings.5.asOf', code: 'in-the-future' },
      { path: 'readings.6.metric', code: 'no-such-metric' },
      { path: 'readings.7.value', code: 'too-large' },
    ]);
    expect((await server.call(api.readings.list, { query: { metric: 'counted' } })).rows).toEqual([]);
    expect(await figureOf(server, 'counted')).toMatchObject({ value: null });
  });

  test('what JSON reads as infinity, words for NaN, and numbers in quotes', async () => {
    for (const value of ['1e999', '-1e999', '"NaN"', '"12"', 'null', 'NaN']) {
      const response = await fetch(`${server.url}${API_PREFIX}/readings`, {
        method: 'POST',
        headers: { cookie: server.cookie, 'content-type': 'application/json' },
        body: `{"readings":[{"metric":"counted","value":${value}}]}`,
      });
      expect(response.status).toBe(400);
    }
  });
});

describe('readings sent again with the key they were sent with', () => {
  const key = 'entered-once-0001';
  const send = (call: Call, value: number) => call(api.readings.add, { body: { key, readings: [{ metric: 'keyed', value }, { metric: 'keyed', value: value + 1 }] } });
  beforeAll(() => createMetric(server, 'keyed', { span: 'all' }));

  test('are recorded once, one after the other or at the same moment, and answered alike', async () => {
    const [first, second] = await Promise.all([send(server.call, 5), send(server.call, 5)]);
    expect(second).toEqual(first);
    expect(await send(server.call, 5)).toEqual(first);
    expect(await send(server.call, 70)).toEqual(first);
    expect(await figureOf(server, 'keyed')).toMatchObject({ value: 11 });
  });

  test('are another person’s own, and what was refused has used up no key', async () => {
    await expect(send(editor.call, -5)).rejects.toMatchObject({ code: 'bad-input' });
    await send(editor.call, 100);
    expect(await figureOf(server, 'keyed')).toMatchObject({ value: 212 });
  });
});

describe('a correction', () => {
  test('stands in the earlier one’s place, and the earlier stays on record', async () => {
    await createMetric(server, 'corrected', { span: 'all' });
    const [first] = await read(server, { metric: 'corrected', value: 10, asOf: townTime('2019-03-08T00:00') }, { metric: 'corrected', value: 5, asOf: townTime('2019-03-08T12:00') });
    const correction = await editor.call(api.readings.correct, { params: { id: String(first!.id) }, body: { value: 12, note: '漏计两场' } });
    expect(correction).toMatchObject({ value: 12, corrects: first!.id, asOf: first!.asOf, reporter: '李静', state: 'accepted' });
    expect(await figureOf(server, 'corrected')).toMatchObject({ value: 17 });
    const { readings, readingsTotal } = await server.call(api.metrics.passport, { params: { id: 'corrected' }, query: {} });
    expect(readings.map(({ value, state, correctedBy }) => [value, state, correctedBy])).toEqual([[5, 'accepted', null], [12, 'accepted', null], [10, 'corrected', correction.id]]);
    expect(readingsTotal).toBe(2);
    await editor.call(api.readings.correct, { params: { id: String(correction.id) }, body: { value: null, note: '未举办' } });
    expect(await figureOf(server, 'corrected')).toMatchObject({ value: 5 });
    expect((await server.call(api.readings.list, { query: { metric: 'corrected' } })).rows.map(({ value, state }) => [value, state])).toEqual([[null, 'accepted'], [12, 'void'], [5, 'accepted'], [10, 'corrected']]);
  });

  test('of the same figure by two people: one is kept, the other is shown it', async () => {
    await createMetric(server, 'contested', { accrual: 'stock' });
    const [reading] = await read(server, { metric: 'contested', value: 1 });
    const correct = (call: Call, value: number) => call(api.readings.correct, { params: { id: String(reading!.id) }, body: { value, note: '更正' } });
    const results = await Promise.allSettled([correct(server.call, 2), correct(editor.call, 3)]);
    const kept = results.find((result) => result.status === 'fulfilled')!.value;
    expect(results.find((result) => result.status === 'rejected')!.reason).toMatchObject({ status: 412, code: 'changed-meanwhile', details: { id: kept.id, value: kept.value } });
    expect(await figureOf(server, 'contested')).toMatchObject({ value: kept.value });
  });

  test('is checked like any reading', async () => {
    const [reading] = await read(server, { metric: 'contested', value: 1 });
    await expect(server.call(api.readings.correct, { params: { id: String(reading!.id) }, body: { value: -1, note: 'x' } })).rejects.toMatchObject({ details: [{ path: 'value', code: 'negative' }] });
    await expect(server.call(api.readings.correct, { params: { id: '999999' }, body: { value: 1, note: 'x' } })).rejects.toMatchObject({ code: 'not-found' });
  });
});

test('the last reading of each part is the one with the newest time, however many older ones came in after it', async () => {
  await createMetric(server, 'history', { accrual: 'flow', dimension: { name: '村（居）', members: ['荷东村', '荷西村'] } });
  const day = (number: number) => Date.parse('2024-01-01T00:00:00+08:00') + number * 86_400_000;
  await read(server, { metric: 'history', member: '荷东村', value: 7, asOf: day(400) }, { metric: 'history', member: '荷西村', value: 8, asOf: day(400) });
  const older = Array.from({ length: 150 }, (_, index) => ({ metric: 'history', member: '荷东村', value: 1_000, asOf: day(index) }));
  await read(server, ...older);
  const newest = await server.call(api.readings.newest, { params: { id: 'history' } });
  expect(newest.map(({ member, value }) => [member, value])).toEqual([['荷东村', 7], ['荷西村', 8]]);
  await expect(server.call(api.readings.newest, { params: { id: 'not_there' } })).rejects.toMatchObject({ code: 'not-found' });
});

describe('a metric that needs approval', () => {
  beforeAll(() => createMetric(server, 'approved', { accrual: 'stock', needsApproval: true }));
  const decide = (call: Call, id: number, accepted: boolean) => call(api.readings.decide, { params: { id: String(id) }, body: { accepted, note: '' } });

  test('counts a reading once another person has accepted it, and asks nobody twice', async () => {
    const [held] = await read(server, { metric: 'approved', value: 7 });
    expect(held).toMatchObject({ state: 'held' });
    expect(await figureOf(server, 'approved')).toMatchObject({ value: null });
    expect(await server.call(api.metrics.get, { params: { id: 'approved' } })).toMatchObject({ held: 1, readings: 1 });
    await expect(decide(server.call, held!.id, true)).rejects.toMatchObject({ status: 403, code: 'not-allowed' });
    expect(await decide(editor.call, held!.id, true)).toMatchObject({ state: 'accepted', decision: { accepted: true, name: '李静' } });
    expect(await figureOf(server, 'approved')).toMatchObject({ value: 7 });
    await expect(decide(editor.call, held!.id, false)).rejects.toMatchObject({ code: 'changed-meanwhile', details: { state: 'accepted' } });
    expect((await server.call(api.metrics.get, { params: { id: 'approved' } })).held).toBe(0);
  });

  test('keeps what stands until a correction of it is accepted; a refused one can be written anew', async () => {
    const [standing] = (await server.call(api.readings.list, { query: { metric: 'approved', state: 'accepted' } })).rows;
    const correct = (value: number) => server.call(api.readings.correct, { params: { id: String(standing!.id) }, body: { value, note: '更正' } });
    const refused = await correct(70);
    expect(await figureOf(server, 'approved')).toMatchObject({ value: 7 });
    await expect(correct(71)).rejects.toMatchObject({ code: 'changed-meanwhile', details: { id: refused.id } });
    await decide(editor.call, refused.id, false);
    expect(await figureOf(server, 'approved')).toMatchObject({ value: 7 });
    const accepted = await correct(8);
    await decide(editor.call, accepted.id, true);
    expect(await figureOf(server, 'approved')).toMatchObject({ value: 8 });
    expect((await server.call(api.readings.list, { query: { metric: 'approved', state: 'refused' } })).rows.map(({ id }) => id)).toEqual([refused.id]);
  });

  test('asks nobody when one takes back what one reported oneself and nobody has accepted; else it asks', async () => {
    await createMetric(server, 'withdrawn', { accrual: 'stock', needsApproval: true });
    const takeBack = (call: Call, id: number) => call(api.readings.correct, { params: { id: String(id) }, body: { value: null, note: '误填' } });
    const waiting = async () => (await server.call(api.readings.list, { query: { metric: 'withdrawn', state: 'held' } })).rows.map(({ value }) => value);
    const [own, others] = await read(server, { metric: 'withdrawn', value: 10 }, { metric: 'withdrawn', value: 11 });
    expect(await takeBack(server.call, own!.id)).toMatchObject({ state: 'accepted', value: null });
    expect(await waiting()).toEqual([11]);
    expect(await takeBack(editor.call, others!.id)).toMatchObject({ state: 'held', value: null });
    expect(await waiting()).toEqual([null]);
    const [counted] = await read(server, { metric: 'withdrawn', value: 12 });
    await decide(editor.call, counted!.id, true);
    expect(await takeBack(server.call, counted!.id)).toMatchObject({ state: 'held' });
    expect(await figureOf(server, 'withdrawn')).toMatchObject({ value: 12 });
  });

  test('keeps a part for which a reading waits, and lets it go once that was taken back or refused', async () => {
    const definition = (members: string[]) => metricDetails({ accrual: 'stock', needsApproval: true, dimension: { name: '村（居）', members } });
    await createMetric(server, 'parted', definition(['荷东村', '荷西村', '水埠村']));
    const [east, west] = await read(server, { metric: 'parted', member: '荷东村', value: 1 }, { metric: 'parted', member: '荷西村', value: 2 });
    const only = (members: string[], ifMatch = 1) => server.call(api.metrics.update, { params: { id: 'parted' }, ifMatch, body: definition(members) });
    await expect(only(['水埠村'])).rejects.toMatchObject({ details: [{ path: 'dimension.members', code: 'has-readings', detail: '荷东村、荷西村' }] });
    await server.call(api.readings.correct, { params: { id: String(east!.id) }, body: { value: null, note: '没有' } });
    await decide(editor.call, west!.id, false);
    expect((await only(['水埠村'])).revision).toBe(2);
  });

  test('takes nothing that could no longer be entered: of a metric that is gone or worked out now, or a value it cannot have', async () => {
    const definition = { accrual: 'stock', needsApproval: true } as const;
    for (const id of ['dropped', 'narrowed', 'derived']) await createMetric(server, id, definition);
    const [dropped, narrowed, derived] = await read(server, { metric: 'dropped', value: 300 }, { metric: 'narrowed', value: 300 }, { metric: 'derived', value: 300 });
    await server.call(api.metrics.remove, { params: { id: 'dropped' } });
    await server.call(api.metrics.update, { params: { id: 'narrowed' }, ifMatch: 1, body: metricDetails({ ...definition, nature: 'percent' }) });
    await server.call(api.metrics.update, { params: { id: 'derived' }, ifMatch: 1, body: metricDetails({ ...definition, source: { kind: 'formula', expression: 'approved * 2' } }) });
    await expect(decide(editor.call, dropped!.id, true)).rejects.toMatchObject({ code: 'bad-input', details: [{ path: 'metric', code: 'no-such-metric' }] });
    await expect(decide(editor.call, narrowed!.id, true)).rejects.toMatchObject({ details: [{ path: 'value', code: 'not-a-percentage' }] });
    await expect(decide(editor.call, derived!.id, true)).rejects.toMatchObject({ details: [{ path: 'metric', code: 'not-entered' }] });
    expect(await figureOf(server, 'dropped')).toMatchObject({ value: null });
    expect(await decide(editor.call, dropped!.id, false)).toMatchObject({ state: 'refused' });
  });

  test('is decided only where there is something to decide', async () => {
    await createMetric(server, 'unheld');
    const [reading] = await read(server, { metric: 'unheld', value: 1 });
    await expect(decide(editor.call, reading!.id, true)).rejects.toMatchObject({ details: [{ path: 'id', code: 'not-held' }] });
  });
});

test('an import that is undone leaves what somebody has corrected since', async () => {
  await createMetric(server, 'imported', { span: 'all' });
  const { readings } = server.app.services.statistics;
  const made = await readings.append({ kind: 'import', id: 'imp-1', name: '台账.xlsx', reporter: server.by }, [1, 2, 3].map((value) => ({ metric: 'imported', value, asOf: value * 1_000 })));
  await editor.call(api.readings.correct, { params: { id: String(made[1]!.id) }, body: { value: 20, note: '更正' } });
  expect(await readings.takeBack(server.by, 'imp-1', '导错文件')).toBe(2);
  expect(await figureOf(server, 'imported')).toMatchObject({ value: 20 });
  expect(await readings.takeBack(server.by, 'imp-1', '再来一次')).toBe(0);
});

describe('a picture as evidence', () => {
  const send = (body: Uint8Array | string, type = 'application/octet-stream') =>
    fetch(`${server.url}${API_PREFIX}/evidence`, { method: 'POST', headers: { cookie: editor.cookie, 'content-type': type }, body: typeof body === 'string' ? body : new Blob([new Uint8Array(body)]) });

  test('is encoded anew without where it was taken, kept with its reading, and seen by who is signed in', async () => {
    const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a01010' } }).withExif({ IFD0: { Copyright: '不可外传' }, IFD3: { GPSLatitudeRef: 'N' } }).jpeg().toBuffer();
    const response = await send(photo, 'image/jpeg');
    expect(response.status).toBe(200);
    const asset = (await response.json()) as { sha256: string; type: string; width: number; height: number };
    expect(asset).toMatchObject({ type: 'image/webp', width: 60, height: 40 });
    await createMetric(server, 'evidenced');
    const [reading] = await server.call(api.readings.add, { body: { readings: [{ metric: 'evidenced', value: 1, evidence: [asset.sha256] }] } });
    expect(reading!.evidence).toEqual([asset.sha256]);
    const picture = await fetch(`${server.url}/media/${asset.sha256}`, { headers: { cookie: server.cookie } });
    expect(picture.status).toBe(200);
    expect(Buffer.from(await picture.arrayBuffer()).includes('不可外传')).toBe(false);
    expect((await fetch(`${server.url}/media/${asset.sha256}`)).status).toBe(401);
  });

  test('is claimed by its reading, so that the sweep leaves it', async () => {
    const { claimedHashes } = await import('../../../../server/features/content/claimed-hashes.ts');
    const [reading] = (await server.call(api.readings.list, { query: { metric: 'evidenced' } })).rows;
    expect(await claimedHashes(server.app.services.db, Date.now())).toContain(reading!.evidence[0]);
  });

  test('is refused when it is no picture, too large, or not there', async () => {
    for (const body of ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'hello', '']) {
      const response = await send(body, 'image/svg+xml');
      expect(response.status).toBe(422);
    }
    expect((await send(new Uint8Array(13 * 2 ** 20))).status).toBe(413);
    await expect(server.call(api.readings.add, { body: { readings: [{ metric: 'evidenced', value: 1, evidence: ['ab'.repeat(32)] }] } })).rejects.toMatchObject({
      details: [{ path: 'readings.0.evidence.0', code: 'no-such-picture' }],
    });
  });
});

describe('the readings as CSV', () => {
  const csv = async (query: string, language = 'zh-CN') => {
    const response = await fetch(`${server.url}${API_PREFIX}/readings.csv?${query}`, { headers: { cookie: server.cookie, 'accept-language': language } });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    return Buffer.from(await response.arrayBuffer()).toString();
  };

  test('open in Excel with Chinese headings or English ones, and no text is taken for a formula', async () => {
    await createMetric(server, 'tabled', { name: '=1+1', accrual: 'stock' });
    await server.call(api.readings.add, { body: { readings: [{ metric: 'tabled', value: 1_234, precision: 'about', asOf: townTime('2019-12-31T23:59'), note: '@SUM(A1), "x"' }] } });
    const text = await csv('metric=tabled');
    expect(text.startsWith('\uFEFF编号,指标,指标代码,分项,数值,约数,单位,截至')).toBe(true);
    expect(text).toContain(",'=1+1,tabled,,1234,近,场次,2019-12-31T23:59:00+08:00,");
    expect(text).toContain(`"'@SUM(A1), ""x"""`);
    expect((await csv('metric=tabled', 'en')).startsWith('\uFEFFNumber,Metric,')).toBe(true);
    expect((await csv('metric=tabled&lang=en')).startsWith('\uFEFFNumber,Metric,')).toBe(true);
  });

  test('bring nothing new when they are imported again, and what was about stays about', async () => {
    await createMetric(server, 'reread', { accrual: 'stock' });
    await server.call(api.readings.add, { body: { readings: [{ metric: 'reread', value: 7, precision: 'about', asOf: townTime('2019-12-31T08:15:30.125') }] } });
    const sent = await fetch(`${server.url}${API_PREFIX}/imports?name=heping-readings.csv`, { method: 'POST', headers: { cookie: server.cookie, 'content-type': 'application/octet-stream' }, body: await csv('metric=reread') });
    const { id, file } = (await sent.json()) as ImportView;
    const { headerRow, mapping } = file!.sheets[0]!;
    const check = (more = {}) => server.call(api.imports.check, { params: { id }, body: { headerRow, mapping: mapping!, ...more } });
    expect(await check()).toMatchObject({ errors: [], readings: 0, duplicatesTotal: 1 });
    expect((await check({ duplicates: 'take' })).preview).toMatchObject([{ value: 7, precision: 'about', asOf: townTime('2019-12-31T08:15:30.125') }]);
  });

  test('hold just the days asked for, by the day in the town they stand for', async () => {
    expect((await csv('metric=tabled&from=2019-12-31&to=2019-12-31')).trim().split('\r\n')).toHaveLength(2);
    expect((await csv('metric=tabled&from=2020-01-01')).trim().split('\r\n')).toHaveLength(1);
  });
});

test('readings come a hundred a page, the newest first', async () => {
  await createMetric(server, 'many');
  for (let batch = 0; batch < 2; batch++) await read(server, ...Array.from({ length: 75 }, (_, index) => ({ metric: 'many', value: batch * 75 + index })));
  const first = await server.call(api.readings.list, { query: { metric: 'many' } });
  const second = await server.call(api.readings.list, { query: { metric: 'many', offset: 100 } });
  expect([first.rows.length, first.more, second.rows.length, second.more]).toEqual([100, true, 50, false]);
  expect([...first.rows, ...second.rows].map(({ value }) => value)).toEqual(Array.from({ length: 150 }, (_, index) => 149 - index));
});
