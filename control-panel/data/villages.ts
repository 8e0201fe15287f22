import { api } from '../../server/protocol/rest/index.ts';
import { call } from './call.ts';
import { Store } from './store.ts';

export const reporters = new Store({ load: () => call(api.villages.reporters), topics: ['accounts'] });
/** Who owes which figure, the latest first. */
export const villagesDue = new Store({ load: () => call(api.villages.due), topics: ['metrics', 'readings'] });
/** What the signed-in village reports. No line to the server: a phone asks when it is looked at. */
export const reportItems = new Store({ load: () => call(api.report.items), topics: [] });
export const reportHistory = new Store({ load: () => call(api.report.history), topics: [] });
