import { api } from '../../server/protocol/rest/index.ts';
import { makeSchedule } from '../server/simulator/fleet.ts';
import { caller } from '../support/server.ts';
import type { BareSqlite } from './processes/bare-sqlite.ts';
import type { Players } from './processes/players.ts';
import type { Town } from './processes/town.ts';
import { withChildren } from './support/children.ts';
import { type Figure, figure, median } from './support/figure.ts';

/*
 * 1,000 screens on real sockets hand in 10 plays at a time, each waiting for its acknowledgement, which
 * comes after the commit with synchronous=FULL; beside `node:sqlite` alone inserting as many such rows
 * into the same table and index, in transactions as large as the server's turned out to be, prepared,
 * 100 rows a statement; and, told as well, one row a statement.
 */

const SCREENS = 1_000;
const BATCHES = 10;
const ROUNDS = 7;
const WARM_UP = 2;
const ROWS_A_STATEMENT = 100;

export function playsIngest(): Promise<Figure[]> {
  return withChildren(async (start) => {
    const town = await start<Town>('town.ts');
    const { url, cookie } = await town.call('start');
    const call = caller(url, cookie);
    const players = await start<Players>('players.ts');
    await players.call('connect', url, await town.call('pair', SCREENS));
    const { id, revision } = await makeSchedule(call, '珍爱生命，拒绝毒品', [10]);
    const { sequence } = await call(api.schedules.publish, { params: { id }, body: { revision } });

    const sqlite = await start<BareSqlite>('bare-sqlite.ts');
    await sqlite.call('create', await town.call('playTable'));

    const rates: { product: number; bare: number; oneByOne: number; cpuUs: number }[] = [];
    let played = 0;
    let rowsACommit = 0;
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      const [before, cpuBefore] = [await town.call('transactions'), town.cpuMs()];
      const { rows, elapsedMs } = await players.call('play', sequence, BATCHES);
      const cpuMs = town.cpuMs() - cpuBefore;
      played += rows;
      rowsACommit = Math.round(rows / ((await town.call('transactions')) - before));
      const bareMs = await sqlite.call('insert', SCREENS, rows, rowsACommit, ROWS_A_STATEMENT);
      const oneByOneMs = await sqlite.call('insert', SCREENS, rows, rowsACommit, 1);
      if (round >= 0) rates.push({ product: (rows / elapsedMs) * 1_000, bare: (rows / bareMs) * 1_000, oneByOne: (rows / oneByOneMs) * 1_000, cpuUs: (cpuMs / rows) * 1_000 });
    }
    const kept = await town.call('plays');
    if (kept !== played) throw new Error(`${kept} of ${played} plays are in the ledger`);
    await sqlite.call('end');
    const of = (what: keyof (typeof rates)[number]) => Math.round(median(rates.map((rate) => rate[what])));
    return [
      figure('plays-ingest: plays committed and acknowledged', of('product'), '/s', of('bare'), { of: 'ratio', atLeast: 0.5 }, { of: 'value', atLeast: 20_000 }),
      figure('plays-ingest: the same beside one row a statement', of('product'), '/s', of('oneByOne')),
      figure('plays-ingest: server CPU a play', median(rates.map(({ cpuUs }) => cpuUs)), 'µs'),
      figure('plays-ingest: plays a commit', rowsACommit, 'plays'),
    ];
  });
}
