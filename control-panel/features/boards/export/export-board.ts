import { dayOf } from '../../../../server/domain/recurrence.ts';
import type { BoardDesign, BoardFrame } from '../../../../server/domain/statistics/board.ts';
import type { BoardView } from '../../../../server/protocol/rest/boards.ts';
import { api } from '../../../../server/protocol/rest/index.ts';
import { call } from '../../../data/call.ts';
import { townZone } from '../../../data/session.ts';
import { designFile } from '../drawing/read-design.ts';
import { fileName, saveFile } from './save-file.ts';

export type ExportKind = 'json' | 'png' | 'pdf';

/** Twice the pixels, so that a print is sharp; boards of very many pixels as they are. */
const scaleFor = ({ width }: BoardDesign['size']) => (width <= 2_400 ? 2 : 1);

/** Saves a board as a file: to be drawn on elsewhere, or as it looks now. @throws when it cannot be drawn */
export async function exportBoard({ id, design }: Pick<BoardView, 'id' | 'design'>, kind: ExportKind): Promise<void> {
  const name = fileName(design.title, dayOf(Date.now(), townZone()), kind);
  if (kind === 'json') return saveFile(name, new Blob([designFile(design)], { type: 'application/json' }));
  const frame: BoardFrame = await call(api.boards.figures, { body: { design } });
  const { boardCanvas } = await import('./board-canvas.ts');
  const canvas = await boardCanvas({ id, design }, frame, scaleFor(design.size));
  if (kind === 'png') {
    const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!picture) throw new Error('the canvas gave no picture');
    return saveFile(name, picture);
  }
  const { pdfOf } = await import('./pdf.ts');
  const picture = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  saveFile(name, await pdfOf(picture, design.size, design.title));
}
