import type { Routes } from '../../http/route.ts';
import { town as endpoints } from '../../protocol/rest/session.ts';
import type { AuditService } from '../audit/audit.service.ts';
import type { LogService } from '../publications/log.service.ts';
import type { TownService } from './town.service.ts';

export function townRoutes(routes: Routes, town: TownService, log: LogService, audit: AuditService): void {
  routes.on(endpoints.get, () => town.get());
  routes.on(endpoints.update, ({ body }, { person }) => town.update(person, body));
  routes.on(endpoints.keys, async () => (await log.keys()).map((key) => ({ id: key.id, key: key.public_key, createdAt: key.created_at, retiredAt: key.retired_at })));
  routes.on(endpoints.rotateKey, (_input, { person }) => log.rotateKey(person));
  routes.on(endpoints.audit, async ({ query }) => (await audit.list(query.before)).map((row) => ({ ...row, detail: JSON.parse(row.detail) as unknown })));
}
