import type { Db } from '../../server/storage/tables.ts';

/** Opens fresh, empty records for the running test and puts them away when it ends. */
export type OpenDb = () => Promise<Db>;

/** The largest sequence, number or instant that a JavaScript number holds exactly: 2^53 − 1. */
export const LARGEST = Number.MAX_SAFE_INTEGER;

/** Text that a wrong encoding, quoting or length would spoil. */
export const ANY_TEXT = '荷屏 “公益” 👨‍👩‍👧‍👦 𠮷 é \\ % _ \' " ; -- \n\t?1 $1 :a';

/** Thrown in a transaction so that it is rolled back. */
export class GivenUp extends Error {}

/** By Unicode code point, which is how keys are ordered whatever the language of the server. */
export function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
