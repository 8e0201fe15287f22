import { generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBus } from '../../../../server/cluster/bus.ts';
import { emptyLog } from '../../../../server/domain/log-state.ts';
import { applyFrame, type BoardDesign, type BoardFrame } from '../../../../server/domain/statistics/board.ts';
import type { Figure, WidgetFigures } from '../../../../server/domain/statistics/figure.ts';
import type { Signed } from '../../../../server/domain/publication.ts';
import { createPagesFor } from '../../../../server/features/boards/pages-for.ts';
import { createChannels } from '../../../../server/features/boards/channels.ts';
import { createMark, type Mark } from '../../../../server/features/boards/frame-numbers.ts';
import { openDatabase } from '../../../../server/storage/database.ts';
import { boardFrame } from '../../../../server/protocol/board.schema.ts';
import { design, figure, widget } from './support.ts';

const SHA = 'a'.repeat(64);
const BOARD = design([widget('sessions', 'sessions'), widget('items', 'items'), widget('note', null, { kind: 'text' }), widget('mosaic', null, { kind: 'mosaic' })]);
const [WITH_CODE, CODE] = ['c'.repeat(64), widget('code', null, { kind: 'code' })];
const KEYS = generateKeyPairSync('ed25519');
/** Twenty seconds before midnight in Shanghai. */
const EVENING = Date.parse('2026-11-24T23:59:40+08:00');

/** What is on record beyond a restart. */
function records() {
  const written: number[] = [];
  return { written, get: async () => written.at(-1) ?? null, set: async (number: number) => void written.push(number) };
}

function setUp(mark: Mark = records()) {
  const values = new Map<string, Figure>([['sessions', figure('sessions', 1012)], ['items', figure('items', 196_860)]]);
  const broken = new Set<string>();
  const asked: string[][] = [];
  const screens: { heard: (() => void) | null } = { heard: null };
  const sent: { signed: Signed; frame: BoardFrame }[] = [];
  const state = { ...emptyLog({ id: 'key-1', key: '' }) };
  const bus = createBus();
  let tiles = 0;
  async function board({ widgets }: BoardDesign): Promise<BoardFrame['widgets']> {
    asked.push(widgets.map(({ id }) => id));
    const shown: Record<string, WidgetFigures> = {};
    for (const { id, kind, data } of widgets) {
      for (const metric of data?.metrics ?? []) if (broken.has(metric)) throw new Error(`no ${metric}`);
      if (kind === 'mosaic') shown[id] = { figures: [], screens: [{ id: `s${tiles}`, name: '广场屏', village: '荷苑社区', state: 'painting', title: '宪法' }] };
      else if (data) shown[id] = { figures: data.metrics.map((metric) => values.get(metric)!) };
    }
    return shown;
  }
  const channels = createChannels({
    figures: { board, definitions: async () => [] },
    log: { state, sign: (text) => ({ text, signature: sign(null, Buffer.from(text), KEYS.privateKey).toString('base64'), keyId: state.key.id }) },
    presence: { subscribe: (listener) => ((screens.heard = () => listener([])), () => true) },
    bus,
    designOf: async (sha256) => (sha256 === SHA ? BOARD : sha256 === WITH_CODE ? { ...BOARD, widgets: [...BOARD.widgets, CODE] } : null),
    townTimeZone: async () => 'Asia/Shanghai',
    mark,
    now: Date.now,
    pagesFor: createPagesFor(() => 'http://10.0.0.5:8080'),
    logger: pino({ level: 'silent' }),
  });
  channels.subscribe((_, signed, frame) => sent.push({ signed, frame }));
  return {
    channels,
    sent,
    asked,
    broken,
    state,
    moveScreens: () => {
      tiles += 1;
      screens.heard?.();
    },
    set(metric: string, value: number) {
      values.set(metric, figure(metric, value));
      bus.emit('figures', [metric]);
    },
    async follow() {
      const channel = (await channels.open(SHA))!;
      const whole = JSON.parse((await channel.ready()).text) as BoardFrame;
      return { channel, whole, release: channels.follow(SHA) };
    },
  };
}
const ids = (frames: readonly { frame: BoardFrame }[]) => frames.map(({ frame }) => Object.keys(frame.widgets));

