import type { ErrorCode } from './errors.ts';

export interface Failure {
  readonly code: ErrorCode;
  /** Plain words in English, for logs; people see the words of their own language. */
  readonly message: string;
  readonly details?: unknown;
}

/** Every acknowledgement is one of these two. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };
export type Reply<T> = (result: Result<T>) => void;
