const MOST_KEPT = 20_000;

/** A function that works out the same text only once; what it keeps is bounded. */
export function remembering<T>(work: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const found = work(text);
    kept.set(text, found);
    return found;
  };
}
