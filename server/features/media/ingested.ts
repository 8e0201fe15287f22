import type { StoredObject } from './object-store.ts';

/** A stored picture; `type` is its MIME type, sizes are in pixels. */
export interface StoredImage extends StoredObject {
  readonly type: 'image/webp';
  readonly width: number;
  readonly height: number;
}

/** A stored film with the list of chunks that screens verify and fetch one by one. */
export interface StoredFilm extends StoredObject {
  readonly type: 'video/mp4' | 'video/webm';
  readonly chunkBytes: number;
  readonly chunks: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
  readonly hasAudio: boolean;
  /** RFC 6381 codec strings, video first. */
  readonly codecs: readonly string[];
}

export interface IngestedImage {
  readonly kind: 'image';
  readonly title: string;
  readonly object: StoredImage;
  readonly thumbnail: StoredImage;
  /** True when an animation came in and only its first frame was kept; the person is told. */
  readonly firstFrameOnly: boolean;
}

export interface IngestedFilm {
  readonly kind: 'film';
  readonly title: string;
  readonly object: StoredFilm;
  /** True when the film was converted, so that its bytes are not the uploaded ones. */
  readonly transcoded: boolean;
  /** Absent where no ffmpeg is present: then the browser that uploads sends one. */
  readonly poster?: StoredImage;
  readonly thumbnail?: StoredImage;
}

export type Ingested = IngestedImage | IngestedFilm;
