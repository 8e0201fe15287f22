/** The tables of a TrueType file by tag, as views of its bytes. */
export function readTables(sfnt: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(sfnt.buffer, sfnt.byteOffset, sfnt.byteLength);
  const tables = new Map<string, Uint8Array>();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const record = 12 + index * 16;
    const tag = new TextDecoder('latin1').decode(sfnt.subarray(record, record + 4));
    const offset = view.getUint32(record + 8);
    tables.set(tag, sfnt.subarray(offset, offset + view.getUint32(record + 12)));
  }
  return tables;
}

/**
 * A TrueType file of these tables.
 *
 * @param original the file they were read from; its header is kept, so the number of tables must be the same
 * @returns a new file; the table checksums are left at 0 for the subsetter to renew
 */
export function writeTables(original: Uint8Array, tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const header = 12 + tables.size * 16;
  const padded = (size: number): number => (size + 3) & ~3;
  const length = [...tables.values()].reduce((sum, table) => sum + padded(table.length), header);
  const file = new Uint8Array(length);
  file.set(original.subarray(0, 12));
  const view = new DataView(file.buffer);
  let offset = header;
  for (const [index, [tag, table]] of [...tables].entries()) {
    const record = 12 + index * 16;
    file.set(new TextEncoder().encode(tag), record);
    view.setUint32(record + 8, offset);
    view.setUint32(record + 12, table.length);
    file.set(table, offset);
    offset += padded(table.length);
  }
  return file;
}
