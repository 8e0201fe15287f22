import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { encode } from 'uqr';
import type { PlacedBox } from '../../server/domain/typography/frame.ts';
import { placedStyle } from './text-lines.ts';

/** Empty modules around a code, as ISO/IEC 18004 asks. */
const QUIET_MODULES = 4;

/** Fewer pixels a module and a phone no longer tells them apart. */
const LEAST_MODULE_PX = 3;

/** A QR code as large as whole pixels per module permit in its box; nothing when it could not be scanned. */
export function qrCode(text: string, box: PlacedBox, leastModulePx = LEAST_MODULE_PX): TemplateResult | null {
  const modules = modulesOf(text);
  if (!modules) return null;
  const across = modules.length + QUIET_MODULES * 2;
  const modulePx = Math.floor(Math.min(box.width, box.height) / across);
  if (modulePx < leastModulePx) return null;
  const side = modulePx * across;
  return html`<div class="box qr" style=${styleMap(placedStyle(box))}>${symbol(modules, side)}</div>`;
}

/** A QR code by itself, scaled by its parent's style. */
export function qrSymbol(text: string): TemplateResult | null {
  const modules = modulesOf(text);
  return modules && symbol(modules);
}

function symbol(modules: readonly (readonly boolean[])[], side?: number): TemplateResult {
  const across = modules.length + QUIET_MODULES * 2;
  return html`<svg width=${side ?? nothing} height=${side ?? nothing} viewBox="0 0 ${across} ${across}" shape-rendering="crispEdges" role="img">
    <rect width=${across} height=${across} fill="#ffffff"></rect>
    ${svg`<path d=${darkPath(modules)} fill="#111111"></path>`}
  </svg>`;
}

function modulesOf(text: string): readonly (readonly boolean[])[] | null {
  try {
    return encode(text, { ecc: 'M', border: 0 }).data;
  } catch {
    // Longer than a code can hold: the notice stands without it.
    return null;
  }
}

function darkPath(modules: readonly (readonly boolean[])[]): string {
  return modules
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x + QUIET_MODULES} ${y + QUIET_MODULES}h1v1h-1z` : '')))
    .join('');
}
