import { CATEGORIES, CONTENT_KINDS } from '../../../server/domain/content.ts';
import type { ContentView } from '../../../server/protocol/rest/content.ts';
import { sorted } from '../../components/sorting.ts';

export const SORTS = ['newest', 'oldest', 'title', 'longest'] as const;
export type ContentSort = (typeof SORTS)[number];

/** The items the address asks for: every word of `q` must occur; `kind`, `category` and `use` narrow further. */
export function filterContent(items: readonly ContentView[], query: URLSearchParams): ContentView[] {
  const terms = (query.get('q') ?? '').toLocaleLowerCase().split(/\s+/).filter((term) => term !== '');
  const kind = CONTENT_KINDS.find((each) => each === query.get('kind'));
  const category = CATEGORIES.find((each) => each === query.get('category'));
  const use = query.get('use');
  return items.filter((item) => {
    if (kind && item.visual.kind !== kind) return false;
    if (category && item.category !== category) return false;
    if (use === 'used' && item.usedIn.length === 0) return false;
    if (use === 'unused' && item.usedIn.length > 0) return false;
    const words = `${item.title} ${item.draft?.text ?? ''} ${item.draft?.phone ?? ''}`.toLocaleLowerCase();
    return terms.every((term) => words.includes(term));
  });
}

/** The order the address asks for; newest first where it asks for none that is known. */
export function sortContent(items: readonly ContentView[], order: string | null): ContentView[] {
  const known = SORTS.find((each) => each === order) ?? 'newest';
  if (known === 'title') return sorted(items, ({ title }) => title, false);
  if (known === 'longest') return sorted(items, ({ durationMs }) => durationMs, true);
  return sorted(items, ({ createdAt }) => createdAt, known === 'newest');
}
