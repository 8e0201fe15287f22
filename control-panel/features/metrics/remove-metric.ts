import { api } from '../../../server/protocol/rest/index.ts';
import type { MetricView } from '../../../server/protocol/rest/metrics.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { asApiError } from '../../data/api-error.ts';
import { call } from '../../data/call.ts';
import { metrics, passport } from '../../data/metrics.ts';
import { t } from '../../locales/language.ts';
import { navigate } from '../../shell/router.ts';

/** Deletes a metric, goes to the list and offers to undo it; says so when a formula needs it. */
export async function removeMetric({ id, name }: Pick<MetricView, 'id' | 'name'>): Promise<void> {
  try {
    await call(api.metrics.remove, { params: { id } });
  } catch (error) {
    const { code, details } = asApiError(error);
    if (code === 'in-use') toast(t().metrics.inUse(namesOf(details).join(', ')), { tone: 'bad' });
    else toastError(error);
    return;
  }
  void metrics.refresh();
  navigate('/data');
  toast(t().metrics.removed(name), { undo: () => call(api.metrics.restore, { params: { id } }) });
}

/** Undoes a deletion from the metric's own page, which a board that shows it still leads to. */
export async function giveBack(id: string): Promise<void> {
  try {
    await call(api.metrics.restore, { params: { id } });
  } catch (error) {
    toastError(error);
  }
  void metrics.refresh();
  await passport(id).refresh();
}

function namesOf(users: unknown): string[] {
  return Array.isArray(users) ? users.flatMap((user: unknown) => (typeof user === 'object' && user !== null && 'name' in user ? [String(user.name)] : [])) : [];
}
