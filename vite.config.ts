import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type Rolldown, transformWithOxc } from 'vite';
import packageJson from './package.json' with { type: 'json' };
import { subsetFont } from './server/features/typesetting/subset-font.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

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
      const version = createHash('sha256').update(names.join()).digest('hex').slice(0, 12);
      const source = readFileSync(at('./display/shell-worker.ts'), 'utf8');
      const { code } = await transformWithOxc(source, 'shell-worker.ts', { target: 'chrome83' });
      const constants = `const SHELL_FILES = ${JSON.stringify(['/display/', ...shell!])};\nconst BOARD_FILES = ${JSON.stringify(boards)};\nconst SHELL_VERSION = ${JSON.stringify(version)};\n`;
      this.emitFile({ type: 'asset', fileName: 'shell-worker.js', source: constants + code });
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

/** `vite build --mode display` and `--mode control-panel`: two programs for two kinds of browser. */
export default defineConfig(({ mode }) => ({
  root: at(`./${mode}`),
  base: mode === 'display' ? '/display/' : '/',
  publicDir: false,
  define: { 'import.meta.env.VITE_VERSION': JSON.stringify(packageJson.version) },
  plugins: mode === 'display' ? [displayFont(), shellWorker()] : [],
  build: {
    outDir: at(`./dist/${mode}`),
    emptyOutDir: true,
    target: mode === 'display' ? 'chrome83' : 'chrome111',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_500,
    // the desk, and the page that shows one board to whoever may see it
    ...(mode === 'control-panel' ? { rolldownOptions: { input: [at('./control-panel/index.html'), at('./control-panel/board.html')] } } : {}),
    assetsInlineLimit: 0, // the content security policy lets nothing in but files
  },
}));
