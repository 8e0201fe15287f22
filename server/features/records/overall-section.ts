import { numberText } from '../../domain/statistics/figure.ts';
import { comparisonsOf } from '../../domain/statistics/record-period.ts';
import { atPlaces } from './count-sections.ts';
import { comparedWith } from './figure-sections.ts';
import { comparedFigure } from './metric-comparison.ts';
import { comparisonCells, comparisonColumns, countChange, type Was, wasIn, withPlays } from './play-comparison.ts';
import { countCell, durationCell, textCell } from './record-cells.ts';
import type { EarlierFacts, RecordFacts } from './record-facts.ts';
import type { RecordBlock, RecordCell } from './record-model.ts';
import { toldFigures } from './told-figures.ts';
import type { RecordWords } from './record-wording.ts';

const text = (value: number): string => numberText(value, 0);

/** The period in a few sentences and one table. @param asOf as it stands under the title */
export function overallBlocks(facts: RecordFacts, words: RecordWords, asOf: string): RecordBlock[] {
  const { total } = facts.counts.category;
  const now = sumsOf(facts, facts);
  const texts: string[] = [];
  if (total.plays > 0) texts.push(words.overall(facts.town, { plays: text(total.plays), duration: words.duration(total.durationMs), screens: text(now.screens), villages: text(now.villages), items: text(facts.items) }));
  else texts.push(words.noPlays);
  texts.push(...comparedInWords(facts, words));
  if (total.cut + total.failed > 0) texts.push(words.notCounted(total.cut, total.failed));
  texts.push(...metricsInWords(facts, words));
  if (!facts.isOver) texts.push(words.notOver(asOf.replace(/[（(].*[）)]$/, '').trim()));
  const paragraphs = texts.map((each): RecordBlock => ({ kind: 'paragraph', text: each }));
  return total.plays + total.cut + total.failed > 0 ? [...paragraphs, overallTable(facts, words, now)] : paragraphs;
}

function sumsOf({ places }: RecordFacts, { counts, items }: Pick<EarlierFacts, 'counts' | 'items'>) {
  return {
    plays: counts.category.total.plays,
    durationMs: counts.category.total.durationMs,
    screens: counts.screen.rows.filter(({ plays }) => plays > 0).length,
    villages: atPlaces({ counts, places }, 'village').filter(({ name, plays }) => name !== '' && plays > 0).length,
    items,
    cut: counts.category.total.cut,
    failed: counts.category.total.failed,
  };
}

function overallTable(facts: RecordFacts, words: RecordWords, now: ReturnType<typeof sumsOf>): RecordBlock {
  const { overallRows: labels, columns } = words;
  const earlier = withPlays(facts);
  const sums = new Map(earlier.map((each) => [each.against, sumsOf(facts, each)]));
  const inDuration = (ms: number): RecordCell => durationCell(ms, words);
  const row = (label: keyof typeof labels, of: keyof typeof now, cellOf: (value: number) => RecordCell = countCell): RecordCell[] => {
    const was: Was = wasIn(earlier, ({ against }) => sums.get(against)?.[of] ?? 0);
    return [textCell(labels[label]), cellOf(now[of]), ...comparisonCells(now[of], was, earlier, words, cellOf)];
  };
  return {
    kind: 'table',
    caption: words.caption('overall', facts.kind),
    columns: [{ label: columns.item, align: 'start', width: 5.6 }, { label: columns.amount, align: 'end', width: 4.1 }, ...comparisonColumns(earlier, facts, words, [4.1, 2.7])],
    rows: [
      row('plays', 'plays'),
      row('duration', 'durationMs', inDuration),
      row('screens', 'screens'),
      row('villages', 'villages'),
      row('items', 'items'),
      ...(earlier.length > 0 ? [row('cut', 'cut'), row('failed', 'failed')] : []),
    ],
    total: null,
  };
}

/** How the plays compare, in one sentence; where the ledger has none of a period, that in another. */
function comparedInWords(facts: RecordFacts, words: RecordWords): string[] {
  const { total } = facts.counts.category;
  const earlier = withPlays(facts);
  const labelOf = (against: EarlierFacts['against']) => words.earlier(against, facts.kind, facts.isOver);
  const parts = earlier.flatMap(({ against, counts }) => {
    const then = counts.category.total.plays;
    const change = countChange(total.plays, then);
    return change ? [{ against, was: text(then), change, by: change.kind === 'percent' ? `${numberText(Math.abs(change.ratio) * 100, 1)}%` : text(Math.abs(change.difference)) }] : [];
  });
  const none = comparisonsOf(facts.kind).filter((against) => earlier.every((each) => each.against !== against));
  return [
    ...(parts.length > 0 ? [words.comparedPlays(parts, facts.kind, facts.isOver)] : []),
    ...(none.length > 0 && total.plays > 0 ? [words.noEarlierPlays(none.map(labelOf))] : []),
    ...earlier.flatMap(({ against, since }) => (since === null ? [] : [words.earlierSince(labelOf(against), words.day(since))])),
  ];
}

function metricsInWords(facts: RecordFacts, words: RecordWords): string[] {
  const metrics = toldFigures(facts);
  if (metrics.length === 0) return [words.noMetrics];
  const summed = words.metricsSummed(metrics.length, metrics.filter(({ whole }) => whole.value !== null).length);
  return [
    summed,
    ...comparedWith(facts).flatMap((earlier) => {
      const changes = metrics.flatMap((metric) => comparedFigure(facts, earlier, metric, metric.whole)?.change ?? []);
      const count = (sign: number) => changes.filter(({ difference }) => Math.sign(difference) === sign).length;
      if (changes.length === 0) return [];
      return [words.comparedMetrics(words.earlier(earlier.against, facts.kind, facts.isOver), { all: changes.length, more: count(1), less: count(-1), same: count(0) })];
    }),
  ];
}
