import { api } from '../../server/protocol/rest/index.ts';
import type { RecordView } from '../../server/protocol/rest/records.ts';
import { call } from './call.ts';
import { Store } from './store.ts';

/** Records made and being made; every step of one is told. */
export const records = new Store<RecordView[]>({ load: () => call(api.records.list), topics: ['records'] });
