import type { BoardDesign, WidgetKind } from '../../../server/domain/statistics/board.ts';

export type Charts = typeof import('./charts.ts');

const CHART_KINDS: ReadonlySet<WidgetKind> = new Set(['trend', 'bar', 'pie', 'gauge']);

let charts: Charts | null = null;
let loading: Promise<Charts> | null = null;

/** What paints charts, once it is there. */
export function loadedCharts(): Charts | null {
  return charts;
}

/** @throws when it cannot be fetched. Asked again it tries again; older Chromium answers a page with the same failure for good. */
export function loadCharts(): Promise<Charts> {
  loading ??= import('./charts.ts').then(
    (loaded) => (charts = loaded),
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/**
 * Fetches what the widgets of this board need besides the elements themselves, those on later pages included.
 *
 * @throws when it cannot be fetched: the host decides whether to start its program anew
 */
export async function loadBoardParts({ widgets }: Pick<BoardDesign, 'widgets'>): Promise<void> {
  if (widgets.some(({ kind }) => CHART_KINDS.has(kind))) await loadCharts();
}
