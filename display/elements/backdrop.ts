import { svg, html } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';
import type { Box } from '../../server/domain/typography/fit-text.ts';
import type { Frame } from '../../server/domain/typography/frame.ts';
import type { Theme } from '../../server/domain/typography/themes.ts';
import { ornamentOf } from './ornaments.ts';

/** The theme's ground and ornament lines for a screen of these pixels: one still picture under the text. */
export function backdrop(theme: Theme, frame: Frame, pixels: Box): TemplateResult {
  const { width, height } = pixels;
  return html`<svg
    class="backdrop"
    aria-hidden="true"
    width=${width}
    height=${height}
    viewBox="0 0 ${width} ${height}"
    shape-rendering="geometricPrecision"
  >
    <defs>${ground(theme)}</defs>
    <rect width=${width} height=${height} fill="url(#ground)"></rect>
    ${theme.background.glow ? svg`<rect width=${width} height=${height} fill="url(#glow)"></rect>` : ''}
    ${ornamentOf(theme, frame, pixels)}
  </svg>`;
}

function ground(theme: Theme): SVGTemplateResult {
  const { gradient, glow } = theme.background;
  const last = Math.max(1, gradient.length - 1);
  const stops = gradient.map((colour, index) => svg`<stop offset=${index / last} stop-color=${colour}></stop>`);
  return svg`<linearGradient id="ground" x1="0" y1="0" x2="0" y2="1">${stops}</linearGradient>
    ${
      glow
        ? svg`<radialGradient id="glow" cx="0.5" cy="0.42" r="0.62">
            <stop offset="0" stop-color=${glow} stop-opacity="1"></stop>
            <stop offset="1" stop-color=${glow} stop-opacity="0"></stop>
          </radialGradient>`
        : ''
    }`;
}
