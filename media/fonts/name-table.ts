/** Name table entries of the OpenType specification, "name: Naming Table". */
const FAMILY = 1;
const UNIQUE_ID = 3;
const FULL_NAME = 4;
const POSTSCRIPT_NAME = 6;

const WINDOWS_PLATFORM = 3;
const UNICODE_BMP = 1;
const ENGLISH_US = 0x0409;

/**
 * A name table with another family name, keeping the copyright and licence entries.
 *
 * The SIL Open Font Licence forbids a changed font to carry a reserved name, and taking
 * glyphs out is a change.
 *
 * @param table the font's `name` table
 * @param family the new family name, ASCII
 */
export function renamed(table: Uint8Array, family: string): Uint8Array {
  const replaced = new Map<number, string>([
    [FAMILY, family],
    [UNIQUE_ID, family],
    [FULL_NAME, family],
    [POSTSCRIPT_NAME, family.replaceAll(' ', '')],
  ]);
  return writeNames(new Map([...readEnglishNames(table), ...replaced]));
}

function readEnglishNames(table: Uint8Array): Map<number, string> {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const strings = view.getUint16(4);
  const names = new Map<number, string>();
  for (let index = 0; index < view.getUint16(2); index += 1) {
    const record = 6 + index * 12;
    const isEnglish = view.getUint16(record) === WINDOWS_PLATFORM && view.getUint16(record + 4) === ENGLISH_US;
    if (!isEnglish) continue;
    const start = strings + view.getUint16(record + 10);
    const bytes = table.subarray(start, start + view.getUint16(record + 8));
    const id = view.getUint16(record + 6);
    // Ids above 14 are alternative family names, which would carry the reserved name on.
    if (id <= 14) names.set(id, new TextDecoder('utf-16be').decode(bytes));
  }
  return names;
}

function writeNames(names: ReadonlyMap<number, string>): Uint8Array {
  const entries = [...names].sort(([left], [right]) => left - right);
  const storage = 6 + entries.length * 12;
  const length = entries.reduce((sum, [, text]) => sum + text.length * 2, storage);
  const view = new DataView(new ArrayBuffer(length));
  view.setUint16(2, entries.length);
  view.setUint16(4, storage);
  let position = 0;
  for (const [index, [id, text]] of entries.entries()) {
    const record = [WINDOWS_PLATFORM, UNICODE_BMP, ENGLISH_US, id, text.length * 2, position];
    for (const [field, value] of record.entries()) view.setUint16(6 + index * 12 + field * 2, value);
    for (let unit = 0; unit < text.length; unit += 1) {
      view.setUint16(storage + position + unit * 2, text.charCodeAt(unit));
    }
    position += text.length * 2;
  }
  return new Uint8Array(view.buffer);
}
