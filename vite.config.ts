import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type Rolldown, transformWithOxc } from 'vite';
import packageJson from './package.json' with { type: 'json' };
import { subsetFont } from './server/features/typesetting/subset-font.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A service worker's program with what only this build knows above it. */
async function workerSource(path: string, constants: Readonly<Record<string, unknown>>): Promise<string> {
  const { code } = await transformWithOxc(readFileSync(at(path), 'utf8'), basename(path), { target: 'chrome83' });
  return Object.entries(constants).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};\n`).join('') + code;
}

const versionOf = (names: readonly string[]) => createHash('sha256').update(names.join()).digest('hex').slice(0, 12);

/** The files that are reached only through the module that shows boards. */
function boardFiles(bundle: Rolldown.OutputBundle): Set<string> {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const boards = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('/display/runtime/board-scene.ts'));
  if (!boards) throw new Error('the program that shows boards is no file of its own');
  const others = new Set<string>();
  const walk = (name: string) => {
    const file = bundle[name];
    if (name === boards.fileName || others.has(name) || file?.type !== 'chunk') return;
    others.add(name);
    for (const next of [...file.imports, ...file.dynamicImports]) walk(next);
  };
  for (const { isEntry, fileName } of chunks) if (isEntry) walk(fileName);
  return new Set(chunks.map(({ fileName }) => fileName).filter((name) => !others.has(name)));
}

/** Writes the display's service worker with the list of files this very build consists of. */
function shellWorker(): Plugin {
  return {
    name: 'heping-shell-worker',
    apply: 'build',
    async generateBundle(_options, bundle) {
      const names = Object.keys(bundle).filter((name) => name !== 'index.html');
      const ofBoards = boardFiles(bundle);
      const [shell, boards] = [names.filter((name) => !ofBoards.has(name)), [...ofBoards]].map((each) => each.map((name) => `/display/${name}`));
      const source = await workerSource('./display/shell-worker.ts', { SHELL_FILES: ['/display/', ...shell!], BOARD_FILES: boards, SHELL_VERSION: versionOf(names) });
      this.emitFile({ type: 'asset', fileName: 'shell-worker.js', source });
    },
  };
}

/** The desk's pages that a village's phone has use for. */
const REPORT_PAGES = /\/(report-page|sign-in-page)\.ts$/;

/** Writes the service worker of the page for villages' reports with the files that page consists of: the desk's program without the desk's pages. */
function reportWorker(): Plugin {
  return {
    name: 'heping-report-worker',
    apply: 'build',
    enforce: 'post', // the page itself must be there already
    async generateBundle(_options, bundle) {
      const page = bundle['report.html'];
      const start = Object.values(bundle).find((file) => file.type === 'chunk' && file.facadeModuleId?.endsWith('/control-panel/report.html'));
      if (page?.type !== 'asset' || !start) throw new Error('the page for villages’ reports is no file of its own');
      const names = new Set<string>();
      const walk = (name: string) => {
        const file = bundle[name];
        if (names.has(name) || file?.type !== 'chunk') return;
        const { facadeModuleId } = file;
        if (facadeModuleId?.endsWith('-page.ts') && !REPORT_PAGES.test(facadeModuleId)) return;
        names.add(name);
        for (const next of [...file.imports, ...file.dynamicImports]) walk(next);
      };
      walk(start.fileName);
      for (const name of Object.keys(bundle)) if (/\.(css|svg)$/.test(name)) names.add(name);
      const html = String(page.source);
      const files = [...names].sort();
      const source = await workerSource('./control-panel/report-worker.ts', { REPORT_HTML: html, REPORT_FILES: files.map((name) => `/${name}`), REPORT_VERSION: versionOf([html, ...files]) });
      this.emitFile({ type: 'asset', fileName: 'report-worker.js', source });
    },
  };
}

const FONT_MODULE = 'virtual:display-font';

/** A screen has no fonts to rely on: the few characters of the display's own sentences come with the program. */
function displayFont(): Plugin {
  return {
    name: 'heping-display-font',
    apply: 'build',
    resolveId: (id) => (id === FONT_MODULE ? `\0${FONT_MODULE}` : null),
    async load(id) {
      if (id !== `\0${FONT_MODULE}`) return null;
      const sources = ['elements/pairing.ts', 'elements/emblem.ts', 'elements/words.ts'].map((file) => readFileSync(at(`./display/${file}`), 'utf8'));
      const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
      const characters = ascii + [...new Set(sources.join('').match(/[\u2000-\uffee]/gu) ?? [])].sort().join('');
      const source = await subsetFont(readFileSync(at('./media/fonts/hei.woff2')), characters, { targetFormat: 'woff2' });
      const reference = this.emitFile({ type: 'asset', name: 'display-font.woff2', source });
      return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
  };
}

/** What is loaded later is one file each, without styles: nothing to load beside it, and no program that would. */
function plainImports(): Plugin {
  return {
    name: 'heping-plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
  };
}

/** `vite build --mode display` and `--mode control-panel`: two programs for two kinds of browser. */
export default defineConfig(({ mode }) => ({
  root: at(`./${mode}`),
  base: mode === 'display' ? '/display/' : '/',
  publicDir: false,
  define: { 'import.meta.env.VITE_VERSION': JSON.stringify(packageJson.version) },
  plugins: mode === 'display' ? [displayFont(), plainImports(), shellWorker()] : [reportWorker()],
  build: {
    outDir: at(`./dist/${mode}`),
    emptyOutDir: true,
    target: mode === 'display' ? 'chrome83' : 'chrome111',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_500,
    // the desk, the page that shows one board to whoever may see it, and the page behind a village's printed link
    ...(mode === 'control-panel' ? { rolldownOptions: { input: ['index', 'board', 'report'].map((name) => at(`./control-panel/${name}.html`)) } } : {}),
    assetsInlineLimit: 0, // the content security policy lets nothing in but files
  },
}));
