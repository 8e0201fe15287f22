import type { Route } from '../../shell/route.ts';

export const routes: readonly Route[] = [{ path: '/data/records', tag: 'hp-records-page', needs: 'record.make', load: () => import('./records-page.ts') }];
