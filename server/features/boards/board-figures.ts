import type { BoardDesign, BoardFrame } from '../../domain/statistics/board.ts';
import type { MetricDefinition } from '../../domain/statistics/metric.ts';

/** What boards need of the metrics: the one query that walls, phones and reports are answered from. */
export interface BoardFigures {
  /** Every widget's figures, by widget. @param at as of this instant; null for now */
  board(design: BoardDesign, at: number | null): Promise<BoardFrame['widgets']>;
  /** The metrics there are. */
  definitions(): Promise<readonly MetricDefinition[]>;
}
