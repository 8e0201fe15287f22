import { missingCount } from '../../domain/play.ts';

/** What an installation said of itself and what the ledger has of it. */
interface Known {
  readonly announced: number;
  readonly pending: number;
  readonly committed: number;
  readonly highest: number;
}

/** Its plays by where their records are: in the ledger, still held by the screen, or neither. */
export function gapOf({ announced, pending, committed, highest }: Known) {
  const all = { highest: Math.max(announced, highest), count: committed };
  const held = Math.min(pending, missingCount(all));
  return { highest: all.highest, committed, pending: held, missing: missingCount(all) - held };
}
