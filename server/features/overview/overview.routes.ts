import type { Routes } from '../../http/route.ts';
import { overview as endpoints } from '../../protocol/rest/ledger.ts';
import type { OverviewService } from './overview.service.ts';

export function overviewRoutes(routes: Routes, overview: OverviewService): void {
  routes.on(endpoints.get, () => overview.get());
}
