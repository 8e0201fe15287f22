import type { Hash } from '../../server/domain/content.ts';
import type { AssetStore } from './asset-store.ts';
import type { BoardFigures } from './board-figures.ts';
import type { Clock } from './clock.ts';
import type { FontShelf } from './font-shelf.ts';

/** One item made ready to be shown. */
export interface Scene {
  readonly element: HTMLElement;
  /** Whether one showing can run into the next of the same item without being laid anew. */
  readonly isContinuous: boolean;
  /** Whether it was laid out for the screen as it is now. */
  fits(): boolean;
  start(elapsedMs: number): void;
  /** One showing has run into the next; what moves is put right. */
  keepInStep?(elapsedMs: number): void;
  /** Once or twice a second while it is shown. @returns false when its pictures have stopped */
  tend(elapsedMs: number): boolean;
  dispose(): void;
}

export interface SceneDeps {
  readonly assets: AssetStore;
  readonly fonts: FontShelf;
  readonly boards: BoardFigures;
  readonly clock: Clock;
  readonly pixels: () => { readonly width: number; readonly height: number };
  /** Since when the server is not heard, or null while it is; 0 when it has not been heard since the start. */
  readonly lostAt: () => number | null;
  /** IANA name of the zone the screen stands in. */
  readonly timeZone: () => string;
  /** A frame of a board is on the glass; @param madeAt the frame's own instant */
  readonly onBoardPainted: (design: Hash, sequence: number, madeAt: number) => void;
}
