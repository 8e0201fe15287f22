import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Where a small test clip lies (128×72, 10 frames a second, 2 s; made with ffmpeg's test pattern). */
export function fixturePath(name: string): string {
  return fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
}

export function fixtureBytes(name: string): Promise<Buffer> {
  return readFile(fixturePath(name));
}
