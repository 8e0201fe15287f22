import type { SourceProblem } from '../../../server/protocol/rest/sources.ts';
import { t } from '../../locales/language.ts';

/** What went wrong, in a person's words, with the detail a technician would ask for. */
export function problemWords({ code, detail }: SourceProblem): string {
  const words = t().sources.problems[code];
  return detail === '' ? words : `${words} (${detail})`;
}
