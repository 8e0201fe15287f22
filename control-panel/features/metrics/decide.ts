import { api } from '../../../server/protocol/rest/index.ts';
import type { ReadingView } from '../../../server/protocol/rest/metrics.ts';
import { toast } from '../../components/toast.ts';
import { asApiError } from '../../data/api-error.ts';
import type { ApiError } from '../../data/api-error.ts';
import { call } from '../../data/call.ts';
import { heldReadings } from '../../data/metrics.ts';
import { may, sessionNow } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { faultWords } from './fault-words.ts';

/** Whether this person may decide on a reading: it waits, and they did not report it themselves. */
export function mayDecide({ state, reporter }: Pick<ReadingView, 'state' | 'reporter'>): boolean {
  return state === 'held' && may('reading.approve') && reporter !== sessionNow()?.account?.name;
}

/** Accepts or refuses readings one after another and says what became of them; those that fail stay held. */
export async function decide(readings: readonly Pick<ReadingView, 'id'>[], accepted: boolean, note = ''): Promise<void> {
  let done = 0;
  let failure: ApiError | null = null;
  for (const { id } of readings) {
    try {
      await call(api.readings.decide, { params: { id }, body: { accepted, note } });
      done++;
    } catch (error) {
      failure = asApiError(error);
    }
  }
  void heldReadings.refresh();
  const texts = t().metrics;
  if (done > 0) toast(accepted ? texts.accepted(done) : texts.refused(done), { tone: 'good' });
  if (!failure) return;
  const words = failure.code === 'not-allowed' ? texts.notOwn : (faultWords(failure) ?? failure.words(language()));
  toast(`${texts.notDecided(readings.length - done)} ${words}`, { tone: 'bad' });
}
