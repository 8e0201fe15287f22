import { boxAt } from './boxes.ts';

const TEN_HOURS_SECONDS = 36_000;
const MEDIA = ['moov', 'trak', 'mdia'] as const;
const TIME_TO_SAMPLE = [...MEDIA, 'minf', 'stbl', 'stts'] as const;

/** Offsets of the fields used, from the box's content; all boxes here are version 0 with 32-bit times. */
const MVHD = { timescale: 12, duration: 16 };
const TKHD = { duration: 20 };
const MDHD = { timescale: 12, duration: 16 };
const ELST = { firstDuration: 8 };
const STTS = { firstCount: 8, firstDelta: 12 };

/** Without the index that says where the pictures are; the file must have it at its end. */
export function withoutMoov(file: Buffer): Buffer {
  return file.subarray(0, boxAt(file, ['moov']).start);
}

/** As when the connection or the card failed: only the first part of the bytes. */
export function cutShort(file: Buffer, share: number): Buffer {
  return file.subarray(0, Math.floor(file.length * share));
}

/** Pictures that take no time on a clock that does not tick: dividing by either gives nonsense. */
export function withoutTime(file: Buffer): Buffer {
  const broken = Buffer.from(file);
  broken.writeUInt32BE(0, boxAt(broken, [...MEDIA, 'mdhd']).content + MDHD.timescale);
  broken.writeUInt32BE(0, boxAt(broken, TIME_TO_SAMPLE).content + STTS.firstDelta);
  return broken;
}

/** Every header says ten hours; the pictures are those of two seconds. One video track without B-frames. */
export function claimingTenHours(file: Buffer): Buffer {
  const long = Buffer.from(file);
  const movie = boxAt(long, ['moov', 'mvhd']).content;
  const media = boxAt(long, [...MEDIA, 'mdhd']).content;
  const samples = boxAt(long, TIME_TO_SAMPLE).content;
  const movieTicks = TEN_HOURS_SECONDS * long.readUInt32BE(movie + MVHD.timescale);
  const mediaTicks = TEN_HOURS_SECONDS * long.readUInt32BE(media + MDHD.timescale);
  long.writeUInt32BE(movieTicks, movie + MVHD.duration);
  long.writeUInt32BE(movieTicks, boxAt(long, ['moov', 'trak', 'tkhd']).content + TKHD.duration);
  long.writeUInt32BE(movieTicks, boxAt(long, ['moov', 'trak', 'edts', 'elst']).content + ELST.firstDuration);
  long.writeUInt32BE(mediaTicks, media + MDHD.duration);
  const count = long.readUInt32BE(samples + STTS.firstCount);
  long.writeUInt32BE(Math.round(mediaTicks / count), samples + STTS.firstDelta);
  return long;
}
