import { readFile } from 'node:fs/promises';
import * as harfbuzz from 'harfbuzzjs';
import { subsetFont } from '../typesetting/subset-font.ts';
import { type Has, STAND_IN } from './stand-in.ts';

const FOLDER = new URL('../../../media/fonts/', import.meta.url);

const NAMES = [1, 2, 4, 6];

/** A TrueType font with some characters of one that ships. */
export interface RecordFace {
  readonly bytes: Buffer;
  readonly has: Has;
}
export type RecordFont = (characters: string) => Promise<RecordFace>;

/**
 * A font that ships, decoded once, to make fonts with just some characters of. Decoding computes for
 * a quarter of a second: for a child process.
 */
export async function openRecordFont(font: 'song' | 'hei' | 'kai'): Promise<RecordFont> {
  const whole = await subsetFont(await readFile(new URL(`${font}.woff2`, FOLDER)), undefined, { keepAllGlyphs: true, targetFormat: 'sfnt', preserveNameIds: NAMES });
  return async (characters) => {
    const bytes = await subsetFont(whole, `${characters}${STAND_IN}`, { targetFormat: 'sfnt', preserveNameIds: NAMES });
    const opened = new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(bytes)));
    const drawn = new Set(Array.from(`${characters}${STAND_IN}`).filter((character) => opened.nominalGlyph(character.codePointAt(0) ?? 0)));
    return { bytes, has: (character) => drawn.has(character) };
  };
}
