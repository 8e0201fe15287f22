export type Shift = 'forward' | 'back' | 'front' | 'rear';

interface Named {
  readonly id: string;
}

/** Widgets are painted in order, the last on top: those chosen go one place or all the way, and keep their own order. */
export function shifted<T extends Named>(items: readonly T[], chosen: ReadonlySet<string>, how: Shift): readonly T[] {
  const picked = items.filter(({ id }) => chosen.has(id));
  const rest = items.filter(({ id }) => !chosen.has(id));
  if (how === 'front') return [...rest, ...picked];
  if (how === 'rear') return [...picked, ...rest];
  const next = [...items];
  const indices = next.map((_, index) => index);
  const step = how === 'forward' ? 1 : -1;
  for (const index of how === 'forward' ? indices.reverse() : indices) {
    const other = next[index + step];
    if (!chosen.has(next[index]!.id) || !other || chosen.has(other.id)) continue;
    [next[index], next[index + step]] = [other, next[index]!];
  }
  return next;
}

/** One item put at another place of the list. */
export function placedAt<T extends Named>(items: readonly T[], id: string, index: number): readonly T[] {
  const item = items.find((each) => each.id === id);
  if (!item) return items;
  const rest = items.filter((each) => each !== item);
  const at = Math.min(rest.length, Math.max(0, index));
  return [...rest.slice(0, at), item, ...rest.slice(at)];
}
