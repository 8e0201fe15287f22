/** The sign beside a figure that crossed a threshold: told apart by shape, not only by colour. */
export function signOf(level: 'note' | 'warn'): string {
  return level === 'warn' ? '▲' : '●';
}

/** Latin units stand apart from the digits, Chinese ones and % close to them. */
export function unitText(unit: string): string {
  return /^[A-Za-z]/.test(unit) ? ` ${unit}` : unit;
}
