/*
 * SHA-256 and Ed25519. The browser's own where it has them: WebCrypto needs a secure context, its
 * Ed25519 Chromium 137. The audited noble libraries stand in elsewhere.
 */

type Fallback = typeof import('./digest-fallback.ts');
let fallback: Fallback | null = null;

/** Loads what this browser lacks, before anything is verified: what cannot be had later would refuse everything. @throws when it cannot be had */
export async function prepareDigests(): Promise<void> {
  if (!(await hasNativeEd25519())) fallback = await import('./digest-fallback.ts');
}

/** @returns 64 lower-case hex digits */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(crypto.subtle ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)) : fallback!.sha256(bytes));
}

/** @param key raw public key and @param signature, both base64 @returns false for anything that does not verify */
export async function verifyEd25519(key: string, signature: string, message: Uint8Array<ArrayBuffer>): Promise<boolean> {
  try {
    const [rawKey, rawSignature] = [fromBase64(key), fromBase64(signature)];
    if (fallback) return fallback.verifyWithNoble(rawSignature, message, rawKey);
    const imported = await crypto.subtle.importKey('raw', rawKey, { name: 'Ed25519' }, false, ['verify']);
    return await crypto.subtle.verify({ name: 'Ed25519' }, imported, rawSignature, message);
  } catch {
    return false;
  }
}

async function hasNativeEd25519(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['verify', 'sign']);
    return true;
  } catch {
    return false; // nor is there a crypto.subtle without a secure context
  }
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}
