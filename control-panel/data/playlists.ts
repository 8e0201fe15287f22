import { api } from '../../server/protocol/rest/index.ts';
import type { PlaylistView } from '../../server/protocol/rest/programme.ts';
import { call } from './call.ts';
import { Store, storesBy } from './store.ts';

export const playlists = new Store<PlaylistView[]>({ load: () => call(api.playlists.list), topics: ['playlists', 'content', 'schedules'] });

export const playlist = storesBy<string, PlaylistView>((id) => ({
  load: () => call(api.playlists.get, { params: { id } }),
  topics: ['playlists', 'content', 'schedules'],
}));
