/**
 * Draws the sample town's emblem, posters and banner, into `images/`.
 *
 *     node media/sample/make-images.ts              all of them
 *     node media/sample/make-images.ts law-six-in   one
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { Camera } from './studio/camera.ts';
import type { Shot } from './studio/camera.ts';

interface Picture extends Shot {
  format: 'jpeg' | 'png' | 'webp';
}

const PICTURES: Picture[] = [
  { scene: 'emblem.html', width: 512, height: 512, format: 'png' },
  { scene: 'law-six-in.html', width: 1920, height: 1080, format: 'jpeg' },
  { scene: 'legal-aid-board.html', width: 1080, height: 1920, format: 'png' },
  { scene: 'peace-strip.html', width: 1920, height: 384, format: 'jpeg' },
  { scene: 'drug-disguise.html', width: 1920, height: 1080, format: 'webp' },
];

/** Encoded bytes: full colour resolution throughout, for coloured letters have hard edges. */
function encode(picture: Buffer, format: Picture['format']): Promise<Buffer> {
  const image = sharp(picture);
  switch (format) {
    case 'jpeg':
      return image.jpeg({ quality: 86, mozjpeg: true, chromaSubsampling: '4:4:4' }).toBuffer();
    case 'png':
      return image.png({ palette: true, colours: 256, dither: 0.6, effort: 10 }).toBuffer();
    case 'webp':
      return image.webp({ quality: 90, smartSubsample: true, effort: 6 }).toBuffer();
  }
}

const wanted = process.argv.slice(2);
const camera = await Camera.open();
try {
  for (const { format, ...shot } of PICTURES) {
    const name = shot.scene.replace('.html', '');
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const bytes = await encode(await camera.still(shot), format);
    const ending = format === 'jpeg' ? 'jpg' : format;
    await writeFile(join(import.meta.dirname, 'images', `${name}.${ending}`), bytes);
  }
} finally {
  await camera.close();
}
