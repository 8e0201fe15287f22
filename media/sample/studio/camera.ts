import { join, extname } from 'node:path';
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { fontFile, fontStyles } from './fonts.ts';

/** What a scene is drawn at: its page in `scenes/`, and its size in CSS pixels. */
export interface Shot {
  scene: string;
  width: number;
  height: number;
}

const SCENES = join(import.meta.dirname, '..', 'scenes');
const STUDIO_ORIGIN = 'http://studio.invalid';
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--hide-scrollbars',
  // Grey anti-aliasing and sRGB, so that the same scene gives the same pixels everywhere.
  '--disable-lcd-text',
  '--force-color-profile=srgb',
];
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Draws scenes in headless Chromium. Everything is served from disk; no request leaves the process. */
export class Camera {
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async open(): Promise<Camera> {
    return new Camera(await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS }));
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  /** One PNG of a still scene, `scale` device pixels to a CSS pixel; transparent where the scene is. */
  async still(shot: Shot, scale = 1): Promise<Buffer> {
    const page = await this.#load(shot, scale);
    try {
      return await page.screenshot({ type: 'png', omitBackground: true });
    } finally {
      await page.context().close();
    }
  }

  /**
   * The PNG of each instant in turn, drawn by the scene's `renderAt(milliseconds)`.
   * Twice the size in each direction, so that slow movement stays smooth when scaled down.
   */
  async *frames(shot: Shot, instants: Iterable<number>): AsyncGenerator<Buffer> {
    const page = await this.#load(shot);
    try {
      const devtools = await page.context().newCDPSession(page);
      for (const instant of instants) {
        await page.evaluate(`renderAt(${instant})`);
        const { data } = await devtools.send('Page.captureScreenshot', {
          format: 'png',
          optimizeForSpeed: true,
          // Drawn anew at twice the size, not enlarged.
          clip: { x: 0, y: 0, width: shot.width, height: shot.height, scale: 2 },
        });
        yield Buffer.from(data, 'base64');
      }
    } finally {
      await page.context().close();
    }
  }

  async #load(shot: Shot, scale = 1): Promise<Page> {
    const context = await this.#browser.newContext({
      viewport: { width: shot.width, height: shot.height },
      deviceScaleFactor: scale,
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.route('**/*', async (route) => {
      const path = new URL(route.request().url()).pathname;
      await route.fulfill({
        body: await read(path),
        contentType: TYPES[extname(path)] ?? 'application/octet-stream',
        headers: { 'access-control-allow-origin': '*' },
      });
    });
    await page.goto(`${STUDIO_ORIGIN}/${shot.scene}`);
    await page.evaluate('document.fonts.ready');
    return page;
  }
}

async function read(path: string): Promise<Buffer | string> {
  if (path === '/fonts.css') return fontStyles();
  return readFile(fontFile(path) ?? join(SCENES, path.slice(path.lastIndexOf('/') + 1)));
}
