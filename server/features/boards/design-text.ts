import { createHash } from 'node:crypto';
import type { BoardVisual, Hash } from '../../domain/content.ts';
import type { BoardDesign } from '../../domain/statistics/board.ts';

/** A design as it is kept, hashed and published. */
export function designText(design: BoardDesign): string {
  return JSON.stringify(design);
}

/** SHA-256 of a design's text: what its frames are named after. */
export function designHash(text: string): Hash {
  return createHash('sha256').update(text).digest('hex');
}

export function boardVisual(design: BoardDesign): BoardVisual {
  return { kind: 'board', sha256: designHash(designText(design)), design };
}
