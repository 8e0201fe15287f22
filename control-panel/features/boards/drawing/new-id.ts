const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A name for a widget that no other on the board has. */
export function newWidgetId(taken: ReadonlySet<string> = new Set()): string {
  for (;;) {
    const id = `w${[...crypto.getRandomValues(new Uint8Array(8))].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`;
    if (!taken.has(id)) return id;
  }
}
