/** A failure of the object store that the caller has an answer for (HTTP: 507). */
export class StoreError extends Error {
  override name = 'StoreError';
  readonly code: 'disk-full';

  constructor(code: 'disk-full', options?: ErrorOptions) {
    super('no space left for media objects', options);
    this.code = code;
  }
}

/** No space, or the quota of the account is used up: both are "the disk is full" to a person. */
const FULL = new Set(['ENOSPC', 'EDQUOT']);

/** Turns the system's "no space" errors into `StoreError`; leaves every other error as it is. */
export function asStoreError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && FULL.has(code) ? new StoreError('disk-full', { cause: error }) : error;
}
