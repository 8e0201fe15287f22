const MOST_TEXTS = 10_000;
const LONGEST_TEXT = 200;

/** Counts texts; of ever new ones only the first ten thousand are told apart. */
export function createTally() {
  const counts = new Map<string, number>();
  return {
    /** @returns the text as it is told; null for one too many to be told apart */
    add(text: string): string | null {
      const key = text.slice(0, LONGEST_TEXT).toWellFormed();
      if (!counts.has(key) && counts.size >= MOST_TEXTS) return null;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      return key;
    },
    /** The most frequent, at most so many. */
    most: (limit: number): { text: string; rows: number }[] => [...counts].toSorted(([, one], [, other]) => other - one).slice(0, limit).map(([text, rows]) => ({ text, rows })),
  };
}
