import { CATEGORIES } from '../../domain/content.ts';
import { VENUE_KINDS } from '../../domain/screen.ts';
import { stepsBetween } from '../../domain/statistics/record-period.ts';
import { numberText } from '../../domain/statistics/figure.ts';
import { NAMES } from '../../protocol/names.ts';
import type { CountTable } from '../../protocol/rest/ledger.ts';
import { comparisonCells, comparisonColumns, type Was, wasIn, withPlays } from './play-comparison.ts';
import { countCell, durationCell, shareCell, shareText, textCell } from './record-cells.ts';
import type { EarlierFacts, RecordFacts } from './record-facts.ts';
import type { RecordBlock, RecordColumn, RecordTable } from './record-model.ts';
import type { CountSection, RecordWords } from './record-wording.ts';

type Row = Pick<CountTable['rows'][number], 'plays' | 'durationMs' | 'cut' | 'failed'> & {
  readonly name: string;
  /** In a chart, where the name is too long. */
  readonly tick?: string;
  readonly screens?: number;
  /** Stands in the table and is never called the highest. */
  readonly isRest?: true;
  readonly was?: Was;
};
type Parts = { readonly facts: RecordFacts; readonly words: RecordWords };

/** More bars than these cannot be read on a page; the table has them all. */
const MOST_BARS = 15;
const NONE = { plays: 0, durationMs: 0, cut: 0, failed: 0 };

export function byCategory({ facts, words }: Parts): RecordBlock[] {
  const names = NAMES[facts.language].category;
  const of = (key: string, { counts }: Pick<RecordFacts, 'counts'> | EarlierFacts) => counts.category.rows.find((row) => row.key === key) ?? NONE;
  return counted({ facts, words }, 'category', CATEGORIES.map((key) => ({ ...of(key, facts), name: names[key], was: wasIn(withPlays(facts), (earlier) => of(key, earlier).plays) })), 'ring');
}

export function byVillage({ facts, words }: Parts): RecordBlock[] {
  const rows = comparedPlaces(facts, 'village').map((row) => (row.name === '' ? { ...row, name: words.noVillage, isRest: true as const } : row));
  return counted({ facts, words }, 'village', highestFirst(rows), 'rows');
}

export function byVenueKind({ facts, words }: Parts): RecordBlock[] {
  const names: Record<string, string> = NAMES[facts.language].venue;
  const order = (kind: string) => (VENUE_KINDS as readonly string[]).indexOf(kind);
  const rows = comparedPlaces(facts, 'venueKind').sort((a, b) => order(a.name) - order(b.name));
  return counted({ facts, words }, 'venueKind', rows.map((row) => ({ ...row, name: names[row.name] ?? row.name })), 'rows');
}

export function byCampaign({ facts, words }: Parts): RecordBlock[] {
  const { rows } = facts.counts.campaign;
  if (facts.counts.category.total.plays > 0 && rows.every(({ key }) => key === '')) return [{ kind: 'paragraph', text: words.noCampaigns }];
  const named = highestFirst(rows.filter(({ key }) => key !== '').map((row) => ({ ...row, name: row.key })));
  const rest = rows.filter(({ key }) => key === '').map((row) => ({ ...row, name: words.noCampaign, isRest: true as const }));
  return counted({ facts, words }, 'campaign', [...named, ...rest], 'rows');
}

/** Every month or day of the period so far, those without plays too. */
export function byStep({ facts, words }: Parts): RecordBlock[] {
  const step = facts.kind === 'month' ? 'day' : 'month';
  const found = new Map(facts.counts.step.rows.map((row) => [row.key, row]));
  const yearBefore = withPlays(facts).filter((earlier) => earlier.step !== null);
  const aYearAgo = (key: string) => wasIn(yearBefore, (earlier) => earlier.step?.rows.find((row) => row.key === monthOfYearBefore(key))?.plays ?? 0);
  const rows = stepsBetween(step, facts.counted).map((key) => ({ ...(found.get(key) ?? NONE), name: step === 'day' ? words.shortDay(key) : words.month(key), tick: words.tick(key), ...(yearBefore.length > 0 ? { was: aYearAgo(key) } : {}) }));
  return counted({ facts, words }, 'step', rows, 'columns');
}

const monthOfYearBefore = (month: string): string => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;

/** The places of now and, with nothing played, those that had plays in a period compared with. */
function comparedPlaces(facts: RecordFacts, by: 'village' | 'venueKind'): Row[] {
  const earlier = withPlays(facts);
  const before = new Map(earlier.map((each) => [each.against, new Map(atPlaces({ counts: each.counts, places: facts.places }, by).map(({ name, plays }) => [name, plays]))]));
  const rows = atPlaces(facts, by);
  const gone = [...new Set([...before.values()].flatMap((at) => [...at.keys()]))].filter((name) => rows.every((row) => row.name !== name));
  return [...rows, ...gone.map((name) => ({ ...NONE, name, screens: 0 }))].map((row) => ({ ...row, was: wasIn(earlier, ({ against }) => before.get(against)?.get(row.name) ?? 0) }));
}

