import { api } from '../../server/protocol/rest/index.ts';
import type { PublicationView, ReceiptRow } from '../../server/protocol/rest/programme.ts';
import { call } from './call.ts';
import type { Answer } from './call.ts';
import { onDesk, watchReceipts } from './desk-socket.ts';
import { Store, storesBy } from './store.ts';

export type PublicationDetail = Answer<typeof api.publications.get>;

/** The newest part of the publication log; older pages are fetched by the page that shows them. */
export const publications = new Store<PublicationView[]>({ load: () => call(api.publications.list), topics: ['publications'] });

/** One publication with how far it has come on each screen, live. */
export const publication = storesBy<number, PublicationDetail>((sequence) => ({
  load: () => call(api.publications.get, { params: { sequence } }),
  topics: ['publications', 'screens'],
  follow: (store) => {
    // what was receipted between the fetch and the watching would never be heard of
    const stopWatching = watchReceipts(sequence, () => void store.refresh());
    const stopHearing = onDesk('receipts', (message) => {
      if (message.sequence !== sequence) return;
      if (store.snapshot.loading) void store.refresh(); // the answer under way may be from before
      store.patch((view) => withReceipts(view, message.rows));
    });
    return () => {
      stopHearing();
      stopWatching();
    };
  },
}));

type ReceiptNews = Pick<ReceiptRow, 'screen' | 'received' | 'stored' | 'painted'>;

/** The publication with newer receipts put in and its totals counted anew. */
export function withReceipts<V extends Pick<PublicationDetail, 'receipts' | 'reached'>>(view: V, news: readonly ReceiptNews[]): V {
  const byScreen = new Map(news.map((row) => [row.screen, row]));
  const receipts = view.receipts.map((row) => ({ ...row, ...byScreen.get(row.screen) }));
  const reached = (stage: 'received' | 'stored' | 'painted') => receipts.filter((row) => row[stage] !== null).length;
  return { ...view, receipts, reached: { received: reached('received'), stored: reached('stored'), painted: reached('painted') } };
}
