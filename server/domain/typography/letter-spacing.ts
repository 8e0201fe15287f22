import type { DesignedText } from './text-run.ts';

/** The same design with every character followed by `em` of space, as `letter-spacing` sets it. */
export function withLetterSpacing(text: DesignedText, em: number): DesignedText {
  const segments = text.segments.map((segment) => ({
    ...segment,
    width: segment.width + Array.from(segment.text).length * em * 1000,
  }));
  return { text: text.text, segments };
}
