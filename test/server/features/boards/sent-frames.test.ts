import { describe, expect, test } from 'vitest';
import { createSentFrames } from '../../../../server/features/boards/sent-frames.ts';

describe('what was sent of a design', () => {
  test('tells since when a screen lacks a frame: from the one after the last it painted', () => {
    const sent = createSentFrames();
    expect(sent.after('a', 5)).toBeNull();
    for (const [sequence, at] of [[10, 1_000], [11, 2_000], [12, 3_000]] as const) sent.note('a', sequence, at);
    expect(sent.sequence('a')).toBe(12);
    expect(sent.after('a', 12)).toBeNull();
    expect(sent.after('a', 11)).toBe(3_000);
    expect(sent.after('a', 10)).toBe(2_000);
    expect(sent.after('b', 10)).toBeNull();
  });

  test('of a screen far behind tells the earliest it still knows', () => {
    const sent = createSentFrames();
    for (let number = 1; number <= 500; number++) sent.note('a', number, number * 1_000);
    const earliest = sent.after('a', 3)!;
    expect(earliest).toBeGreaterThan(4_000);
    expect(earliest).toBe(sent.after('a', 1));
    expect(sent.after('a', 499)).toBe(500_000);
  });

  test('begins anew where the numbers jump, as after a time without followers', () => {
    const sent = createSentFrames();
    sent.note('a', 10, 1_000);
    sent.note('a', 9_000, 60_000);
    expect(sent.after('a', 10)).toBe(60_000);
  });
});
