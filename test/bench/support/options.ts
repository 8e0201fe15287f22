/** How thoroughly to measure: `short` is over in a few minutes and less certain. */
export interface BenchOptions {
  readonly pace: 'full' | 'short';
}
