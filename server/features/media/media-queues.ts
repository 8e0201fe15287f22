import { type OneAtATime, oneAtATime } from '../one-at-a-time.ts';

/** The two lines in which media work waits, so that many uploads at once cannot fill the memory. */
export interface MediaQueues {
  /** Seconds each: looking at a film, converting a picture, taking a poster. */
  readonly checks: OneAtATime;
  /** Minutes or hours each: converting a film. */
  readonly conversions: OneAtATime;
}

/** Made once by whoever wires the server. */
export function createMediaQueues(): MediaQueues {
  return { checks: oneAtATime(), conversions: oneAtATime() };
}
