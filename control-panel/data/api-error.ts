import { ERRORS, errorMessage } from '../../server/protocol/errors.ts';
import type { ErrorCode, Language } from '../../server/protocol/errors.ts';

/** The server's codes, and the one that only a browser can know. */
export type ApiErrorCode = ErrorCode | 'unreachable';

const UNREACHABLE: Record<Language, string> = {
  'zh-CN': '连不上服务器。您填写的内容还在本页，连上后再试一次即可。屏幕照常播放。',
  en: 'The server cannot be reached. What you wrote is still on this page; try again when the connection is back. The screens go on playing.',
};

/** A call that did not do what was asked. `details` is what the server added, by code. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly details: unknown;

  constructor(code: ApiErrorCode, details?: unknown) {
    super(code === 'unreachable' ? UNREACHABLE.en : errorMessage(code, 'en'));
    this.name = 'ApiError';
    this.code = code;
    this.details = details;
  }

  /** What happened, what is safe and what to do, for a person. */
  words(language: Language): string {
    return this.code === 'unreachable' ? UNREACHABLE[language] : errorMessage(this.code, language);
  }
}

/** Whatever was thrown, as an ApiError. */
export function asApiError(thrown: unknown): ApiError {
  return thrown instanceof ApiError ? thrown : new ApiError('internal', thrown instanceof Error ? thrown.message : undefined);
}

/** Reads the error an answer carries; an answer that is none of ours counts by its status. */
export function errorOfAnswer(status: number, body: unknown): ApiError {
  const failure = isRecord(body) && isRecord(body.error) ? body.error : body;
  if (isRecord(failure) && typeof failure.code === 'string' && isErrorCode(failure.code)) {
    return new ApiError(failure.code, failure.details);
  }
  const byStatus = (Object.keys(ERRORS) as ErrorCode[]).find((code) => ERRORS[code][0] === status);
  return new ApiError(status >= 502 && status <= 504 ? 'unavailable' : (byStatus ?? 'internal'));
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
