import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../support/find-chromium.ts';

const PROGRAMS = ['bare-charts.ts', 'boards.ts'].map((name) => fileURLToPath(new URL(`../pages/${name}`, import.meta.url)));
const FONT = fileURLToPath(new URL('../../../media/fonts/hei.woff2', import.meta.url));

/** A program of the page in one script, built as the display is. */
async function buildProgram(entry: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'heping-bench-page-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"production"' },
      build: { outDir: folder, target: 'chrome83', lib: { entry, formats: ['iife'], name: 'program', fileName: () => 'program.js' }, rolldownOptions: { output: { codeSplitting: false } } },
    });
    return await readFile(join(folder, 'program.js'), 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A full HD page of a real Chromium with `boards` (see `pages/boards.ts`) and the font of notices; nothing else runs in the browser. */
export async function withBoardsPage<T>(bench: (page: Page, browser: Browser) => Promise<T>, more: readonly string[] = []): Promise<T> {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('no Chromium');
  const programs = [];
  for (const entry of PROGRAMS) programs.push(await buildProgram(entry));
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGUMENTS, ...more] });
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await page.setContent('<!doctype html><meta charset="utf-8"><style>body{margin:0;background:#000}</style>');
    for (const content of programs) await page.addScriptTag({ content });
    await page.evaluate(
      async (bytes) => {
        const face = new FontFace('wall', Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0)));
        document.fonts.add(await face.load());
      },
      (await readFile(FONT)).toString('base64'),
    );
    return await bench(page, browser);
  } finally {
    await browser.close();
  }
}
