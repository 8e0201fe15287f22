import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createChunkHasher } from './chunk-hashes.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import type { FilmProbe } from './film-probe.ts';
import { convertImage } from './image.ts';
import type { IngestDeps } from './ingest-deps.ts';
import type { IngestedFilm, StoredFilm, StoredImage } from './ingested.ts';
import { playability } from './playability.ts';
import { posterFrame, posterMoment } from './poster-frame.ts';
import { probeFilm } from './probe.ts';
import { RefusedError } from './refusals.ts';
import type { FilmFormat } from './sniff.ts';
import { storeImage } from './store-image.ts';
import { transcode, type FilmSource } from './transcode.ts';

/** Converting may drop a frame or round the sound; more than this is a film cut short. */
const MAX_SHORTENING_MS = 2000;

/** The film branch of `ingest`. Throws `RefusedError` and `StoreError`. */
export async function ingestFilm(
  path: string,
  format: FilmFormat,
  deps: IngestDeps,
  workDir: string,
): Promise<Omit<IngestedFilm, 'title'>> {
  deps.onProgress?.({ stage: 'checking', fraction: 0 });
  const uploaded = await probed(path, format, deps);
  const film = await playable(uploaded, deps, workDir);
  const poster = deps.ffmpeg === undefined ? undefined : await takePoster(film, deps.ffmpeg, deps, workDir);
  return { kind: 'film', object: await storeFilm(film, deps), transcoded: film !== uploaded, ...poster };
}

async function probed(path: string, format: FilmFormat, { queues, signal }: IngestDeps): Promise<FilmSource> {
  return { path, format, probe: await queues.checks(() => probeFilm(path, format, signal), signal) };
}

/** The film itself when every screen plays it, else a converted one. */
async function playable(film: FilmSource, deps: IngestDeps, workDir: string): Promise<FilmSource> {
  const verdict = playability(film.probe);
  if (verdict.ok) return film;
  const { ffmpeg, queues, signal } = deps;
  if (!verdict.transcodable || ffmpeg === undefined) throw new RefusedError(verdict.reason, verdict.detail);

  const path = join(workDir, 'film.mp4');
  const onProgress = (fraction: number): void => deps.onProgress?.({ stage: 'transcoding', fraction });
  await queues.conversions(() => transcode(ffmpeg, film, path, { signal, onProgress }), signal);
  const converted = await probed(path, 'isobmff', deps);
  const short = film.probe.durationMs - converted.probe.durationMs > MAX_SHORTENING_MS;
  if (short || !playability(converted.probe).ok) throw new RefusedError('transcode-failed');
  return converted;
}

type Poster = { poster: StoredImage; thumbnail: StoredImage } | undefined;

/** A film without a poster is still a film, so a failure here is only an absence. */
async function takePoster(film: FilmSource, ffmpeg: Ffmpeg, deps: IngestDeps, workDir: string): Promise<Poster> {
  try {
    const frame = join(workDir, 'frame.png');
    const image = await deps.queues.checks(async () => {
      await posterFrame(ffmpeg, film, posterMoment(film.probe.durationMs), frame, deps.signal);
      return convertImage(frame, 'png', workDir, deps.signal);
    }, deps.signal);
    const stored = await storeImage(deps.objects, image);
    return { poster: stored.object, thumbnail: stored.thumbnail };
  } catch (error) {
    if (error instanceof RefusedError && error.refusal.code !== 'disk-full') return undefined;
    throw error;
  }
}

async function storeFilm({ path, format, probe }: FilmSource, deps: IngestDeps): Promise<StoredFilm> {
  const { size: expected } = await stat(path);
  const hasher = createChunkHasher(expected);
  let done = 0;
  const stored = await deps.objects.putFile(path, {
    adopt: true,
    ...(deps.signal === undefined ? {} : { signal: deps.signal }),
    tap(block) {
      hasher.update(block);
      done += block.length;
      deps.onProgress?.({ stage: 'storing', fraction: Math.min(1, done / expected) });
    },
  });
  const { chunkBytes, chunks } = hasher.finish();
  return {
    ...stored,
    type: format === 'isobmff' ? 'video/mp4' : 'video/webm',
    chunkBytes,
    chunks,
    width: probe.width,
    height: probe.height,
    durationMs: probe.durationMs,
    hasAudio: probe.hasAudio,
    codecs: codecsOf(probe),
  };
}

function codecsOf(probe: FilmProbe): string[] {
  return [probe.videoCodecString ?? probe.videoCodec, probe.audioCodecString ?? probe.audioCodec].filter(
    (codec) => codec !== null,
  );
}
