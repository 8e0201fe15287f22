import type { Stereo } from './room.ts';
import { SAMPLE_RATE } from './strings.ts';

const HEADER_BYTES = 44;
const CHANNELS = 2;
const BYTES_A_SAMPLE = 2;

/** Stereo sound as a 16-bit PCM WAV file (RIFF, little-endian). */
export function wav({ left, right }: Stereo): Buffer {
  const bytes = left.length * CHANNELS * BYTES_A_SAMPLE;
  const file = Buffer.alloc(HEADER_BYTES + bytes);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(HEADER_BYTES - 8 + bytes, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(CHANNELS, 22);
  file.writeUInt32LE(SAMPLE_RATE, 24);
  file.writeUInt32LE(SAMPLE_RATE * CHANNELS * BYTES_A_SAMPLE, 28);
  file.writeUInt16LE(CHANNELS * BYTES_A_SAMPLE, 32);
  file.writeUInt16LE(BYTES_A_SAMPLE * 8, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(bytes, 40);
  for (let i = 0; i < left.length; i += 1) {
    const at = HEADER_BYTES + i * CHANNELS * BYTES_A_SAMPLE;
    file.writeInt16LE(Math.round((left[i] ?? 0) * 32_767), at);
    file.writeInt16LE(Math.round((right[i] ?? 0) * 32_767), at + BYTES_A_SAMPLE);
  }
  return file;
}
