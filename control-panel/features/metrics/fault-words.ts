import type { ApiError } from '../../data/api-error.ts';
import { t } from '../../locales/language.ts';

/** One refused reading of several: its place in what was sent, and why. */
export interface Refusal {
  readonly index: number;
  readonly words: string;
}

/** What the server found wrong with single readings: `readings.3.value` with a fault's code. */
export function refusals({ code, details }: Pick<ApiError, 'code' | 'details'>): Refusal[] {
  if (code !== 'bad-input' || !Array.isArray(details)) return [];
  const faults: Readonly<Record<string, string>> = t().metrics.faults;
  return details.flatMap((issue: unknown) => {
    if (typeof issue !== 'object' || issue === null || !('path' in issue) || !('code' in issue)) return [];
    const path = (Array.isArray(issue.path) ? issue.path.map(String) : String(issue.path).split('.')).filter((part) => part !== 'readings');
    return [{ index: Number(path[0]) || 0, words: faults[String(issue.code)] ?? t().common.invalid.other }];
  });
}

/** The first of them, for a form with one value. */
export function faultWords(error: Pick<ApiError, 'code' | 'details'>): string | null {
  return refusals(error)[0]?.words ?? null;
}
