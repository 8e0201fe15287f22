import { readDate } from './date-text.ts';
import { isData, withoutUnit } from './guess-heading.ts';
import { isTotal, roleOf } from './headings.ts';
import type { ImportedMetric, MetricFinder } from './imported-metric.ts';
import { readNumber } from './number-text.ts';
import { plainDateNow } from './plain-date-now.ts';
import { nameKey, plainText } from './plain-text.ts';
import type { ImportMapping } from '../../protocol/rest/imports.ts';

interface Sheet {
  readonly name: string;
  readonly headerRow: number;
  /** Rows as text, row 1 at 0. */
  readonly sample: readonly (readonly string[])[];
}

interface Column {
  readonly place: number;
  readonly heading: string;
  readonly values: readonly string[];
}

/** A share of the values for which something holds; 0 when there are none. */
const share = (values: readonly string[], holds: (text: string) => boolean): number => (values.length === 0 ? 0 : values.filter(holds).length / values.length);

/**
 * Which column is probably what, by its heading and by what stands in it.
 * @returns null when no column holds values, or nothing says of which metric
 */
export function guessMapping({ name, headerRow, sample }: Sheet, metrics: readonly ImportedMetric[], finder: MetricFinder, timeZone: string, now: number): ImportMapping | null {
  const columns = columnsOf(sample, headerRow);
  const members = new Set(metrics.flatMap((metric) => metric.members.map(nameKey)));
  const units = new Set(metrics.map(({ unit }) => nameKey(unit)));
  const taken = new Set<number>();
  const take = (rank: (column: Column) => number): number | null => {
    const found = columns.filter(({ place }) => !taken.has(place)).map((column) => ({ column, score: rank(column) })).filter(({ score }) => score > 0).toSorted((one, other) => other.score - one.score)[0];
    if (!found) return null;
    taken.add(found.column.place);
    return found.column.place;
  };
  const isMember = (text: string) => members.has(nameKey(text)) || isTotal(text);
  const isMetric = (text: string) => typeof finder.find(text) !== 'string';
  const isUnit = (text: string) => units.has(nameKey(text)) || (plainText(text).length <= 3 && !isMember(text) && !/\d|村|[镇乡县市]$/.test(text));

  const unit = take(({ heading, values }) => (roleOf(heading) === 'unit' && share(values, isUnit) > 0.5 ? 1 : 0));
  const precision = take(({ heading }) => Number(roleOf(heading) === 'precision'));
  const note = take(({ heading }) => Number(roleOf(heading) === 'note'));
  const date = take(({ heading, values }) => Number(roleOf(heading) === 'date') + share(values, (text) => readDate(text, timeZone, Number.MAX_SAFE_INTEGER).ok && !/^\d{1,4}$/.test(plainText(text))));
  const metric = take(({ heading, values }) => 2 * share(values, isMetric) + Number(roleOf(heading) === 'metric-id' && share(values, isMetric) > 0) + 0.5 * Number(roleOf(heading) === 'metric' && share(values, isData) < 0.5));
  const wide = headerRow === 0 || metric !== null ? [] : columns.flatMap(({ place, heading }) => (taken.has(place) ? [] : wideColumn(finder, place, heading)));
  for (const { column } of wide) taken.add(column);
  const member = take(({ heading, values }) => 2 * share(values, isMember) + Number(roleOf(heading) === 'member') + 0.5 * Number(roleOf(heading) === 'unit'));
  const common = {
    member: member === null ? { fixed: '' } : { column: member },
    date: date === null ? { fixed: yearIn([name, ...sample.slice(0, headerRow || 1).flat()]) ?? plainDateNow(timeZone, now) } : { column: date },
    note,
  };
  if (wide.length > 0) return { layout: 'wide', ...common, values: wide };

  const value = take(({ heading, values }) => (roleOf(heading) === 'value' ? 2 : 0) + share(values, (text) => readNumber(text).ok));
  if (value === null) return null;
  const only = metrics.filter(({ isDerived }) => !isDerived);
  const fixed = metricIn(finder, [name, ...sample.slice(0, headerRow).flat()]) ?? (only.length === 1 ? only[0]?.id : undefined);
  if (metric === null && fixed === undefined) return null;
  return { layout: 'long', metric: metric === null ? { fixed: fixed! } : { column: metric }, ...common, value, unit, precision };
}

function columnsOf(sample: readonly (readonly string[])[], headerRow: number): readonly Column[] {
  const width = Math.max(0, ...sample.map((cells) => cells.length));
  const below = sample.slice(headerRow);
  return Array.from({ length: width }, (_, place) => ({
    place,
    heading: sample[headerRow - 1]?.[place] ?? '',
    values: below.map((cells) => cells[place] ?? '').filter((text) => plainText(text) !== ''),
  }));
}

function wideColumn(finder: MetricFinder, column: number, heading: string): { column: number; metric: string }[] {
  const found = [heading, withoutUnit(heading)].map((text) => finder.find(text)).find((each) => typeof each !== 'string');
  return typeof found === 'object' && !found.isDerived ? [{ column, metric: found.id }] : [];
}

function metricIn(finder: MetricFinder, texts: readonly string[]): string | undefined {
  const found = texts.map((text) => finder.find(withoutUnit(text))).find((each) => typeof each !== 'string');
  return typeof found === 'object' ? found.id : undefined;
}

/** A title such as 2019年度普法宣传统计表 says the year for all. */
function yearIn(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const found = /((?:19|20)\d{2})\s?年(?:度)?(?:\s?(\d{1,2})\s?月)?/.exec(plainText(text));
    if (found) return found[2] === undefined ? `${found[1]}年` : `${found[1]}年${found[2]}月`;
  }
  return undefined;
}
