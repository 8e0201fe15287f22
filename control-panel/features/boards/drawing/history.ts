/** What was, is, and was taken back. Nothing is ever changed in place. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** Names what the last change belongs to: changes of one gesture are one entry. */
  readonly gesture: string;
}

export function historyOf<T>(present: T): History<T> {
  return { past: [], present, future: [], gesture: '' };
}

/**
 * A change. Changes with the same gesture, one after another, are undone together; '' is always an entry
 * of its own. What was taken back before is forgotten.
 */
export function changed<T>(history: History<T>, present: T, gesture = ''): History<T> {
  if (present === history.present) return history;
  const continues = gesture !== '' && gesture === history.gesture;
  return { past: continues ? history.past : [...history.past, history.present], present, future: [], gesture };
}

/** The next change begins an entry of its own, whatever it belongs to. */
export function settled<T>(history: History<T>): History<T> {
  return history.gesture === '' ? history : { ...history, gesture: '' };
}

export function undone<T>({ past, present, future, ...history }: History<T>): History<T> {
  const before = past[past.length - 1];
  if (past.length === 0 || before === undefined) return { past, present, future, ...history };
  return { past: past.slice(0, -1), present: before, future: [present, ...future], gesture: '' };
}

export function redone<T>({ past, present, future, ...history }: History<T>): History<T> {
  const [next, ...rest] = future;
  if (future.length === 0 || next === undefined) return { past, present, future, ...history };
  return { past: [...past, present], present: next, future: rest, gesture: '' };
}
