import type { PixelSize } from '../../../server/domain/screen.ts';
import type { TextProblem } from '../../../server/protocol/rest/content.ts';
import type { Messages } from '../../locales/zh-CN/index.ts';

type Texts = Messages['content']['designer']['problems'];

/** A problem in plain words; what does not fit a shape is told beside that shape. */
export function problemWords(problem: TextProblem, text: string, texts: Texts): string {
  switch (problem.code) {
    case 'empty':
      return texts.empty;
    case 'too-long':
      return texts.tooLong(problem.length, problem.limit);
    case 'broken-character':
      return texts.broken(problem.at + 1);
    case 'missing-glyph':
      return texts.missing(problem.characters.join(' '));
    case 'correction-refused':
      return texts.refused(around(text, problem.at), texts.reasons[problem.reason]);
    case 'cannot-fit':
      return texts.cannotFit(Math.floor(problem.fontPx));
  }
}

/** The problem a shape has, or null when the text stands well on it. */
export function problemOfShape(problems: readonly TextProblem[], { width, height }: PixelSize): TextProblem | null {
  return problems.find((problem) => problem.code === 'cannot-fit' && problem.width === width && problem.height === height) ?? null;
}

/** Without these the text can be kept and published; the others must be mended first. */
export function isTolerable({ code }: TextProblem): boolean {
  return code === 'correction-refused' || code === 'cannot-fit';
}

/** Two characters on either side of a place, so that a person finds it. */
function around(text: string, at: number): string {
  return Array.from(text).slice(Math.max(0, at - 2), at + 2).join('').replace(/\s+/g, ' ');
}
