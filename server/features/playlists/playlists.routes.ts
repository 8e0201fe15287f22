import type { Routes } from '../../http/route.ts';
import { playlists as endpoints } from '../../protocol/rest/programme.ts';
import type { PlaylistsService } from './playlists.service.ts';

export function playlistsRoutes(routes: Routes, playlists: PlaylistsService): void {
  routes.on(endpoints.list, () => playlists.list());
  routes.on(endpoints.get, ({ params }) => playlists.get(params.id));
  routes.on(endpoints.create, ({ body }, { person }) => playlists.create(person, body));
  routes.on(endpoints.update, ({ params, body }, { person, revision }) => playlists.update(person, params.id, revision, body));
  routes.on(endpoints.remove, ({ params }, { person }) => playlists.remove(person, params.id));
  routes.on(endpoints.restore, ({ params }, { person }) => playlists.restore(person, params.id));
}
