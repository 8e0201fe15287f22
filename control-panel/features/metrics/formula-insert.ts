/** A text with a name put in place of what is selected, parted from other names by spaces, and where the cursor goes. */
export function inserted(text: string, start: number, end: number, name: string): { text: string; caret: number } {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const left = /[\w)]$/.test(before) ? ' ' : '';
  const right = /^[\w(]/.test(after) ? ' ' : '';
  return { text: `${before}${left}${name}${right}${after}`, caret: before.length + left.length + name.length };
}
