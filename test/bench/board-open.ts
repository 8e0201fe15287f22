import type { Town } from './processes/town.ts';
import { withChildren } from './support/children.ts';
import { type Figure, figure, median } from './support/figure.ts';

/*
 * A million readings (twenty metrics, fourteen villages, five years), and boards of twenty-four widgets
 * over all of them: figures of now, members, trends of thirty days and of twelve months. What the server
 * needs until the first whole frame is signed, for the first who opens each board, with nothing kept.
 */

const READINGS = 1_000_000;

export function boardOpen(): Promise<Figure[]> {
  return withChildren(async (start) => {
    const town = await start<Town>('town.ts');
    await town.call('start');
    const total = await town.call('fillReadings', READINGS);
    if (total !== READINGS) throw new Error(`${total} of ${READINGS} readings stand`);
    const times = await town.call('openBoards');
    return [
      figure('board-open: a million readings, slowest board', Math.max(...times), 'ms', null, { of: 'value', atMost: 300 }),
      figure('board-open: a million readings, median', median(times), 'ms'),
    ];
  });
}
