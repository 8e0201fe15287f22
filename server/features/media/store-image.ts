import type { ConvertedImage } from './image.ts';
import { THUMBNAIL_WIDTH_PX } from './image-limits.ts';
import type { StoredImage } from './ingested.ts';
import type { ObjectStore } from './object-store.ts';

/** Puts a converted picture and its thumbnail into the store. Throws `StoreError`. */
export async function storeImage(
  objects: ObjectStore,
  image: ConvertedImage,
): Promise<{ object: StoredImage; thumbnail: StoredImage }> {
  const type = 'image/webp';
  const { width, height } = image;
  const thumbnailWidth = Math.min(width, THUMBNAIL_WIDTH_PX);
  return {
    object: { ...(await objects.putFile(image.imagePath, { adopt: true })), type, width, height },
    thumbnail: {
      ...(await objects.putFile(image.thumbnailPath, { adopt: true })),
      type,
      width: thumbnailWidth,
      height: Math.max(1, Math.round((height * thumbnailWidth) / width)),
    },
  };
}
