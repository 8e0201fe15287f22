import { createHash, randomBytes } from 'node:crypto';

/** Secrets printed on the console, each good for one use in this run of the server. */
export interface OneTimeTokens<T> {
  /** @param meaning what whoever redeems it gets @returns what is printed */
  issue(meaning: T): string;
  /** @returns the meaning, the first time; null for what was never issued or is used */
  redeem(text: string): T | null;
}

export function createOneTimeTokens<T>(): OneTimeTokens<T> {
  const meanings = new Map<string, T>();
  return {
    issue(meaning) {
      const text = randomBytes(16).toString('base64url');
      meanings.set(digest(text), meaning);
      return text;
    },
    redeem(text) {
      const key = digest(text);
      const meaning = meanings.get(key) ?? null;
      meanings.delete(key);
      return meaning;
    },
  };
}

/** Looked up by hash, so that the time a look-up takes tells nothing of the secret. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
