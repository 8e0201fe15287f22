import { open } from 'node:fs/promises';
import {
  CustomSource,
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
  type InputTrack,
  type InputVideoTrack,
  MATROSKA,
  MP4,
  QTFF,
  WEBM,
} from 'mediabunny';
import { z } from 'zod';
import { readRange } from './file-reader.ts';
import type { FilmProbe } from './film-probe.ts';
import { serveIsolatedJob } from './isolated-job.ts';

/* The child process that reads one film's structure; started by `probe.ts`. */

const inputSchema = z.object({ path: z.string(), container: z.enum(['mp4', 'webm', 'matroska']) });

/** No honest read is larger than the largest index that `container-check.ts` lets through. */
const MAX_READ_BYTES = 72 * 2 ** 20;
const FRAME_RATE_SAMPLE_PACKETS = 240;

async function openInput(path: string): Promise<Input> {
  const file = await open(path, 'r');
  const { size } = await file.stat();
  const source = new CustomSource({
    getSize: () => size,
    read: async (start, end) => {
      if (end - start > MAX_READ_BYTES) throw new RangeError('a read larger than any honest film needs');
      const bytes = await readRange(file, start, end);
      if (bytes === undefined) throw new RangeError('a read beyond the end of the file');
      return bytes;
    },
    prefetchProfile: 'fileSystem',
  });
  return new Input({ source, formats: [MP4, QTFF, WEBM, MATROSKA] });
}

/** The last packet's bytes are there: packets lie in order, so what is cut off is cut off the end. */
async function lastPacketMissing(track: InputTrack): Promise<boolean> {
  const last = await new EncodedPacketSink(track).getPacket(Infinity).catch(() => null);
  return last === null || last.data.byteLength < last.byteLength;
}

async function codecString(track: InputTrack): Promise<string | null> {
  return track.getCodecParameterString().catch(() => null);
}

/** What is no number lasts no time. */
function milliseconds(seconds: number): number {
  return Number.isFinite(seconds) ? Math.round(seconds * 1000) : 0;
}

/**
 * Frames a second over the first packets; 0 when half of them or more last no time. Their
 * average alone would not tell: frames stored out of order have distances even then.
 */
async function frameRate(track: InputVideoTrack): Promise<number> {
  let frames = 0;
  let timeless = 0;
  let seconds = 0;
  for await (const packet of new EncodedPacketSink(track).packets(undefined, undefined, { metadataOnly: true })) {
    frames += 1;
    seconds += packet.duration;
    if (!(packet.duration > 0)) timeless += 1;
    if (frames === FRAME_RATE_SAMPLE_PACKETS) break;
  }
  return timeless * 2 >= frames || !Number.isFinite(seconds) ? 0 : frames / seconds;
}

async function readVideo(track: InputVideoTrack) {
  const id = await track.getInternalCodecId();
  return {
    videoCodec: await track.getCodec(),
    videoCodecString: await codecString(track),
    videoCodecId: typeof id === 'string' ? id : null,
    width: await track.getDisplayWidth(),
    height: await track.getDisplayHeight(),
    framesPerSecond: await frameRate(track),
  };
}

async function readAudio(track: InputAudioTrack) {
  return { audioCodec: await track.getCodec(), audioCodecString: await codecString(track) };
}

/** A track whose clock has no ticks has no times at all; asking for its packets would throw. */
async function hasClock(track: InputTrack): Promise<boolean> {
  const ticksPerSecond = await track.getTimeResolution();
  return ticksPerSecond > 0 && Number.isFinite(ticksPerSecond);
}

async function probe(input: Input, container: FilmProbe['container']): Promise<FilmProbe> {
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  const nothing: FilmProbe = {
    container,
    hasVideo: video !== null, videoCodec: null, videoCodecString: null, videoCodecId: null,
    width: 0, height: 0, framesPerSecond: 0,
    hasAudio: audio !== null, audioCodec: null, audioCodecString: null,
    durationMs: 0, claimedDurationMs: null, missingSamples: false,
  };
  const tracks: InputTrack[] = [video, audio].filter((track) => track !== null);
  const clocks = await Promise.all(tracks.map(hasClock));
  if (tracks.length === 0 || clocks.includes(false)) return nothing;

  const claimed = await input.getDurationFromMetadata(tracks);
  const missing = await Promise.all(tracks.map(lastPacketMissing));
  return {
    ...nothing,
    ...(video === null ? {} : await readVideo(video)),
    ...(audio === null ? {} : await readAudio(audio)),
    durationMs: milliseconds(await input.computeDuration(tracks)),
    claimedDurationMs: claimed === null ? null : milliseconds(claimed),
    missingSamples: missing.includes(true),
  };
}

await serveIsolatedJob(async (message) => {
  const { path, container } = inputSchema.parse(message);
  return probe(await openInput(path), container);
});
