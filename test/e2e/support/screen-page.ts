import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { api } from '../../../server/protocol/rest/index.ts';
import type { ScreenDetails, ScreenView } from '../../../server/protocol/rest/screens.ts';
import { screenDetails, until } from '../../server/support/wall.ts';
import type { TestServer } from '../../support/server.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Small, so that two cores paint it with ease. */
export const GLASS: Size = { width: 640, height: 360 };

/** Opens `/display/` as a box with this glass does. */
export async function openDisplay(server: Pick<TestServer, 'url'>, context: BrowserContext, size: Size = GLASS, initScript?: () => void): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize(size);
  if (initScript) await page.addInitScript(initScript);
  await page.goto(`${server.url}/display/`);
  return page;
}

/** Waits for the code on the glass and claims the screen with it over the REST API. */
export async function pairPage(server: TestServer, page: Page, name: string, fields: Partial<ScreenDetails> = {}): Promise<ScreenView> {
  const code = await pairingCode(page);
  const pixels = page.viewportSize() ?? GLASS;
  const screen = await server.call(api.screens.pair, { body: { code, ...screenDetails(name, { pixels, ...fields }) } });
  await page.locator('hp-stage').waitFor({ state: 'attached' });
  return screen;
}

export async function pairingCode(page: Page): Promise<string> {
  const shown = page.locator('hp-pairing .code');
  await shown.waitFor();
  return (await shown.innerText()).replace(/\s/g, '');
}

/** Opens a display and pairs it. */
export async function openScreen(server: TestServer, context: BrowserContext, name: string, fields: Partial<ScreenDetails> = {}, size: Size = GLASS): Promise<{ page: Page; screen: ScreenView }> {
  const page = await openDisplay(server, context, size);
  return { page, screen: await pairPage(server, page, name, fields) };
}

export type Rgb = readonly [red: number, green: number, blue: number];

/** The mean colour of a small spot of a picture; where as fractions of its size. */
export async function spotOf(picture: Uint8Array, [x, y]: readonly [number, number] = [0.5, 0.5]): Promise<Rgb> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const [left, top] = [Math.floor(x * (info.width - 4)), Math.floor(y * (info.height - 4))];
  const sum = [0, 0, 0];
  for (let row = top; row < top + 4; row++) {
    for (let column = left; column < left + 4; column++) {
      for (let channel = 0; channel < 3; channel++) sum[channel]! += data[(row * info.width + column) * 3 + channel]!;
    }
  }
  return sum.map((value) => Math.round(value / 16)) as unknown as Rgb;
}

/** What is lit on the glass there now. */
export async function lit(page: Page, where?: readonly [number, number]): Promise<Rgb> {
  return spotOf(await page.screenshot(), where);
}

/** Whether two colours are as good as the same to the eye; decoders round. */
export function isNear(one: Rgb, other: Rgb, tolerance = 24): boolean {
  return one.every((value, channel) => Math.abs(value - other[channel]!) <= tolerance);
}

/** Waits until the glass is lit in this colour in the middle. */
export async function untilLit(page: Page, colour: Rgb, patienceMs = 20_000): Promise<void> {
  await until(() => lit(page), (seen) => isNear(seen, colour), patienceMs);
}

export const RED: Rgb = [255, 0, 0];
export const GREEN: Rgb = [0, 128, 0];
export const BLUE: Rgb = [0, 0, 255];
export const YELLOW: Rgb = [255, 255, 0];
export const BLACK: Rgb = [0, 0, 0];

/** The emblem page, at a spot without letters. */
export const EMBLEM_SPOT: readonly [number, number] = [0.02, 0.5];

export async function isEmblem(page: Page): Promise<boolean> {
  const [red, green, blue] = await lit(page, EMBLEM_SPOT);
  return red > 85 && red < 180 && green < 40 && blue < 40;
}
