import type { ScreenView } from '../../../server/protocol/rest/screens.ts';

export type ScreenState = 'painting' | 'emblem' | 'offline' | 'revoked';

/** What a screen does, by its own last word; not heard means offline whatever it may still show. */
export function stateOf({ revoked, status }: Pick<ScreenView, 'revoked' | 'status'>): ScreenState {
  if (revoked) return 'revoked';
  if (!status.online) return 'offline';
  return status.echo?.painting.kind === 'item' ? 'painting' : 'emblem';
}

/**
 * The screens an address asks for: `?q=` in name, site, village, groups or person responsible, and the
 * filters village, venue, group and state. Revoked screens are left out unless asked for.
 * @param needsAttention tells which screens belong to `?state=attention`
 */
export function filterScreens(screens: readonly ScreenView[], query: URLSearchParams, needsAttention: (screen: ScreenView) => boolean): ScreenView[] {
  const words = (query.get('q') ?? '').toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const [village, venue, group, state] = ['village', 'venue', 'group', 'state'].map((name) => query.get(name) ?? '');
  return screens.filter((screen) => {
    const own = stateOf(screen);
    if (state === 'attention' ? own === 'revoked' || !needsAttention(screen) : state ? own !== state : own === 'revoked') return false;
    if (village && screen.village !== village) return false;
    if (venue && screen.venueKind !== venue) return false;
    if (group && !screen.groups.includes(group)) return false;
    const text = [screen.name, screen.site, screen.village, screen.steward.name, screen.steward.phone, ...screen.groups].join('\n').toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Every village in use, by pinyin. */
export function villagesOf(screens: readonly ScreenView[]): string[] {
  return distinct(screens.map(({ village }) => village));
}

/** Every group in use, by pinyin. */
export function groupsOf(screens: readonly ScreenView[]): string[] {
  return distinct(screens.flatMap(({ groups }) => groups));
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names.filter(Boolean))].sort(new Intl.Collator('zh-CN', { numeric: true }).compare);
}
