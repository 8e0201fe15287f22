import { type Figure, figureText } from '../../domain/statistics/figure.ts';
import { dayOf } from '../../domain/recurrence.ts';
import { comparisonColumns } from './play-comparison.ts';
import { type ComparedFigure, comparedFigure } from './metric-comparison.ts';
import { toldFigures } from './told-figures.ts';
import { changeCell, figureCell, noteMark } from './record-cells.ts';
import type { EarlierFacts, MetricFacts, RecordFacts } from './record-facts.ts';
import type { RecordBlock, RecordCell, RecordColumn } from './record-model.ts';
import type { RecordWords } from './record-wording.ts';

export interface SourceNotes {
  readonly blocks: RecordBlock[];
  readonly notes: { readonly mark: string; readonly text: string }[];
  /** Whether a figure of an earlier period stands among them. */
  readonly anyCarried: boolean;
}

const CHART_FROM_MEMBERS = 3;
const MOST_BARS = 20;

/** The figures under their headings, each with its as-of time and the number of the note that names its source. */
export function figureBlocks(facts: RecordFacts, words: RecordWords): SourceNotes {
  const notes = new Map<string, string>();
  let anyCarried = false;
  const { columns: labels } = words;
  const earlier = comparedWith(facts);
  // two periods beside this one leave room for the day only where it is another than the last
  const isNarrow = earlier.length > 1;
  const columns: RecordColumn[] = [
    { label: labels.metric, align: 'start', width: isNarrow ? 5.2 : 5.4 },
    { label: labels.value, align: 'end', width: isNarrow ? 3.6 : 3.4 },
    ...comparisonColumns(earlier, facts, words, isNarrow ? [3.6, 4.3] : [3.6, 4.1]),
    { label: labels.span, align: 'start', width: isNarrow ? 4.4 : 3.5 },
    ...(isNarrow ? [] : [{ label: labels.asOf, align: 'start', width: earlier.length > 0 ? 3.9 : 5.8 } as const]),
    { label: labels.source, align: 'start', width: earlier.length > 0 ? 2 : 2.3 },
  ];
  // beside other periods a day is written short
  const dayOfTable = earlier.length > 0 ? (day: string) => day : words.day;

  function markOf(text: string): string {
    const known = notes.get(text);
    if (known !== undefined) return known;
    const mark = noteMark(notes.size + 1);
    notes.set(text, mark);
    return mark;
  }

  function row(name: string, figure: Figure, metric: MetricFacts, indented: boolean): RecordCell[] {
    const { definition, note } = metric;
    const isCarried = figure.asOf !== null && figure.asOf < facts.start && figure.rhythm !== 'none';
    anyCarried ||= isCarried;
    const asOf = figure.asOf === null ? '—' : dayOfTable(dayOf(figure.asOf, facts.timeZone));
    const span = figure.value === null ? '—' : figure.period === '' ? words.atInstant : words.span(figure.period);
    const isFormula = definition.source.kind === 'formula';
    const source = isFormula && definition.source.kind === 'formula' ? words.formula(inNames(definition.source.expression, facts.metrics)) : words.source(figure.source, figure.sourceName, note);
    return [
      { text: name, ...(indented ? { indented: true as const } : {}) },
      figureCell(figure, words),
      ...earlier.flatMap((each) => compared(comparedFigure(facts, each, metric, figure), figure, words)),
      ...(isNarrow ? [{ text: figure.asOf === null || figure.asOf === facts.at || dayOf(figure.asOf, facts.timeZone) === facts.counted.to ? span : words.spanAsOf(span, asOf, isCarried) }] : [{ text: span }, { text: isCarried ? words.carried(asOf) : asOf }]),
      { text: figure.value === null && !isFormula ? words.noReading : words.noteMark(markOf(source)) },
    ];
  }

  /** Members that are all alike are told in one row. */
  function memberRows(metric: MetricFacts): RecordCell[][] {
    const members = toldApart(metric);
    const [first] = members;
    const { dimension } = metric.definition;
    const isOne = first && dimension && members.length >= CHART_FROM_MEMBERS && members.every((each) => isAlike(each, first) && earlier.every((was) => isAlike(earlierMember(was, each), earlierMember(was, first))));
    if (isOne) return [row(words.allMembers(members.length, dimension.name), first, metric, true)];
    return members.map((member) => row(member.member, member, metric, true));
  }

  const metrics = toldFigures(facts);
  const headings = [...new Set(metrics.map(({ definition }) => definition.category))];
  const blocks = headings.flatMap((heading, index): RecordBlock[] => {
    const under = metrics.filter(({ definition }) => definition.category === heading);
    const rows = under.flatMap((metric) => [row(metric.definition.name, metric.whole, metric, false), ...memberRows(metric)]);
    return [{ kind: 'heading', text: words.subheading(index + 1, heading) }, { kind: 'table', caption: '', columns, rows, total: null }, ...under.flatMap((metric) => memberChart(metric, facts))];
  });
  return { blocks, notes: [...notes].map(([text, mark]) => ({ mark, text })), anyCarried };
}

const earlierMember = ({ figures }: EarlierFacts, { metric, member }: Figure): Figure | undefined => figures.get(metric)?.members.find((each) => each.member === member);

function isAlike(a: Figure | undefined, b: Figure | undefined): boolean {
  return a?.value === b?.value && a?.precision === b?.precision && a?.asOf === b?.asOf && a?.period === b?.period && a?.source === b?.source && a?.sourceName === b?.sourceName;
}

/** The earlier periods that at least one figure may be compared with. */
export function comparedWith(facts: RecordFacts): readonly EarlierFacts[] {
  return facts.earlier.filter((each) => toldFigures(facts).some((metric) => [metric.whole, ...toldApart(metric)].some((figure) => comparedFigure(facts, each, metric, figure) !== null)));
}

function compared(found: ComparedFigure | null, figure: Figure, words: RecordWords): RecordCell[] {
  return [found ? figureCell(found.was, words) : { text: '—' }, changeCell(found?.change ?? null, figure, words)];
}

/** A formula as people read it: the metrics' names in the place of their ids. */
function inNames(expression: string, metrics: readonly MetricFacts[]): string {
  return expression.replaceAll(/[A-Za-z_][A-Za-z0-9_]*/g, (id) => metrics.find(({ definition }) => definition.id === id)?.definition.name ?? id);
}

/** The members worth a row: plays have been told by village and place already, and nothing has no parts. */
function toldApart({ definition, whole, members }: MetricFacts): readonly Figure[] {
  return definition.source.kind === 'plays' || whole.value === 0 ? [] : members.filter(({ value }) => value !== null);
}

/** A picture where a metric is broken down into enough members to compare, and they differ. */
function memberChart(metric: MetricFacts, { language }: RecordFacts): RecordBlock[] {
  const { definition } = metric;
  const withValue = toldApart(metric);
  if (withValue.length < CHART_FROM_MEMBERS || !definition.dimension || new Set(withValue.map(({ value }) => value)).size === 1) return [];
  const items = withValue
    .map((figure) => {
      const { prefix, digits } = figureText(figure, language);
      return { name: figure.member, value: figure.value ?? 0, text: `${prefix}${digits}` };
    })
    .sort((a, b) => b.value - a.value)
    .slice(0, MOST_BARS);
  const join = language === 'en' ? ', by ' : '：按';
  return [{ kind: 'chart', id: `metric-${definition.id}`, shape: 'rows', title: `${definition.name}${join}${definition.dimension.name}${definition.unit ? (language === 'en' ? ` (${definition.unit})` : `（${definition.unit}）`) : ''}`, items }];
}
