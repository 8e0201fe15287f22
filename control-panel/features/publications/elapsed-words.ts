import type { Language } from '../../locales/language.ts';
import { textsIn } from '../../locales/language.ts';
import { durationWords } from '../../locales/time-words.ts';

const MINUTE_MS = 60_000;

/** How long after the click: 0.42 s, 3.1 s, 48 s, then minutes and hours. */
export function elapsedWords(ms: number, language: Language): string {
  if (ms >= MINUTE_MS) return durationWords(ms, language);
  const digits = ms < 1_000 ? 2 : ms < 10_000 ? 1 : 0;
  return textsIn(language).words.seconds((Math.floor(ms / 10 ** (3 - digits)) / 10 ** digits).toFixed(digits));
}
