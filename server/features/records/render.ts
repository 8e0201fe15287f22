import { join } from 'node:path';
import { z } from 'zod';
import type { RecordFormat } from '../../protocol/rest/records.ts';
import { runIsolated } from '../media/isolated.ts';
import { StoreError } from '../media/store-error.ts';
import type { RecordModel } from './record-model.ts';

const JOB = new URL('./render-job.ts', import.meta.url);
const answer = z.object({ isFull: z.boolean() });
const LIMITS = { timeoutMs: 120_000, heapMiB: 768, memoryMiB: 1_536 };

/** Why no file came about. */
export class NotRendered extends Error {
  readonly reason: 'timeout' | 'crashed';

  constructor(reason: 'timeout' | 'crashed') {
    super(`The record could not be written: ${reason}`);
    this.name = 'NotRendered';
    this.reason = reason;
  }
}

/**
 * Writes the record's file into a folder, in a child process, which loads its libraries and fonts while the
 * model is still being made.
 * @returns the file's path. Throws NotRendered, a StoreError when the disk is full, the signal's reason when aborted, or what the model failed with.
 */
export async function renderRecord(model: RecordModel | Promise<RecordModel>, format: RecordFormat, folder: string, signal?: AbortSignal): Promise<string> {
  const file = `record.${format}`;
  const input = Promise.resolve(model).then((made) => ({ model: made, folder, file }));
  input.catch(() => {}); // told below, unless the child could not even be started
  const outcome = await runIsolated(JOB, input, { ...LIMITS, signal, ahead: format });
  if (!outcome.ok) throw new NotRendered(outcome.cause);
  if (answer.parse(outcome.value).isFull) throw new StoreError('disk-full');
  return join(folder, file);
}
