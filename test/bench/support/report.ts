import { cpus } from 'node:os';
import type { Figure } from './figure.ts';

const HEADER = ['name', 'value', 'baseline', 'ratio', 'goal', 'pass'];

function cells({ name, value, unit, baseline, ratio, goal, pass }: Figure): string[] {
  const quantity = (amount: number) => `${amount.toLocaleString('en')} ${unit}`.trim();
  return [name, quantity(value), baseline === null ? '–' : quantity(baseline), ratio === null ? '–' : String(ratio), goal ?? '–', pass === null ? '–' : pass ? 'yes' : 'NO'];
}

/** For a terminal. */
export function textTable(figures: readonly Figure[]): string {
  const rows = [HEADER, ...figures.map(cells)];
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return `${rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd()).join('\n')}\n`;
}

/** `BENCHMARKS.md`, whole. */
export function markdown(figures: readonly Figure[], at: Date): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() || 'CPU'}, Node ${process.versions.node}, ${process.platform} ${process.arch}`;
  return [
    '# Benchmarks',
    '',
    `\`npm run --silent bench -- --markdown > BENCHMARKS.md\` on ${at.toISOString().slice(0, 10)}: ${machine}; server, clients and browser share the machine.`,
    'Every figure stands beside its raw baseline from the same run: baseline and product take turns, and medians are compared. What exactly is compared is said at the head of each file in `test/bench/`.',
    '',
    row(HEADER),
    row(HEADER.map(() => '---')),
    ...figures.map((figure) => row(cells(figure))),
    '',
  ].join('\n');
}
