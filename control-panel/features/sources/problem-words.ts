import type { SourceProblem } from '../../../server/protocol/rest/sources.ts';
import { t } from '../../locales/language.ts';

/** What went wrong, in a person's words, with the detail a technician would ask for. */
export function problemWords({ code, detail }: SourceProblem): string {
  const words = t().sources.problems[code];
  const faults: Readonly<Record<string, string>> = { ...t().metrics.faults, ...t().sources.faults };
  const said = code === 'reading-refused' ? detail.split(' ').map((part) => faults[part] ?? part).join(' ') : detail;
  return said === '' ? words : `${words} (${said})`;
}
