import type { Asset, FilmAsset } from '../../server/domain/content.ts';

/** One piece to fetch and verify by itself: a film's chunk, or a whole smaller asset. */
export interface Piece {
  readonly sha256: string;
  readonly of: Asset;
  /** Bytes of the asset, both ends included; null: all of it. */
  readonly range: { readonly from: number; readonly to: number } | null;
}

/** The pieces of an asset, in order. */
export function piecesOf(asset: Asset): Piece[] {
  if (!isFilm(asset)) return [{ sha256: asset.sha256, of: asset, range: null }];
  const { chunks, chunkBytes, size } = asset;
  return chunks.map((sha256, index) => ({ sha256, of: asset, range: { from: index * chunkBytes, to: Math.min(size, (index + 1) * chunkBytes) - 1 } }));
}

function isFilm(asset: Asset): asset is FilmAsset {
  return 'chunks' in asset;
}
