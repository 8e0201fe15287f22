import { api } from '../../server/protocol/rest/index.ts';
import { caller } from '../support/server.ts';
import { design, widget } from '../server/features/boards/support.ts';
import type { BareSocketIo } from './processes/bare-socket-io.ts';
import type { BoardViewers } from './processes/board-viewers.ts';
import type { Town } from './processes/town.ts';
import type { Child } from './support/child.ts';
import { withChildren } from './support/children.ts';
import { type Figure, figure, percentile } from './support/figure.ts';
import { machineMs } from './support/serve.ts';

/*
 * From the REST call that brings one reading (checks, committed insert with synchronous=FULL, figures
 * worked out, the 20 ms in which changes are gathered, signature, one encoding) to each of 1,000 pages
 * that follow a board of twelve widgets holding the changed figure; beside a bare Socket.IO server's
 * `namespace.emit` of the same bytes to as many of the same clients, in turns. 95th percentile of all
 * pages in all rounds.
 */

const VIEWERS = 1_000;
const ROUNDS = 12;
const WARM_UP = 2;
const WIDGETS = 12;
/** A board sends at most one frame a second: each round begins in quiet. */
const QUIET_MS = 1_100;

export function boardLive(): Promise<Figure[]> {
  return withChildren(async (start) => {
    const town = await start<Town>('town.ts');
    const { url, cookie } = await town.call('start');
    const call = caller(url, cookie);
    const widgets = Array.from({ length: WIDGETS }, (_, index) => widget(`w${index}`, `metric_${index}`));
    for (const { data } of widgets) await town.call('makeMetric', data!.metrics[0]!);
    const board = await call(api.boards.create, { body: { design: design(widgets) } });
    const viewers = await start<BoardViewers>('board-viewers.ts');
    await viewers.call('connect', url, cookie, board.id, VIEWERS);

    const bareServer = await start<BareSocketIo>('bare-socket-io.ts');
    const bareViewers = await start<BoardViewers>('board-viewers.ts');
    await bareViewers.call('connect', `http://127.0.0.1:${await bareServer.call('port')}`, '', null, VIEWERS);

    const [product, bare]: [number[], number[]] = [[], []];
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
      const delivered = await timesOf(viewers, async () => {
        const at = machineMs();
        await call(api.readings.add, { body: { readings: [{ metric: 'metric_0', value: 1_000 + round + WARM_UP }] } });
        return at;
      });
      const message = await viewers.call('message');
      const raw = await timesOf(bareViewers, () => bareServer.call('emit', '/board', 'frame', message));
      if (round < 0) continue;
      product.push(...delivered);
      bare.push(...raw);
    }
    return [
      figure('board-live: one reading → 1,000 pages hold it, p95', percentile(product, 0.95), 'ms', percentile(bare, 0.95)),
      figure('board-live: one reading → 1,000 pages hold it, median', percentile(product, 0.5), 'ms', percentile(bare, 0.5)),
    ];
  });
}

/** @param act says when it began @returns how long each viewer waited, ms */
async function timesOf(viewers: Child<BoardViewers>, act: () => Promise<number>): Promise<number[]> {
  await viewers.call('arm');
  const had = viewers.call('allHad');
  const begun = await act();
  return (await had).map((at) => at - begun);
}
