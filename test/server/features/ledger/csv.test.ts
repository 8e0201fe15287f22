import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toCsv } from '../../../../server/features/csv.ts';
import { api } from '../../../../server/protocol/rest/index.ts';
import { startServer, type TestServer } from '../../../support/server.ts';
import { makeSchedule, publish } from '../../support/desk.ts';
import { connectScreen, INSTALLATION, pairScreen, play, said } from '../../support/wall.ts';

/** Reads RFC 4180 the way a spreadsheet does. */
function parse(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('a CSV', () => {
  test('says in its first bytes that it is UTF-8', () => {
    expect(Buffer.from(toCsv(['标题'], [])).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  });

  test('comes back as it was written, whatever is in it, and is no formula', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('=1+1', '@SUM(A1)', '+86', '-1', '\tx', 'a,b', 'a"b', 'a\r\nb', ' =1', '＝1'));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { maxLength: 4 }), (rows) => {
        const width = 3;
        const table = rows.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ''));
        const read = parse(toCsv(['甲', '乙', '丙'], table));
        expect(read.slice(1).map((row) => row.map((each) => each.replace(/^'(?=\s*[=+\-@＝＋－＠\t\r])/, '')))).toEqual(table.map((row) => row.map((each) => each.replace(/^'(?=\s*[=+\-@＝＋－＠\t\r])/, ''))));
        for (const each of read.flat()) expect(each).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      }),
    );
  });

  test('leaves numbers as numbers, also negative ones', () => {
    expect(toCsv(['n'], [[-5], [0.25]])).toBe('\uFEFFn\r\n-5\r\n0.25\r\n');
  });
});

describe('the ledger as CSV', () => {
  let server: TestServer;
  const DAYS = '?from=2026-05-01&to=2026-05-31';

  beforeAll(async () => {
    server = await startServer();
    const { credential } = await pairScreen(server, '=HYPERLINK("http://x"),屏');
    const socket = await connectScreen(server.url, credential);
    const { sequence } = await publish(server, (await makeSchedule(server, {}, ['学法用法'])).id);
    const records = [1, 2, 3].map((number) => play(number, sequence, { startedAt: Date.UTC(2026, 4, 5, 4) + number, outcome: number === 3 ? 'failed' : 'complete' }));
    await said(socket, 'plays', { installation: INSTALLATION, records });
    socket.close();
  });
  afterAll(() => server.close());

  const get = async (path: string, language: string) => {
    const response = await fetch(`${server.url}/api/v1${path}`, { headers: { cookie: server.cookie, 'accept-language': language } });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="heping-[\w-]+\.csv"$/);
    return parse(new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer()));
  };

  test('has the counts with a total, in the person’s language', async () => {
    expect(await get(`/ledger/counts.csv${DAYS}&by=category`, 'zh-CN')).toEqual([
      ['类别', '播放次数', '时长（秒）', '过短未计', '失败'],
      ['宣传标语', '2', '30', '0', '1'],
      ['合计', '2', '30', '0', '1'],
    ]);
    expect((await get(`/ledger/counts.csv${DAYS}&by=category`, 'en'))[1]).toEqual(['Slogan', '2', '30', '0', '1']);
  });

  test('is in the language the desk asks for, whatever the browser prefers', async () => {
    expect((await get(`/ledger/counts.csv${DAYS}&by=month&lang=en`, 'zh-CN')).slice(0, 2)).toEqual([
      ['Month', 'Plays', 'Seconds', 'Cut too short', 'Failed'],
      ['2026-05', '2', '30', '0', '1'],
    ]);
    expect((await get(`/ledger/counts.csv${DAYS}&by=campaign&lang=zh-CN`, 'en')).slice(0, 2)).toEqual([['主题宣传', '播放次数', '时长（秒）', '过短未计', '失败'], ['无主题', '2', '30', '0', '1']]);
    expect((await get(`/ledger/records.csv${DAYS}&lang=zh-CN`, 'en'))[0]![0]).toBe('日期');
  });

  test('has every record, and a screen’s name that looks like a formula is none', async () => {
    const [head, ...rows] = await get(`/ledger/records.csv${DAYS}`, 'en');
    expect(head!.slice(0, 4)).toEqual(['Day', 'Started (UTC)', 'Screen', 'Content']);
    expect(rows.map((row) => row[1])).toEqual(['2026-05-05T04:00:00.003Z', '2026-05-05T04:00:00.002Z', '2026-05-05T04:00:00.001Z']);
    expect(rows[0]![2]).toBe(`'=HYPERLINK("http://x"),屏`);
    const { rows: shown } = await server.call(api.ledger.records, { query: { from: '2026-05-01', to: '2026-05-31' } });
    expect(rows).toHaveLength(shown.length);
  });

  test('has all of very many records, the newest first, and holds nobody up meanwhile', async () => {
    const { id } = (await server.call(api.screens.list))[0]!;
    const days = [3, 4, 5].map((day) => Date.UTC(2026, 3, day, 4));
    for (const [index, day] of days.entries()) {
      const records = Array.from({ length: 1_300 }, (_, at) => play(1 + index * 1_300 + at, 1, { startedAt: day + (at % 7) * 1_000 }));
      await server.app.services.ledger.take(id, { installation: 'manymanymanymany', records });
    }
    let turns = 0;
    const turn = setInterval(() => (turns += 1), 0);
    const [, ...rows] = await get('/ledger/records.csv?from=2026-04-01&to=2026-04-30', 'en');
    clearInterval(turn);
    expect(new Set(rows.map((row) => row[10])).size).toBe(3_900);
    expect(rows).toHaveLength(3_900);
    const times = rows.map((row) => row[1]!);
    expect(times).toEqual(times.toSorted().reverse());
    expect(turns).toBeGreaterThan(3);
    const [, ...one] = await get('/ledger/records.csv?from=2026-04-04&to=2026-04-04&category=hotline', 'en');
    expect(one).toEqual([]);
  });
});
