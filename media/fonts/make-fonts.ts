import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readTables, writeTables } from '../../server/features/typesetting/sfnt-tables.ts';
import { subsetFont } from '../../server/features/typesetting/subset-font.ts';
import { renamed } from './name-table.ts';

/*
 * Makes the three files beside this script out of the published TrueType files.
 * Usage: node media/fonts/make-fonts.ts <folder that holds the originals>; README.md says where they come from.
 */

interface Recipe {
  readonly source: string;
  readonly target: string;
  /** Set where the licence reserves the original name. */
  readonly family?: string;
}

const RECIPES: readonly Recipe[] = [
  { source: 'NotoSerifSC_900Black.ttf', target: 'song.woff2' },
  { source: 'NotoSansSC_700Bold.ttf', target: 'hei.woff2' },
  { source: 'LXGWWenKai-Bold.ttf', target: 'kai.woff2', family: 'Heping Kai' },
];

/** Copyright, trademark, licence and its address stay inside the font. */
const LEGAL_NAME_IDS = [0, 7, 13, 14];

/** What Chinese public notices never use: Hangul and private use. */
const LEFT_OUT: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x11ff],
  [0x3130, 0x318f],
  [0xa960, 0xa97f],
  [0xac00, 0xd7ff],
  [0xe000, 0xf8ff],
];

function keptCharacters(): string {
  const kept: string[] = [];
  for (let codePoint = 0x20; codePoint <= 0x323af; codePoint += 1) {
    const isLeftOut = LEFT_OUT.some(([first, last]) => codePoint >= first && codePoint <= last);
    const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
    if (!isLeftOut && !isSurrogate) kept.push(String.fromCodePoint(codePoint));
  }
  return kept.join('');
}

/**
 * The em box as the line box: ascent 0.88 em, descent 0.12 em, as Chinese glyphs are drawn.
 * The published fonts disagree on these figures, and a wall centres lines by them.
 */
function setLineBox(tables: Map<string, Uint8Array>): void {
  const set = (tag: string, writes: (view: DataView) => void): void => {
    const table = tables.get(tag);
    if (!table) throw new Error(`The font has no ${tag} table.`);
    const copy = new Uint8Array(table);
    writes(new DataView(copy.buffer));
    tables.set(tag, copy);
  }
  set('hhea', (view) => {
    for (const [index, value] of [880, -120, 0].entries()) view.setInt16(4 + index * 2, value);
  });
  set('OS/2', (view) => {
    for (const [index, value] of [880, -120, 0, 880, 120].entries()) view.setInt16(68 + index * 2, value);
  });
}

function prepared(original: Uint8Array, family: string | undefined): Uint8Array {
  const tables = readTables(original);
  setLineBox(tables);
  const names = tables.get('name');
  if (family && names) tables.set('name', renamed(names, family));
  return writeTables(original, tables);
}

async function make(folder: string, recipe: Recipe, characters: string): Promise<void> {
  const original = await readFile(join(folder, recipe.source));
  const font = await subsetFont(Buffer.from(prepared(original, recipe.family)), characters, {
    targetFormat: 'woff2',
    // Advances are laid out without kerning, so only the vertical forms are needed.
    keepFeatures: ['vert', 'vrt2'],
    // Without vertical metrics a column sets every glyph in its em box; with them, Chromium 83 and
    // current ones place the marks of the Song differently.
    dropTables: ['GPOS', 'STAT', 'GDEF', 'BASE', 'vhea', 'vmtx'],
    preserveNameIds: LEGAL_NAME_IDS,
    noHinting: true,
  });
  await writeFile(join(import.meta.dirname, recipe.target), font);
  process.stdout.write(`${recipe.target}: ${(font.length / 2 ** 20).toFixed(1)} MiB\n`);
}

const folder = process.argv[2];
if (!folder) throw new Error('Name the folder that holds the original TrueType files.');
const characters = keptCharacters();
for (const recipe of RECIPES) await make(resolve(folder), recipe, characters);
