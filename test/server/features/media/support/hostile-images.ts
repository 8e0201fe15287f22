import { crc32, deflateSync } from 'node:zlib';

function pngChunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(data.length + 12);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}

/** A PNG of one kilobyte whose header claims `width` × `height` pixels. */
export function pngClaiming(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(2 ** 20))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

const GIF_FRAME = [
  ...[0x21, 0xf9, 4, 0, 1, 0, 0, 0], // shown for 10 ms
  ...[0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0], // at 0,0, one pixel
  ...[2, 2, 0x44, 1, 0], // the pixel
];

/** A GIF of one pixel with `frames` frames, with `comment` in it when given. */
export function gifOf(frames: number, comment = ''): Buffer {
  return Buffer.concat([
    Buffer.from('GIF89a', 'latin1'),
    Buffer.from([1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
    comment === '' ? Buffer.alloc(0) : Buffer.concat([Buffer.from([0x21, 0xfe, comment.length]), Buffer.from(comment), Buffer.from([0])]),
    ...Array<Buffer>(frames).fill(Buffer.from(GIF_FRAME)),
    Buffer.from([0x3b]),
  ]);
}
