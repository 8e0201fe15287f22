import { t } from '../../locales/language.ts';
import type { DesignProblem } from './drawing/read-design.ts';

const MOST = 3;

/** What is wrong with a board's file, in plain words. */
export function importWords(problems: readonly DesignProblem[]): string {
  const { refused, problems: words, more } = t().boards.importing;
  const lines = problems.slice(0, MOST).map((problem) => {
    switch (problem.code) {
      case 'widget':
        return words.widget(problem.place, problem.title, problem.field);
      case 'field':
        return words.field(problem.field);
      default:
        return words[problem.code];
    }
  });
  const rest = problems.length - lines.length;
  return [`${refused}: `, ...lines, ...(rest > 0 ? [more(rest)] : [])].join(' ');
}
