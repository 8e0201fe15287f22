import { api } from '../../server/protocol/rest/index.ts';
import { call } from './call.ts';
import { Store } from './store.ts';

export const town = new Store({ load: () => call(api.town.get), topics: ['town'] });
/** Those one may tell of something. */
export const people = new Store({ load: () => call(api.accounts.people), topics: ['accounts'] });
export const accounts = new Store({ load: () => call(api.accounts.list), topics: ['accounts'] });
export const keys = new Store({ load: () => call(api.town.keys), topics: ['town', 'publications'] });
export const audit = new Store({ load: () => call(api.town.audit), topics: ['accounts', 'town', 'publications', 'screens', 'content', 'playlists', 'schedules'] });
