import type { Against, RecordKind } from '../../domain/statistics/record-period.ts';
import type { Change } from '../../domain/statistics/record-comparison.ts';
import type { Language } from '../../protocol/errors.ts';
import type { FigureSource } from '../../domain/statistics/figure.ts';

/** Sections in their order. */
export const SECTIONS = ['overall', 'category', 'village', 'venueKind', 'campaign', 'step', 'figures', 'data', 'owing'] as const;
/** Those that tell plays apart. */
export const COUNT_SECTIONS = ['category', 'village', 'venueKind', 'campaign', 'step'] as const satisfies readonly SectionId[];
export type CountSection = (typeof COUNT_SECTIONS)[number];
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
  readonly language: Language;
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
  /** One of them at least is not 0. */
  notCounted(cut: number, failed: number): string;
  readonly noPlays: string;
  notOver(asOf: string): string;
  metricsSummed(all: number, withValue: number): string;
  readonly noMetrics: string;
  readonly noCampaigns: string;
  /** Head of a column: 上月, 上季度, 上年, 上年同期. */
  earlier(against: Against, kind: RecordKind, isOver: boolean): string;
  /** Head of a column: 环比, 同比. */
  change(against: Against): string;
  readonly same: string;
  /** After a difference of two percentages. */
  readonly points: string;
  /** A unit after a number. */
  behind(unit: string): string;
  /** One sentence. @param parts what each period compared with had, and the change since, unsigned where it is a number */
  comparedPlays(parts: readonly { readonly against: Against; readonly was: string; readonly change: Change; readonly by: string }[], kind: RecordKind, isOver: boolean): string;
  /** @param labels as `earlier` names them, at least one */
  noEarlierPlays(labels: readonly string[]): string;
  /** The ledger began only within the period compared with. */
  earlierSince(label: string, day: string): string;
  comparedMetrics(label: string, counts: { readonly all: number; readonly more: number; readonly less: number; readonly same: number }): string;
  readonly comparisonRules: readonly string[];
  /** Which days are compared while the period is not over. */
  comparedDays(parts: readonly { readonly label: string; readonly from: string; readonly to: string }[]): string;
  lead(section: CountSection, name: string, plays: string, share: string): string;
  readonly columns: Record<'item' | 'amount' | 'category' | 'village' | 'venueKind' | 'campaign' | 'month' | 'day' | 'screens' | 'plays' | 'share' | 'duration' | 'cut' | 'failed' | 'metric' | 'value' | 'span' | 'asOf' | 'source' | 'records' | 'meaning' | 'screen' | 'steward' | 'heard' | 'pending', string>;
  readonly total: string;
  readonly noVillage: string;
  readonly noCampaign: string;
  readonly overallRows: Record<keyof Totals | 'cut' | 'failed', string>;
  /** 表1, 图1: goes before a caption. */
  numbered(kind: 'table' | 'chart', index: number, caption: string): string;
  chartTitle(section: CountSection, kind: RecordKind, most: number | null): string;
  caption(section: CountSection | 'overall', kind: RecordKind): string;
  readonly atInstant: string;
  /** In place of members that all have the same figure. */
  allMembers(count: number, dimension: string): string;
  carried(day: string): string;
  /** A span and, in the same cell, the day it is as of. */
  spanAsOf(span: string, day: string, isCarried: boolean): string;
  readonly carriedMeaning: string;
  readonly noReading: string;
  noteMark(mark: string): string;
  /** @param note what was written beside the reading, or '' */
  source(kind: FigureSource, name: string, note: string): string;
  formula(expression: string): string;
  readonly returned: Record<'committed' | 'pending' | 'missing', { readonly label: string; readonly meaning: string }>;
  /** @param at when the record was made */
  returnedIntro(at: string): string;
  readonly allReturned: string;
  /** What is still to come is from screens put up after the period. */
  readonly owedLater: string;
  owing(screens: string, pending: string): string;
  /** Held by a silent screen: so many at least, or not known. */
  pendingOfSilent(pending: string | null): string;
  readonly owingNote: string;
  readonly noSteward: string;
  readonly rulesIntro: string;
  rules(timeZone: string): readonly string[];
  readonly sourcesIntro: string;
  made(at: string, by: string): string;
  version(version: string): string;
  check(code: string): string;
  readonly signatures: readonly string[];
  page(page: string, of: string): string;
}
