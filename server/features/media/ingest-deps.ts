import type { Ffmpeg } from './ffmpeg.ts';
import type { MediaQueues } from './media-queues.ts';
import type { ObjectStore } from './object-store.ts';

/** How far the work on a file has come; stages follow one another, each from 0 to 1. */
export interface IngestProgress {
  readonly stage: 'checking' | 'transcoding' | 'storing';
  readonly fraction: number;
}

export interface IngestDeps {
  readonly objects: ObjectStore;
  /** Shared by all that is taken in at the same time. */
  readonly queues: MediaQueues;
  /** From `findFfmpeg()`; without it nothing is converted and films get no poster. */
  readonly ffmpeg?: Ffmpeg | undefined;
  readonly onProgress?: ((progress: IngestProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}
