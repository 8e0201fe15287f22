import { rm } from 'node:fs/promises';
import { AppError } from '../../protocol/app-error.ts';
import type { ObjectsService } from '../content/objects.service.ts';
import { posterFromImage } from '../media/image.ts';
import type { StoredImage } from '../media/ingested.ts';
import type { MediaQueues } from '../media/media-queues.ts';
import { RefusedError } from '../media/refusals.ts';
import { storeImage } from '../media/store-image.ts';

/**
 * Stores the still a browser took from a film: decoded and encoded anew like any picture.
 * @param dataUrl `data:image/…;base64,…` @throws refused with why
 */
export async function storePoster(objects: ObjectsService, queues: MediaQueues, dataUrl: string): Promise<StoredImage> {
  const workDir = await objects.files.workDirectory();
  try {
    const picture = Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
    const { thumbnail } = await storeImage(objects.files, await queues.checks(() => posterFromImage(picture, workDir)));
    await objects.record(thumbnail);
    return thumbnail;
  } catch (error) {
    throw error instanceof RefusedError ? new AppError('refused', error.refusal) : error;
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}
