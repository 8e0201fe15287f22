/** A box of an ISO base media file (ISO/IEC 14496-12): its four-letter type and where it lies in the file. */
export interface Box {
  type: string;
  /** First byte of the box, its header included. */
  start: number;
  /** First byte of what it holds. */
  content: number;
  /** One past its last byte. */
  end: number;
}

/** The boxes directly inside a stretch of the file, in order. Boxes of 4 GiB and more are not expected here. */
export function boxesIn(file: Buffer, from = 0, to = file.length): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to; ) {
    const size = file.readUInt32BE(at);
    if (size < 8) throw new RangeError(`box of ${size} bytes at ${at}`);
    boxes.push({ type: file.toString('latin1', at + 4, at + 8), start: at, content: at + 8, end: at + size });
    at += size;
  }
  return boxes;
}

/** The box at a path such as `['moov', 'trak', 'mdia', 'mdhd']`, the first of each type. */
export function boxAt(file: Buffer, path: readonly string[]): Box {
  let found: Box = { type: '', start: 0, content: 0, end: file.length };
  for (const type of path) {
    const next = boxesIn(file, found.content, found.end).find((box) => box.type === type);
    if (next === undefined) throw new Error(`no ${path.join('/')}`);
    found = next;
  }
  return found;
}
