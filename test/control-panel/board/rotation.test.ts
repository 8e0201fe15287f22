import { describe, expect, test, vi } from 'vitest';
import { Rotation } from '../../../control-panel/board/rotation.ts';

const host = { addController() {}, removeController() {}, requestUpdate() {}, updateComplete: Promise.resolve(true) };

describe('the rotation of boards', () => {
  test('moves on after its time, waits while something is open, and starts anew with each board', () => {
    vi.useFakeTimers();
    const next = vi.fn();
    const rotation = new Rotation(host, next);
    rotation.run(30, 'b1', false);
    vi.advanceTimersByTime(20_000);
    rotation.run(30, 'b1', true);
    vi.advanceTimersByTime(60_000);
    expect(next).not.toHaveBeenCalled();
    rotation.run(30, 'b1', false);
    vi.advanceTimersByTime(30_000);
    expect(next).toHaveBeenCalledTimes(1);
    rotation.run(30, 'b2', false);
    vi.advanceTimersByTime(29_000);
    rotation.run(30, 'b3', false);
    vi.advanceTimersByTime(29_000);
    expect(next).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });

  test('stands still while it is paused', () => {
    vi.useFakeTimers();
    const next = vi.fn();
    const rotation = new Rotation(host, next);
    rotation.run(30, 'b1', false);
    rotation.toggle();
    rotation.run(30, 'b1', false);
    vi.advanceTimersByTime(60_000);
    expect(next).not.toHaveBeenCalled();
    rotation.hostDisconnected();
    vi.useRealTimers();
  });
});
