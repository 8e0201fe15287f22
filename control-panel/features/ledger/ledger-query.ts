import { CATEGORIES } from '../../../server/domain/content.ts';
import type { Category } from '../../../server/domain/content.ts';
import { GROUPINGS } from '../../../server/protocol/rest/ledger.ts';
import type { Range } from './period.ts';

export const VIEWS = [...GROUPINGS, 'records', 'gaps'] as const;
export type View = (typeof VIEWS)[number];
export type Grouping = (typeof GROUPINGS)[number];

/** What the figures are narrowed to. */
export interface LedgerFilter {
  readonly from: string;
  readonly to: string;
  readonly screen?: string;
  readonly category?: Category;
  readonly content?: string;
  /** '' for plays of none. */
  readonly campaign?: string;
}

export const PAGE_SIZE = 100;
const ID = /^[a-z0-9_-]{1,40}$/;

/** Which of the tabs the address names; by screen when it names none. */
export function viewOf(query: URLSearchParams): View {
  return VIEWS.find((view) => view === query.get('view')) ?? 'screen';
}

/** The filter an address asks for, without what the server would refuse. */
export function filterOf(query: URLSearchParams, { from, to }: Pick<Range, 'from' | 'to'>): LedgerFilter {
  const [screen, content] = ['screen', 'content'].map((name) => query.get(name) ?? '');
  const category = CATEGORIES.find((each) => each === query.get('category'));
  const campaign = query.get('campaign');
  return { from, to, ...(campaign !== null && campaign.length <= 80 ? { campaign } : {}), ...(screen && ID.test(screen) ? { screen } : {}), ...(category ? { category } : {}), ...(content && ID.test(content) ? { content } : {}) };
}

/** Which page of the records an address asks for, from 0. */
export function pageOf(query: URLSearchParams): number {
  const page = Math.trunc(Number(query.get('page') ?? 1)) - 1;
  return Number.isFinite(page) ? Math.min(9_999, Math.max(0, page)) : 0;
}

/**
 * Where a click on a counted row leads: to its records, for a month to its days, or for a village or a kind
 * of place, which the records do not name, to the screens there.
 */
export function drillDown(by: Grouping, key: string, query: URLSearchParams): string {
  if (by === 'village' || by === 'venueKind') return `/screens?${new URLSearchParams({ [by === 'village' ? 'village' : 'venue']: key })}`;
  const next = new URLSearchParams(query);
  next.set('view', 'records');
  next.delete('page');
  if (by === 'month') next.set('view', 'day');
  if (by === 'day' || by === 'month') {
    next.delete('period');
    next.set('from', by === 'day' ? key : `${key}-01`);
    next.set('to', by === 'day' ? key : Temporal.PlainYearMonth.from(key).toPlainDate({ day: 31 }).toString());
  } else next.set(by === 'item' ? 'content' : by, key);
  return `/ledger?${next}`;
}
