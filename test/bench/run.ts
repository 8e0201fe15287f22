import { parseArgs } from 'node:util';
import { boardCharts } from './board-charts.ts';
import { boardHeap } from './board-heap.ts';
import { boardLive } from './board-live.ts';
import { boardOpen } from './board-open.ts';
import { boardSize } from './board-size.ts';
import { display } from './display.ts';
import { memoryPerScreen } from './memory-per-screen.ts';
import { playsIngest } from './plays-ingest.ts';
import { publish10k } from './publish-10k.ts';
import { publishToPixel } from './publish-to-pixel.ts';
import type { Figure } from './support/figure.ts';
import type { BenchOptions } from './support/options.ts';
import { markdown, textTable } from './support/report.ts';
import { yearCounts } from './year-counts.ts';
import { yearReport } from './year-report.ts';

/* `npm run bench [-- NAME… --short --json --markdown]`. Progress goes to the error stream, figures to the output. */

const BENCHES: Record<string, (options: BenchOptions) => Promise<Figure[]>> = {
  'publish-10k': publish10k,
  'plays-ingest': playsIngest,
  'year-counts': yearCounts,
  'year-report': yearReport,
  'board-live': boardLive,
  'board-open': boardOpen,
  'board-charts': boardCharts,
  'board-size': boardSize,
  'board-heap': boardHeap,
  'memory-per-screen': memoryPerScreen,
  display,
  'publish-to-pixel': publishToPixel,
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { short: { type: 'boolean' }, json: { type: 'boolean' }, markdown: { type: 'boolean' } } });
const unknown = positionals.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(`No such bench: ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}\n`);
  process.exit(2);
}

const figures: Figure[] = [];
let failed = false;
for (const [name, bench] of Object.entries(BENCHES)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  process.stderr.write(`${name} …\n`);
  try {
    figures.push(...(await bench({ pace: values.short ? 'short' : 'full' })));
  } catch (error) {
    failed = true; // the others are still worth having
    process.stderr.write(`${name} could not be measured: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
}
if (values.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
else if (values.markdown) process.stdout.write(markdown(figures, new Date()));
else process.stdout.write(textTable(figures));
// pipes are written out at once, and what a bench may have left open must not hold the run
process.exit(failed || figures.some(({ pass }) => pass === false) ? 1 : 0);
