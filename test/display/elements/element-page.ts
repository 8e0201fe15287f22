import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../support/chromium.ts';

const ELEMENTS = fileURLToPath(new URL('./element-entry.ts', import.meta.url));

/** The elements' code as one classic script, built as for the wall. */
export async function bundleElements(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'heping-elements-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: folder,
        target: 'chrome83',
        lib: { entry: ELEMENTS, formats: ['iife'], name: 'elements', fileName: () => 'elements.js' },
      },
    });
    return await readFile(join(folder, 'elements.js'), 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A real Chromium; suites that need one are in `describeInChromium`. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('no Chromium');
  return chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS });
}

/** An empty page that knows the elements and has the given font loaded as `wall`. */
export async function openElementPage(browser: Browser, script: string, font: Uint8Array): Promise<Page> {
  const page = await browser.newPage();
  await page.setContent('<!doctype html><meta charset="utf-8"><style>body{margin:0}</style>');
  await page.addScriptTag({ content: script });
  await page.evaluate(async (bytes) => {
    const data = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
    const face = new FontFace('wall', data);
    document.fonts.add(await face.load());
  }, Buffer.from(font).toString('base64'));
  return page;
}
