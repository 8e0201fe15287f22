/** Brings what Chromium 83 lacks and the domain rules and libraries need. Current browsers load nothing. */
export async function ensurePlatform(): Promise<void> {
  const builtIns: object = Object;
  if (!('hasOwn' in builtIns)) Object.defineProperty(builtIns, 'hasOwn', { value: hasOwn, writable: true, configurable: true });
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
}

function hasOwn(object: object, key: PropertyKey): boolean {
  return Object.prototype.hasOwnProperty.call(object, key);
}
