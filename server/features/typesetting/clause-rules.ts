import { isHan } from '../../domain/typography/characters.ts';
import type { BreakKind, Word } from '../../domain/typography/text-run.ts';

/** A phrase of up to four characters (四字格) stays whole. */
const WHOLE_UP_TO = 4;

/**
 * Rules that need a whole clause: short phrases stay whole; a clause made only of parallel members
 * (共建共治共享) parts at every member or at none; such members inside a longer clause stay together.
 *
 * @param words one clause: no pause inside; every break but the last is 'allowed' or 'forbidden'
 */
export function settleClause(words: readonly Word[]): readonly Word[] {
  const runs = unbroken(words);
  const lengths = runs.map((run) => coreOf(run).length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (total <= WHOLE_UP_TO) return withInnerBreaks(runs, () => 'forbidden');
  if (areParallel(runs.map(coreOf))) return withInnerBreaks(runs, () => 'preferred');
  return withInnerBreaks(runs, (index) => {
    // A last word of one character has no next word to lean on.
    const isLeftOver = index === runs.length - 2 && lengths[index + 1] === 1;
    return isLeftOver || standInParallel(runs, index) ? 'forbidden' : null;
  });
}

/** The stretches between permitted breaks, each as its words. */
function unbroken(words: readonly Word[]): readonly (readonly Word[])[] {
  const runs: Word[][] = [];
  let run: Word[] = [];
  for (const word of words) {
    run.push(word);
    if (word.break === 'forbidden') continue;
    runs.push(run);
    run = [];
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

function withInnerBreaks(
  runs: readonly (readonly Word[])[],
  choose: (run: number) => BreakKind | null,
): readonly Word[] {
  return runs.flatMap((run, index) => {
    const last = run[run.length - 1];
    const chosen = index < runs.length - 1 ? choose(index) : null;
    return last && chosen ? [...run.slice(0, -1), { ...last, break: chosen }] : run;
  });
}

function coreOf(run: readonly Word[]): readonly string[] {
  return Array.from(run.map((word) => word.text).join('')).filter((character) => isHan(character) || /[0-9A-Za-z]/.test(character));
}

/** Two characters or three each, one of them the same in all: 共建·共治·共享, 学法·尊法·守法, 谁执法·谁普法. */
function areParallel(members: readonly (readonly string[])[]): boolean {
  const [first] = members;
  if (!first || members.length < 2 || first.length < 2 || first.length > 3) return false;
  if (members.some((member) => member.length !== first.length)) return false;
  const isDistinct = new Set(members.map((member) => member.join(''))).size === members.length;
  return isDistinct && first.some((character, place) => members.every((member) => member[place] === character));
}

function standInParallel(runs: readonly (readonly Word[])[], index: number): boolean {
  const left = runs[index];
  const right = runs[index + 1];
  return left !== undefined && right !== undefined && areParallel([coreOf(left), withoutParticle(coreOf(right))]);
}

/** 共享的 is a member like 共建; its particle does not count. */
function withoutParticle(characters: readonly string[]): readonly string[] {
  return characters[characters.length - 1] === '的' ? characters.slice(0, -1) : characters;
}
