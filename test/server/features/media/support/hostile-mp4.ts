/** Edits that turn a sound MP4 into each of the broken ones a town may upload. */

/** Overwrites the 32-bit number that lies `offset` bytes after the name of the first box called `type`. */
export function withField(mp4: Buffer, type: string, offset: number, value: number): Buffer {
  const at = mp4.indexOf(type, 0, 'latin1');
  if (at < 0) throw new Error(`no ${type} box in the clip`);
  const edited = Buffer.from(mp4);
  edited.writeUInt32BE(value, at + 4 + offset);
  return edited;
}

/** Removes the first outermost box called `type`. */
export function withoutBox(mp4: Buffer, type: string): Buffer {
  for (let at = 0; at < mp4.length; at += mp4.readUInt32BE(at)) {
    if (mp4.toString('latin1', at + 4, at + 8) !== type) continue;
    return Buffer.concat([mp4.subarray(0, at), mp4.subarray(at + mp4.readUInt32BE(at))]);
  }
  throw new Error(`no outermost ${type} box in the clip`);
}

/** Gives the media data box the length "to the end of the file", so that only the index tells it is cut. */
export function withOpenEndedMediaData(mp4: Buffer): Buffer {
  const edited = Buffer.from(mp4);
  edited.writeUInt32BE(0, edited.indexOf('mdat', 0, 'latin1') - 4);
  return edited;
}

/** Offsets behind a box's name (ISO/IEC 14496-12): version and flags take four bytes. */
export const FIELD = {
  movieDuration: ['mvhd', 16],
  mediaTimescale: ['mdhd', 12],
  sampleCount: ['stsz', 8],
  timedSamples: ['stts', 8],
  sampleDuration: ['stts', 12],
} as const;
