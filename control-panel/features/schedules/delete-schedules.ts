import type { ScheduleView } from '../../../server/protocol/rest/programme.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { asApiError } from '../../data/api-error.ts';
import { call } from '../../data/call.ts';
import { schedules } from '../../data/schedules.ts';
import { t } from '../../locales/language.ts';

/** Deletes schedules that are not published, and offers to undo it. @returns how many went */
export async function deleteSchedules(all: readonly ScheduleView[]): Promise<number> {
  const gone: ScheduleView[] = [];
  for (const schedule of all) {
    try {
      await call(api.schedules.remove, { params: { id: schedule.id } });
      gone.push(schedule);
    } catch (error) {
      if (asApiError(error).code === 'in-use') toast(t().schedules.inUse(schedule.name), { tone: 'bad', link: { href: `/schedules/${schedule.id}`, label: schedule.name } });
      else toastError(error);
    }
  }
  if (gone.length > 0) {
    schedules.patch((list) => list.filter(({ id }) => !gone.some((each) => each.id === id)));
    toast(t().common.deleted(gone.map(({ name }) => name).join(t().schedules.comma)), {
      undo: async () => {
        for (const { id } of gone) await call(api.schedules.restore, { params: { id } });
        await schedules.refresh();
      },
    });
  }
  return gone.length;
}
