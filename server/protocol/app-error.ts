import { ERRORS, type ErrorCode } from './errors.ts';

/** A failure with a code that every edge knows how to tell. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: unknown;

  constructor(code: ErrorCode, details?: unknown) {
    super(ERRORS[code][2]);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}
