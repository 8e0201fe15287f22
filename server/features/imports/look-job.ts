import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveIsolatedJob } from '../media/isolated-job.ts';
import { look, type LookInput } from './look.ts';
import { FileRefused } from './refusal.ts';

/* Runs in a process of its own: looks at the file of an import and leaves what it found in LOOK_FILE. */
await serveIsolatedJob(async (input) => {
  const wanted = input as LookInput;
  try {
    await writeFile(join(wanted.folder, 'look.json'), JSON.stringify(await look(wanted)));
    return { refused: null };
  } catch (error) {
    if (error instanceof FileRefused) return { refused: error.code, detail: error.detail };
    throw error;
  }
});
