import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInChromium, findChromium } from '../../../support/chromium.ts';
import { openBrowser } from '../element-page.ts';
import { boardOf, bundleBoard, figure, frameOf, NOW, openBoardPage, paint } from './board-page.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (!(await findChromium())) return;
  browser = await openBrowser();
  page = await openBoardPage(browser, await bundleBoard());
});
afterAll(() => browser?.close());

describeInChromium('a board whose figures stand', () => {
  it('is touched nowhere by the seconds that pass, so that nothing is styled or painted anew', async () => {
    const design = boardOf((['trend', 'bar', 'pie', 'gauge', 'number', 'ranking'] as const).map((kind) => ({ kind })));
    await paint(page, design, frameOf(design.widgets.map(() => ({ figures: [figure()] }))));
    const touched = await page.evaluate(async (now) => {
      const board = document.querySelector('hp-board')!;
      const parts = [...board.shadowRoot!.querySelectorAll('.part')];
      const touched: MutationRecord[] = [];
      const observer = new MutationObserver((records) => touched.push(...records));
      for (const root of [board, board.shadowRoot!, ...parts.map((part) => part.shadowRoot!)]) observer.observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
      for (let second = 1; second <= 3; second += 1) {
        board.instant = now + second * 1_000;
        await board.updateComplete;
      }
      return [...touched, ...observer.takeRecords()].map(({ type, attributeName, target }) => `${type} ${attributeName} ${target.nodeName}`);
    }, NOW);
    expect(touched).toEqual([]);
  });
});
