import type { ImportCheck } from '../../../server/protocol/rest/imports.ts';
import type { MetricDetails, MetricView } from '../../../server/protocol/rest/metrics.ts';
import { NEW_METRIC, withNature } from './definition-draft.ts';
import { suggestId } from './suggest-id.ts';

/** How readings of a new metric become its figure: the newest stands, or those of a span are added up. */
export const WAYS = ['stock', 'year', 'quarter', 'month', 'day'] as const;
export type Way = (typeof WAYS)[number];
const RHYTHMS = { stock: 'none', year: 'yearly', quarter: 'quarterly', month: 'monthly', day: 'daily' } as const;

/** A metric to be defined for a name in a file. */
export interface NewMetric {
  /** As the file writes it. */
  readonly text: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  /** '' until a person has said so: a wrong guess would make wrong figures. */
  readonly way: Way | '';
}

export function newMetrics(unknown: ImportCheck['unknown']['metrics']): NewMetric[] {
  return unknown.map(({ text, unit, decimals }) => ({ text, name: text.slice(0, 80), unit, decimals, way: unit === '%' ? 'stock' : '' }));
}

/** Definitions to send, with ids of their own; `taken` are those in use. */
export function definitionsOf(rows: readonly NewMetric[], category: string, taken: readonly Pick<MetricView, 'id'>[]): (MetricDetails & { id: string; text: string })[] {
  const ids = new Set(taken.map(({ id }) => id));
  return rows.map(({ text, name, unit, decimals, way }) => {
    const id = suggestId(name, ids);
    ids.add(id);
    const nature = unit === '%' ? 'percent' : decimals > 0 ? 'amount' : 'count';
    const details = { ...NEW_METRIC, name: name.trim(), unit: unit.trim(), category: category.trim(), decimals, accrual: way === 'stock' ? ('stock' as const) : ('flow' as const), rhythm: RHYTHMS[way || 'stock'], ...(way !== 'stock' && way !== '' && { span: way }) };
    return { ...withNature(details, nature), id, text };
  });
}
