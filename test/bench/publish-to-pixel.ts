import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { api } from '../../server/protocol/rest/index.ts';
import { makeSchedule } from '../server/simulator/fleet.ts';
import { type Call, caller } from '../support/server.ts';
import type { BareSocketIo } from './processes/bare-socket-io.ts';
import type { Town } from './processes/town.ts';
import { builtPages, launchChromium, openPairedDisplay } from './support/browser.ts';
import { withChildren } from './support/children.ts';
import { type Figure, figure, median, percentile } from './support/figure.ts';

/*
 * From the REST call that publishes to the first frame a real Chromium has painted with it (the second
 * animation frame after the swap, on the clock that both processes of one machine share), beside a bare
 * Socket.IO emit of the same bytes to a page of the same browser that sets a text, to its frame, in
 * turns. The screen's own receipt, on its measured server time, is told as a cross-check.
 */

const PUBLISHES = 50;
const WARM_UP = 3;

export async function publishToPixel(): Promise<Figure[]> {
  builtPages(); // the server serves them
  const profile = await mkdtemp(join(tmpdir(), 'heping-bench-profile-'));
  const browser = await launchChromium(profile);
  try {
    return await withChildren(async (start) => {
      const town = await start<Town>('town.ts');
      const { url, cookie } = await town.call('start');
      const call = caller(url, cookie);
      const screen = await browser.newPage();
      const id = await openPairedDisplay(screen, url, call);
      const { id: schedule, revision } = await makeSchedule(call, '平安荷塘，你我共建', [3_600]);
      const bare = await start<BareSocketIo>('bare-socket-io.ts');
      const page = await browser.newPage();
      await openBarePage(page, `http://127.0.0.1:${await bare.call('port')}`);

      const samples: { product: number; receipt: number; bare: number }[] = [];
      for (let round = -WARM_UP; round < PUBLISHES; round++) {
        await screen.bringToFront();
        const painted = await nextSwapPainted(screen, round === -WARM_UP);
        const clicked = Date.now();
        const { sequence } = await call(api.schedules.publish, { params: { id: schedule }, body: { revision } });
        const product = (await painted()) - clicked;
        const { at, message } = await receiptOf(call, sequence, id);
        await page.bringToFront();
        const shown = await nextTextPainted(page);
        const emitted = Date.now();
        await bare.call('broadcast', message);
        const raw = (await shown()) - emitted;
        if (round >= 0) samples.push({ product, receipt: at - clicked, bare: raw });
      }
      const of = (what: keyof (typeof samples)[number]) => samples.map((sample) => sample[what]);
      return [
        figure('publish-to-pixel: click → first frame painted, p50', median(of('product')), 'ms', median(of('bare'))),
        figure('publish-to-pixel: click → first frame painted, p95', percentile(of('product'), 0.95), 'ms', percentile(of('bare'), 0.95)),
        figure('publish-to-pixel: the same by the screen’s receipt, p50', median(of('receipt')), 'ms'),
      ];
    });
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

type Waiting = { painted: Promise<number> };

/** @returns when the browser had painted the next item that comes to the front, epoch ms */
async function nextSwapPainted(page: Page, isFirst: boolean): Promise<() => Promise<number>> {
  if (isFirst) {
    await page.evaluate(() => {
      const root = document.querySelector('hp-stage')?.shadowRoot;
      let front: Element | null = null;
      new MutationObserver(() => {
        const element = root?.querySelector('.front > *') ?? null;
        if (!element || element === front) return;
        front = element;
        requestAnimationFrame(() => requestAnimationFrame(() => document.dispatchEvent(new CustomEvent('bench-painted', { detail: Date.now() }))));
      }).observe(root!, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
    });
  }
  return armed(page);
}

async function openBarePage(page: Page, url: string): Promise<void> {
  await page.addScriptTag({ url: `${url}/socket.io/socket.io.js` });
  await page.evaluate(async (address) => {
    interface Client {
      on(event: string, listener: (message: { signature: string }) => void): void;
    }
    const { io } = globalThis as unknown as { io: (url: string, options: object) => Client };
    const socket = io(`${address}/screen`, { transports: ['websocket'] });
    const div = document.body.appendChild(document.createElement('div'));
    div.style.fontSize = '48px';
    socket.on('publication', ({ signature }) => {
      div.textContent = signature;
      requestAnimationFrame(() => requestAnimationFrame(() => document.dispatchEvent(new CustomEvent('bench-painted', { detail: Date.now() }))));
    });
    await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
  }, url);
}

const nextTextPainted = armed;

async function armed(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const painted = new Promise<number>((resolve) => document.addEventListener('bench-painted', (event) => resolve((event as CustomEvent<number>).detail), { once: true }));
    Object.assign(globalThis, { waiting: { painted } satisfies Waiting });
  });
  return () => page.evaluate(() => (globalThis as unknown as { waiting: Waiting }).waiting.painted);
}

/** Waits for the screen's word. @returns when it painted, by its measured server time, and the very message it was sent */
async function receiptOf(call: Call, sequence: number, screen: string) {
  for (;;) {
    const { receipts, issuedAt, publication, signature, keyId } = await call(api.publications.get, { params: { sequence } });
    const painted = receipts.find((row) => row.screen === screen)?.painted ?? null;
    if (painted !== null) return { at: issuedAt + painted, message: { text: JSON.stringify(publication), signature, keyId } };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
