import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { AppError } from '../protocol/app-error.ts';
import { ERRORS, errorMessage, preferredLanguage } from '../protocol/errors.ts';

/** Turns whatever was thrown into `{ error: { code, message, details } }` in the person's language. */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    if (response.headersSent) return next(thrown);
    const error = asAppError(thrown);
    if (error.code === 'internal') log.error({ err: thrown, method: request.method, path: request.path }, 'request failed');
    const language = preferredLanguage(request.get('Accept-Language'));
    if (error.code === 'too-many') response.set('Retry-After', '1'); // seconds
    response.status(ERRORS[error.code][0]).json({ error: { code: error.code, message: errorMessage(error.code, language), details: error.details } });
  };
}

export const notFound: RequestHandler = () => {
  throw new AppError('not-found');
};

/** https://sqlite.org/rescode.html#full */
const SQLITE_FULL = 13;

/** What a library or the system threw, as one of ours. */
export function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const { type, code, status, errcode } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as { type?: unknown; code?: unknown; status?: unknown; errcode?: unknown };
  if (type === 'entity.parse.failed' || type === 'charset.unsupported' || type === 'encoding.unsupported') return new AppError('bad-json');
  if (type === 'entity.too.large') return new AppError('too-large');
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'disk-full' || errcode === SQLITE_FULL) return new AppError('disk-full');
  if (thrown instanceof URIError || status === 400) return new AppError('bad-input');
  return new AppError('internal');
}
