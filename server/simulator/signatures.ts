import { createHash, type KeyObject, verify } from 'node:crypto';
import type { PublicKey, Signed } from '../domain/publication.ts';
import { publicKeyObject } from '../features/publications/keyring.ts';

/** Something signed whose signature has been verified, read. */
export interface Verified<T> {
  readonly value: T;
  readonly sha256: string;
}

/** As much of a zod schema as is needed. */
interface Schema<T> {
  safeParse(value: unknown): { readonly success: true; readonly data: T } | { readonly success: false };
}

const KEPT = 500;

/**
 * Reads signed texts after verifying them (Ed25519, RFC 8032). What one screen of this process has
 * verified is not worked out again for the next one: thousands of simulated screens share the
 * processor that on real walls each has to itself.
 */
export function createSignatureReader<T>(schema: Schema<T>) {
  const keys = new Map<string, KeyObject>();
  const kept = new Map<string, { text: string; verified: Verified<T> }>();

  function keyObject(key: PublicKey): KeyObject {
    const known = keys.get(key.key) ?? publicKeyObject(key);
    keys.set(key.key, known);
    return known;
  }

  /** @returns null when the signature is not this key's, or what it covers is not of the expected shape */
  return function read({ text, signature, keyId }: Signed, key: PublicKey): Verified<T> | null {
    if (keyId !== key.id) return null;
    const name = `${key.key} ${signature}`;
    const known = kept.get(name);
    if (known?.text === text) return known.verified;
    const bytes = Buffer.from(text, 'utf8');
    if (!verify(null, bytes, keyObject(key), Buffer.from(signature, 'base64'))) return null;
    const parsed = schema.safeParse(JSON.parse(text));
    if (!parsed.success) return null;
    const verified = { value: parsed.data, sha256: createHash('sha256').update(bytes).digest('hex') };
    if (kept.size >= KEPT) kept.clear();
    kept.set(name, { text, verified });
    return verified;
  };
}
