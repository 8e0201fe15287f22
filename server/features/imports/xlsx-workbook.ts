import { TABLE_LIMITS } from './cell.ts';
import { type Attributes, createXmlReader, localName } from './xml-reader.ts';

export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly relation: string;
}

/** The sheets of a workbook (`xl/workbook.xml`), and whether its days are counted from 1904. */
export function workbookReader() {
  const sheets: WorkbookSheet[] = [];
  let from1904 = false;
  const reader = createXmlReader({
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name === 'sheet') sheets.push({ name: attributes['name'] ?? '', hidden: (attributes['state'] ?? 'visible') !== 'visible', relation: relationOf(attributes) });
    },
    text() {},
    close() {},
  });
  return { ...reader, sheets, isFrom1904: () => from1904 };
}

/** `r:id`, whatever the prefix. */
const relationOf = (attributes: Attributes): string => Object.entries(attributes).find(([name]) => localName(name) === 'id')?.[1] ?? '';

/** Which part of the archive each relation names (`xl/_rels/workbook.xml.rels`). */
export function relationReader() {
  const parts = new Map<string, string>();
  const reader = createXmlReader({
    open(name, attributes) {
      const target = attributes['Target'];
      if (name !== 'Relationship' || target === undefined) return;
      parts.set(attributes['Id'] ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
    },
    text() {},
    close() {},
  });
  return { ...reader, parts };
}

/** The texts that cells name by number; readings aids (phonetic runs) are not part of a text. */
export function sharedStringReader() {
  const texts: string[] = [];
  let text: string | null = null;
  let isText = false;
  let aside = false;
  const reader = createXmlReader({
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') aside = true;
      if (name === 't') isText = !aside;
    },
    text(part) {
      if (isText && text !== null && text.length <= TABLE_LIMITS.writtenCharacters) text += part;
    },
    close(name) {
      if (name === 't') isText = false;
      if (name === 'rPh') aside = false;
      if (name !== 'si') return;
      texts.push(text ?? '');
      text = null;
    },
  });
  return { ...reader, texts };
}
