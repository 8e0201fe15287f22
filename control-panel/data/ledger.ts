import { api } from '../../server/protocol/rest/index.ts';
import type { Sent } from '../../server/protocol/rest/endpoint.ts';
import type { CountTable, GapRow } from '../../server/protocol/rest/ledger.ts';
import { call } from './call.ts';
import type { Answer } from './call.ts';
import { onDesk } from './desk-socket.ts';
import { Store, storesBy } from './store.ts';

export type CountQuery = NonNullable<Sent<typeof api.ledger.counts.query>>;
export type RecordQuery = NonNullable<Sent<typeof api.ledger.records.query>>;
export type Overview = Answer<typeof api.overview.get>;

/** Screens by state, today's plays, what needs attention; today's counts move by themselves. */
export const overview = new Store<Overview>({
  load: () => call(api.overview.get),
  topics: ['screens', 'schedules', 'publications', 'ledger', 'town'],
  follow: (store) => onDesk('today', (today) => store.patch((view) => ({ ...view, today }))),
});

/** Counts for one query; the key is the query as JSON, so that equal queries share a store. */
const countsByKey = storesBy<string, CountTable>((key) => ({
  load: () => call(api.ledger.counts, { query: JSON.parse(key) as CountQuery }),
  topics: ['ledger'],
}));
export const counts = (query: CountQuery): Store<CountTable> => countsByKey(JSON.stringify(query));

const recordsByKey = storesBy<string, Answer<typeof api.ledger.records>>((key) => ({
  load: () => call(api.ledger.records, { query: JSON.parse(key) as RecordQuery }),
  topics: ['ledger'],
}));
export const records = (query: RecordQuery) => recordsByKey(JSON.stringify(query));

export const gaps = new Store<GapRow[]>({ load: () => call(api.ledger.gaps), topics: ['ledger', 'screens'] });
