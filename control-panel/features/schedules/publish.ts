import type { PublicationView, ScheduleView } from '../../../server/protocol/rest/programme.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { toast } from '../../components/toast.ts';
import { call } from '../../data/call.ts';
import { schedule, schedules } from '../../data/schedules.ts';
import { t } from '../../locales/language.ts';

/** Signs and sends a schedule just as it was seen. @throws ApiError with why not */
export async function publish({ id, revision }: Pick<ScheduleView, 'id' | 'revision'>): Promise<PublicationView> {
  const publication = await call(api.schedules.publish, { params: { id }, body: { revision } });
  refresh(id);
  return publication;
}

/** Takes a schedule off the screens and offers to publish it again. @throws ApiError */
export async function withdraw({ id, name }: Pick<ScheduleView, 'id' | 'name'>): Promise<PublicationView> {
  const publication = await call(api.schedules.withdraw, { params: { id }, body: {} });
  refresh(id);
  toast(t().schedules.publish.withdrawn(name), { undo: async () => publish(await call(api.schedules.get, { params: { id } })) });
  return publication;
}

function refresh(id: string): void {
  void schedule(id).refresh();
  void schedules.refresh();
}
