/** What a sorted column gives to compare by. */
export type SortKey = string | number | null;

/** A table's order as the address says it: `name` upwards, `-name` downwards. */
export function parseSort(text: string): { key: string; down: boolean } {
  return text.startsWith('-') ? { key: text.slice(1), down: true } : { key: text, down: false };
}

/** What a click on a column's head makes of the order: upwards, then downwards, then as it came. */
export function nextSort(current: string, key: string): string {
  if (current === key) return `-${key}`;
  return current === `-${key}` ? '' : key;
}

/** The rows in order, those without a key last; equal rows stay as they came. Words sort by pinyin. */
export function sorted<R>(rows: readonly R[], by: (row: R) => SortKey, down: boolean): R[] {
  const collator = new Intl.Collator('zh-CN', { numeric: true });
  return [...rows].sort((a, b) => {
    const [x, y] = [by(a), by(b)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y));
    return down ? -order : order;
  });
}

/** The keys from one row to another, both included, in the order shown: what a click with Shift selects. */
export function keysBetween(keys: readonly string[], from: string, to: string): string[] {
  const [a, b] = [keys.indexOf(from), keys.indexOf(to)];
  if (a < 0 || b < 0) return [to];
  return keys.slice(Math.min(a, b), Math.max(a, b) + 1);
}
