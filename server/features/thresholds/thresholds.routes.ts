import type { Routes } from '../../http/route.ts';
import { notices as endpoints } from '../../protocol/rest/notices.ts';
import type { ThresholdsService } from './thresholds.service.ts';

export function noticesRoutes(routes: Routes, thresholds: Pick<ThresholdsService, 'notices' | 'heard'>): void {
  routes.on(endpoints.list, (_input, { person }) => thresholds.notices(person.account));
  routes.on(endpoints.heard, ({ params }, { person }) => thresholds.heard(person.account, params.id));
}
