import { asAppError } from '../../http/errors.ts';
import { AppError } from '../../protocol/app-error.ts';
import { ERRORS } from '../../protocol/errors.ts';
import type { ImportRemark } from '../../protocol/rest/imports.ts';
import { BREAKS, inWords, ROW_FAULTS, type RowFault } from './words.ts';

/** What was thrown, in the words an import tells it with. */
export function failureOf(thrown: unknown): ImportRemark {
  const error = asAppError(thrown);
  const fault = String(Array.isArray(error.details) ? (error.details as { code?: unknown }[])[0]?.code : '');
  if (Object.hasOwn(ROW_FAULTS, fault)) return inWords(ROW_FAULTS, fault as RowFault);
  const details = error.details as { code?: unknown; zh?: unknown; en?: unknown } | undefined;
  if (typeof details?.zh === 'string' && typeof details.en === 'string') return { code: String(details.code), zh: details.zh, en: details.en };
  const [, zh, en] = ERRORS[error.code];
  return { code: error.code, zh, en };
}

/** The same of an import that had begun to be recorded, and what became of that; its details are an `ImportRemark`. */
export function breakOf(thrown: unknown, what: keyof typeof BREAKS): AppError {
  const { zh, en } = failureOf(thrown);
  const words = inWords(BREAKS, what);
  const remark: ImportRemark = { ...words, zh: `${words.zh}${zh}`, en: `${words.en} ${en}` };
  return new AppError(asAppError(thrown).code, remark);
}
