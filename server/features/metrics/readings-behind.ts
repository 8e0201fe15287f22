import type { Figure } from '../../domain/statistics/figure.ts';
import type { Definitions } from './definitions.ts';
import { membersOf } from './figures-of.ts';
import type { NotesStore } from './notes.store.ts';
import { spanUpTo } from './reading-figures.ts';
import type { Between, StandingStore } from './standing.store.ts';

interface Deps {
  readonly definitions: Definitions;
  readonly standing: StandingStore;
  readonly notes: NotesStore;
  readonly townTimeZone: () => Promise<string>;
}

/** Of a flow all readings of its span; of a stock the newest of each member, by their ids, newest first. */
type Behind = { readonly members: readonly string[]; readonly span: Between } | { readonly ids: readonly number[] };

const EVERYTHING = Number.MAX_SAFE_INTEGER;

/** The readings that make a figure. `at`: the instant it was asked for; null for now. */
export function createReadingsBehind({ definitions, standing, notes, townTimeZone }: Deps) {
  async function behind(metric: string, { member, asOf }: Figure, at: number | null): Promise<Behind> {
    const defined = await definitions.get(metric);
    if (!defined || defined.definition.source.kind !== 'readings' || asOf === null) return { ids: [] };
    const { definition } = defined;
    const members = member === '' ? ['', ...membersOf(definition)] : [member];
    if (definition.accrual === 'flow') return { members, span: spanUpTo(definition, asOf, at, await townTimeZone()) };
    const newest = await standing.newest(metric, members, at ?? EVERYTHING);
    const whole = newest.find((each) => each.member === '');
    const parts = newest.filter((each) => each.member !== '');
    const making = member !== '' || !whole ? newest : parts.some((part) => part.asOf > whole.asOf) ? parts : [whole];
    return { ids: making.toSorted((a, b) => b.asOf - a.asOf).map(({ id }) => id) };
  }

  return {
    /** The newest of them, and how many there are in all. */
    async list(metric: string, figure: Figure, at: number | null, most: number): Promise<{ ids: readonly number[]; count: number }> {
      const found = await behind(metric, figure, at);
      return 'ids' in found ? { ids: found.ids.slice(0, most), count: found.ids.length } : standing.behind(metric, found.members, found.span, most);
    },

    /** The one note that all of them carry; '' when they differ or carry none. */
    async note(metric: string, figure: Figure, at: number | null): Promise<string> {
      const found = await behind(metric, figure, at);
      return 'ids' in found ? notes.of(found.ids) : notes.within(metric, found.members, found.span);
    },
  };
}
export type ReadingsBehind = ReturnType<typeof createReadingsBehind>;
