import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicKey, Signed } from '../../domain/publication.ts';

/**
 * The private keys of the publication log (Ed25519, RFC 8032), one PEM file each in a folder that
 * only the owner can read. Keys never leave this file.
 */
export interface Keyring {
  /** Makes a key and keeps it. */
  generate(): PublicKey;
  /** @throws when the private key is not in the folder */
  sign(keyId: string, text: string): Signed;
}

export function openKeyring(folder: string): Keyring {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const loaded = new Map<string, KeyObject>();

  function load(keyId: string): KeyObject {
    const kept = loaded.get(keyId);
    if (kept) return kept;
    const path = join(folder, `${keyId}.pem`);
    if (!existsSync(path)) throw new Error(`The signing key ${keyId} is missing from ${folder}. Restore it from a backup; without it nothing can be published.`);
    const key = createPrivateKey(readFileSync(path));
    loaded.set(keyId, key);
    return key;
  }

  return {
    generate() {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url');
      const id = createHash('sha256').update(raw).digest('hex').slice(0, 16);
      const path = join(folder, `${id}.pem`);
      writeFileSync(`${path}.new`, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flush: true });
      renameSync(`${path}.new`, path);
      return { id, key: raw.toString('base64') };
    },
    sign(keyId, text) {
      return { text, signature: sign(null, Buffer.from(text, 'utf8'), load(keyId)).toString('base64'), keyId };
    },
  };
}

/** SPKI form of a raw public key, for those who verify in Node. */
export function publicKeyObject({ key }: PublicKey): KeyObject {
  return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key, 'base64').toString('base64url') } });
}
