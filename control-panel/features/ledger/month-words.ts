import type { Language } from '../../../server/protocol/errors.ts';

/** 2026年11月, November 2026. @param month 2026-11 */
export function monthWords(month: string, language: Language): string {
  return Temporal.PlainDate.from(`${month}-01`).toLocaleString(language, { year: 'numeric', month: 'long' });
}
