import { afterEach, expect, it, vi } from 'vitest';
import { randomId } from '../../../control-panel/data/random-id.ts';

afterEach(() => vi.unstubAllGlobals());

it('an id is made also where the browser has no randomUUID: a page without HTTPS', () => {
  const { crypto } = globalThis;
  vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes) });
  const ids = Array.from({ length: 1_000 }, randomId);
  expect(new Set(ids).size).toBe(1_000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
});
