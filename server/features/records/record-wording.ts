import type { RecordKind } from '../../domain/statistics/record-period.ts';
import type { FigureSource } from '../../domain/statistics/figure.ts';

/** Sections in their order. */
export const SECTIONS = ['overall', 'category', 'village', 'venueKind', 'campaign', 'step', 'figures', 'data'] as const;
export type SectionId = (typeof SECTIONS)[number];

export interface Totals {
  readonly plays: string;
  readonly duration: string;
  readonly screens: string;
  readonly villages: string;
  readonly items: string;
}

/** Everything a record says, in one language. Numbers come as they are to be printed. */
export interface RecordWords {
  title(town: string, kind: RecordKind, period: string): string;
  /** Of the file to download, without its extension. */
  fileName(town: string, kind: RecordKind, period: string): string;
  readonly factLabels: { readonly period: string; readonly asOf: string; readonly made: string };
  period(from: string, to: string): string;
  asOfEnd(day: string): string;
  asOfNow(day: string, clock: string): string;
  /** A calendar day as written in this language. */
  day(day: string): string;
  /** A day within a month whose record this is. */
  shortDay(day: string): string;
  month(month: string): string;
  /** Under a column of a chart: a month of the record's year, a day of its month. */
  tick(step: string): string;
  /** A number of plays with its part of the whole. */
  withShare(plays: string, share: string): string;
  /** A span as `spanName` names it. */
  span(name: string): string;
  duration(ms: number): string;
  heading(section: SectionId, index: number, kind: RecordKind): string;
  sheet(section: SectionId, kind: RecordKind): string;
  subheading(index: number, name: string): string;
  overall(town: string, totals: Totals): string;
  notCounted(cut: string, failed: string): string;
  readonly noPlays: string;
  readonly noPlaysHere: string;
  notOver(asOf: string): string;
  metricsSummed(all: string, withValue: string): string;
  readonly noMetrics: string;
  readonly noCampaigns: string;
  lead(section: SectionId, name: string, plays: string, share: string): string;
  readonly columns: Record<'item' | 'amount' | 'category' | 'village' | 'venueKind' | 'campaign' | 'month' | 'day' | 'screens' | 'plays' | 'share' | 'duration' | 'cut' | 'failed' | 'metric' | 'value' | 'span' | 'asOf' | 'source' | 'records' | 'meaning', string>;
  readonly total: string;
  readonly noVillage: string;
  readonly noCampaign: string;
  readonly overallRows: Record<keyof Totals, string>;
  /** 表1, 图1: goes before a caption. */
  numbered(kind: 'table' | 'chart', index: number, caption: string): string;
  chartTitle(section: SectionId, kind: RecordKind, most: number | null): string;
  caption(section: SectionId, kind: RecordKind): string;
  readonly atInstant: string;
  carried(day: string): string;
  readonly carriedMeaning: string;
  readonly noReading: string;
  noteMark(mark: string): string;
  /** @param note what was written beside the reading, or '' */
  source(kind: FigureSource, name: string, note: string): string;
  formula(expression: string): string;
  readonly returned: Record<'committed' | 'pending' | 'missing', { readonly label: string; readonly meaning: string }>;
  readonly returnedIntro: string;
  readonly rulesIntro: string;
  rules(timeZone: string): readonly string[];
  readonly sourcesIntro: string;
  made(at: string, by: string): string;
  version(version: string): string;
  check(code: string): string;
  readonly signatures: readonly string[];
  page(page: string, of: string): string;
}
