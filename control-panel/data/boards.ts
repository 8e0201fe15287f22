import type { BoardDesign, BoardFrame } from '../../server/domain/statistics/board.ts';
import type { Topic } from '../../server/protocol/desk-socket.ts';
import type { BoardOnScreen, BoardShare, BoardShowing, BoardSnapshot, BoardTemplate, BoardView } from '../../server/protocol/rest/boards.ts';
import { api } from '../../server/protocol/rest/index.ts';
import { call } from './call.ts';
import { onDesk } from './desk-socket.ts';
import { Store, storesBy } from './store.ts';

/** All boards, with their designs. */
export const boards = new Store<BoardView[]>({ load: () => call(api.boards.list), topics: ['boards', 'content', 'playlists'] });

export const board = storesBy<string, BoardView>((id) => ({
  load: () => call(api.boards.get, { params: { id } }),
  topics: ['boards', 'content', 'playlists'],
}));

/** What each screen says it paints of a board; its own word comes all the time, so it is asked for every so often. */
export const boardScreens = storesBy<string, BoardOnScreen[]>((id) => ({
  load: () => call(api.boards.screens, { params: { id } }),
  topics: ['boards', 'screens', 'publications'],
  follow: (store) => every(SCREENS_MS, () => void store.refresh()),
}));

export const boardTemplates = new Store<BoardTemplate[]>({ load: () => call(api.boards.templates), topics: ['metrics'] });
export const boardShares = new Store<BoardShare[]>({ load: () => call(api.boards.shares), topics: ['boards'] });
export const boardSnapshots = new Store<BoardSnapshot[]>({ load: () => call(api.inspections.list), topics: ['boards'] });
export const boardShowings = new Store<BoardShowing[]>({ load: () => call(api.inspections.showings), topics: ['boards'] });

const figureStores = new Map<string, Store<BoardFrame>>();

/**
 * The figures of a design as they stand now, asked again when readings change, at most every few seconds.
 *
 * @param key the same for equal designs: the SHA-256 of a saved one, a template's name
 */
export function boardFigures(key: string, design: BoardDesign): Store<BoardFrame> {
  const known = figureStores.get(key);
  if (known) return known;
  const made = new Store<BoardFrame>({ load: () => call(api.boards.figures, { body: { design } }), topics: [], follow: (store) => onFigures(() => void store.refresh()) });
  figureStores.set(key, made);
  return made;
}

const SCREENS_MS = 5_000;
const FIGURES_MS = 5_000;
const FIGURE_TOPICS: ReadonlySet<Topic> = new Set<Topic>(['metrics', 'readings', 'ledger', 'screens']);

/** Calls back when figures may have changed, coalesced. @returns how to stop */
export function onFigures(listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const stop = onDesk('changed', ({ topic }) => {
    if (!FIGURE_TOPICS.has(topic)) return;
    timer ??= setTimeout(() => {
      timer = null;
      listener();
    }, FIGURES_MS);
  });
  return () => {
    stop();
    if (timer) clearTimeout(timer);
  };
}

function every(ms: number, act: () => void): () => void {
  const timer = setInterval(act, ms);
  return () => clearInterval(timer);
}
