import type { BreakKind, Segment } from '../../../server/domain/typography/text-run.ts';
import type { TextDraft } from '../../../server/protocol/rest/content.ts';

type Correction = TextDraft['corrections'][number];

/** The place between two segments of a text, where a line may or may not break. */
export interface Gap {
  /** Index of the segment before it. */
  readonly after: number;
  /** Code points of the cleaned text before the break, newlines counted: what a correction names. */
  readonly at: number;
  readonly break: BreakKind;
  /** A newline was typed here. */
  readonly typed: boolean;
}

/**
 * The gaps of a designed text. The design's own newlines follow its breaks, so what was typed is found
 * in the text itself: the segments are followed through it, and a newline passed on the way is one.
 *
 * @param text as it was written
 */
export function gapsOf(text: string, segments: readonly Segment[]): Gap[] {
  const written = Array.from(cleaned(text));
  const gaps: Gap[] = [];
  let cursor = 0;
  for (const [index, segment] of segments.entries()) {
    for (const character of Array.from(segment.text)) {
      const found = written.indexOf(character, cursor);
      cursor = found < 0 ? cursor + 1 : found + 1;
    }
    if (index === segments.length - 1) break;
    const typed = written[cursor] === '\n';
    gaps.push({ after: index, at: typed ? cursor + 1 : cursor, break: segment.break, typed });
  }
  return gaps;
}

/** What a click makes of a break: may → must → never → may. */
export function nextBreak(current: BreakKind): BreakKind {
  if (current === 'required') return 'forbidden';
  return current === 'forbidden' ? 'allowed' : 'required';
}

/** The corrections with this gap set to `wanted`, in place of what was said of it before. */
export function withCorrection(corrections: readonly Correction[], gap: Gap, wanted: BreakKind): Correction[] {
  const others = corrections.filter(({ at }) => at !== gap.at && !(gap.typed && at === gap.at - 1));
  return [...others, { at: gap.at, break: wanted }].sort((a, b) => a.at - b.at);
}

/**
 * The corrections after the text was edited: those before the edit stay, those behind it move with
 * their characters, those inside it go.
 */
export function movedCorrections(corrections: readonly Correction[], before: string, after: string): Correction[] {
  const [old, now] = [Array.from(cleaned(before)), Array.from(cleaned(after))];
  const shorter = Math.min(old.length, now.length);
  let same = 0;
  while (same < shorter && old[same] === now[same]) same++;
  let tail = 0;
  while (tail < shorter - same && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const moved = corrections.flatMap((correction) => {
    if (correction.at <= same) return [correction];
    return correction.at >= old.length - tail ? [{ ...correction, at: correction.at + now.length - old.length }] : [];
  });
  return moved.filter(({ at }, index) => at > 0 && at < now.length && moved.findIndex((each) => each.at === at) === index);
}

/** The text as the server counts it: single spaces, one newline between lines, nothing around. */
function cleaned(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\u00a0]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .replace(/[ \u3000]*\n[\s\u3000]*/g, '\n')
    .replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');
}
