/** The sample town's mark and its parts, as SVG text: a lotus flower over its round leaf. */

/** One petal standing on (0,0) with its tip at (0,−height). */
export function petal(width, height) {
  return `M0 0 C${-width} ${-height * 0.28} ${-width * 0.72} ${-height * 0.72} 0 ${-height} ` +
    `C${width * 0.72} ${-height * 0.72} ${width} ${-height * 0.28} 0 0Z`;
}

/** Back petals first; each `[degrees from upright, width, height]` in a flower 100 high. */
export const PETALS = [
  [-78, 20, 74], [78, 20, 74],
  [-54, 24, 88], [54, 24, 88],
  [-27, 26, 97], [27, 26, 97],
  [0, 27, 100],
];

/** A flower on (0,0), 100 high; `open` 0 (bud) to 1 (in full flower). */
export function flower({ fill, edge, open = 1, edgeWidth = 2.4 }) {
  return PETALS.map(([angle, width, height]) => {
    const lean = angle * (0.12 + 0.88 * open);
    const breadth = width * (0.62 + 0.38 * open);
    return `<path d="${petal(breadth, height)}" transform="rotate(${lean})" fill="${fill}" ` +
      `stroke="${edge}" stroke-width="${edgeWidth}" stroke-linejoin="round"/>`;
  }).join('');
}

/** A round leaf seen from above, radius 100, with its notch upwards; `veins` in degrees from the notch. */
export function leaf({ fill, vein, veinWidth = 1.6, veins = [30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330] }) {
  const lines = veins.map((degrees) => {
    const angle = (degrees * Math.PI) / 180;
    const [x, y] = [Math.sin(angle), -Math.cos(angle)];
    return `M${x * 10} ${y * 10} L${x * 88} ${y * 88}`;
  });
  return `<path d="M0 0 L-13 -99.2 A100 100 0 1 0 13 -99.2 Z" fill="${fill}"/>` +
    `<path d="${lines.join(' ')}" stroke="${vein}" stroke-width="${veinWidth}" stroke-linecap="round" fill="none"/>`;
}

/** The town's mark in one colour, for signing off a film or a poster; 100 × 100. */
export function signature(colour) {
  return `<svg viewBox="0 0 100 100" fill="none" stroke="${colour}" stroke-width="2.6" stroke-linejoin="round">
    <g transform="translate(50 68) scale(0.56)">${flower({ fill: 'none', edge: colour, edgeWidth: 4.4 })}</g>
    <path d="M14 78 Q32 72 50 78 T86 78 M26 88 Q38 83 50 88 T74 88" stroke-linecap="round"/></svg>`;
}
