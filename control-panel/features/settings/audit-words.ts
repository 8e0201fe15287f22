import type { api } from '../../../server/protocol/rest/index.ts';
import type { Answer } from '../../data/call.ts';
import type { Messages } from '../../locales/zh-CN/index.ts';

export type AuditEntry = Answer<typeof api.town.audit>[number];

/** An action (`noun.verb`) in words; one that has none is shown as it is, so that nothing is hidden. */
export function actionWords(action: string, { settings }: Messages): string {
  const [noun = '', verb = ''] = action.split('.');
  const { actions, verbs } = settings;
  const word = Object.hasOwn(verbs, verb) ? verbs[verb as keyof typeof verbs] : null;
  const thing = Object.hasOwn(actions, noun) ? actions[noun as keyof typeof actions] : null;
  if (word === null || thing === null) return action;
  return word.includes(thing) ? word : `${thing} · ${word}`;
}

/** What it was done to: a name where the entry tells one, else the id. */
export function subjectWords({ subject, detail }: Pick<AuditEntry, 'subject' | 'detail'>): string {
  const told = typeof detail === 'string' ? parsed(detail) : detail;
  if (typeof told !== 'object' || told === null) return subject;
  for (const key of ['title', 'name', 'username', 'address']) {
    const value = (told as Record<string, unknown>)[key];
    if (typeof value === 'string' && value !== '') return value;
  }
  return subject;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
