import { svg } from 'lit';
import type { SVGTemplateResult } from 'lit';
import type { Box } from '../../server/domain/typography/fit-text.ts';
import type { Frame } from '../../server/domain/typography/frame.ts';
import type { Theme } from '../../server/domain/typography/themes.ts';
import { cornersPath, diamondPath, hazardPath, steppedFramePath } from './ornament-paths.ts';

/** The ornament lines of a theme; on a strip only thin rules along its edges, where every row counts. */
export function ornamentOf(theme: Theme, frame: Frame, pixels: Box): SVGTemplateResult {
  const weight = Math.max(1, Math.round(Math.min(pixels.width, pixels.height) * theme.ornament.ruleWeight));
  if (theme.ornament.kind === 'hazard') return hazard(theme, frame, pixels);
  if (frame.shape === 'strip') return edgeRules(theme, pixels);
  switch (theme.ornament.kind) {
    case 'double-rule':
      return doubleRule(theme, frame, pixels, weight);
    case 'corners':
      return svg`<path d=${cornersPath(pixels, frame.rulePx, Math.min(pixels.width, pixels.height) * 0.13)}
        fill="none" stroke=${theme.accent} stroke-width=${weight}></path>`;
    default:
      return rules(theme, frame, pixels, weight);
  }
}

function doubleRule(theme: Theme, frame: Frame, pixels: Box, weight: number): SVGTemplateResult {
  const step = frame.rulePx * 0.62;
  const inner = frame.rulePx + weight * 2.4;
  const radius = weight * 3.2;
  const gap = theme.ornament.hasMark ? radius * MARK_GAP : 0;
  const middle = frame.rulePx + weight * 1.2;
  return svg`<g fill="none" stroke=${theme.accent} stroke-linejoin="miter">
      <path d=${steppedFramePath(pixels, frame.rulePx, step, gap)} stroke-width=${weight}></path>
      <path d=${steppedFramePath(pixels, inner, step, gap)} stroke-width=${Math.max(1, weight * 0.35)}></path>
    </g>
    ${theme.ornament.hasMark ? [middle, pixels.height - middle].map((y) => mark(theme, pixels, y, radius)) : ''}`;
}

function rules(theme: Theme, frame: Frame, pixels: Box, weight: number): SVGTemplateResult {
  const from = frame.rulePx * 1.6;
  const radius = weight * 2.6;
  const gap = theme.ornament.hasMark ? radius * MARK_GAP : 0;
  const parts = [
    [from, (pixels.width - gap) / 2],
    [(pixels.width + gap) / 2, pixels.width - from],
  ];
  return svg`${[frame.rulePx, pixels.height - frame.rulePx].map(
    (y) => svg`${parts.map(
      ([start, end]) => svg`<line x1=${start} x2=${end} y1=${y} y2=${y}
        stroke=${theme.accent} stroke-width=${weight}></line>`,
    )}${theme.ornament.hasMark ? mark(theme, pixels, y, radius) : ''}`,
  )}`;
}

/** How wide a rule opens for its mark, in radii of the mark. */
const MARK_GAP = 5.6;

/** A lozenge between two small ones in the middle of a rule. */
function mark(theme: Theme, pixels: Box, y: number, radius: number): SVGTemplateResult {
  const x = pixels.width / 2;
  const path = [
    diamondPath(x, y, radius),
    diamondPath(x - radius * 1.9, y, radius * 0.4),
    diamondPath(x + radius * 1.9, y, radius * 0.4),
  ].join('');
  return svg`<path d=${path} fill=${theme.accent}></path>`;
}

function edgeRules(theme: Theme, pixels: Box): SVGTemplateResult {
  const weight = Math.max(1, Math.round(pixels.height * 0.016));
  const inset = Math.max(1, Math.round(pixels.height * 0.04));
  return svg`${[inset, pixels.height - inset - weight].map(
    (y) => svg`<rect x="0" y=${y} width=${pixels.width} height=${weight} fill=${theme.accent}></rect>`,
  )}`;
}

function hazard(theme: Theme, frame: Frame, pixels: Box): SVGTemplateResult {
  const band = Math.max(3, Math.round(Math.min(pixels.width, pixels.height) * theme.ornament.ruleWeight));
  const thickness = frame.shape === 'strip' ? Math.max(3, Math.round(band * 0.9)) : band;
  return svg`<path d=${hazardPath(pixels.width, 0, thickness)} fill=${theme.accent}></path>
    <path d=${hazardPath(pixels.width, pixels.height - thickness, thickness)} fill=${theme.accent}></path>`;
}
