/** A short word at the edge of the page, with a way back where there is one. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'bad';
  readonly undo?: () => Promise<unknown>;
  /** Somewhere to go on. */
  readonly link?: { readonly href: string; readonly label: string };
  /** When a person closes it or follows its link. */
  readonly onClose?: () => void;
}

const STAY_MS = 6_000;
const STAY_WITH_UNDO_MS = 12_000;
const listeners = new Set<() => void>();
let toasts: readonly Toast[] = [];
let lastId = 0;

export const toastsNow = (): readonly Toast[] => toasts;

/** Says something for a few seconds; with `undo` for longer; what went wrong stays until it is closed. */
export function toast(text: string, { tone = 'plain', ...rest }: Partial<Pick<Toast, 'tone' | 'undo' | 'link' | 'onClose'>> = {}): void {
  const id = ++lastId;
  set([...toasts.slice(-3), { id, text, tone, ...rest }]);
  if (tone !== 'bad') setTimeout(() => dismissToast(id), rest.undo ? STAY_WITH_UNDO_MS : STAY_MS);
}

export function dismissToast(id: number): void {
  if (toasts.some((each) => each.id === id)) set(toasts.filter((each) => each.id !== id));
}

/** @returns how to stop */
export function onToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of [...listeners]) listener();
}
