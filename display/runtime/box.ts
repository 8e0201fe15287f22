/** The size of the browser's picture in physical pixels. */
export function glassPixels(): { width: number; height: number } {
  const ratio = devicePixelRatio || 1;
  const clamp = (value: number) => Math.min(16_384, Math.max(16, Math.round(value * ratio)));
  return { width: clamp(innerWidth), height: clamp(innerHeight) };
}

/** Name and version, short: `Chromium 92`. */
export function browserName(): string {
  const version = /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent)?.[1];
  return version ? `Chromium ${version}` : navigator.userAgent.slice(0, 80);
}

/** Random letters and digits. */
export function randomName(length: number): string {
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => alphabet[byte & 31]).join('');
}
