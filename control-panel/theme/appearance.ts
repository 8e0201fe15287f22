/** Light, dark, or as the system says. */
export const APPEARANCES = ['system', 'light', 'dark'] as const;
export type Appearance = (typeof APPEARANCES)[number];

const KEY = 'heping.appearance';

export function storedAppearance(): Appearance {
  const stored = localStorage.getItem(KEY);
  return APPEARANCES.find((appearance) => appearance === stored) ?? 'system';
}

/** Applies and remembers it on this machine. */
export function setAppearance(appearance: Appearance): void {
  localStorage.setItem(KEY, appearance);
  applyAppearance(appearance);
}

export function applyAppearance(appearance: Appearance): void {
  if (appearance === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = appearance;
}
