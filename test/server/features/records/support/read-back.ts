import { Buffer } from 'node:buffer';
import { inflateRawSync, inflateSync } from 'node:zlib';
import { Workbook } from '@cj-tech-master/excelts';

export { Workbook };

/** The files of a zip archive by name (stored or deflated; no zip64): enough for what Word and Excel write. */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  let end = archive.length - 22;
  while (archive.readUInt32LE(end) !== 0x06054b50) end -= 1;
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed, nameLength, extraLength, noteLength, local] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30), archive.readUInt16LE(at + 32), archive.readUInt32LE(at + 42)];
    const name = archive.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    const begin = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = archive.subarray(begin, begin + packed);
    files.set(name, method === 0 ? Buffer.from(bytes) : inflateRawSync(bytes));
    at += 46 + nameLength + extraLength + noteLength;
  }
  return files;
}

/** The tables of a Word document, cell by cell. */
export function docxTables(archive: Buffer): string[][][] {
  const xml = unzip(archive).get('word/document.xml')!.toString('utf8');
  return [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => [...table.matchAll(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs)].map(([row]) => [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textOf(cell))));
}

export function docxText(archive: Buffer): string {
  return textOf(unzip(archive).get('word/document.xml')!.toString('utf8'));
}

function textOf(xml: string): string {
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => unescape(text ?? '')).join('');
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
}

/**
 * What a PDF's text layer says, as a reader selects it: strings of each page's content stream, decoded by
 * each font's own ToUnicode map, in the order they were drawn.
 */
export function pdfText(pdf: Buffer): string {
  const objects = pdfObjects(pdf);
  const fonts = new Map<string, Map<number, string>>();
  for (const { head } of objects.values()) {
    for (const [, name, reference] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(reference))?.head ?? '')?.[1];
      if (name && toUnicode) fonts.set(name, unicodeMap(objects.get(Number(toUnicode))?.stream ?? ''));
    }
  }
  let text = '';
  for (const { stream } of objects.values()) {
    if (!/ Tf\b/.test(stream)) continue;
    let map = new Map<number, string>();
    for (const token of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ|(\bET\b)/g)) {
      if (token[1]) map = fonts.get(token[1]) ?? map;
      else if (token[2] !== undefined) for (const [, hex = ''] of token[2].matchAll(/<([0-9a-fA-F]+)>/g)) for (let at = 0; at < hex.length; at += 4) text += map.get(Number.parseInt(hex.slice(at, at + 4), 16)) ?? '\ufffd';
      else text += '\n';
    }
  }
  return text;
}

interface PdfObject {
  readonly head: string;
  readonly stream: string;
}

function pdfObjects(pdf: Buffer): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  const raw = pdf.toString('latin1');
  for (const match of raw.matchAll(/(\d+) 0 obj\n(.*?)\nendobj/gs)) {
    const [, number, body = ''] = match;
    const [head = '', rest] = body.split(/stream\n/, 2);
    const bytes = rest === undefined ? null : Buffer.from(rest.slice(0, rest.lastIndexOf('\nendstream')), 'latin1');
    objects.set(Number(number), { head, stream: bytes && head.includes('FlateDecode') && !head.includes('/Subtype /Image') ? safely(bytes) : '' });
  }
  return objects;
}

function safely(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return '';
  }
}

function unicodeMap(cmap: string): Map<number, string> {
  const map = new Map<number, string>();
  const decode = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, from = '', to = '', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[(.*?)\]/gs)) {
    const texts = [...list.matchAll(/<([0-9a-f ]+)>/g)].map(([, hex = '']) => decode(hex.replaceAll(' ', '')));
    for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to, 16); code++) map.set(code, texts[code - Number.parseInt(from, 16)] ?? '');
  }
  return map;
}
