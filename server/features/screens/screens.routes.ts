import type { Routes } from '../../http/route.ts';
import { screens as endpoints } from '../../protocol/rest/screens.ts';
import type { Sockets } from '../../realtime/sockets.ts';
import type { ScreensService } from './screens.service.ts';

export function screensRoutes(routes: Routes, screens: ScreensService, sockets: Pick<Sockets, 'screens'>, now: () => number): void {
  routes.on(endpoints.list, () => screens.list());
  routes.on(endpoints.get, ({ params }) => screens.get(params.id));
  routes.on(endpoints.waiting, ({ params }) => {
    const { pixels, browser, expiresAt } = screens.waiting(params.code);
    return { pixels: { ...pixels }, browser, expiresAt };
  });
  routes.on(endpoints.pair, ({ body: { code, ...details } }, { person }) => screens.pair(person, code, details));
  routes.on(endpoints.update, ({ params, body }, { person, revision }) => screens.update(person, params.id, revision, body));
  routes.on(endpoints.revoke, ({ params }, { person }) => screens.revoke(person, params.id));
  routes.on(endpoints.identify, async ({ params }) => {
    const { id } = await screens.get(params.id);
    sockets.screens.to(screenRoom(id)).emit('identify');
  });
  routes.on(endpoints.timeline, ({ params, query }) => screens.timeline(params.id, query.at ?? now(), query.count));
}

/** The room in which one screen's connections are. */
export function screenRoom(id: string): string {
  return `screen:${id}`;
}
