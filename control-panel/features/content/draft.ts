import type { Category } from '../../../server/domain/content.ts';
import type { ContentView, TextDraft } from '../../../server/protocol/rest/content.ts';

/** What the designer's fields hold. `title` empty: the text names it. */
export interface TextForm extends Omit<TextDraft, 'phone' | 'qr'> {
  readonly phone: string;
  readonly qr: string;
  readonly title: string;
  readonly category: Category;
}

/** An empty form with what is usual for its kind. */
export function newDraft(kind: TextDraft['kind']): TextForm {
  const usual = kind === 'notice' ? ({ theme: 'peace', category: 'hotline' } as const) : ({ theme: 'constitution', category: 'slogan' } as const);
  return { kind, text: '', corrections: [], phone: '', qr: '', title: '', ...usual };
}

/** What is sent of a form: fields that the kind has and that are filled in. */
export function draftOf({ kind, text, theme, corrections, phone, qr }: TextForm): TextDraft {
  const draft: TextDraft = { kind, text, theme, corrections };
  if (kind === 'notice' && phone.trim() !== '') draft.phone = phone.trim();
  if (kind === 'notice' && qr.trim() !== '') draft.qr = qr.trim();
  return draft;
}

/** Whether two forms say the same. */
export function isSameText(one: TextForm, other: TextForm): boolean {
  return JSON.stringify([draftOf(one), one.title, one.category]) === JSON.stringify([draftOf(other), other.title, other.category]);
}

/** The form of an item that is there; its name is left empty where the text names it. */
export function formOf(item: Pick<ContentView, 'title' | 'category'>, draft: TextDraft): TextForm {
  return { ...draft, phone: draft.phone ?? '', qr: draft.qr ?? '', title: item.title === ownTitle(draft.text) ? '' : item.title, category: item.category };
}

const LONGEST_OWN_TITLE = 40;

/** What a text is called when nobody names it, as the server does it: its beginning, on one line. */
export function ownTitle(text: string): string {
  const characters = Array.from(text.replace(/\s+/gu, ' ').trim());
  return characters.length > LONGEST_OWN_TITLE ? `${characters.slice(0, LONGEST_OWN_TITLE - 1).join('')}…` : characters.join('');
}
