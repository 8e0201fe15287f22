import { withDisplaySpaces } from '../../domain/typography/characters.ts';
import { unfitShapes } from '../../domain/typography/fit-problems.ts';
import type { FitDesign } from '../../domain/typography/fit-problems.ts';
import type { FontId } from '../../domain/typography/font-id.ts';
import type { LegibilityInput } from '../../domain/typography/legibility.ts';
import { textOf } from '../../domain/typography/text-run.ts';
import type { DesignedText, Segment, Word } from '../../domain/typography/text-run.ts';
import { cleanText } from './clean-text.ts';
import { applyBreakCorrections, judgeCorrections } from './corrections.ts';
import type { BreakCorrection } from './corrections.ts';
import type { Fonts } from './fonts.ts';
import { phraseBook } from './phrase-book.ts';
import type { Problem } from './problem.ts';
import { segmentText } from './segment-text.ts';
import type { WordCutter } from './tokens.ts';

export interface ComposeInput {
  readonly text: string;
  readonly font: FontId;
  /** The town's own names and phrases, over those that ship; `|` marks a permitted break. */
  readonly protectedPhrases?: readonly string[];
  readonly corrections?: readonly BreakCorrection[];
}

export interface Composed {
  /** Null when the text was refused. */
  readonly designed: DesignedText | null;
  readonly problems: readonly Problem[];
}

export interface TextFont {
  readonly family: FontId;
  /** WOFF2. */
  readonly bytes: Uint8Array;
}

export interface FitInput {
  readonly kind: 'slogan' | 'notice';
  readonly design: FitDesign;
  readonly screens: readonly LegibilityInput[];
}

export interface TypesettingService {
  /** Cleans, segments and measures a text: what is then stored, reviewed and signed. Problems are returned, never thrown. */
  compose(input: ComposeInput): Promise<Composed>;
  /** A 'cannot-fit' for every screen on which a design is not legible; to be asked before publishing. */
  fitProblems(input: FitInput): readonly Problem[];
  /** The font subset that paints these texts and any phone number. The same glyphs give the same bytes. */
  fontFor(font: FontId, texts: readonly string[]): Promise<TextFont>;
}

/** Always carried, so that a phone number or a wide space changed later never lacks a glyph. */
const ALWAYS_CARRIED = ' \u30000123456789-+()（）–';

/** @param deps.cut see `jiebaCutter`; @param deps.fonts see `openFonts` */
export function createTypesetting(deps: { readonly fonts: Fonts; readonly cut: WordCutter }): TypesettingService {
  const { fonts, cut } = deps;

  return {
    compose: async ({ text, font, protectedPhrases = [], corrections = [] }) => {
      const cleaned = cleanText(text);
      if (cleaned.text === null) return { designed: null, problems: [cleaned.problem] };
      const phrases = phraseBook(protectedPhrases);
      const { accepted, problems } = judgeCorrections(cleaned.text, corrections, phrases);
      const words = applyBreakCorrections(segmentText(cleaned.text, phrases, cut), accepted);
      const { advances, missing } = await fonts.measure(font, displayedText(words));
      const lacking: readonly Problem[] = missing.length > 0 ? [{ code: 'missing-glyph', characters: missing }] : [];
      return {
        designed: { text: textOf(words), segments: withWidths(words, advances) },
        problems: [...problems, ...lacking],
      };
    },
    fitProblems: ({ kind, design, screens }) =>
      unfitShapes(kind, design, screens).map((shape) => ({ code: 'cannot-fit', ...shape })),
    fontFor: async (font, texts) => ({
      family: font,
      bytes: await fonts.subset(font, ALWAYS_CARRIED + texts.join('')),
    }),
  };
}

/** The characters as the wall sets them: one for each of the words', newlines left out. */
function displayedText(words: readonly Word[]): string {
  return withDisplaySpaces(words.map((word) => word.text).join(''));
}

function withWidths(words: readonly Word[], advances: readonly number[]): readonly Segment[] {
  let position = 0;
  return words.map((word) => {
    const end = position + Array.from(word.text).length;
    const width = advances.slice(position, end).reduce((sum, advance) => sum + advance, 0);
    position = end;
    return { text: word.text, width, break: word.break };
  });
}
