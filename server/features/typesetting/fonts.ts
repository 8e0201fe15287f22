import { fileURLToPath } from 'node:url';
import type { FontId } from '../../domain/typography/font-id.ts';
import { openFontDesk } from './font-desk.ts';
import { lruCache } from './lru-cache.ts';

/** The fonts that ship, as typesetting needs them. */
export interface Fonts {
  /**
   * Advances of a text's characters (code points) in 1/1000 em. A character the font lacks is
   * counted as one em and listed in `missing`, once each, in order.
   */
  measure(font: FontId, text: string): Promise<Measurement>;
  /** WOFF2 with the glyphs of this text. The same set of characters gives the same bytes. */
  subset(font: FontId, text: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface Measurement {
  readonly advances: readonly number[];
  readonly missing: readonly string[];
}

/** Previews ask for the same subsets again at every stroke taken back; a subset is about 7 KB. */
const KEPT_SUBSETS = 128;

/** The folder `media/fonts/` of this installation. */
const SHIPPED = fileURLToPath(new URL('../../../media/fonts/', import.meta.url));

/** Opens the fonts in a folder holding `song.woff2`, `hei.woff2` and `kai.woff2`. Each is read when first used. */
export function openFonts(folder: string = SHIPPED): Fonts {
  const desk = openFontDesk(folder);
  const subsets = lruCache<Promise<Uint8Array>>(KEPT_SUBSETS);

  const makeSubset = async (font: FontId, characters: readonly string[]): Promise<Uint8Array> => {
    const answer = await desk.ask({ kind: 'subset', font, characters });
    if (answer.kind !== 'subset') throw new Error('The font worker answered another question.');
    return answer.bytes;
  };

  return {
    measure: async (font, text) => {
      const characters = Array.from(text);
      const answer = await desk.ask({ kind: 'measure', font, characters });
      if (answer.kind !== 'measured') throw new Error('The font worker answered another question.');
      return {
        advances: answer.advances.map((advance) => advance ?? 1000),
        missing: [...new Set(characters.filter((_, index) => answer.advances[index] === null))],
      };
    },
    subset: (font, text) => {
      const characters = glyphSet(text);
      const key = `${font} ${characters.join('')}`;
      const made = subsets.get(key) ?? makeSubset(font, characters);
      subsets.set(key, made);
      made.catch(() => subsets.delete(key));
      return made;
    },
    close: () => desk.close(),
  };
}

/** The distinct characters of a text in code point order. */
export function glyphSet(text: string): readonly string[] {
  const characters = [...new Set(Array.from(text))].filter((character) => character !== '\n');
  return characters.sort((one, other) => (one.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0));
}
