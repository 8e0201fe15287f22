import type { Publication, PublicKey, SchedulePublication, TownPublication } from './publication.ts';
import { NO_PREVIOUS } from './publication.ts';
import { isOver } from './recurrence.ts';

/** What a reader of the log knows after `sequence`. Immutable: `applyPublication` returns the next one. */
export interface LogState {
  readonly sequence: number;
  /** SHA-256 of the text of the last publication applied. */
  readonly last: string;
  /** The one key whose signature counts for what comes next. */
  readonly key: PublicKey;
  /** What is in force, by schedule. */
  readonly schedules: ReadonlyMap<string, SchedulePublication>;
  readonly town: TownPublication | null;
}

export function emptyLog(key: PublicKey): LogState {
  return { sequence: 0, last: NO_PREVIOUS, key, schedules: new Map(), town: null };
}

export type LogRefusal = 'replayed' | 'gap' | 'broken-chain' | 'wrong-key';

/**
 * Whether `publication`, whose signature by `keyId` has been verified, may follow.
 * @returns why not, or null when it may.
 */
export function refuses(state: LogState, publication: Publication, keyId: string): LogRefusal | null {
  if (publication.sequence <= state.sequence) return 'replayed';
  if (publication.sequence > state.sequence + 1) return 'gap';
  if (publication.previous !== state.last) return 'broken-chain';
  if (keyId !== state.key.id) return 'wrong-key';
  return null;
}

/** @param sha256 of the publication's exact text, which the next one must name. */
export function applyPublication(state: LogState, publication: Publication, sha256: string): LogState {
  const next = { ...state, sequence: publication.sequence, last: sha256 };
  switch (publication.kind) {
    case 'schedule':
      return { ...next, schedules: new Map(state.schedules).set(publication.schedule, publication) };
    case 'withdraw': {
      const schedules = new Map(state.schedules);
      schedules.delete(publication.schedule);
      return { ...next, schedules };
    }
    case 'town':
      return { ...next, town: publication };
    case 'rotate-key':
      return { ...next, key: publication.successor };
  }
}

/** The publications a newcomer needs: in force and not over anywhere on earth by `instant`. */
export function livePublications(state: LogState, instant: number): Publication[] {
  const live: Publication[] = [...state.schedules.values()].filter(
    ({ recurrence }) => !isOver(recurrence, 'Etc/GMT+12', instant), // the last place on earth where a day ends
  );
  if (state.town) live.push(state.town);
  return live.sort((a, b) => a.sequence - b.sequence);
}
