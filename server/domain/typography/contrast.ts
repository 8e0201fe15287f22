/**
 * Contrast of two colours by WCAG 2.2 ("contrast ratio" and "relative luminance").
 *
 * @param one `#rrggbb`
 * @param other `#rrggbb`
 * @returns 1 to 21
 */
export function contrastRatio(one: string, other: string): number {
  const lighter = Math.max(luminance(one), luminance(other));
  const darker = Math.min(luminance(one), luminance(other));
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
}

function channel(colour: string, position: number): number {
  const value = Number.parseInt(colour.slice(position, position + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
