import type { Turn } from '../../server/domain/what-plays.ts';
import type { Scene } from './scene.ts';

/** A scene that is being made ready in the background, under what is shown. */
export interface SceneAhead {
  readonly turn: Turn;
  /** When it was begun, by the page's own time. */
  readonly since: number;
  /** The scene, or null when it cannot be shown or is no longer wanted. */
  readonly scene: Promise<Scene | null>;
  /** Disposes it, now or as soon as it is ready. */
  discard(): void;
}

/**
 * @param make prepares the scene; it lays its element through the function it is given, which throws once the scene is discarded
 * @param onFailed told unless the scene was discarded before
 */
export function makeAhead(turn: Turn, make: (lay: (element: HTMLElement) => void) => Promise<Scene>, lay: (element: HTMLElement) => void, onFailed: () => void): SceneAhead {
  let isWanted = true;
  const making = make((element) => {
    if (!isWanted) throw new Error('no longer wanted');
    lay(element);
  });
  const scene = making.then(
    (made) => {
      if (isWanted) return made;
      made.dispose();
      return null;
    },
    () => {
      if (isWanted) onFailed();
      return null;
    },
  );
  return {
    turn,
    since: performance.now(),
    scene,
    discard() {
      if (!isWanted) return;
      isWanted = false;
      void scene.then((made) => made?.dispose());
    },
  };
}
