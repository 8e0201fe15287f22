import { api } from '../../../server/protocol/rest/index.ts';
import type { ScreenView } from '../../../server/protocol/rest/screens.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { call } from '../../data/call.ts';
import { t } from '../../locales/language.ts';

/** Lets the screens that are online show their names large for a moment, and says how many do. */
export async function identify(chosen: readonly ScreenView[]): Promise<void> {
  const { identifyNone, identified, identifyOffline } = t().screens;
  const online = chosen.filter(({ status }) => status.online);
  if (online.length === 0) return toast(identifyNone);
  try {
    await Promise.all(online.map(({ id }) => call(api.screens.identify, { params: { id } })));
    const offline = chosen.length - online.length;
    toast(identified(online.length) + (offline > 0 ? identifyOffline(offline) : ''), { tone: 'good' });
  } catch (error) {
    toastError(error);
  }
}
