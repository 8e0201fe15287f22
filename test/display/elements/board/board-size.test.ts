import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, it } from 'vitest';

const BOARD = fileURLToPath(new URL('../../../../display/elements/board/board.ts', import.meta.url));

it('a board and its charts come as files of their own, 230 KB gzipped at most, and nothing of them loads before', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heping-board-size-'));
  try {
    const entry = join(folder, 'entry.ts');
    await writeFile(entry, `export const show = () => import(${JSON.stringify(BOARD)});\n`);
    await build({
      configFile: false,
      root: folder,
      logLevel: 'error',
      build: { outDir: join(folder, 'out'), target: 'chrome83', modulePreload: { polyfill: false }, rolldownOptions: { input: entry, preserveEntrySignatures: 'strict', output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' } } },
    });
    const sizes = new Map<string, number>();
    for (const name of await readdir(join(folder, 'out'))) sizes.set(name, gzipSync(await readFile(join(folder, 'out', name))).length);
    expect([...sizes.keys()].sort()).toEqual(['board.js', 'charts.js', 'entry.js', 'preload-helper.js']);
    expect(sizes.get('entry.js')).toBeLessThan(2 * 1024);
    expect(sizes.get('preload-helper.js')).toBeLessThan(2 * 1024);
    expect(sizes.get('board.js')! + sizes.get('charts.js')!).toBeLessThan(230 * 1024);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
