import { styleMap } from 'lit/directives/style-map.js';
import type { Box, Handle } from './drawing/box.ts';
import type { Guide } from './drawing/guide.ts';

/** A box of the design on the page. */
export function boxStyle({ x, y, width, height }: Box, scale: number) {
  return styleMap({ left: `${x * scale}px`, top: `${y * scale}px`, width: `${width * scale}px`, height: `${height * scale}px` });
}

/** Handles stand on the edges, half outside. */
export function handleStyle(handle: Handle) {
  const left = handle.includes('w') ? '0%' : handle.includes('e') ? '100%' : '50%';
  const top = handle.includes('n') ? '0%' : handle.includes('s') ? '100%' : '50%';
  return styleMap({ left, top });
}

/** A hairline whatever the scale. */
export function guideStyle({ axis, at, from, to }: Guide, scale: number) {
  const [along, length] = [`${from * scale}px`, `${Math.max(1, (to - from) * scale)}px`];
  return axis === 'x' ? styleMap({ left: `${at * scale}px`, top: along, width: '1px', height: length }) : styleMap({ left: along, top: `${at * scale}px`, width: length, height: '1px' });
}
