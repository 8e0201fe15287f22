import type { Page } from 'playwright-core';

/** Counts from now on what comes to the front of the stage, by watching the stage from outside. */
export async function countSwaps(page: Page): Promise<void> {
  await page.evaluate(() => {
    const swaps: string[] = [];
    Object.assign(globalThis, { swaps });
    const root = document.querySelector('hp-stage')?.shadowRoot;
    if (!root) throw new Error('no stage');
    let front: Element | null = null;
    new MutationObserver(() => {
      const element = root.querySelector('.front > *');
      if (element && element !== front) swaps.push(element.localName);
      front = element;
    }).observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
  });
}

/** Element names in the order they came to the front. */
export function swapsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => (globalThis as unknown as { swaps: string[] }).swaps);
}
