import { rm } from 'node:fs/promises';
import { displayTitle } from './display-title.ts';
import { convertImage } from './image.ts';
import type { IngestDeps } from './ingest-deps.ts';
import { ingestFilm } from './ingest-film.ts';
import type { Ingested, IngestedImage } from './ingested.ts';
import { refusal, type Refusal, RefusedError } from './refusals.ts';
import { type ImageFormat, sniff } from './sniff.ts';
import { StoreError } from './store-error.ts';
import { storeImage } from './store-image.ts';

/** An uploaded file: its bytes, and the name its sender gives it (for the title only). */
export interface UploadedFile {
  readonly path: string;
  readonly claimedName: string;
}

/**
 * Takes an uploaded file in: kind by content, limits, conversion where needed, objects into the
 * store. Nobody may write to the file from now on (a playable film is linked into the store, not
 * copied); the caller removes it once the result is on record.
 *
 * Returns the refusal for whatever cannot be shown, `disk-full` included. Rejects with the
 * signal's reason when aborted, and with the system's error for a fault of the machine.
 */
export async function ingest(file: UploadedFile, deps: IngestDeps): Promise<Ingested | Refusal> {
  let workDir: string | undefined;
  try {
    const sniffed = await sniff(file.path);
    if (sniffed.kind === 'refused') return sniffed;
    workDir = await deps.objects.workDirectory();
    const taken =
      sniffed.kind === 'image'
        ? await ingestImage(file.path, sniffed.format, deps, workDir)
        : await ingestFilm(file.path, sniffed.format, deps, workDir);
    return { ...taken, title: displayTitle(file.claimedName) };
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal;
    if (error instanceof StoreError) return refusal(error.code);
    throw error;
  } finally {
    if (workDir !== undefined) await rm(workDir, { recursive: true, force: true });
  }
}

async function ingestImage(
  path: string,
  format: ImageFormat,
  deps: IngestDeps,
  workDir: string,
): Promise<Omit<IngestedImage, 'title'>> {
  deps.onProgress?.({ stage: 'checking', fraction: 0 });
  const image = await deps.queues.checks(() => convertImage(path, format, workDir, deps.signal), deps.signal);
  const stored = await storeImage(deps.objects, image);
  deps.onProgress?.({ stage: 'storing', fraction: 1 });
  return { kind: 'image', ...stored, firstFrameOnly: image.firstFrameOnly };
}
