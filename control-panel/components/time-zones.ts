import type { Language } from '../locales/language.ts';
import type { Choice } from './field.ts';

/** The zones a Chinese town may stand in come first; the rest are there for everybody else. */
const FIRST = ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Hong_Kong', 'Asia/Macau', 'Asia/Taipei'];

/** Every time zone the browser knows, by name, with how people call it. */
export function timeZoneChoices(language: Language): Choice[] {
  const rest = Intl.supportedValuesOf('timeZone').filter((zone) => !FIRST.includes(zone));
  return [...FIRST, ...rest].map((zone) => ({ value: zone, label: `${nameOf(zone, language)} (${zone})` }));
}

function nameOf(zone: string, language: Language): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
