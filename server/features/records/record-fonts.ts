import { readFile } from 'node:fs/promises';
import { subsetFont } from '../typesetting/subset-font.ts';

const FOLDER = new URL('../../../media/fonts/', import.meta.url);

const NAMES = [1, 2, 4, 6];

export type RecordFont = (characters: string) => Promise<Buffer>;

/**
 * A font that ships, decoded once, to make TrueType fonts with just some characters of. Decoding computes for
 * a quarter of a second: for a child process.
 */
export async function openRecordFont(font: 'song' | 'hei' | 'kai'): Promise<RecordFont> {
  const whole = await subsetFont(await readFile(new URL(`${font}.woff2`, FOLDER)), undefined, { keepAllGlyphs: true, targetFormat: 'sfnt', preserveNameIds: NAMES });
  return (characters) => subsetFont(whole, characters, { targetFormat: 'sfnt', preserveNameIds: NAMES });
}
