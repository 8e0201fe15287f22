import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBus } from '../../../../server/cluster/bus.ts';
import { emptyTrend } from '../../../../server/features/metrics/figures-of.ts';
import { createFiguresService } from '../../../../server/features/metrics/figures.service.ts';
import type { Definitions, Held } from '../../../../server/features/metrics/definitions.ts';
import { createKeptTrends } from '../../../../server/features/metrics/kept.ts';
import { metricDetails } from './support.ts';

const asking = fc.oneof(
  { weight: 8, arbitrary: fc.record({ metric: fc.constantFrom('a', 'b', 'c'), window: fc.integer({ min: 0, max: 9 }).map(String), cells: fc.integer({ min: 1, max: 60 }), lasts: fc.integer({ min: 1, max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ forget: fc.constantFrom(null, ['a'], ['b', 'c']) }) },
);

test('trends that are kept never have more values together than they may, however many are asked for, and each is as it was last made', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(asking, { maxLength: 80 }), async (steps) => {
      let clock = 0;
      const kept = createKeptTrends(() => clock, 100);
      const newest = new Map<string, { at: number; until: number }>();
      for (const step of steps) {
        clock += 1;
        if ('forget' in step) kept.forget(step.forget);
        else {
          const made = clock;
          const { whole } = await kept.trend({ ...step, until: clock + step.lasts }, async () => ({ ...emptyTrend(0), whole: [made] }));
          const key = `${step.metric} ${step.window}`;
          const before = newest.get(key);
          if (whole[0] === made) newest.set(key, { at: made, until: clock + step.lasts });
          else expect([before!.at, before!.until > clock]).toEqual([whole[0], true]); // one made earlier, and not after its end
        }
        expect(kept.cells()).toBeLessThanOrEqual(100);
      }
      kept.forget(null);
      expect(kept.cells()).toBe(0);
    }),
  );
});

test('a formula, whose parts are asked for while it is made, does not make room for them', async () => {
  const kept = createKeptTrends(() => 0, 10);
  let made = 0;
  const part = (metric: string) => kept.trend({ metric, window: '', until: 1, cells: 3 }, async () => emptyTrend(0));
  const formula = () =>
    kept.trend({ metric: 'f', window: '', until: 1, cells: 4 }, async () => {
      made += 1;
      await part('a');
      await part('b');
      return emptyTrend(0);
    });
  await formula();
  await part('c'); // no room any more for all
  await formula();
  expect(made).toBe(1);
});

test('what is asked for again stays, what is forgotten or failed is made anew', async () => {
  const kept = createKeptTrends(() => 0, 10);
  let made = 0;
  const ask = (metric: string, window = '', fails = false) =>
    kept.trend({ metric, window, until: 1, cells: 3 }, async () => {
      made += 1;
      if (fails) throw new Error('no');
      return emptyTrend(0);
    });
  for (const metric of ['a', 'b', 'a', 'c', 'a', 'd', 'a', 'e', 'a']) await ask(metric);
  expect(made).toBe(5);
  await ask('b');
  expect(made).toBe(6);
  kept.forget(['a']);
  await ask('a');
  expect(made).toBe(7);
  await expect(ask('f', '', true)).rejects.toThrow('no');
  await ask('f');
  expect(made).toBe(9);
});

test('a metric that is saved while its definition is being read is shown as saved, and kept so', async () => {
  const held = (name: string): Held => {
    const definition = { id: 'team', ...metricDetails({ name }) };
    return { byId: new Map([['team', { definition, row: { id: 'team', revision: 1, definition: '', position: 1, created_at: 0, updated_at: 0, updated_by: '', deleted_at: null } }]]), needs: new Map() };
  };
  const reading = Promise.withResolvers<Held>();
  let current = (): Promise<Held> => reading.promise;
  const bus = createBus();
  const figures = createFiguresService({
    now: () => 0,
    bus,
    definitions: { current: () => current() } as Definitions,
    standing: { newest: async () => [], levels: async () => [], behind: async () => ({ ids: [], count: 0 }), members: async () => [] },
    flows: { totals: async () => [], sums: async () => [] },
    townTimeZone: async () => 'Asia/Shanghai',
    askPlays: () => Promise.reject(new Error('not asked')),
    screenTiles: async () => [],
  });
  const asked = figures.figure('team', '', null);
  const trend = figures.widget({ metrics: ['team'], view: 'trend' }, null);
  current = async () => held('人民调解员');
  bus.emit('changed', 'metrics');
  reading.resolve(held('调解员'));
  expect((await asked).name).toBe('人民调解员');
  expect((await trend).trend!.lines[0]!.name).toBe('人民调解员');
  expect((await figures.figure('team', '', null)).name).toBe('人民调解员');
});
