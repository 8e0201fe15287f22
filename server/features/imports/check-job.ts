import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportSettings } from '../../protocol/rest/imports.ts';
import { serveIsolatedJob } from '../media/isolated-job.ts';
import type { SheetRow } from './cell.ts';
import { createRowCheck } from './check-rows.ts';
import type { ImportedMetric } from './imported-metric.ts';
import { createMergeFill } from './merge-fill.ts';
import type { Looked } from './look.ts';
import { rowFile } from './look.ts';
import { FileRefused } from './refusal.ts';
import { createLineWriter, readLines } from './row-file.ts';

interface CheckInput {
  readonly folder: string;
  readonly settings: ImportSettings;
  readonly metrics: readonly ImportedMetric[];
  readonly timeZone: string;
  readonly now: number;
}

/* Runs in a process of its own: makes drafts of the rows of an import, and leaves them in drafts.jsonl. */
await serveIsolatedJob(async (input) => {
  const { folder, settings, ...rest } = input as CheckInput;
  const looked = JSON.parse(await readFile(join(folder, 'look.json'), 'utf8')) as Looked;
  const sheet = looked.sheets[settings.sheet];
  if (!sheet) return { refused: 'no-rows' };
  const drafts = createLineWriter(join(folder, 'drafts.jsonl'));
  try {
    const check = createRowCheck({ ...rest, settings, headings: sheet.sample[settings.headerRow - 1] ?? [], isText: looked.kind === 'csv' }, (draft) => drafts.write(draft));
    const fill = createMergeFill(sheet.merges);
    for await (const lines of readLines<[number, SheetRow['cells']]>(rowFile(folder, settings.sheet))) {
      for (const [number, cells] of lines) check.take(fill({ number, cells }));
    }
    return { refused: null, checked: check.result() };
  } catch (error) {
    if (error instanceof FileRefused) return { refused: error.code, detail: error.detail };
    throw error;
  } finally {
    drafts.close();
  }
});
