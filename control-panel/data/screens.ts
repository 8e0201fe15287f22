import { api } from '../../server/protocol/rest/index.ts';
import type { ScreenStatus, ScreenView } from '../../server/protocol/rest/screens.ts';
import { call } from './call.ts';
import { onDesk } from './desk-socket.ts';
import { Store, storesBy } from './store.ts';

/** Every screen, with what each says of itself, live. */
export const screens = new Store<ScreenView[]>({
  load: () => call(api.screens.list),
  topics: ['screens'],
  follow: (store) => onDesk('screens', (statuses) => store.patch((views) => withStatuses(views, statuses))),
});

/** One screen, live. */
export const screen = storesBy<string, ScreenView>((id) => ({
  load: () => call(api.screens.get, { params: { id } }),
  topics: ['screens'],
  follow: (store) => onDesk('screens', (statuses) => store.patch((view) => withStatuses([view], statuses)[0] ?? view)),
}));

/** What is on a screen now and next; fetched anew with every publication. */
export const timeline = storesBy((id: string) => ({
  load: () => call(api.screens.timeline, { params: { id }, query: { count: 12 } }),
  topics: ['screens', 'publications'] as const,
}));

/** The screens with newer statuses put in; those not mentioned stay the very same objects. */
export function withStatuses(views: readonly ScreenView[], statuses: readonly ScreenStatus[]): ScreenView[] {
  const byId = new Map(statuses.map((status) => [status.id, status]));
  return views.map((view) => {
    const status = byId.get(view.id);
    return status ? { ...view, status } : view;
  });
}
