import { balancedSettings, settingOf } from './balance.ts';
import type { Setting } from './balance.ts';
import { lineOf } from './break-units.ts';
import type { SetLine, UnitRun } from './break-units.ts';
import type { Clause } from './clauses.ts';

/**
 * The ways to set parallel clauses (对仗) in several lines: the same number of clauses on each line, or
 * every clause broken at the same places.
 *
 * @param members two clauses or more of equal length, side by side
 */
export function parallelSplits(run: UnitRun, members: readonly Clause[], maxLines: number): readonly Setting[] {
  const settings: Setting[] = [];
  for (let perLine = 1; perLine < members.length; perLine += 1) {
    const isEven = members.length % perLine === 0 && members.length / perLine <= maxLines;
    const lines = isEven ? evenLines(run, members, perLine) : null;
    if (lines) settings.push(settingOf(lines));
  }
  const mostParts = Math.min(Math.floor(maxLines / members.length), ...members.map((clause) => clause.to - clause.from));
  for (let parts = 2; parts <= mostParts; parts += 1) {
    const lines = brokenAlike(run, members, parts);
    if (lines) settings.push(settingOf(lines));
  }
  return settings;
}

function evenLines(run: UnitRun, members: readonly Clause[], perLine: number): readonly SetLine[] | null {
  const lines: SetLine[] = [];
  for (let first = 0; first < members.length; first += perLine) {
    const line = members.slice(first, first + perLine);
    if (line.slice(0, -1).some((clause) => clause.endsRequired)) return null;
    lines.push(lineOf(run, line[0]?.from ?? 0, line[line.length - 1]?.to ?? 0));
  }
  return lines;
}

function brokenAlike(run: UnitRun, members: readonly Clause[], parts: number): readonly SetLine[] | null {
  const possible = members.map((clause) => innerPlaces(run, clause));
  const [first] = possible;
  let permitted = new Set([...(first ?? [])].filter((place) => possible.every((places) => places.has(place))));
  const lines: SetLine[] = [];
  for (const clause of members) {
    const part = balancedSettings(run, clause, parts, {
      mayEndAfter: (unit) => permitted.has(placeAfter(run, clause, unit)),
    })[parts - 1];
    if (!part) return null;
    lines.push(...part.lines);
    // The first clause chooses among the places all can be broken at; the others follow it.
    permitted = new Set(part.lines.map((line) => placeAfter(run, clause, line.to - 1)));
  }
  return lines;
}

/** Where a clause can be broken, as core characters before the break. */
function innerPlaces(run: UnitRun, clause: Clause): ReadonlySet<number> {
  const places = new Set<number>();
  for (let unit = clause.from; unit < clause.to - 1; unit += 1) places.add(placeAfter(run, clause, unit));
  return places;
}

function placeAfter(run: UnitRun, clause: Clause, unit: number): number {
  return (run.coreBefore[unit + 1] ?? 0) - (run.coreBefore[clause.from] ?? 0);
}
