import { api } from '../../server/protocol/rest/index.ts';
import { call } from './call.ts';
import { Store } from './store.ts';

/** Interfaces that bring readings by themselves. */
export const sources = new Store({ load: () => call(api.sources.list), topics: ['sources'] });
