import { EVIDENCE_LIMIT_BYTES } from '../../server/protocol/rest/metrics.ts';

/** Longer sides are made shorter: enough to read a printed page, and far below the limit. */
const LONGEST_SIDE = 4_096;

/**
 * The picture itself, or a smaller one for one that the server would refuse for its size. What cannot be read here stays
 * as it is: the server says what is wrong with it.
 */
export async function fitPicture(file: Blob): Promise<Blob> {
  if (file.size <= EVIDENCE_LIMIT_BYTES) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return await new Promise((resolve) => canvas.toBlob((smaller) => resolve(smaller ?? file), 'image/jpeg', 0.9));
  } catch {
    return file;
  }
}
