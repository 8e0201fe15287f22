import type { BoardFrame } from '../../../../server/domain/statistics/board.ts';
import type { BoardView } from '../../../../server/protocol/rest/boards.ts';
import '../../../../display/elements/board/board.ts';
import { boardUrlOf } from '../../../components/board-picture.ts';
import { townZone } from '../../../data/session.ts';
import { language } from '../../../locales/language.ts';
import { boardFont, loadBoardFont } from '../../../theme/board-font.ts';
import { flatCopy } from './flat-copy.ts';
import { usedFonts } from './used-fonts.ts';

/** Longest side of a picture, pixels: what browsers can paint. */
const MOST_PX = 8_192;

/**
 * A board as it looks now, drawn by the wall's own elements at its true pixels.
 *
 * @param scale picture pixels for one of the design
 */
export async function boardCanvas({ id, design }: Pick<BoardView, 'id' | 'design'>, frame: BoardFrame | null, scale: number): Promise<HTMLCanvasElement> {
  const factor = Math.min(scale, MOST_PX / Math.max(design.size.width, design.size.height));
  const pixels = { width: Math.round(design.size.width * factor), height: Math.round(design.size.height * factor) };
  await loadBoardFont();
  const host = document.createElement('div');
  host.className = 'hp-export';
  Object.assign(host.style, { position: 'fixed', left: '0', top: '0', zIndex: '-1', opacity: '0', pointerEvents: 'none' });
  host.setAttribute('aria-hidden', 'true');
  const board = document.createElement('hp-board');
  // drawn in proportion at the picture's own pixels, so that charts are as sharp as text
  Object.assign(board, { mode: 'wall', board: id, design: { ...design, fit: 'proportion' }, frame, instant: frame?.at ?? Date.now(), pixels, language: language(), fontFamily: boardFont(), timeZone: townZone(), urlOf: boardUrlOf });
  host.append(board);
  document.body.append(host);
  try {
    await board.prepare();
    await settled(board);
    const copy = await flatCopy(board);
    const fonts = await usedFonts(boardFont(), copy.textContent ?? '');
    return await painted(copy, fonts, pixels);
  } finally {
    host.remove();
  }
}

/** Figures that turn over have turned. */
async function settled(board: HTMLElement): Promise<void> {
  const parts = board.shadowRoot?.querySelectorAll('.part') ?? [];
  const motions = [...parts].flatMap((part) => part.shadowRoot?.getAnimations() ?? []);
  for (const motion of motions) if (motion.effect?.getComputedTiming().iterations !== Infinity) motion.finish();
}

async function painted(copy: Element, fonts: string, { width, height }: { width: number; height: number }): Promise<HTMLCanvasElement> {
  const markup = new XMLSerializer().serializeToString(copy);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><foreignObject x="0" y="0" width="${width}" height="${height}"><style xmlns="http://www.w3.org/1999/xhtml">${fonts}</style>${markup}</foreignObject></svg>`;
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  await new Promise((resolve) => setTimeout(resolve, fonts === '' ? 0 : 300)); // fonts within a picture are read after it is decoded
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}
