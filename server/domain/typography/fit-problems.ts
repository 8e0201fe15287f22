import type { Box } from './fit-text.ts';
import { minLegiblePx } from './legibility.ts';
import type { LegibilityInput } from './legibility.ts';
import { layoutNotice } from './notice-layout.ts';
import type { NoticeContent } from './notice-layout.ts';
import { layoutSlogan } from './slogan-layout.ts';
import { themeOf } from './themes.ts';
import type { ThemeId } from './themes.ts';

/** A shape on which a design is not legible without a forbidden break, and the size it would shrink to. */
export interface UnfitShape extends Box {
  readonly fontPx: number;
  readonly minFontPx: number;
}

/** A slogan or notice with its theme, as stored and signed. */
export interface FitDesign extends NoticeContent {
  readonly theme: ThemeId;
}

/**
 * The screens on which a design cannot be read, in the order given: to be told at the desk before
 * publishing. The same layout as the wall's, so the two cannot disagree.
 */
export function unfitShapes(
  kind: 'slogan' | 'notice',
  design: FitDesign,
  screens: readonly LegibilityInput[],
): readonly UnfitShape[] {
  const theme = themeOf(design.theme);
  const unfit: UnfitShape[] = [];
  for (const screen of screens) {
    const pixels = { width: screen.widthPx, height: screen.heightPx };
    const minFontPx = minLegiblePx(screen);
    const fit =
      kind === 'slogan'
        ? layoutSlogan(theme, design.text, pixels, minFontPx).fit
        : layoutNotice(theme, design, pixels, minFontPx).title.fit;
    if (fit.mode === 'too-small') unfit.push({ ...pixels, fontPx: fit.fontPx, minFontPx });
  }
  return unfit;
}
