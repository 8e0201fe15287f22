import { randomInt } from 'node:crypto';
import type { PixelSize } from '../../domain/screen.ts';
import { AppError } from '../../protocol/app-error.ts';
import { PAIRING_CODE_LIVES_MS } from '../../protocol/pairing-code.ts';
import type { Paired } from '../../protocol/screen-socket.ts';

const CODES_AT_MOST = 1_000;

interface Waiting {
  readonly pixels: PixelSize;
  readonly browser: string;
  readonly expiresAt: number;
  /** Hands the credential to the very connection that shows the code. @returns when it has arrived */
  readonly give: (paired: Paired) => Promise<void>;
}

/** Codes that stand on unpaired screens. A code is good once, for ten minutes, and only together with a signed-in person. */
export function createPairing(now: () => number) {
  const waiting = new Map<string, Waiting>();

  function sweep(): void {
    for (const [code, { expiresAt }] of waiting) if (expiresAt <= now()) waiting.delete(code);
  }

  return {
    /** @throws too-many when a thousand screens wait already */
    offer(screen: Omit<Waiting, 'expiresAt'>): { code: string; expiresAt: number; retract: () => void } {
      sweep();
      if (waiting.size >= CODES_AT_MOST) throw new AppError('too-many');
      let code: string;
      do code = String(randomInt(1_000_000)).padStart(6, '0');
      while (waiting.has(code));
      const entry = { ...screen, expiresAt: now() + PAIRING_CODE_LIVES_MS };
      waiting.set(code, entry);
      return {
        code,
        expiresAt: entry.expiresAt,
        retract: () => {
          if (waiting.get(code) === entry) waiting.delete(code);
        },
      };
    },

    /** @throws no-such-code */
    find(code: string): Waiting {
      sweep();
      const entry = waiting.get(code);
      if (!entry) throw new AppError('no-such-code');
      return entry;
    },

    /** Like find, and the code is used up. */
    take(code: string): Waiting {
      const entry = this.find(code);
      waiting.delete(code);
      return entry;
    },
  };
}
export type Pairing = ReturnType<typeof createPairing>;
