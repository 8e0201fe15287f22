import { describe, expect, it } from 'vitest';
import { BOARD_THEMES } from '../../../../server/domain/statistics/board.ts';
import { BOARD_COLOURS, stepInk } from '../../../../server/domain/statistics/board-themes.ts';
import { contrastRatio } from '../../../../server/domain/typography/contrast.ts';

/** CIE lightness of a colour as a grey, 0 to 100. */
function lightness(colour: string): number {
  const luminance = 1.05 / contrastRatio('#ffffff', colour) - 0.05;
  return luminance > 216 / 24389 ? 116 * Math.cbrt(luminance) - 16 : (luminance * 24389) / 27;
}

describe.each(BOARD_THEMES)('the board theme %s', (theme) => {
  const colours = BOARD_COLOURS[theme];
  const grounds = [colours.ground, colours.panel];

  it('sets figures, names and signs at 7:1 or more, and a dimmed figure still at 4.5:1', () => {
    for (const ground of grounds) {
      for (const ink of [colours.ink, colours.soft, colours.note, colours.warn]) expect(contrastRatio(ink, ground), ink).toBeGreaterThanOrEqual(7);
      expect(contrastRatio(colours.dim, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('sets a figure on any tile at 7:1 or more', () => {
    for (const step of colours.steps) expect(contrastRatio(stepInk(step), step), step).toBeGreaterThanOrEqual(7);
  });

  it('has series that stand out from the panel and can be told apart in grey', () => {
    const greys = colours.palette.map(lightness).sort((one, other) => one - other);
    for (const colour of colours.palette) expect(contrastRatio(colour, colours.panel), colour).toBeGreaterThanOrEqual(3);
    for (const [index, grey] of greys.slice(1).entries()) expect(grey - greys[index]!).toBeGreaterThanOrEqual(3.5);
    // neighbours in a chart differ more than that
    for (const [index, colour] of colours.palette.slice(1).entries()) expect(Math.abs(lightness(colour) - lightness(colours.palette[index]!))).toBeGreaterThanOrEqual(10);
  });

  it('grows from step to step in one direction', () => {
    const greys = colours.steps.map(lightness);
    const direction = Math.sign(greys[1]! - greys[0]!);
    for (const [index, grey] of greys.slice(1).entries()) expect(Math.sign(grey - greys[index]!)).toBe(direction);
  });
});
