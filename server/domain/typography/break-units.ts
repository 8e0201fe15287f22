import { endsClause, isForbiddenAtLineEnd, isForbiddenAtLineStart, isSpace, withDisplaySpaces } from './characters.ts';
import type { BreakKind, DesignedText } from './text-run.ts';

/** Segments between which no break is permitted, joined: the smallest thing a line is made of. */
export interface BreakUnit {
  readonly text: string;
  /** Advance in 1/1000 em, with any trailing space. */
  readonly width: number;
  /** Advance of the trailing space, which vanishes at a line's end. */
  readonly trailingSpace: number;
  /** Characters that are neither marks nor spaces: what a reader counts when clauses are parallel. */
  readonly coreLength: number;
  /** Whether it holds figures or Latin letters, which parallel clauses do not. */
  readonly hasFigures: boolean;
  readonly break: BreakKind;
}

/** One line of a possible setting: units `from` up to but not including `to`. */
export interface SetLine {
  readonly from: number;
  readonly to: number;
  /** Advance in 1/1000 em, without the space at its end. */
  readonly width: number;
  readonly coreLength: number;
  readonly endsAt: BreakKind;
}

/** Joins the segments of a design over forbidden breaks. The last unit always ends with 'required'. */
export function breakUnits(designed: DesignedText): readonly BreakUnit[] {
  const units: BreakUnit[] = [];
  let open: BreakUnit | null = null;
  for (const [index, segment] of designed.segments.entries()) {
    const isSpaceOnly = Array.from(segment.text).every(isSpace);
    const isLast = index === designed.segments.length - 1;
    const joined: BreakUnit = {
      text: (open?.text ?? '') + segment.text,
      width: (open?.width ?? 0) + segment.width,
      trailingSpace: isSpaceOnly ? (open?.trailingSpace ?? 0) + segment.width : 0,
      coreLength: (open?.coreLength ?? 0) + countCore(segment.text),
      hasFigures: (open?.hasFigures ?? false) || /[0-9A-Za-z]/.test(segment.text),
      break: isLast ? 'required' : segment.break,
    };
    if (joined.break === 'forbidden') {
      open = joined;
    } else {
      units.push(joined);
      open = null;
    }
  }
  return units;
}

/** The units of a text with running sums, so that any line is measured in one step. */
export interface UnitRun {
  readonly units: readonly BreakUnit[];
  /** Advance of the units before each index, 1/1000 em. */
  readonly widthBefore: readonly number[];
  readonly coreBefore: readonly number[];
}

export function unitRun(units: readonly BreakUnit[]): UnitRun {
  const widthBefore = [0];
  const coreBefore = [0];
  for (const [index, unit] of units.entries()) {
    widthBefore.push((widthBefore[index] ?? 0) + unit.width);
    coreBefore.push((coreBefore[index] ?? 0) + unit.coreLength);
  }
  return { units, widthBefore, coreBefore };
}

/** Advance of a line without the space at its end, 1/1000 em. */
export function lineWidth({ units, widthBefore }: UnitRun, from: number, to: number): number {
  return (widthBefore[to] ?? 0) - (widthBefore[from] ?? 0) - (units[to - 1]?.trailingSpace ?? 0);
}

/** The line made of units `from` up to but not including `to`. */
export function lineOf(run: UnitRun, from: number, to: number): SetLine {
  return {
    from,
    to,
    width: lineWidth(run, from, to),
    coreLength: (run.coreBefore[to] ?? 0) - (run.coreBefore[from] ?? 0),
    endsAt: run.units[to - 1]?.break ?? 'required',
  };
}

/** The characters of a line as they are painted. */
export function lineText(units: readonly BreakUnit[], { from, to }: Pick<SetLine, 'from' | 'to'>): string {
  const members = units.slice(from, to).map((unit) => unit.text);
  return withDisplaySpaces(members.join('')).replace(/[ \u3000]+$/u, '');
}

function countCore(text: string): number {
  return Array.from(text).filter(
    (character) =>
      !isSpace(character) &&
      !endsClause(character) &&
      !isForbiddenAtLineStart(character) &&
      !isForbiddenAtLineEnd(character),
  ).length;
}
