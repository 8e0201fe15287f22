import { z } from 'zod';
import { AppError } from '../../protocol/app-error.ts';
import type { ImportSettings } from '../../protocol/rest/imports.ts';
import { runIsolated } from '../media/isolated.ts';
import type { RowsChecked } from './check-rows.ts';
import type { LookInput } from './look.ts';
import { inWords, REFUSALS, type RefusalCode } from './words.ts';

/** A workbook of 200,000 rows takes a tenth of the time and half of the memory. */
const LIMITS = { timeoutMs: 60_000, heapMiB: 512, memoryMiB: 1_024 };

const LOOK_JOB = new URL('./look-job.ts', import.meta.url);
const CHECK_JOB = new URL('./check-job.ts', import.meta.url);
const answer = z.object({ refused: z.string().nullable(), detail: z.string().default(''), checked: z.unknown().optional() });

/** Looks at the file of an import in a process of its own. @throws cannot-import with why */
export async function lookAtFile(input: LookInput): Promise<void> {
  await run(LOOK_JOB, input);
}

/** Goes through the rows in a process of its own; drafts are left beside them. @throws cannot-import with why */
export async function checkRows(input: LookInput & { readonly settings: ImportSettings }): Promise<RowsChecked> {
  return (await run(CHECK_JOB, input)) as RowsChecked; // our own program's answer
}

async function run(job: URL, input: unknown): Promise<unknown> {
  const outcome = await runIsolated(job, input, LIMITS);
  if (!outcome.ok) throw new AppError('cannot-import', inWords(REFUSALS, 'took-too-long'));
  const { refused, detail, checked } = answer.parse(outcome.value);
  if (refused !== null) throw new AppError('cannot-import', inWords(REFUSALS, refused as RefusalCode, detail));
  return checked;
}
