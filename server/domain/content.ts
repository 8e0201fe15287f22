import type { FontId } from './typography/font-id.ts';
import type { DesignedText } from './typography/text-run.ts';
import type { ThemeId } from './typography/themes.ts';

/** What a play is counted under (宣传标语 · 举报方式 · 公益宣传片 · 其他). */
export const CATEGORIES = ['slogan', 'hotline', 'film', 'other'] as const;
export type Category = (typeof CATEGORIES)[number];

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

/** A slogan or hotline notice as designed at the desk and signed: the wall only chooses among its breaks. */
export interface TextDesign {
  readonly theme: ThemeId;
  readonly text: DesignedText;
  readonly phone?: string;
  /** What the QR code says, when there is one. */
  readonly qr?: string;
}

/** What is painted for one item. */
export type Visual =
  | { readonly kind: 'slogan'; readonly design: TextDesign }
  | { readonly kind: 'notice'; readonly design: TextDesign }
  | { readonly kind: 'image'; readonly image: ImageAsset }
  | { readonly kind: 'film'; readonly film: FilmAsset };
export const CONTENT_KINDS = ['slogan', 'notice', 'image', 'film'] as const;
export type ContentKind = Visual['kind'];

/** One entry of a published playlist: a snapshot, so later edits at the desk change nothing on a wall. */
export interface PlaylistItem {
  readonly content: string;
  readonly title: string;
  readonly category: Category;
  readonly durationMs: number;
  readonly visual: Visual;
}

/** Everything that must be on a screen before the item can be painted, fonts apart. */
export function itemAssets(item: PlaylistItem): readonly Asset[] {
  if (item.visual.kind === 'image') return [item.visual.image];
  if (item.visual.kind === 'film') return [item.visual.film];
  return [];
}