beforeEach(() => {
  vi.useFakeTimers({ now: EVENING });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the live figures of a design', () => {
  test('are a signed whole first and then only what changed, each numbered one after the last', async () => {
    const { follow, sent, set } = setUp();
    const { whole } = await follow();
    expect(boardFrame.parse(whole)).toEqual(whole);
    expect(whole).toMatchObject({ whole: true, design: SHA, sequence: EVENING });
    expect(Object.keys(whole.widgets)).toEqual(['sessions', 'items', 'mosaic']);
    await vi.advanceTimersByTimeAsync(1_500);
    sent.length = 0;
    set('sessions', 1013);
    await vi.advanceTimersByTimeAsync(25);
    set('items', 196_900);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(ids(sent)).toEqual([['sessions'], ['items']]);
    let state: BoardFrame | null = whole;
    for (const { signed, frame } of sent) {
      expect(JSON.parse(signed.text)).toEqual(frame);
      expect(verify(null, Buffer.from(signed.text), KEYS.publicKey, Buffer.from(signed.signature, 'base64'))).toBe(true);
      state = applyFrame(state, frame);
    }
    expect(state).toMatchObject({ sequence: whole.sequence + 2, widgets: { sessions: { figures: [{ value: 1013 }] }, items: { figures: [{ value: 196_900 }] } } });
  });

  test('say in what is signed where a phone finds boards, when a code on the board leads there', async () => {
    const { channels, sent, set, follow } = setUp();
    const channel = (await channels.open(WITH_CODE))!;
    const release = channels.follow(WITH_CODE);
    expect(boardFrame.parse(JSON.parse((await channel.ready()).text))).toMatchObject({ pages: 'http://10.0.0.5:8080/board' });
    await vi.advanceTimersByTimeAsync(1_500);
    sent.length = 0;
    set('sessions', 1013);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(sent.map(({ frame }) => frame.pages)).toEqual(['http://10.0.0.5:8080/board']);
    release();
    expect((await follow()).whole).not.toHaveProperty('pages');
  });

  test('after quiet go out within 20 ms, and then at most once a second however often they change', async () => {
    const { follow, sent, set } = setUp();
    await follow();
    await vi.advanceTimersByTimeAsync(2_000);
    sent.length = 0;
    set('sessions', 1);
    await vi.advanceTimersByTimeAsync(20);
    expect(sent).toHaveLength(1);
    for (let value = 2; value <= 300; value++) {
      set('sessions', value);
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(sent.length).toBeLessThanOrEqual(4);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent.at(-1)!.frame.widgets['sessions']!.figures[0]!.value).toBe(300);
    const times = sent.map(({ frame }) => frame.at);
    for (const [index, at] of times.entries()) if (index > 0) expect(at - times[index - 1]!).toBeGreaterThanOrEqual(1_000);
  });

  test('are not asked for when something else changed, and not sent when nothing did', async () => {
    const { follow, sent, asked, set } = setUp();
    await follow();
    await vi.advanceTimersByTimeAsync(2_000);
    [sent.length, asked.length] = [0, 0];
    set('another', 1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(asked).toEqual([]);
    set('sessions', 1012);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(asked).toEqual([['sessions']]);
    expect(sent).toEqual([]);
  });

  test('of the screens themselves follow the screens', async () => {
    const { follow, sent, moveScreens } = setUp();
    await follow();
    await vi.advanceTimersByTimeAsync(2_000);
    sent.length = 0;
    moveScreens();
    await vi.advanceTimersByTimeAsync(30);
    expect(ids(sent)).toEqual([['mosaic']]);
  });

  test('are looked at again at the town’s midnight and each minute', async () => {
    const { follow, asked } = setUp();
    await follow();
    asked.length = 0;
    await vi.advanceTimersByTimeAsync(20_050);
    expect(asked).toEqual([BOARD.widgets.map(({ id }) => id)]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(2);
  });

  test('that cannot be had leave the last good ones standing, and the others go on', async () => {
    const { follow, sent, set, broken, channels } = setUp();
    const { channel } = await follow();
    await vi.advanceTimersByTimeAsync(2_000);
    sent.length = 0;
    broken.add('sessions');
    set('items', 7);
    await vi.advanceTimersByTimeAsync(61_000);
    expect(ids(sent)).toEqual([['items']]);
    const whole = JSON.parse(channel.whole()!.text) as BoardFrame;
    expect(whole.widgets['sessions']!.figures[0]).toMatchObject({ value: 1012, asOf: 1_000 });
    expect(channels.sent.sequence(SHA)).toBe(whole.sequence);
    broken.clear();
    set('sessions', 1_014);
    await vi.advanceTimersByTimeAsync(1_100);
    expect(ids(sent)).toEqual([['items'], ['sessions']]);
  });

  test('never begin with an empty frame: there is none until a figure can be had', async () => {
    const { channels, broken, sent, set } = setUp();
    for (const metric of ['sessions', 'items']) broken.add(metric);
    const channel = (await channels.open(SHA))!;
    await channel.ready(); // the mosaic has figures
    expect(Object.keys(sent[0]!.frame.widgets)).toEqual(['mosaic']);
    broken.clear();
    set('sessions', 5);
    await vi.advanceTimersByTimeAsync(1_100);
    expect(ids(sent)).toEqual([['mosaic'], ['sessions']]);
  });

  test('are signed with the newest key, also when nothing has changed since it was handed over', async () => {
    const { follow, state } = setUp();
    const { channel } = await follow();
    const before = channel.whole()!;
    Object.assign(state, { key: { id: 'key-2', key: '' } });
    expect(channel.whole()).toMatchObject({ keyId: 'key-2', text: before.text });
  });
});

const step = fc.oneof(
  fc.record({ metric: fc.constantFrom('sessions', 'items'), value: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ wait: fc.integer({ min: 0, max: 2_500 }) }),
  fc.constant({ join: true as const }),
  fc.record({ breaks: fc.boolean() }),
);

test('whoever joins whenever has, after quiet, just what stands, by whole and changes alone and without a gap', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { channels, follow, sent, set, broken } = setUp();
      const { channel, whole } = await follow();
      const followers: { state: BoardFrame | null }[] = [{ state: whole }];
      channels.subscribe((_, __, frame) => {
        for (const each of followers) each.state = applyFrame(each.state, frame);
      });
      for (const each of steps) {
        if ('wait' in each) await vi.advanceTimersByTimeAsync(each.wait);
        else if ('join' in each) followers.push({ state: JSON.parse(channel.whole()!.text) as BoardFrame });
        else if ('breaks' in each) broken[each.breaks ? 'add' : 'delete']('items');
        else set(each.metric, each.value);
      }
      broken.clear();
      await vi.advanceTimersByTimeAsync(62_000);
      const last = JSON.parse(channel.whole()!.text) as BoardFrame;
      for (const { state } of followers) expect(state).toEqual(last);
      const times = sent.map(({ frame }) => frame.at);
      for (const [index, at] of times.entries()) if (index > 0) expect(at - times[index - 1]!).toBeGreaterThanOrEqual(1_000);
      channels.stop();
    }),
    { numRuns: 40 },
  );
});

