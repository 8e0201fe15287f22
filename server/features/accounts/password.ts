import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { AppError } from '../../protocol/app-error.ts';

/** OWASP's parameters for Argon2id (RFC 9106): 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const TAG_BYTES = 32;
const SALT_BYTES = 16;
const AT_ONCE = 2;
const WAITING_AT_MOST = 40;

const derive = promisify(argon2);
let running = 0;
const waiting: (() => void)[] = [];

/** @returns the password's hash as a PHC string */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await tagOf(password, salt, MEMORY_KIB, PASSES, LANES);
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${base64(salt)}$${base64(tag)}`;
}

/** Takes the same time whether it matches or not; `null` stands for an account that does not exist. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash ?? '');
  const salt = parts ? Buffer.from(parts[4]!, 'base64') : Buffer.alloc(SALT_BYTES);
  const expected = parts ? Buffer.from(parts[5]!, 'base64') : Buffer.alloc(TAG_BYTES);
  const tag = await tagOf(password, salt, Number(parts?.[1] ?? MEMORY_KIB), Number(parts?.[2] ?? PASSES), Number(parts?.[3] ?? LANES));
  return timingSafeEqual(tag, expected) && parts !== null;
}

/** At most two derivations at once, and a bounded queue: a flood of sign-ins cannot take the server down. */
async function tagOf(password: string, salt: Buffer, memory: number, passes: number, parallelism: number): Promise<Buffer> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING_AT_MOST) throw new AppError('too-many');
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running++;
  }
  try {
    const message = password.normalize('NFKC');
    return Buffer.from(await derive('argon2id', { message, nonce: salt, parallelism, tagLength: TAG_BYTES, memory, passes }));
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
