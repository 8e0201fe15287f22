import type { ScreenView } from '../../../server/protocol/rest/screens.ts';

export const NOTE_CODES = ['alarm', 'insecure', 'storage-low', 'clock', 'behind', 'other-size'] as const;
export type NoteCode = (typeof NOTE_CODES)[number];

/** Less room than one film needs. */
const LOW_STORAGE_BYTES = 500 * 1024 * 1024;
/** A publication younger than this is still on its way. */
const ON_ITS_WAY_MS = 30_000;

export interface Head {
  readonly sequence: number;
  /** Epoch milliseconds. */
  readonly issuedAt: number;
}

/**
 * What somebody should know of a screen, gravest first. What an offline screen said before it left is
 * left out: it is offline, and that is said already.
 * @param head the newest publication, or null when none is known
 * @param now epoch milliseconds
 */
export function notesOf({ revoked, status, pixels }: Pick<ScreenView, 'revoked' | 'status' | 'pixels'>, head: Head | null, now: number): NoteCode[] {
  if (revoked) return [];
  const notes = new Set<NoteCode>();
  if (status.alarm) notes.add('alarm');
  if (status.since !== null && !status.secureContext) notes.add('insecure');
  const { echo, reportedPixels } = status;
  if (status.online && echo) {
    if (echo.freeBytes !== null && echo.freeBytes < LOW_STORAGE_BYTES) notes.add('storage-low');
    if (echo.clock === 'unknown') notes.add('clock');
    if (head && echo.sequence < head.sequence && now - head.issuedAt > ON_ITS_WAY_MS) notes.add('behind');
  }
  if (reportedPixels && (reportedPixels.width !== pixels.width || reportedPixels.height !== pixels.height)) notes.add('other-size');
  return NOTE_CODES.filter((code) => notes.has(code));
}
