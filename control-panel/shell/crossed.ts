import { figureText } from '../../server/domain/statistics/figure.ts';
import type { ThresholdNotice } from '../../server/protocol/desk-socket.ts';
import { toast } from '../components/toast.ts';
import { language, t } from '../locales/language.ts';

/** A figure this person watches has crossed its threshold; the word stays until it is closed. */
export function tellCrossed({ metric, name, value, unit, decimals, when, threshold, schedule }: ThresholdNotice): void {
  const words = (number: number) => {
    const { digits } = figureText({ value: number, decimals, unit, precision: 'exact' }, language());
    return `${digits}${language() === 'en' && unit ? ' ' : ''}${unit}`;
  };
  const { crossed, toFigure, toDraft } = t().shell;
  const link = schedule === null ? { href: `/data/metrics/${metric}`, label: toFigure } : { href: `/schedules/${schedule}`, label: toDraft };
  toast(crossed(name, words(value), when, words(threshold)), { tone: 'bad', link });
}
