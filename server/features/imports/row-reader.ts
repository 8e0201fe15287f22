import { type Precision, valueFault } from '../../domain/statistics/metric.ts';
import { type Cell, cellText } from './cell.ts';
import type { CheckRules } from './check-rules.ts';
import { type DateResult, readDate } from './date-text.ts';
import type { ImportDraft } from './draft.ts';
import { createMetricFinder, type ImportedMetric } from './imported-metric.ts';
import type { FilledRow } from './merge-fill.ts';
import { inUnit, readNumber } from './number-text.ts';
import { nameKey, noteText, plainText } from './plain-text.ts';
import { remembering } from './remembering.ts';
import type { RowFault } from './words.ts';

/** What is wrong with a row, and in which of its cells (place from 0). */
export interface RowProblem {
  readonly code: RowFault;
  readonly place: number | null;
}

export interface RowRead {
  readonly drafts: readonly Omit<ImportDraft, 'repeats'>[];
  readonly problems: readonly RowProblem[];
  /** Values that were brought to the metric's unit. */
  readonly converted: number;
}

const WHOLE = new Set(['', '全镇', '全部', '全体', '整体', '全街道', '全乡', '全县', 'whole', 'all', 'town', 'total']);
const LONGEST_SHOWN = 60;

/** Reads what one row says, by the mapping. */
export function createRowReader({ settings, metrics, timeZone, now }: CheckRules) {
  const { mapping, metricNames, memberNames } = settings;
  const finder = createMetricFinder(metrics, metricNames);
  const findMetric = remembering((text: string) => finder.find(text));
  const dateOf = remembering((text: string): DateResult => readDate(text, timeZone, now));
  const renamed = new Map(Object.entries(memberNames).map(([text, member]) => [nameKey(text), member]));
  const membersOf = new Map(metrics.map(({ id, members }) => [id, new Map(members.map((member) => [nameKey(member), member]))]));
  const keyOf = remembering(nameKey);
  const valuePlaces = new Set(mapping.layout === 'wide' ? mapping.values.map(({ column }) => column) : [mapping.value]);

  function read(row: FilledRow, isTotal: boolean): RowRead {
    const problems: RowProblem[] = [];
    const drafts: Omit<ImportDraft, 'repeats'>[] = [];
    let converted = 0;
    const asked = mapping.layout === 'wide' ? mapping.values : [{ column: mapping.value, metric: metricId(row.cells, problems) }];
    const filled = mapping.layout === 'long' ? asked : asked.filter(({ column }) => !isBlank(row.cells[column]));
    if (filled.length === 0) return { drafts, problems, converted };
    const dateText = 'column' in mapping.date ? cellText(row.cells[mapping.date.column]) : mapping.date.fixed;
    const date = dateOf(dateText);
    if (!date.ok) problems.push({ code: date.fault, place: 'column' in mapping.date ? mapping.date.column : null });

    for (const { column, metric: id } of filled) {
      const metric = id === null ? undefined : finder.byId(id);
      if (!metric && id !== null) problems.push({ code: 'no-such-metric', place: null });
      if (metric?.isDerived) problems.push({ code: 'not-entered', place: mapping.layout === 'long' && 'column' in mapping.metric ? mapping.metric.column : column });
      const member = metric ? memberOf(row.cells, metric, isTotal, problems) : null;
      const value = valueAt(row, column, metric, problems);
      if (!metric || metric.isDerived || member === null || value === null || !date.ok) continue;
      if (value.converted) converted++;
      drafts.push({
        row: row.number,
        metric: metric.id,
        member,
        value: value.value,
        precision: precisionOf(row.cells, value.precision),
        asOf: date.asOf,
        today: date.today,
        note: mapping.note === null ? '' : noteText(cellText(row.cells[mapping.note])),
        valueText: shown(cellText(row.cells[column])),
        dateText: shown(dateText),
      });
    }
    return { drafts, problems: distinct(problems), converted };
  }

  function metricId(cells: readonly Cell[], problems: RowProblem[]): string | null {
    if (mapping.layout === 'wide') return null;
    if ('fixed' in mapping.metric) return mapping.metric.fixed;
    const place = mapping.metric.column;
    const text = cellText(cells[place]);
    const found = plainText(text) === '' ? 'no-metric' : findMetric(text);
    if (typeof found !== 'string') return found.id;
    problems.push({ code: found, place });
    return null;
  }

  function memberOf(cells: readonly Cell[], metric: ImportedMetric, isTotal: boolean, problems: RowProblem[]): string | null {
    if (isTotal) return '';
    const place = 'column' in mapping.member ? mapping.member.column : null;
    const key = keyOf(place === null ? (mapping.member as { fixed: string }).fixed : cellText(cells[place]));
    const members = membersOf.get(metric.id);
    const other = renamed.get(key);
    const found = other === undefined ? members?.get(key) : other === '' ? '' : members?.get(keyOf(other));
    if (found !== undefined) return found;
    if (WHOLE.has(key)) return '';
    problems.push({ code: 'no-such-member', place });
    return null;
  }

  function valueAt(row: FilledRow, place: number, metric: ImportedMetric | undefined, problems: RowProblem[]) {
    const fault = (code: RowFault): null => (problems.push({ code, place }), null);
    const cell = row.cells[place];
    if (typeof cell === 'object') return fault(cell.fault);
    const merge = row.merged.get(place);
    if (merge && (merge.bottom > merge.top || [...valuePlaces].filter((each) => each >= merge.left && each <= merge.right).length > 1)) return fault('merged-value');
    const number = readNumber(cell ?? '');
    if (!number.ok) return fault(number.fault);
    if (!metric) return null;
    const unitColumn = mapping.layout === 'long' && mapping.unit !== null ? cellText(row.cells[mapping.unit]) : '';
    const value = inUnit(number.written, metric.nature === 'percent' ? '%' : metric.unit, unitColumn);
    if (value === null) return fault('unit-differs');
    const wrong = valueFault(metric, value);
    return wrong ? fault(wrong) : { value, precision: number.written.precision, converted: value !== number.written.number };
  }

  function precisionOf(cells: readonly Cell[], written: Precision): Precision {
    if (mapping.layout === 'wide' || mapping.precision === null) return written;
    const text = plainText(cellText(cells[mapping.precision])).toLowerCase();
    if (/^(at.?least|over|more|超|逾|至少|不少于|以上|>)/.test(text)) return 'at-least';
    if (/^(about|approx|nearly|近|约|大约|大概|估)/.test(text)) return 'about';
    return written;
  }

  return { read };
}

/** In a wide table an empty cell, or a dash, says that there is no reading. */
const isBlank = (cell: Cell | undefined): boolean => cell === undefined || (typeof cell === 'string' && /^[-–—/\s]*$/.test(plainText(cell)));

const shown = (text: string): string => {
  const plain = plainText(text);
  return plain.length > LONGEST_SHOWN ? `${plain.slice(0, LONGEST_SHOWN).toWellFormed()}…` : plain;
};

function distinct(problems: readonly RowProblem[]): readonly RowProblem[] {
  if (problems.length < 2) return problems;
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.place}`, problem])).values()];
}
