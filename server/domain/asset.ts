import type { FontId } from './typography/font-id.ts';

/** SHA-256 as 64 lower-case hex digits. */
export type Hash = string;

/** Bytes named by what they are. `size` in bytes, `type` a media type found from the bytes. */
export interface Asset {
  readonly sha256: Hash;
  readonly size: number;
  readonly type: string;
}

export interface ImageAsset extends Asset {
  readonly width: number;
  readonly height: number;
}

/**
 * A film, listed as chunks so that a screen verifies and resumes piece by piece and never
 * holds it whole in memory. Every chunk is `chunkBytes` long except the last.
 */
export interface FilmAsset extends ImageAsset {
  readonly chunkBytes: number;
  readonly chunks: readonly Hash[];
  readonly durationMs: number;
  readonly hasAudio: boolean;
}

/** A glyph subset that travels with the text it sets. */
export interface FontAsset extends Asset {
  readonly family: FontId;
}
