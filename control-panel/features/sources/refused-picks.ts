import type { ApiError } from '../../data/api-error.ts';
import { type FieldErrors, refusedFields } from '../../data/validation.ts';
import { language, t } from '../../locales/language.ts';

/** What the server would not take, by field, in the words of interfaces where they have some. */
export function refusedPicks(error: ApiError): FieldErrors {
  const words: Record<string, string> = t().sources.faults;
  const errors: Record<string, string> = { ...refusedFields(error, language()) };
  if (!Array.isArray(error.details)) return errors;
  for (const { path, code, message } of error.details as { path?: string; code?: string; message?: string }[]) {
    const known = code === undefined ? undefined : words[code];
    if (path !== undefined && known !== undefined) errors[path] = code === 'bad-path' && message ? `${known} ${message}` : known;
  }
  return errors;
}
