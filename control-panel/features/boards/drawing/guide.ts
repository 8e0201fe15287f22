/** A line that shows why something was drawn to a place, in the design's pixels. */
export interface Guide {
  readonly axis: 'x' | 'y';
  /** Where on its axis. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly kind: 'edge' | 'centre' | 'gap';
}
