import { preferredLanguage } from '../../server/protocol/errors.ts';
import type { Language } from '../../server/protocol/errors.ts';
import { en } from './en/index.ts';
import { zhCN } from './zh-CN/index.ts';
import type { Messages } from './zh-CN/index.ts';

export type { Language };
export const LANGUAGES = { 'zh-CN': '中文', en: 'English' } as const satisfies Record<Language, string>;

const KEY = 'heping.language';
const DICTIONARIES: Record<Language, Messages> = { 'zh-CN': zhCN, en };
const listeners = new Set<() => void>();
let current: Language = 'zh-CN';

export const language = (): Language => current;

/** The texts in the language being shown: `t().screens.title`. */
export const t = (): Messages => DICTIONARIES[current];

export const textsIn = (which: Language): Messages => DICTIONARIES[which];

/** Shows the desk in another language and, unless told otherwise, remembers it on this machine. */
export function setLanguage(next: Language, remember = true): void {
  current = next;
  if (remember) localStorage.setItem(KEY, next);
  document.documentElement.lang = next;
  for (const listener of listeners) listener();
}

/** The language chosen on this machine before, else the browser's, else Chinese. */
export function startLanguage(): void {
  const stored = localStorage.getItem(KEY);
  setLanguage(stored === 'zh-CN' || stored === 'en' ? stored : preferredLanguage(navigator.languages.join(',')), false);
}

/** @returns how to stop listening */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
