import type { Page } from 'playwright-core';

type Waiting = { painted: Promise<number> };

/** Sends `bench-painted` with the instant (epoch ms) whenever a board has painted a frame's figures. */
export async function noteBoardPainted(page: Page): Promise<void> {
  await page.evaluate(() => document.addEventListener('hp-painted', () => document.dispatchEvent(new CustomEvent('bench-painted', { detail: Date.now() }))));
}

/**
 * A bare page of a bare Socket.IO server: writes the first figure of each message into a div and says when the
 * frame with it was painted, in the animation frame after it, as a board does.
 */
export async function openBareFigure(page: Page, url: string): Promise<void> {
  await page.addScriptTag({ url: `${url}/socket.io/socket.io.js` });
  await page.evaluate(async (address) => {
    interface Client {
      on(event: string, listener: (message: { text: string }) => void): void;
    }
    const { io } = globalThis as unknown as { io: (url: string, options: object) => Client };
    const socket = io(`${address}/board`, { transports: ['websocket'] });
    const div = document.body.appendChild(document.createElement('div'));
    div.style.fontSize = '48px';
    socket.on('frame', ({ text }) => {
      div.textContent = /"value":(-?\d+)/.exec(text)?.[1] ?? '';
      requestAnimationFrame(() => requestAnimationFrame(() => document.dispatchEvent(new CustomEvent('bench-painted', { detail: Date.now() }))));
    });
    await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
  }, url);
}

/** Call before what is to be painted. @returns waits for it: epoch ms */
export async function nextPainted(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const painted = new Promise<number>((resolve) => document.addEventListener('bench-painted', (event) => resolve((event as CustomEvent<number>).detail), { once: true }));
    Object.assign(globalThis, { waiting: { painted } satisfies Waiting });
  });
  return () => page.evaluate(() => (globalThis as unknown as { waiting: Waiting }).waiting.painted);
}
