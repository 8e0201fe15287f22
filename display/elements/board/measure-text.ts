/** A measuring canvas is used for so many texts, then another takes its place. */
const TEXTS_OF_A_CANVAS = 500;

let canvas: CanvasRenderingContext2D | null = null;
let font = '';
let measured = 0;

/**
 * Measures a text (CSS font, width in pixels) for ECharts, on a canvas that is left to the collector after some
 * hundreds of texts: Chromium (156 among them) keeps, outside the heap of scripts, every text that was ever
 * measured on a canvas on which nothing is drawn, about 2 KB each, and on a wall new figures never end.
 */
export function measureText(text: string, wanted: string): { readonly width: number } {
  if (canvas === null || measured >= TEXTS_OF_A_CANVAS) {
    canvas = document.createElement('canvas').getContext('2d');
    font = '';
    measured = 0;
  }
  if (canvas === null) return { width: 0 };
  if (font !== wanted) {
    canvas.font = wanted;
    font = wanted;
  }
  measured += 1;
  return canvas.measureText(text);
}
