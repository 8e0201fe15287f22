/** Which metrics each metric's formula names. */
export type Needs = ReadonlyMap<string, readonly string[]>;

/** A way from `start` through formulas back to itself, such as [a, b, a]; null when there is none. */
export function cycleThrough(start: string, needs: Needs): readonly string[] | null {
  const seen = new Set<string>();
  function search(id: string, path: readonly string[]): readonly string[] | null {
    for (const next of needs.get(id) ?? []) {
      if (next === start) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = search(next, [...path, next]);
      if (found) return found;
    }
    return null;
  }
  return search(start, [start]);
}

/** These metrics and every formula that is worked out from them, at however many removes. */
export function withDependents(ids: Iterable<string>, needs: Needs): ReadonlySet<string> {
  const affected = new Set(ids);
  const users = new Map<string, string[]>();
  for (const [id, parts] of needs) for (const part of parts) users.set(part, [...(users.get(part) ?? []), id]);
  for (const id of affected) for (const user of users.get(id) ?? []) affected.add(user); // a set goes on to what is added on the way
  return affected;
}
