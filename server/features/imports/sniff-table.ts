import type { FileHandle } from 'node:fs/promises';
import { FileRefused } from './refusal.ts';

export type TableKind = 'csv' | 'xlsx';
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const HEAD_BYTES = 64 * 1024;
const ZIP = Buffer.from([0x50, 0x4b]);
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]); // MS-CFB 2.2
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le'); // MS-OFFCRYPTO 2.3.4.4
const TEXT_NAME = /\.(csv|txt|tsv)$/i;
const WORKBOOK_NAME = /\.(xlsx|xlsm)$/i;

/**
 * What a file is by its bytes; its name must not say otherwise.
 * @throws FileRefused when it is no table, or another kind than its name says
 */
export async function sniffTable(file: FileHandle, name: string): Promise<TableKind> {
  const { size } = await file.stat();
  if (size === 0) throw new FileRefused('empty');
  const head = await headOf(file);
  if (head.subarray(0, COMPOUND.length).equals(COMPOUND)) throw new FileRefused((await contains(file, ENCRYPTED_PACKAGE)) ? 'encrypted' : 'old-workbook');
  const isZip = head.subarray(0, 2).equals(ZIP);
  if (!TEXT_NAME.test(name) && !WORKBOOK_NAME.test(name)) throw new FileRefused('unknown-kind');
  if (isZip !== WORKBOOK_NAME.test(name)) throw new FileRefused(/^\s*<(!doctype|html|table|\?xml)/i.test(head.toString('latin1', 0, 200)) ? 'web-page' : 'not-what-its-name-says');
  return isZip ? 'xlsx' : 'csv';
}

/**
 * The encoding of a text: by its mark, by where its zero bytes stand, or the first of UTF-8 and GB18030 in which
 * all of it can be read.
 * @throws FileRefused 'not-text'
 */
export async function encodingOf(file: FileHandle): Promise<Encoding> {
  const head = await headOf(file);
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = [...head.keys()].filter((at) => head[at] === 0);
  const even = zeros.filter((at) => at % 2 === 0).length;
  const odd = zeros.length - even;
  // in UTF-16 every comma, digit and line end brings a zero byte, always on the same side
  if (odd > head.length / 100 && even === 0) return 'utf-16le';
  if (even > head.length / 100 && odd === 0) return 'utf-16be';
  if (even + odd > 0) throw new FileRefused('not-text');
  for (const encoding of ['utf-8', 'gb18030'] as const) if (await reads(file, encoding)) return encoding;
  throw new FileRefused('not-text');
}

/** The text in parts, without its mark. @throws FileRefused 'not-text' where it cannot be read */
export async function* decodedParts(file: FileHandle, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const bytes of parts(file)) yield decoder.decode(bytes, { stream: true });
    yield decoder.decode();
  } catch (error) {
    throw error instanceof TypeError ? new FileRefused('not-text') : error;
  }
}

async function reads(file: FileHandle, encoding: Encoding): Promise<boolean> {
  let strange = 0;
  try {
    for await (const text of decodedParts(file, encoding)) strange += text.match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  } catch (error) {
    if (error instanceof FileRefused) return false;
    throw error;
  }
  return strange === 0;
}

async function headOf(file: FileHandle): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  return buffer.subarray(0, bytesRead);
}

async function contains(file: FileHandle, wanted: Buffer): Promise<boolean> {
  let before = Buffer.alloc(0);
  for await (const bytes of parts(file)) {
    const both = Buffer.concat([before, bytes]);
    if (both.includes(wanted)) return true;
    before = both.subarray(-wanted.length);
  }
  return false;
}

async function* parts(file: FileHandle): AsyncGenerator<Buffer> {
  for (let position = 0; ; ) {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(HEAD_BYTES), 0, HEAD_BYTES, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
