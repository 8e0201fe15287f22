import type { Asset, FilmAsset, Hash, ImageAsset } from './asset.ts';
import type { Category } from './category.ts';
import type { DesignedText } from './typography/text-run.ts';
import type { ThemeId } from './typography/themes.ts';
import { boardAssets, type BoardDesign } from './statistics/board.ts';

export * from './asset.ts';
export * from './category.ts';

/** A slogan or hotline notice as designed at the desk and signed: the wall only chooses among its breaks. */
export interface TextDesign {
  readonly theme: ThemeId;
  readonly text: DesignedText;
  readonly phone?: string;
  /** What the QR code says, when there is one. */
  readonly qr?: string;
}

/** A board as drawn; its live figures come as signed frames for the design with this hash. */
export interface BoardVisual {
  readonly kind: 'board';
  /** SHA-256 of the design as JSON. */
  readonly sha256: Hash;
  readonly design: BoardDesign;
}

/** What is painted for one item. */
export type Visual =
  | { readonly kind: 'slogan'; readonly design: TextDesign }
  | { readonly kind: 'notice'; readonly design: TextDesign }
  | { readonly kind: 'image'; readonly image: ImageAsset }
  | { readonly kind: 'film'; readonly film: FilmAsset }
  | BoardVisual;
export const CONTENT_KINDS = ['slogan', 'notice', 'image', 'film', 'board'] as const;
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
  if (item.visual.kind === 'board') return boardAssets(item.visual.design);
  return [];
}
