import { createHash } from 'node:crypto';
import { copyFile, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImageAsset } from '../../domain/content.ts';
import type { NewMedia } from '../content/content.service.ts';
import type { ObjectsService } from '../content/objects.service.ts';
import { ingest } from '../media/ingest.ts';
import type { Ingested } from '../media/ingested.ts';
import { createMediaQueues } from '../media/media-queues.ts';
import { SAMPLE_FOLDER } from './sample-pack.ts';

/** What a sample film or picture is before it has a title. */
export type TakenMedia = Pick<NewMedia, 'visual' | 'thumbnail' | 'originSha256'>;

/**
 * Takes a file of the sample pack into the object store, checked like any upload.
 * @param poster a still, for a film; so that lists show one where there is no ffmpeg
 * @throws when the file is refused, which is a fault of the pack
 */
export async function takeIn(objects: ObjectsService, file: string, poster?: string): Promise<TakenMedia> {
  const originSha256 = createHash('sha256').update(await readFile(new URL(file, SAMPLE_FOLDER))).digest('hex');
  const taken = await ingested(objects, file);
  await objects.record(taken.object);
  if (taken.kind === 'image') {
    await objects.record(taken.thumbnail);
    return { visual: { kind: 'image', image: imageOf(taken.object) }, thumbnail: imageOf(taken.thumbnail), originSha256 };
  }
  const { chunkBytes, chunks, durationMs, hasAudio } = taken.object;
  const film = { ...imageOf(taken.object), chunkBytes, chunks, durationMs, hasAudio };
  return { visual: { kind: 'film', film }, thumbnail: poster === undefined ? null : await thumbnailOf(objects, poster), originSha256 };
}

async function thumbnailOf(objects: ObjectsService, file: string): Promise<ImageAsset> {
  const still = await ingested(objects, file);
  if (still.kind !== 'image') throw new Error(`The sample’s ${file} is no picture.`);
  await objects.record(still.thumbnail);
  return imageOf(still.thumbnail);
}

async function ingested(objects: ObjectsService, file: string): Promise<Ingested> {
  const folder = await objects.files.workDirectory();
  try {
    // a copy, because the store keeps a film by linking to the very file it is given
    const path = join(folder, basename(file));
    await copyFile(fileURLToPath(new URL(file, SAMPLE_FOLDER)), path);
    // queues of its own: these files are known to be small, and whoever starts the sample waits for them
    const result = await ingest({ path, claimedName: basename(file) }, { objects: objects.files, queues: createMediaQueues() });
    if (result.kind === 'refused') throw new Error(`The sample’s ${file} was refused: ${result.en}`);
    return result;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function imageOf({ sha256, size, type, width, height }: ImageAsset): ImageAsset {
  return { sha256, size, type, width, height };
}
