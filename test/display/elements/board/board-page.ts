import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import type { BoardDesign, BoardFrame, Widget, WidgetKind } from '../../../../server/domain/statistics/board.ts';
import type { Figure, WidgetFigures } from '../../../../server/domain/statistics/figure.ts';
import { openElementPage } from '../element-page.ts';

const ENTRY = fileURLToPath(new URL('./board-entry.ts', import.meta.url));
export const NOW = Date.parse('2026-11-23T10:32:18+08:00');

/** The board as one classic script, built as for the wall; charts included. */
export async function bundleBoard(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'heping-board-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"production"' },
      build: { outDir: folder, target: 'chrome83', lib: { entry: ENTRY, formats: ['iife'], name: 'board', fileName: () => 'board.js' }, rolldownOptions: { output: { codeSplitting: false } } },
    });
    return await readFile(join(folder, 'board.js'), 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export interface BoardGiven {
  readonly mode?: 'wall' | 'page' | 'edit';
  readonly language?: 'zh-CN' | 'en';
  readonly instant?: number;
  readonly pixels?: { readonly width: number; readonly height: number };
  readonly replay?: number | null;
  readonly lostAt?: number | null;
  readonly board?: string;
}

/** A page that can show boards, the font of notices loaded. */
export async function openBoardPage(browser: Browser, script: string): Promise<Page> {
  return openElementPage(browser, script, await readFile(fileURLToPath(new URL('../../../../media/fonts/hei.woff2', import.meta.url))));
}

/** Puts a board in place of the one before and waits until it is painted. */
export async function paint(page: Page, design: BoardDesign, frame: BoardFrame, given: BoardGiven = {}): Promise<void> {
  const pixels = given.pixels ?? { width: 1920, height: 1080 };
  const viewport = page.viewportSize();
  // a headless window as low as a strip shows one change a second, of any page at all
  const [width, height] = [pixels.width, Math.max(300, pixels.height)];
  if (viewport?.width !== width || viewport.height !== height) await page.setViewportSize({ width, height });
  await page.evaluate(
    async ([design, frame, given]) => {
      document.body.replaceChildren();
      const board = Object.assign(document.createElement('hp-board'), { design, frame, fontFamily: 'wall', timeZone: 'Asia/Shanghai', ...given });
      document.body.append(board);
      await board.prepare();
    },
    [design, frame, { instant: NOW, ...given, pixels }] as const,
  );
}

export function figure(more: Partial<Figure> = {}): Figure {
  return {
    metric: 'plays',
    name: '播放次数',
    unit: '次',
    decimals: 0,
    member: '',
    value: 2432,
    precision: 'exact',
    asOf: NOW - 60_000,
    period: '2026',
    rhythm: 'live',
    freshUntil: NOW + 240_000,
    source: 'screens',
    sourceName: '',
    level: null,
    ...more,
  };
}

const COLUMNS = 4;

/** A board with one widget for each entry, side by side as on a full HD wall. */
export function boardOf(widgets: readonly { kind: WidgetKind; title?: string; options?: Widget['options']; data?: Widget['data'] }[]): BoardDesign {
  const columns = Math.min(COLUMNS, widgets.length);
  const rows = Math.ceil(widgets.length / columns);
  const [wide, high] = [Math.floor(1920 / columns), Math.floor(1080 / rows)];
  return {
    title: '荷塘镇法治建设',
    size: { width: 1920, height: 1080 },
    fit: 'reflow',
    theme: 'deep-blue',
    background: null,
    widgets: widgets.map(({ kind, title = '', options = {}, data }, index) => ({
      id: `w${index}`,
      kind,
      title,
      x: (index % columns) * wide + 4,
      y: Math.floor(index / columns) * high + 4,
      width: wide - 8,
      height: high - 8,
      data: data === undefined ? { metrics: ['plays'], view: 'now' } : data,
      options,
    })),
    tour: [],
  };
}

export function frameOf(widgets: readonly WidgetFigures[], sequence = 1): BoardFrame {
  return {
    v: 1,
    kind: 'board-frame',
    design: '0'.repeat(64),
    sequence,
    whole: true,
    at: NOW,
    widgets: Object.fromEntries(widgets.map((figures, index) => [`w${index}`, figures])),
  };
}
