import type { BoardDesign, BoardFrame, Widget } from '../../../server/domain/statistics/board.ts';
import type { MetricView } from '../../../server/protocol/rest/metrics.ts';

/** What every part of the editor is given: the board as it is, and the ways to change it. */
export interface Editing {
  readonly design: BoardDesign;
  readonly frame: BoardFrame | null;
  /** Ids, the one chosen first in front. */
  readonly chosen: readonly string[];
  /** Whether this person may change it. */
  readonly edits: boolean;
  readonly metrics: readonly MetricView[];
  /** Changes with the same gesture are undone together; '' is an entry of its own. */
  readonly change: (design: BoardDesign, gesture?: string) => void;
  readonly choose: (ids: readonly string[]) => void;
}

/** What is chosen, in the order it was chosen. */
export function chosenWidgets({ design, chosen }: Pick<Editing, 'design' | 'chosen'>): readonly Widget[] {
  return chosen.flatMap((id) => design.widgets.find((widget) => widget.id === id) ?? []);
}
