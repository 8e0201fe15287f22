import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Signed } from '../../../server/domain/publication.ts';
import type { BoardFrame } from '../../../server/domain/statistics/board.ts';
import type { Figure } from '../../../server/domain/statistics/figure.ts';
import { type BoardFigures, openBoardFigures } from '../../../display/runtime/board-figures.ts';

const DESIGN = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const { key, privateKey } = makeKey('k1');

let figures: BoardFigures;
let asked: string[][];
let unheard: boolean;
let alarms: string[];
let stored: Map<string, BoardFrame>;
let now: typeof key;

async function open(): Promise<void> {
  figures = await openBoardFigures({
    kept: {
      restore: async () => [...stored.values()],
      keep: (frame) => void stored.set(frame.design, frame),
      retain: (designs) => [...stored.keys()].forEach((design) => !designs.has(design) && stored.delete(design)),
    },
    key: () => now,
    follow: async (designs) => {
      asked.push(designs);
      if (unheard) throw new Error('timeout');
    },
    alarm: (code) => void alarms.push(code),
  });
}

beforeEach(async () => {
  [asked, unheard, alarms, stored, now] = [[], false, [], new Map(), key];
  await open();
});

afterEach(() => figures.stop());

describe('figures of a board on the wall', () => {
  test('are followed for the boards in force, and once only while those stay the same', () => {
    figures.want([DESIGN, OTHER, DESIGN]);
    figures.want([OTHER, DESIGN]);
    expect(asked).toEqual([[DESIGN, OTHER]]);
    figures.connected();
    expect(asked).toHaveLength(2);
  });

  test('change by what changed, for whoever watches', async () => {
    figures.want([DESIGN]);
    const seen: number[] = [];
    figures.watch(DESIGN, ({ sequence }) => void seen.push(sequence));
    await figures.take(signed(frame(7, { w1: 1, w2: 2 })));
    await figures.take(signed(frame(8, { w2: 3 }, false)));
    const whole = figures.frame(DESIGN);
    expect(seen).toEqual([7, 8]);
    expect([valueOf(whole, 'w1'), valueOf(whole, 'w2')]).toEqual([1, 3]);
  });

  test('with one frame missing stay as they are, and the whole is asked for', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
    figures.want([DESIGN]);
    await figures.take(signed(frame(7, { w1: 1 })));
    await figures.take(signed(frame(9, { w1: 9 }, false)));
    await figures.take(signed(frame(10, { w1: 10 }, false)));
    expect(asked).toHaveLength(1);
    vi.advanceTimersByTime(5_000); // not at once again: a screen must not storm its server
    vi.useRealTimers();
    expect(valueOf(figures.frame(DESIGN), 'w1')).toBe(1);
    expect(asked).toHaveLength(2);
  });

  test('are asked for again where nobody heard, but not by a screen that is no more', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
    unheard = true;
    figures.want([DESIGN]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toHaveLength(2);
    figures.connected();
    figures.stop(); // while it is still being asked
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();
    expect(asked).toHaveLength(3);
  });

  test('with a signature that is not of their text are refused and told of', async () => {
    figures.want([DESIGN]);
    const good = signed(frame(7, { w1: 1 }));
    await figures.take({ ...good, text: good.text.replace('"value":1', '"value":2') });
    expect(figures.frame(DESIGN)).toBeNull();
    expect(alarms).toEqual(['bad-signature']);
  });

  test('never go back to an older frame, however well signed', async () => {
    figures.want([DESIGN]);
    await figures.take(signed(frame(9, { w1: 9 })));
    await figures.take(signed(frame(7, { w1: 7 })));
    expect(valueOf(figures.frame(DESIGN), 'w1')).toBe(9);
  });

  test('of another design or of a shape not understood change nothing', async () => {
    figures.want([DESIGN]);
    await figures.take(signed({ ...frame(7, { w1: 1 }), design: OTHER }));
    await figures.take(signed({ ...frame(7, { w1: 1 }), v: 2 } as unknown as BoardFrame));
    expect([figures.frame(OTHER), figures.frame(DESIGN)]).toEqual([null, null]);
    expect(alarms).toEqual([]);
  });

  test('signed with another key are not shown; that the key stays another one is told of', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    figures.want([DESIGN]);
    const stranger = makeKey('k2');
    const theirs = signed(frame(7, { w1: 1 }), stranger.privateKey, 'k2');
    await figures.take(theirs);
    expect(alarms).toEqual([]);
    vi.advanceTimersByTime(5_500);
    await figures.take(theirs);
    vi.useRealTimers();
    expect(figures.frame(DESIGN)).toBeNull();
    expect(alarms).toEqual(['wrong-key']);
    now = stranger.key; // the rotation has arrived
    await figures.take(theirs);
    expect(valueOf(figures.frame(DESIGN), 'w1')).toBe(1);
  });

  test('are there again after a start without the server, until no publication needs them', async () => {
    figures.want([DESIGN]);
    await figures.take(signed(frame(7, { w1: 1 })));
    await open();
    expect(valueOf(figures.frame(DESIGN), 'w1')).toBe(1);
    figures.want([OTHER]);
    expect(figures.frame(DESIGN)).toBeNull();
    expect(stored.size).toBe(0);
  });
});

function makeKey(id: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { key: { id, key: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64') }, privateKey };
}

function signed(what: BoardFrame, by: KeyObject = privateKey, keyId = 'k1'): Signed {
  const text = JSON.stringify(what);
  return { text, signature: sign(null, Buffer.from(text), by).toString('base64'), keyId };
}

function frame(sequence: number, values: Record<string, number>, whole = true): BoardFrame {
  const widgets = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { figures: [figureOf(value)] }]));
  return { v: 1, kind: 'board-frame', design: DESIGN, sequence, whole, at: 1_700_000_000_000 + sequence, widgets };
}

function figureOf(value: number): Figure {
  return { metric: 'cases', name: '案件', unit: '件', decimals: 0, member: '', value, precision: 'exact', asOf: 1, period: '', rhythm: 'none', freshUntil: null, source: 'form', sourceName: '', level: null };
}

function valueOf(whole: BoardFrame | null, widget: string): number | null | undefined {
  return whole?.widgets[widget]?.figures[0]?.value;
}
