import { readFile } from 'node:fs/promises';
import * as harfbuzz from 'harfbuzzjs';
import { readTables, writeTables } from './sfnt-tables.ts';
import { subsetFont } from './subset-font.ts';

/** One font in memory, decoded. Lives in the font worker: each call may take tens of milliseconds. */
export interface FontFile {
  /** Advance of each character in 1/1000 em; null where the font has no glyph. */
  measure(characters: readonly string[]): readonly (number | null)[];
  /** WOFF2 bytes of these characters; the same for the same set. */
  subset(characters: string): Promise<Uint8Array>;
}

/** Outlines are most of a font and not needed to measure; left empty, the copy for measuring stays small. */
const OUTLINE_TABLES = new Set(['glyf', 'loca']);

/** Opens a font file (WOFF2 or TrueType). Throws when it cannot be read or decoded. */
export async function openFont(path: string): Promise<FontFile> {
  const sfnt = await subsetFont(await readFile(path), undefined, {
    keepAllGlyphs: true,
    targetFormat: 'sfnt',
    preserveNameIds: LEGAL_NAME_IDS,
  });
  const tables = readTables(sfnt);
  for (const tag of OUTLINE_TABLES) tables.set(tag, new Uint8Array(0));
  const font = new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(writeTables(sfnt, tables))));
  const unitsPerEm = font.face.upem;
  return {
    measure: (characters) =>
      characters.map((character) => {
        const glyph = font.nominalGlyph(character.codePointAt(0) ?? 0);
        return glyph ? Math.round((font.glyphHAdvance(glyph) * 1000) / unitsPerEm) : null;
      }),
    subset: (characters) =>
      subsetFont(sfnt, characters, { targetFormat: 'woff2', preserveNameIds: LEGAL_NAME_IDS.slice(0, 1) }),
  };
}

/** Copyright; licence and its address. */
const LEGAL_NAME_IDS = [0, 13, 14];
