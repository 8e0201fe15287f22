import { asDataUrl } from './data-url.ts';

/**
 * The font files that a text needs of those this page brings along, as `@font-face` rules with the files in
 * them. Fonts of the machine need none.
 *
 * @param families CSS font-family list
 */
export async function usedFonts(families: string, text: string): Promise<string> {
  const wanted = new Set(families.split(',').map(plainName));
  const points = [...new Set([...text].map((character) => character.codePointAt(0) ?? 0))];
  const rules = [...document.styleSheets].flatMap(rulesOf).filter((rule) => wanted.has(plainName(rule.style.getPropertyValue('font-family'))));
  const needed = rules.filter((rule) => {
    const range = rule.style.getPropertyValue('unicode-range');
    return range === '' || rangesOf(range).some(([from, to]) => points.some((point) => point >= from && point <= to));
  });
  return (await Promise.all(needed.map(withFile))).join('\n');
}

/** `U+4e00-4e10, U+20` → pairs of first and last code point. */
export function rangesOf(range: string): readonly (readonly [number, number])[] {
  return range.split(',').flatMap((part) => {
    const found = /^U\+([0-9a-f?]+)(?:-([0-9a-f]+))?$/i.exec(part.trim());
    if (!found?.[1]) return [];
    const from = Number.parseInt(found[1].replace(/\?/g, '0'), 16);
    return [[from, Number.parseInt(found[2] ?? found[1].replace(/\?/g, 'f'), 16)] as const];
  });
}

function rulesOf(sheet: CSSStyleSheet): readonly CSSFontFaceRule[] {
  try {
    return [...sheet.cssRules].flatMap((rule) => (rule instanceof CSSFontFaceRule ? [rule] : rule instanceof CSSImportRule && rule.styleSheet ? rulesOf(rule.styleSheet) : []));
  } catch {
    return []; // not ours to read
  }
}

async function withFile(rule: CSSFontFaceRule): Promise<string> {
  const base = rule.parentStyleSheet?.href ?? location.href;
  const url = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
  if (!url) return rule.cssText;
  const file = await asDataUrl(new URL(url, base).href);
  const { style } = rule;
  const other = ['font-family', 'font-style', 'font-weight', 'unicode-range'].map((name) => `${name}:${style.getPropertyValue(name)};`).join('');
  return `@font-face{${other}src:url("${file}") format("woff2");}`;
}

function plainName(name: string): string {
  return name.trim().replace(/^["']|["']$/g, '').toLowerCase();
}
