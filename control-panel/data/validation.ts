import * as z from 'zod';
import { textsIn } from '../locales/language.ts';
import type { Language } from '../locales/language.ts';
import type { ApiError } from './api-error.ts';

/** What is wrong, by field: the path joined by dots, and words for it. */
export type FieldErrors = Readonly<Record<string, string>>;

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly code?: string;
  readonly message?: string;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly origin?: string;
}

/** Checks what a person filled in against the protocol's own schema, before it is sent. */
export function fieldErrors(schema: z.ZodType, value: unknown, language: Language): FieldErrors {
  const checked = z.safeParse(schema, value);
  return checked.success ? {} : wordsOf(checked.error.issues.map((issue) => asMissing(issue as Issue, value)), language);
}

/** The fields that the server refused, where its error names them. */
export function refusedFields(error: ApiError, language: Language): FieldErrors {
  const { details } = error;
  const issues = Array.isArray(details) ? details : isRecord(details) && Array.isArray(details.issues) ? details.issues : [];
  const named = issues.filter(isRecord).flatMap(({ path, ...rest }) => {
    const parts = typeof path === 'string' ? path.split('.') : path; // the server writes them joined
    return Array.isArray(parts) ? [{ ...rest, path: parts as PropertyKey[] }] : [];
  });
  return wordsOf(named, language);
}

/** A field left empty is one to fill in, whatever form it should have. */
function asMissing(issue: Issue, value: unknown): Issue {
  const found = issue.path.reduce<unknown>((part, key) => (isRecord(part) ? part[String(key)] : undefined), value);
  return found === '' ? { ...issue, code: 'too_small', minimum: 1, origin: 'string' } : issue;
}

function wordsOf(issues: readonly Issue[], language: Language): FieldErrors {
  const errors: Record<string, string> = {};
  for (const issue of issues) errors[issue.path.map(String).join('.')] ??= wordsOfIssue(issue, language);
  return errors;
}

function wordsOfIssue({ code, message, minimum, maximum, origin }: Issue, language: Language): string {
  const { invalid } = textsIn(language).common;
  if (message === 'text.characters') return invalid.characters;
  if (message === 'time-zone') return invalid.timeZone;
  if (code === 'too_small') {
    if (origin !== 'string' && origin !== 'array') return invalid.tooSmall(Number(minimum));
    return Number(minimum) <= 1 ? invalid.required : invalid.tooShort(Number(minimum));
  }
  if (code === 'too_big') return origin === 'string' ? invalid.tooLong(Number(maximum)) : invalid.tooBig(Number(maximum));
  if (code === 'invalid_format') return invalid.pattern;
  if (code === 'invalid_type') return invalid.required;
  return invalid.other;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
