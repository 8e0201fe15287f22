import type { ApiError } from '../../data/api-error.ts';
import type { FieldErrors } from '../../data/validation.ts';
import { t } from '../../locales/language.ts';

/** What the server found wrong with a definition, by field: members that have readings, a formula that leads back to itself. */
export function definitionFaults({ code, details }: Pick<ApiError, 'code' | 'details'>): FieldErrors {
  if (code !== 'bad-input' || !Array.isArray(details)) return {};
  const words: Readonly<Record<string, string>> = { ...t().metrics.formulaProblems, ...t().metrics.definitionFaults };
  const faults = details.flatMap((issue: unknown): [string, string][] => {
    if (typeof issue !== 'object' || issue === null || !('path' in issue) || typeof issue.path !== 'string' || !('code' in issue)) return [];
    const detail = 'detail' in issue && issue.detail ? `: ${String(issue.detail)}` : '';
    return [[issue.path, `${words[String(issue.code)] ?? t().common.invalid.other}${detail}`]];
  });
  return Object.fromEntries(faults);
}
