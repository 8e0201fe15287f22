import * as z from 'zod/mini';
import type { Asset, FilmAsset, FontAsset, ImageAsset } from '../domain/content.ts';
import { FONT_IDS } from '../domain/typography/font-id.ts';
import { hash, wholeFrom } from './common.ts';

const asset = z.object({ sha256: hash, size: wholeFrom(1), type: z.string().check(z.maxLength(80)) }) satisfies z.ZodMiniType<Asset>;
export const imageAsset = z.extend(asset, { width: wholeFrom(1), height: wholeFrom(1) }) satisfies z.ZodMiniType<ImageAsset>;
export const filmAsset = z.extend(imageAsset, {
  chunkBytes: wholeFrom(65_536),
  chunks: z.array(hash).check(z.minLength(1), z.maxLength(256)),
  durationMs: wholeFrom(1),
  hasAudio: z.boolean(),
}) satisfies z.ZodMiniType<FilmAsset>;
export const fontAsset = z.extend(asset, { family: z.enum(FONT_IDS) }) satisfies z.ZodMiniType<FontAsset>;
