import { createXmlReader } from './xml-reader.ts';

/** How a number in a cell is meant to be read. */
export type NumberKind = 'number' | 'date' | 'percent' | 'time';

/* Numbers of the formats every workbook has without naming them: ECMA-376 part 1, 18.8.30. */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
const BUILT_IN_TIMES = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56]);
const BUILT_IN_PERCENTS = new Set([9, 10]);

/** The kind of number each cell style (attribute `s`) stands for. */
export function styleReader() {
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let inCells = false;
  const reader = createXmlReader({
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) kinds.push(kindOf(Number(attributes['numFmtId'] ?? 0), codes));
    },
    text() {},
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return { ...reader, kindOf: (style: number): NumberKind => kinds[style] ?? 'number' };
}

function kindOf(id: number, codes: ReadonlyMap<number, string>): NumberKind {
  const code = codes.get(id);
  if (code === undefined) return BUILT_IN_DATES.has(id) ? 'date' : BUILT_IN_TIMES.has(id) ? 'time' : BUILT_IN_PERCENTS.has(id) ? 'percent' : 'number';
  // what is quoted, escaped or in brackets (colours, locales) is not part of the form
  const form = code.replaceAll(/"[^"]*"|\\.|_.|\[[^\]]*\]/g, '').split(';')[0] ?? '';
  if (form.includes('%')) return 'percent';
  if (/[yd]|^m+$|年|月|日/i.test(form)) return 'date';
  return /[hs]/i.test(form) ? 'time' : 'number';
}
