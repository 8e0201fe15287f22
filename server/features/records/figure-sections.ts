import { type Figure, figureText } from '../../domain/statistics/figure.ts';
import { dayOf } from '../../domain/recurrence.ts';
import { figureCell, noteMark } from './record-cells.ts';
import type { MetricFacts, RecordFacts } from './record-facts.ts';
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
  const columns: RecordColumn[] = [
    { label: labels.metric, align: 'start', width: 5.8 },
    { label: labels.value, align: 'end', width: 4 },
    { label: labels.span, align: 'start', width: 3.5 },
    { label: labels.asOf, align: 'start', width: 4.4 },
    { label: labels.source, align: 'start', width: 2.7 },
  ];

  function markOf(text: string): string {
    const known = notes.get(text);
    if (known !== undefined) return known;
    const mark = noteMark(notes.size + 1);
    notes.set(text, mark);
    return mark;
  }

  function row(name: string, figure: Figure, { definition, note }: MetricFacts, indented: boolean): RecordCell[] {
    const isCarried = figure.asOf !== null && figure.asOf < facts.start && figure.rhythm !== 'none';
    anyCarried ||= isCarried;
    const asOf = figure.asOf === null ? '—' : words.day(dayOf(figure.asOf, facts.timeZone));
    const isFormula = definition.source.kind === 'formula';
    const source = isFormula && definition.source.kind === 'formula' ? words.formula(inNames(definition.source.expression, facts.metrics)) : words.source(figure.source, figure.sourceName, note);
    return [
      { text: name, ...(indented ? { indented: true as const } : {}) },
      figureCell(figure, facts.language),
      { text: figure.value === null ? '—' : figure.period === '' ? words.atInstant : words.span(figure.period) },
      { text: isCarried ? words.carried(asOf) : asOf },
      { text: figure.value === null && !isFormula ? words.noReading : words.noteMark(markOf(source)) },
    ];
  }

  const headings = [...new Set(facts.metrics.map(({ definition }) => definition.category))];
  const blocks = headings.flatMap((heading, index): RecordBlock[] => {
    const under = facts.metrics.filter(({ definition }) => definition.category === heading);
    const rows = under.flatMap((metric) => [row(metric.definition.name, metric.whole, metric, false), ...toldApart(metric).map((member) => row(member.member, member, metric, true))]);
    return [{ kind: 'heading', text: words.subheading(index + 1, heading) }, { kind: 'table', caption: '', columns, rows, total: null }, ...under.flatMap((metric) => memberChart(metric, facts))];
  });
  return { blocks, notes: [...notes].map(([text, mark]) => ({ mark, text })), anyCarried };
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
