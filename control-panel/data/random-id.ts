/** 16 random bytes as hex. Not `crypto.randomUUID`: browsers have that over HTTPS only, and a town's network may have none. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
