import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBoardEcho } from '../../../display/runtime/board-echo.ts';

const DESIGN = 'a'.repeat(64);

describe('what a wall says of its boards', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('is told at once after quiet, with how long after its making a frame was on the glass', () => {
    const send = vi.fn();
    const echo = createBoardEcho(send);
    echo.painted(DESIGN, 7, 1_000, 1_040);
    vi.advanceTimersByTime(1);
    expect(send).toHaveBeenCalledTimes(1);
    expect(echo.latest()).toEqual([{ design: DESIGN, sequence: 7, lagMs: 40, at: 1_040 }]);
  });

  test('never says twice in a second, and of figures that change all the time not more than once in 5 seconds', () => {
    const times: number[] = [];
    const echo = createBoardEcho(() => void times.push(performance.now()));
    for (let sequence = 1; sequence <= 600; sequence++) {
      echo.painted(DESIGN, sequence, 0, 0);
      vi.advanceTimersByTime(500);
    }
    const gaps = times.slice(1).map((time, index) => time - times[index]!);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
    expect(times.length).toBeLessThanOrEqual(300 / 5 + 6);
    expect(echo.latest()[0]?.sequence).toBe(600);
  });

  test('keeps the time a frame was first painted when it is laid anew', () => {
    const send = vi.fn();
    const echo = createBoardEcho(send);
    echo.painted(DESIGN, 7, 1_000, 1_040);
    echo.painted(DESIGN, 7, 1_000, 90_000);
    vi.advanceTimersByTime(10_000);
    expect(echo.latest()[0]?.lagMs).toBe(40);
    expect(send).toHaveBeenCalledTimes(1);
  });

  test('leaves out boards that no publication needs any more', () => {
    const echo = createBoardEcho(() => {});
    echo.painted(DESIGN, 7, 0, 0);
    echo.retain(new Set());
    expect(echo.latest()).toEqual([]);
    echo.stop();
  });
});
