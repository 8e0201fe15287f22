import type { FileHandle } from 'node:fs/promises';
import { readRange } from './file-reader.ts';

/** A box of an ISO base media file: where its content begins and where the box ends (may be beyond the file). */
export interface IsoBox {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** A four-hour film in one-second fragments has some 30,000 boxes. */
const MAX_BOXES = 100_000;

/**
 * Walks the boxes between `from` and `to` (ISO/IEC 14496-12, 4.2): size and type, a 64-bit
 * size when size is 1, "to the end" when it is 0. Stops at the first box with an impossible size.
 */
export async function* isoBoxes(file: FileHandle, from: number, to: number): AsyncGenerator<IsoBox> {
  let at = from;
  for (let count = 0; count < MAX_BOXES && at + 8 <= to; count += 1) {
    const head = await readRange(file, at, Math.min(at + 16, to));
    if (head === undefined) return;
    const size32 = head.readUInt32BE(0);
    const type = head.toString('latin1', 4, 8);
    const wide = size32 === 1;
    if (wide && head.length < 16) return;
    const headBytes = wide ? 16 : 8;
    const size = wide ? Number(head.readBigUInt64BE(8)) : size32 === 0 ? to - at : size32;
    if (size < headBytes) return;
    yield { type, start: at + headBytes, end: at + size };
    at += size;
  }
}

/** The duration a film's header claims (`mvhd`, 8.2.2), in milliseconds; null when it claims none. */
export async function movieHeaderDurationMs(file: FileHandle, moov: IsoBox): Promise<number | null> {
  for await (const box of isoBoxes(file, moov.start, moov.end)) {
    if (box.type !== 'mvhd') continue;
    const body = await readRange(file, box.start, Math.min(box.end, box.start + 32));
    if (body === undefined || body.length < 20) return null;
    const version = body.readUInt8(0);
    if (version === 1 && body.length < 32) return null;
    const timescale = body.readUInt32BE(version === 1 ? 20 : 12);
    const duration = version === 1 ? Number(body.readBigUInt64BE(24)) : body.readUInt32BE(16);
    const unknown = version === 1 ? duration >= Number(2n ** 64n - 1n) : duration === 0xffffffff;
    return timescale === 0 || duration === 0 || unknown ? null : (duration / timescale) * 1000;
  }
  return null;
}