/** What the screens of each village or kind of place played, and how many of them had a play that counts. */
export function atPlaces({ counts, places }: { readonly counts: EarlierFacts['counts']; readonly places: RecordFacts['places'] }, by: 'village' | 'venueKind'): (Row & { readonly screens: number })[] {
  const placed = new Map(places.map((place) => [place.id, place[by]]));
  const at = new Map<string, Row & { readonly screens: number }>();
  for (const { key, plays, durationMs, cut, failed } of counts.screen.rows) {
    const name = placed.get(key) ?? '';
    const sum = at.get(name) ?? { ...NONE, name, screens: 0 };
    at.set(name, { name, plays: sum.plays + plays, durationMs: sum.durationMs + durationMs, cut: sum.cut + cut, failed: sum.failed + failed, screens: sum.screens + (plays > 0 ? 1 : 0) });
  }
  return [...at.values()];
}

function counted({ facts, words }: Parts, section: CountSection, rows: readonly Row[], shape: 'columns' | 'rows' | 'ring'): RecordBlock[] {
  const { total } = facts.counts.category;
  const named = rows.filter(({ isRest }) => !isRest);
  const best = highestFirst(named)[0];
  const lead: RecordBlock[] = best && best.plays > 0 ? [{ kind: 'paragraph', text: words.lead(section, best.name, numberText(best.plays, 0), shareText(best.plays, total.plays)) }] : [];
  const withPlays = shape === 'columns' ? rows : highestFirst(named).filter(({ plays }) => plays > 0);
  const isCut = shape === 'rows' && withPlays.length > MOST_BARS;
  const chart: RecordBlock = {
    kind: 'chart',
    id: section,
    shape,
    title: words.chartTitle(section, facts.kind, isCut ? MOST_BARS : null),
    items: (isCut ? withPlays.slice(0, MOST_BARS) : withPlays).map(({ name, tick, plays }) => {
      const text = numberText(plays, 0);
      return { name: tick ?? name, value: plays, text: shape === 'ring' ? words.withShare(text, shareText(plays, total.plays)) : text };
    }),
  };
  return [...lead, table({ facts, words }, section, rows), ...(withPlays.length > 1 && total.plays > 0 ? [chart] : [])];
}

function table({ facts, words }: Parts, section: CountSection, rows: readonly Row[]): RecordTable {
  const { columns } = words;
  const { total } = facts.counts.category;
  const withScreens = rows.some(({ screens }) => screens !== undefined);
  const earlier = withPlays(facts).filter(({ against }) => rows.some(({ was }) => was?.[against] !== undefined));
  const keyLabel = section === 'step' ? columns[facts.kind === 'month' ? 'day' : 'month'] : columns[section];
  const end = (label: string, width: number): RecordColumn => ({ label, align: 'end', width });
  // beside another period there is no room for what was not counted; its sums are told in the summary
  const uncounted = (row: Pick<Row, 'cut' | 'failed'>) => (earlier.length > 0 ? [] : [countCell(row.cut), countCell(row.failed)]);
  const cells = (row: Row) => [
    textCell(row.name),
    ...(withScreens ? [countCell(row.screens ?? 0)] : []),
    countCell(row.plays),
    shareCell(row.plays, total.plays),
    durationCell(row.durationMs, words),
    ...uncounted(row),
    ...comparisonCells(row.plays, row.was ?? {}, earlier, words),
  ];
  return {
    kind: 'table',
    caption: words.caption(section, facts.kind),
    columns: [
      { label: keyLabel, align: 'start', width: 4.5 },
      ...(withScreens ? [end(columns.screens, 2.6)] : []),
      end(columns.plays, 3),
      end(columns.share, 2.5),
      end(columns.duration, 4.2),
      ...(earlier.length > 0 ? comparisonColumns(earlier, facts, words, [3, 2.8]) : [end(columns.cut, 2.6), end(columns.failed, 2.6)]),
    ],
    rows: rows.map(cells),
    total: cells({ ...total, name: words.total, screens: rows.reduce((sum, { screens }) => sum + (screens ?? 0), 0), was: wasIn(earlier, ({ counts }) => counts.category.total.plays) }),
  };
}

/** Equal ones keep their order. */
function highestFirst<R extends { readonly plays: number }>(rows: readonly R[]): R[] {
  return [...rows].sort((a, b) => b.plays - a.plays);
}
