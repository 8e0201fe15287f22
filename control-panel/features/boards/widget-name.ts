import type { BoardFrame, Widget } from '../../../server/domain/statistics/board.ts';
import { t } from '../../locales/language.ts';

/** What a widget is called in lists and to those who listen: its title, its text, its figure, or its kind. */
export function widgetName({ id, kind, title, options, data }: Widget, frame: BoardFrame | null): string {
  const text = options.text?.trim().split('\n')[0] ?? '';
  const figures = frame?.widgets[id]?.figures ?? [];
  const figure = data && (data.metrics.length === 1 || data.view === 'members') ? (figures[0]?.name ?? '') : '';
  return title || text || figure || t().boards.kinds[kind][0];
}
