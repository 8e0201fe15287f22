import { PROTECTED_PHRASES } from './protected-phrases.ts';

/** Protected phrases by where they begin in a text. */
export interface PhraseBook {
  /** The parts of the longest phrase that begins at this index, or null. */
  at(text: string, index: number): readonly string[] | null;
}

/** A book of the phrases that ship and those a town adds; `|` marks where a phrase may be broken. */
export function phraseBook(extra: readonly string[] = []): PhraseBook {
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const phrase of new Set([...PROTECTED_PHRASES, ...extra])) {
    const parts = phrase.normalize('NFC').trim().split('|').filter((part) => part !== '');
    const first = parts[0]?.[0];
    if (first === undefined) continue;
    byFirst.set(first, [...(byFirst.get(first) ?? []), parts]);
  }
  for (const entries of byFirst.values()) entries.sort((one, other) => length(other) - length(one));
  return {
    at: (text, index) => {
      const candidates = byFirst.get(text[index] ?? '') ?? [];
      return candidates.find((parts) => text.startsWith(parts.join(''), index)) ?? null;
    },
  };
}

function length(parts: readonly string[]): number {
  return parts.join('').length;
}
