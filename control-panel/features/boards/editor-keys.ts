/** What a key asks the editor to do. */
export type EditorCommand =
  | { readonly kind: 'undo' | 'redo' | 'all' | 'duplicate' | 'remove' | 'none' | 'fit' | 'zoom-in' | 'zoom-out' }
  | { readonly kind: 'order'; readonly how: 'forward' | 'back' | 'front' | 'rear' }
  | { readonly kind: 'move' | 'size'; readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1; readonly step: number };

export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const GRID = 8;
const ARROWS: Readonly<Record<string, readonly [-1 | 0 | 1, -1 | 0 | 1]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Copy, cut and paste are not here: the browser says those itself, with the clipboard. */
export function editorCommand({ key, ctrlKey, metaKey, shiftKey, altKey }: Key): EditorCommand | null {
  const isMeta = ctrlKey || metaKey;
  const arrow = ARROWS[key];
  if (arrow && !isMeta) return { kind: altKey ? 'size' : 'move', x: arrow[0], y: arrow[1], step: shiftKey ? 1 : GRID };
  if (!isMeta) {
    if (altKey) return null;
    if (key === 'Delete' || key === 'Backspace') return { kind: 'remove' };
    return key === 'Escape' ? { kind: 'none' } : null;
  }
  switch (key.toLowerCase()) {
    case 'z':
      return { kind: shiftKey ? 'redo' : 'undo' };
    case 'y':
      return { kind: 'redo' };
    case 'a':
      return { kind: 'all' };
    case 'd':
      return { kind: 'duplicate' };
    case '0':
      return { kind: 'fit' };
    case '=':
    case '+':
      return { kind: 'zoom-in' };
    case '-':
      return { kind: 'zoom-out' };
    case ']':
    case '}':
      return { kind: 'order', how: shiftKey ? 'front' : 'forward' };
    case '[':
    case '{':
      return { kind: 'order', how: shiftKey ? 'rear' : 'back' };
    default:
      return null;
  }
}

/** Whether somebody is writing there: keys then mean characters. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'range', 'file'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
