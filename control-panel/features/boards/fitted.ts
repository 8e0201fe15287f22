import type { PixelSize } from '../../../server/domain/screen.ts';
import type { BoardDesign } from '../../../server/domain/statistics/board.ts';
import { layoutBoard } from '../../../server/domain/statistics/board-layout.ts';
import { withBoxes, withSize } from './drawing/edits.ts';

const UNLIKE = 1.02;

/**
 * A design for a screen of other pixels: on the same shape everything in proportion; on another shape
 * laid anew as that screen itself would lay it, where all fits on one page.
 */
export function fittedTo(design: BoardDesign, size: PixelSize): BoardDesign {
  const unlike = size.width / size.height / (design.size.width / design.size.height);
  if (Math.max(unlike, 1 / unlike) <= UNLIKE) return withSize(design, size);
  const { pages } = layoutBoard({ ...design, fit: 'reflow' }, size, 'wall');
  const [page] = pages;
  if (pages.length > 1 || !page) return withSize(design, size);
  return { ...withBoxes(design, new Map(page.map((placed) => [placed.id, placed]))), size };
}
