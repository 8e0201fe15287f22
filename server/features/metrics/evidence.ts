import type { Readable } from 'node:stream';
import { rm } from 'node:fs/promises';
import type { ImageAsset } from '../../domain/content.ts';
import { AppError } from '../../protocol/app-error.ts';
import { EVIDENCE_LIMIT_BYTES } from '../../protocol/rest/metrics.ts';
import type { ObjectsService } from '../content/objects.service.ts';
import { posterFromImage } from '../media/image.ts';
import type { MediaQueues } from '../media/media-queues.ts';
import { RefusedError } from '../media/refusals.ts';
import { storeImage } from '../media/store-image.ts';

/**
 * Keeps a picture as evidence: told by its bytes, decoded and encoded anew like every picture, so that
 * neither markup nor the place it was taken at comes in.
 * @param body the picture itself
 * @throws too-large beyond 12 MB; refused with why
 */
export async function keepEvidence(objects: ObjectsService, queues: MediaQueues, body: Readable, claimedLength: number): Promise<ImageAsset> {
  if (claimedLength > EVIDENCE_LIMIT_BYTES) throw new AppError('too-large');
  const picture = await readAll(body);
  const workDir = await objects.files.workDirectory();
  try {
    const { object } = await storeImage(objects.files, await queues.checks(() => posterFromImage(picture, workDir)));
    await objects.record(object);
    const { sha256, size, type, width, height } = object;
    return { sha256, size, type, width, height };
  } catch (error) {
    throw error instanceof RefusedError ? new AppError('refused', error.refusal) : error;
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

async function readAll(body: Readable): Promise<Buffer> {
  const blocks: Buffer[] = [];
  let size = 0;
  for await (const block of body as AsyncIterable<Buffer>) {
    size += block.length;
    if (size > EVIDENCE_LIMIT_BYTES) throw new AppError('too-large');
    blocks.push(block);
  }
  return Buffer.concat(blocks);
}
