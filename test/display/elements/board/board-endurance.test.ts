import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInChromium, findChromium } from '../../../support/chromium.ts';
import { openBrowser } from '../element-page.ts';
import { boardOf, bundleBoard, figure, frameOf, NOW, openBoardPage, paint } from './board-page.ts';
import { countInstances, openDevtools, pageMemory } from './page-memory.ts';

const MEMBERS = ['塔岗村', '篁湾村', '高村', '南村', '霞村'];
const design = boardOf([
  { kind: 'number' },
  { kind: 'trend', data: { metrics: ['plays'], view: 'trend', window: { unit: 'minute', count: 30 } } },
  { kind: 'bar' },
  { kind: 'ranking' },
]);
const frame = frameOf(design.widgets.map(() => ({ figures: [figure()] })));

/** The widths of 500 texts for each font, which ECharts keeps, and what little else is kept of a board once shown. */
const KEPT_BYTES = 150_000;
/** What the engine notes once, whenever it likes, about code that runs often: 22 KB were seen, and nothing more over two hundred boards. */
const ENGINE_NOTES_BYTES = 60_000;

let browser: Browser;
let page: Page;
let devtools: CDPSession;

beforeAll(async () => {
  if (!(await findChromium())) return;
  browser = await openBrowser();
  page = await openBoardPage(browser, await bundleBoard());
  devtools = await openDevtools(page);
});
afterAll(() => browser?.close());

/** Takes the board out and lets the last animation frames pass. */
async function takeOut(): Promise<void> {
  await page.evaluate(async () => {
    document.body.replaceChildren();
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  });
}

/** Frames one after another as fast as they are taken, some with names never seen before and windows that slide. */
function feed(from: number, count: number): Promise<void> {
  return page.evaluate(
    async ([from, count, members, base, now]) => {
      const board = document.querySelector('hp-board')!;
      for (let sequence = from; sequence < from + count; sequence += 1) {
        const figures = members.map((member, index) => ({ ...base, member: index === 0 ? `${member}${sequence}` : member, value: 100 + ((sequence * (index + 7)) % 900) }));
        const at = Array.from({ length: 30 }, (_, index) => now + (sequence + index) * 60_000);
        const trend = { at, lines: [{ name: '播放次数', unit: '次', decimals: 0, values: at.map((_, index) => (sequence * index) % 97) }] };
        board.frame = {
          ...board.frame!,
          sequence,
          // as on a wall, one of them changes at a time; the others keep their objects
          widgets: { ...board.frame!.widgets, [`w${sequence % 4}`]: { figures: sequence % 4 < 2 ? figures.slice(0, 1) : figures, trend } },
        };
        board.instant = now + sequence * 1_000;
        await board.updateComplete;
        if (sequence % 50 === 0) await new Promise(requestAnimationFrame);
      }
      await new Promise((resolve) => setTimeout(resolve, 500)); // until the last motion rests
    },
    [from, count, MEMBERS, figure(), NOW] as const,
  );
}

describeInChromium('a board that runs for months', () => {
  it('keeps its memory over ten thousand frames, and leaves nothing when it is taken out', async () => {
    await paint(page, design, frame);
    await takeOut();
    const empty = await pageMemory(devtools);
    await paint(page, design, frame);
    await feed(2, 500);
    const early = await pageMemory(devtools);
    await feed(502, 10_000);
    const late = await pageMemory(devtools);
    expect(late.data - early.data, 'bytes more after 10,000 frames').toBeLessThan(KEPT_BYTES);
    expect(late.listeners).toBe(early.listeners);
    expect(Math.abs(late.nodes - early.nodes)).toBeLessThan(200);
    await takeOut();
    const after = await pageMemory(devtools);
    expect(after.listeners).toBeLessThanOrEqual(empty.listeners);
    expect(after.nodes - empty.nodes).toBeLessThan(50);
    expect(after.data - empty.data, 'bytes kept by a board taken out').toBeLessThan(KEPT_BYTES);
    for (const kind of ['hp-board', 'hp-board-number', 'hp-board-trend', 'hp-board-bar', 'hp-board-ranking', 'hp-digits']) {
      expect(await countInstances(devtools, `customElements.get('${kind}')`), kind).toBe(0);
    }
    for (const kind of ['Animation', 'ResizeObserver']) expect(await countInstances(devtools, kind), kind).toBe(0);
  }, 240_000);

  it('forgets figures it has measured for its charts, those outside the heap of scripts too', async () => {
    await paint(page, boardOf([{ kind: 'bar', options: { shape: 'rows' } }]), frame);
    const measured = (from: number) =>
      page.evaluate(
        async ([from, base]) => {
          const board = document.querySelector('hp-board')!;
          for (let sequence = from; sequence < from + 200; sequence += 1) {
            const figures = Array.from({ length: 20 }, (_, index) => ({ ...base, member: `村${sequence * 20 + index}`, value: sequence * 20 + index }));
            board.frame = { ...board.frame!, sequence, widgets: { w0: { figures } } };
            await new Promise(requestAnimationFrame);
          }
        },
        [from, figure()] as const,
      );
    await measured(2);
    const early = await pageMemory(devtools);
    await measured(202);
    const late = await pageMemory(devtools);
    expect(late.canvasTexts - early.canvasTexts, 'of 8,000 texts').toBeLessThan(1_000);
    expect(late.data - early.data).toBeLessThan(KEPT_BYTES);
    await takeOut();
  });

  it('holds no more after fifty boards with every kind of chart than after ten', async () => {
    const design = boardOf((['trend', 'bar', 'pie', 'gauge', 'table', 'number'] as const).map((kind) => ({ kind })));
    const show = async (times: number) => {
      for (let time = 0; time < times; time += 1) await paint(page, design, frame);
      await takeOut();
      return pageMemory(devtools);
    };
    const before = await show(10);
    const after = await show(40);
    expect(after.listeners).toBeLessThanOrEqual(before.listeners);
    expect(after.nodes).toBeLessThanOrEqual(before.nodes);
    expect(after.data - before.data).toBeLessThan(ENGINE_NOTES_BYTES);
    for (const kind of ['trend', 'bar', 'pie', 'gauge', 'table', 'number']) expect(await countInstances(devtools, `customElements.get('hp-board-${kind}')`), kind).toBe(0);
    expect(await countInstances(devtools, 'HTMLCanvasElement'), 'canvases').toBeLessThanOrEqual(2);
  });
});
