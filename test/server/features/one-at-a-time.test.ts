import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneAtATime } from '../../../server/features/one-at-a-time.ts';

describe('a media queue', () => {
  test('runs one task at a time, in order, whichever of them fail', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 20 }), async (failing) => {
        const queue = oneAtATime();
        const order: number[] = [];
        let running = 0;
        const tasks = failing.map((fails, index) =>
          queue(async () => {
            running += 1;
            expect(running).toBe(1);
            await Promise.resolve();
            order.push(index);
            running -= 1;
            if (fails) throw new Error(`task ${index}`);
            return index;
          }),
        );
        const results = await Promise.allSettled(tasks);
        expect(results.map(({ status }) => status === 'rejected')).toEqual(failing);
        expect(order).toEqual(failing.map((_, index) => index));
      }),
    );
  });

  test('lets go of a waiting task at once when it is cancelled, and never starts it', async () => {
    const queue = oneAtATime();
    const first = Promise.withResolvers<string>();
    const running = queue(() => first.promise);
    const abort = new AbortController();
    let started = false;
    const waiting = queue(async () => {
      started = true;
    }, abort.signal);
    abort.abort(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
    await expect(queue(() => Promise.resolve(), AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');

    first.resolve('done');
    expect(await running).toBe('done');
    expect(await queue(() => Promise.resolve('next'))).toBe('next');
    expect(started).toBe(false);
  });
});
