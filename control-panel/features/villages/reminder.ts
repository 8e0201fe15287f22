import type { DueRow } from '../../../server/protocol/rest/villages.ts';
import type { Language } from '../../locales/language.ts';
import { textsIn } from '../../locales/language.ts';
import { dayWords } from '../../locales/time-words.ts';

/** Whom to remind: who is late, the latest first, and after them who never reported. */
export function toRemind(rows: readonly DueRow[]): DueRow[] {
  return [...rows.filter(({ late }) => late), ...rows.filter(({ late, lastAsOf }) => !late && lastAsOf === null)];
}

/** The list as a text for the group where the villages are reached: a line for each, with the day each late figure was due. */
export function reminderText(rows: readonly DueRow[], now: number, timeZone: string, language: Language): string {
  const words = textsIn(language).villages;
  const figure = ({ name, dueAt, late }: DueRow) => (dueAt === null || !late ? name : words.remindDue(name, dayWords(dueAt, now, timeZone, language)));
  const lines = [...Map.groupBy(rows, ({ village }) => village)].map(([village, due]) => words.remindLine(village, due.map(figure).join(words.remindAnd)));
  return [words.remindHead, ...lines].join('\n');
}
