import type { ImportCheck, ImportSettings } from '../../protocol/rest/imports.ts';
import { type Cell, cellText } from './cell.ts';
import { readNumber } from './number-text.ts';
import { plainText } from './plain-text.ts';
import { createTally } from './tally.ts';

type Unknown = ImportCheck['unknown']['metrics'][number];

const LONGEST_UNIT = 20;
const MOST_DECIMALS = 6;

/** Names that no metric goes by, and what their rows say that a definition would need. */
export function createUnknownMetrics({ mapping }: Pick<ImportSettings, 'mapping'>) {
  const tally = createTally();
  const said = new Map<string, Pick<Unknown, 'unit' | 'decimals'>>();

  return {
    add(text: string, cells: readonly Cell[]): void {
      const key = tally.add(text);
      if (key === null || mapping.layout === 'wide') return;
      const cell = cells[mapping.value];
      const number = readNumber(typeof cell === 'string' ? cell : '');
      const written = number.ok ? number.written : null;
      const beside = mapping.unit === null ? '' : plainText(cellText(cells[mapping.unit]));
      const before = said.get(key);
      const decimals = Math.min(MOST_DECIMALS, String(written?.number ?? 0).split('.')[1]?.length ?? 0);
      said.set(key, { unit: before?.unit || (beside || written?.unit || '').slice(0, LONGEST_UNIT).toWellFormed(), decimals: Math.max(before?.decimals ?? 0, decimals) });
    },
    /** The most frequent, at most so many. */
    most: (limit: number): Unknown[] => tally.most(limit).map((each) => ({ ...each, unit: '', decimals: 0, ...said.get(each.text) })),
  };
}
