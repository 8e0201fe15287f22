import { api } from '../../server/protocol/rest/index.ts';
import type { ContentView } from '../../server/protocol/rest/content.ts';
import { call } from './call.ts';
import { Store, storesBy } from './store.ts';

/** All content that is not deleted, newest first. Filter and search on the page: a town has hundreds, not millions. */
export const contentList = new Store<ContentView[]>({ load: () => call(api.content.list), topics: ['content', 'playlists'] });

/** One content item. */
export const contentItem = storesBy<string, ContentView>((id) => ({
  load: () => call(api.content.get, { params: { id } }),
  topics: ['content', 'playlists'],
}));
