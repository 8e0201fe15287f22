import type { Publication } from '../../server/domain/publication.ts';
import { publicationAssets } from '../../server/domain/publication.ts';
import type { Turn } from '../../server/domain/what-plays.ts';
import type { AssetStore } from './asset-store.ts';
import type { Clock } from './clock.ts';
import type { Receipts } from './receipts.ts';

/** Follows every publication for this screen through its stages and writes the receipts. */
export function createProgress(receipts: Receipts, assets: AssetStore, clock: Clock) {
  const followed = new Set<number>();
  const unstored = new Map<number, Publication>();
  const unpainted = new Map<number, Publication>();
  /** What the glass shows; undefined before the first frame. */
  let onGlass: Turn | null | undefined;

  function follow(publication: Publication): void {
    followed.add(publication.sequence);
    unstored.set(publication.sequence, publication);
    if (publication.kind !== 'rotate-key') unpainted.set(publication.sequence, publication);
  }

  return {
    received(publication: Publication): void {
      if (followed.has(publication.sequence)) return;
      follow(publication);
      receipts.note(publication.sequence, 'received', clock.now());
    },
    /** In force since before this start: it may not have been stored or painted then. The server keeps the first word. */
    resumed(publication: Publication): void {
      if (!followed.has(publication.sequence)) follow(publication);
    },
    /** Looks again which publications are whole here, and which withdrawals are done because nothing of them is on. */
    check(): void {
      for (const [sequence, publication] of unstored) {
        if (!publicationAssets(publication).every((asset) => assets.has(asset))) continue;
        unstored.delete(sequence);
        receipts.note(sequence, 'stored', clock.now());
      }
      if (onGlass !== undefined) this.painted(onGlass, clock.now());
    },
    /** A first frame: of a turn, or of the emblem. */
    painted(turn: Turn | null, at: number): void {
      onGlass = turn;
      for (const [sequence, publication] of unpainted) {
        if (!shows(turn, publication) || (publication.kind === 'town' && unstored.has(sequence))) continue;
        unpainted.delete(sequence);
        receipts.note(sequence, 'painted', at);
      }
    },
  };
}

/** Whether a frame of this turn is what the publication asks for. A withdrawal is painted by the first frame without what it withdrew. */
function shows(turn: Turn | null, publication: Publication): boolean {
  if (publication.kind === 'withdraw') return turn?.publication.schedule !== publication.schedule;
  if (publication.kind === 'town') return turn === null;
  return turn?.publication.sequence === publication.sequence;
}
