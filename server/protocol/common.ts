/* The small words of the contract. In zod's mini form, because displays load them: it is a quarter of the size. */

import * as z from 'zod/mini';
import { ROTATIONS, VENUE_KINDS } from '../domain/screen.ts';

const CONTROLS = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u; // Cs: half a surrogate pair, so what is left is well-formed

/** One line of text from a person: well-formed, no control or direction characters, trimmed. */
export function line(maxLength: number) {
  return z.string().check(
    z.trim(),
    z.maxLength(maxLength),
    z.refine((text) => !CONTROLS.test(text), { error: 'text.characters' }),
  );
}
export const requiredLine = (maxLength: number) => line(maxLength).check(z.minLength(1));

export const id = z.string().check(z.regex(/^[a-z0-9_-]{1,40}$/));
export const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
/** A whole number within bounds, both included. */
export const wholeFrom = (least: number, most: number = Number.MAX_SAFE_INTEGER) => z.int().check(z.minimum(least), z.maximum(most));
/** Epoch milliseconds, 1970 to 9999. */
export const instant = wholeFrom(0, 253_402_300_799_000);
/** Place in the publication log; 0 stands for "nothing yet". */
export const sequence = wholeFrom(0);
export const count = wholeFrom(0);
export const date = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/), z.refine(isRealDate, { error: 'date' }));
export const timeZone = z.string().check(z.minLength(1), z.maxLength(64), z.refine(isTimeZone, { error: 'time-zone' }));
export const venueKind = z.enum(VENUE_KINDS);
export const rotation = z.literal(ROTATIONS);
export const pixels = z.object({ width: wholeFrom(16, 16_384), height: wholeFrom(16, 16_384) });

/** Something signed: the text whose UTF-8 bytes the Ed25519 signature (base64) covers. */
export const signed = z.object({
  text: z.string().check(z.maxLength(8_000_000)),
  signature: z.string().check(z.regex(/^[A-Za-z0-9+/]{86}==$/)),
  keyId: id,
});

export const publicKey = z.object({ id, key: z.string().check(z.regex(/^[A-Za-z0-9+/]{43}=$/)) });

function isRealDate(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
