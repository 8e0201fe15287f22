/** A token bucket: `perSecond` tokens flow in, at most `burst` are held. */
export interface Bucket {
  /** @param now in milliseconds, monotonic @returns false when there is none left */
  take(now: number): boolean;
}

export function createBucket(perSecond: number, burst: number): Bucket {
  let tokens = burst;
  let filledAt: number | null = null;
  return {
    take(now) {
      if (filledAt !== null) tokens = Math.min(burst, tokens + ((now - filledAt) / 1000) * perSecond);
      filledAt = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
