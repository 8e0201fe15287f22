import { RefusedCall } from '../../support/server.ts';

/** What the server refused a call with; fails when it did not. */
export async function refusalOf(calling: Promise<unknown>): Promise<RefusedCall> {
  const outcome = await calling.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof RefusedCall) return outcome;
  throw new Error('was not refused', { cause: outcome });
}

export const codeOf = async (calling: Promise<unknown>): Promise<string> => (await refusalOf(calling)).code;