describe('a channel', () => {
  test('is only opened for a design that is on record', async () => {
    const { channels } = setUp();
    expect(await channels.open('b'.repeat(64))).toBeNull();
  });

  test('closes half a minute after the last follower, and its numbers never fall back', async () => {
    const { channels, follow } = setUp();
    const [one, other] = [await follow(), await follow()];
    one.release();
    one.release();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(channels.openCount()).toBe(1);
    other.release();
    await vi.advanceTimersByTimeAsync(29_000);
    expect(channels.openCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(channels.openCount()).toBe(0);
    const last = channels.sent.sequence(SHA)!;
    vi.setSystemTime(EVENING - 3_600_000); // the clock was put back
    expect((await follow()).whole.sequence).toBe(last + 1);
  });

  test('goes on above every number sent before the server was started again with an earlier clock, so that walls take its whole', async () => {
    const db = await openDatabase(':memory:');
    const mark = createMark(db);
    const before = setUp(mark);
    const { whole } = await before.follow();
    let onWall: BoardFrame = whole;
    before.channels.subscribe((_, __, frame) => (onWall = applyFrame(onWall, frame)!));
    for (let value = 1; value <= 20; value++) {
      before.set('sessions', value);
      await vi.advanceTimersByTimeAsync(1_100);
    }
    expect(onWall.sequence).toBe(whole.sequence + 20);
    before.channels.stop();
    vi.setSystemTime(EVENING - 400 * 86_400_000); // a power cut, and no time server yet
    const after = setUp(mark);
    after.set('sessions', 2_026);
    const anew = (await after.follow()).whole;
    expect(applyFrame(onWall, anew)).toBe(anew);
    expect(anew.widgets['sessions']!.figures[0]!.value).toBe(2_026);
    after.channels.stop();
    await db.destroy();
  });

  test('writes down where its numbers are about once a minute at most, and a disk that is full stops no figures', async () => {
    const mark = records();
    const { channels, follow, set, sent } = setUp(mark);
    for (let times = 0; times < 20; times++) {
      const { release } = await follow();
      for (let value = 0; value < 5; value++) {
        set('sessions', value);
        await vi.advanceTimersByTimeAsync(1_100);
      }
      release();
      await vi.advanceTimersByTimeAsync(31_000); // closed
    }
    expect(mark.written.length).toBeLessThanOrEqual(12); // in twelve minutes
    mark.set = () => Promise.reject(new Error('disk full'));
    await vi.advanceTimersByTimeAsync(600_000);
    sent.length = 0;
    await follow();
    expect(sent).toHaveLength(1);
    channels.stop();
  });
});
