/** Runs `task` for every item, at most `atOnce` at a time. */
export async function inTurns<T, R>(items: readonly T[], atOnce: number, task: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  async function work(): Promise<void> {
    for (let index = next++; index < items.length; index = next++) results[index] = await task(items[index]!, index);
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}
