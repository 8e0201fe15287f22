import type { ImportSettings } from '../../protocol/rest/imports.ts';
import type { ImportedMetric } from './imported-metric.ts';

/** What the rows of an import are gone through by. */
export interface CheckRules {
  readonly settings: ImportSettings;
  readonly metrics: readonly ImportedMetric[];
  readonly headings: readonly string[];
  /** Only in a text table can a comma within a number make cells too many. */
  readonly isText: boolean;
  readonly timeZone: string;
  /** Moment of the upload, epoch milliseconds. */
  readonly now: number;
}
