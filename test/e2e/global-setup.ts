import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../support/find-chromium.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder with the built pages, as `npm run build` makes them. */
    pagesFolder: string;
  }
}

const CONFIG = fileURLToPath(new URL('../../vite.config.ts', import.meta.url));

/** Builds the pages once for all suites. HEPING_PAGES names a folder that has them already. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const built = process.env['HEPING_PAGES'];
  if (built || !(await findChromium())) {
    project.provide('pagesFolder', built ?? '');
    return async () => {};
  }
  const folder = await mkdtemp(join(tmpdir(), 'heping-pages-'));
  const { NODE_ENV } = process.env;
  process.env['NODE_ENV'] = 'production'; // the test runner says "test", and libraries would be bundled as for developing
  for (const mode of ['display', 'control-panel']) {
    await build({ configFile: CONFIG, mode, logLevel: 'error', build: { outDir: join(folder, mode) } });
  }
  process.env['NODE_ENV'] = NODE_ENV;
  project.provide('pagesFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}
