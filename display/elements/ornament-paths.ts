import type { Box } from '../../server/domain/typography/fit-text.ts';

/**
 * A frame whose corners step inwards, as on the borders of honour boards, open for `gap` pixels in the
 * middle of its upper and lower side.
 */
export function steppedFramePath({ width, height }: Box, inset: number, step: number, gap: number): string {
  const left = inset;
  const top = inset;
  const right = width - inset;
  const bottom = height - inset;
  const openFrom = (width - gap) / 2;
  const openTo = (width + gap) / 2;
  return [
    `M${openTo} ${top}H${right - step}v${step}h${step}V${bottom - step}h${-step}v${step}H${openTo}`,
    `M${openFrom} ${bottom}H${left + step}v${-step}h${-step}V${top + step}h${step}v${-step}H${openFrom}`,
  ].join('');
}

/** Four right angles, one in each corner. */
export function cornersPath({ width, height }: Box, inset: number, arm: number): string {
  const right = width - inset;
  const bottom = height - inset;
  return [
    `M${inset} ${inset + arm}V${inset}H${inset + arm}`,
    `M${right - arm} ${inset}H${right}V${inset + arm}`,
    `M${right} ${bottom - arm}V${bottom}H${right - arm}`,
    `M${inset + arm} ${bottom}H${inset}V${bottom - arm}`,
  ].join('');
}

export function diamondPath(x: number, y: number, radius: number): string {
  return `M${x - radius} ${y}L${x} ${y - radius}L${x + radius} ${y}L${x} ${y + radius}Z`;
}

/** Slanted bars from edge to edge, the mark of a warning. */
export function hazardPath(width: number, y: number, thickness: number): string {
  const pitch = thickness * 2;
  const count = Math.ceil(width / pitch) + 1;
  return Array.from({ length: count }, (_, index) => {
    const x = index * pitch;
    return `M${x} ${y + thickness}l${thickness} ${-thickness}h${thickness}l${-thickness} ${thickness}Z`;
  }).join('');
}
