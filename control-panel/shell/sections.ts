import type { Permission } from '../../server/domain/role.ts';
import type { Messages } from '../locales/zh-CN/index.ts';

/** One entry of the main navigation. */
export interface Section {
  readonly href: string;
  readonly key: Exclude<keyof Messages['shell']['nav'], 'label' | 'more'>;
  readonly icon: string;
  readonly needs?: Permission;
}

export const SECTIONS: readonly Section[] = [
  { href: '/', key: 'overview', icon: 'overview', needs: 'screen.view' },
  { href: '/screens', key: 'screens', icon: 'screen', needs: 'screen.view' },
  { href: '/content', key: 'content', icon: 'content', needs: 'content.view' },
  { href: '/playlists', key: 'playlists', icon: 'playlist', needs: 'content.view' },
  { href: '/schedules', key: 'schedules', icon: 'schedule', needs: 'content.view' },
  { href: '/data', key: 'data', icon: 'data', needs: 'metric.view' },
  { href: '/ledger', key: 'ledger', icon: 'ledger', needs: 'ledger.view' },
  { href: '/settings', key: 'settings', icon: 'settings' },
];

/** Addresses that stand under another section's entry. */
const UNDER: Record<string, string> = { publications: '/schedules' };

/** The entry that an address belongs to. */
export function sectionOf(path: string): string {
  const first = path.split('/')[1] ?? '';
  return UNDER[first] ?? `/${first}`;
}
