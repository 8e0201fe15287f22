import * as z from 'zod';
import { readingView } from '../../../server/protocol/rest/metrics.ts';
import type { ReadingView } from '../../../server/protocol/rest/metrics.ts';

/** The newer reading that a refused correction answers with: as the details themselves or within them; null when there is none. */
export function newerReading(details: unknown): ReadingView | null {
  const within = typeof details === 'object' && details !== null ? Object.values(details) : [];
  for (const candidate of [details, ...within]) {
    const read = z.safeParse(readingView, candidate);
    if (read.success) return read.data;
  }
  return null;
}
