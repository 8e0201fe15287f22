import { api } from '../../server/protocol/rest/index.ts';
import type { ThresholdNotice } from '../../server/protocol/rest/notices.ts';
import { toast } from '../components/toast.ts';
import { call } from '../data/call.ts';
import { onDesk, onReconnected } from '../data/desk-socket.ts';
import { session, sessionNow, townZone } from '../data/session.ts';
import { valueWords } from '../features/metrics/figure-words.ts';
import { language, t } from '../locales/language.ts';
import { timeWords } from '../locales/time-words.ts';

/**
 * Tells this person which figures have crossed their thresholds: as it happens, and at signing in or when the line is
 * back what happened meanwhile. A word stays until it is put away. @returns how to stop
 */
export function followCrossings(): () => void {
  let account: string | null = null;
  const shown = new Set<number>();

  function tell(notice: ThresholdNotice): void {
    if (shown.has(notice.id)) return;
    shown.add(notice.id);
    tellCrossed(notice);
  }

  async function catchUp(): Promise<void> {
    const asked = account;
    if (asked === null) return;
    const notices = await call(api.notices.list).catch(() => []); // asked again when the line is back
    if (account === asked) for (const notice of notices) tell(notice);
  }

  function look(): void {
    const now = sessionNow()?.account?.id ?? null;
    if (now === account) return;
    account = now;
    shown.clear();
    void catchUp();
  }

  const stops = [onDesk('crossed', tell), onReconnected(() => void catchUp()), session.subscribe(look)];
  look();
  return () => {
    for (const stop of stops) stop();
  };
}

function tellCrossed({ id, at, metric, when, threshold, schedule, ...figure }: ThresholdNotice): void {
  const { crossed, toFigure, toDraft } = t().shell;
  const words = crossed(figure.name, valueWords(figure, language()), when, valueWords({ ...figure, value: threshold, precision: 'exact' }, language()), timeWords(at, Date.now(), townZone(), language()));
  const link = schedule === null ? { href: `/data/metrics/${metric}`, label: toFigure } : { href: `/schedules/${schedule}`, label: toDraft };
  const putAway = () => void call(api.notices.heard, { params: { id } }).catch(() => undefined); // else told once more
  toast(words, { tone: 'bad', link, onClose: putAway });
}
