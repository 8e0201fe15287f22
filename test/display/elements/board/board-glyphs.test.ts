import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { boardTexts } from '../../../../server/features/boards/board-texts.ts';
import { type FontFile, openFont } from '../../../../server/features/typesetting/font-file.ts';
import { boardOf } from './board-page.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const BOARD = `${ROOT}display/elements/board/`;
/** Where the domain puts words into figures and spans. */
const DOMAIN = ['figure.ts', 'span.ts'].map((file) => `${ROOT}server/domain/statistics/${file}`);

const COMMENTS = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$|(?<=[;{,]\s*)\/\/.*$/gm;
const BEYOND_ASCII = /[^\0-\x7f]/gu;

let said: ReadonlySet<string>;
let font: FontFile;

beforeAll(async () => {
  const files = [...(await readdir(BOARD)).filter((name) => name.endsWith('.ts')).map((name) => BOARD + name), ...DOMAIN];
  const sources = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  said = new Set(sources.flatMap((source) => source.replace(COMMENTS, '').match(BEYOND_ASCII) ?? []));
  font = await openFont(`${ROOT}media/fonts/hei.woff2`);
});

it('every character and sign the widgets themselves write travels with a published board', () => {
  expect([...said]).toEqual(expect.arrayContaining([...'截至近超暂无数据农历闰▲●×—…']));
  const carried = new Set(boardTexts(boardOf([]), []).join(''));
  expect([...said].filter((character) => !carried.has(character))).toEqual([]);
});

it('every one of them has a glyph in the font of boards', () => {
  const characters = [...said];
  const widths = font.measure(characters);
  expect(characters.filter((_, index) => widths[index] === null)).toEqual([]);
});
