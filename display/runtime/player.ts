import type { PlaylistItem } from '../../server/domain/content.ts';
import type { Outcome } from '../../server/domain/play.ts';
import type { SchedulePublication } from '../../server/domain/publication.ts';
import { nextChange, type Turn, whatPlays } from '../../server/domain/what-plays.ts';
import type { ScreenProfile } from '../../server/domain/screen.ts';
import type { AlarmCode } from '../../server/protocol/screen-socket.ts';
import type { StageElement } from '../elements/stage.ts';
import type { AssetStore } from './asset-store.ts';
import type { Clock } from './clock.ts';
import { nextPaint } from './paint.ts';
import type { PlayQueue } from './play-queue.ts';
import { isReady } from './readiness.ts';
import { prepareScene, type Scene, type SceneDeps } from './scene.ts';
import { makeAhead, type SceneAhead } from './scene-ahead.ts';
import { createBell } from './bell.ts';

interface Deps {
  readonly stage: StageElement;
  readonly clock: Clock;
  readonly plays: PlayQueue;
  readonly assets: AssetStore;
  readonly scenes: SceneDeps;
  readonly schedules: () => Iterable<SchedulePublication>;
  readonly profile: () => ScreenProfile;
  /** The glass shows this turn, or the emblem, from this frame on. */
  readonly onPainted: (turn: Turn | null, at: number) => void;
  readonly onPlayed: () => void;
  readonly alarm: (code: AlarmCode, turn: Turn) => void;
}

export interface Player {
  /** Something changed that may change what plays. */
  wake(): void;
  /** Resolves when the last play is written down. */
  stop(): Promise<void>;
}

interface Shown {
  readonly turn: Turn;
  readonly scene: Scene;
}

/** Ready this long before it is due. */
const PREPARE_AHEAD_MS = 10_000;
/** What is not ready after so long, and after its turn, is not waited for any more. */
const PREPARE_PATIENCE_MS = 30_000;
const TEND_EVERY_MS = 500;
const LOOK_AGAIN_MS = 100;
/** Joined later than this after its start, a play was not a complete one. */
const JOINED_LATE_MS = 1_500;
const FAILED_REST_MS = 120_000;
const LONGEST_SLEEP_MS = 60_000;
const AFTER_ERROR_MS = 1_000;

/** Plays what is due: decide by the clock → make ready under what is shown → swap → record. */
export function startPlayer(deps: Deps): Player {
  const { stage, clock, plays, assets } = deps;
  const bell = createBell();
  const failedUntil = new Map<string, number>();
  let shown: Shown | null = null;
  let ahead: SceneAhead | null = null;
  let isStopped = false;
  const ended = run();
  return {
    wake: () => bell.ring(),
    stop() {
      isStopped = true;
      bell.ring();
      return ended.then(() => plays.settled());
    },
  };

  function decide(instant: number): Turn | null {
    return whatPlays(deps.schedules(), deps.profile(), instant, isPlayable);
  }

  function isPlayable(item: PlaylistItem, publication: SchedulePublication): boolean {
    return (failedUntil.get(item.content) ?? 0) <= performance.now() && isReady(item, publication, assets.has);
  }

  async function run(): Promise<void> {
    while (!isStopped) {
      try {
        const { jumps } = clock;
        const turn = decide(clock.now());
        if (turn) await play(turn, jumps);
        else await rest();
      } catch (error) {
        console.error(error); // nothing one item does may end the playing; what is shown stays
        await pause(AFTER_ERROR_MS);
      }
    }
    shown?.scene.dispose();
    discardAhead();
  }

  /** Nothing to show: the emblem, until something comes or becomes due. */
  async function rest(): Promise<void> {
    discardAhead();
    if (shown) {
      stage.clear();
      shown.scene.dispose();
      shown = null;
    }
    if (await nextPaint()) deps.onPainted(null, clock.now());
    const change = nextChange(deps.schedules(), deps.profile(), clock.now());
    await bell.waitFor(Math.min(LONGEST_SLEEP_MS, nextRetryIn(), change === null ? LONGEST_SLEEP_MS : change - clock.now()));
  }

  /** Until the first of what failed may be tried again. */
  function nextRetryIn(): number {
    const now = performance.now();
    return Math.min(LONGEST_SLEEP_MS, ...[...failedUntil.values()].filter((until) => until > now).map((until) => until - now));
  }

  /** @param jumps of the clock when this turn was decided on */
  async function play(turn: Turn, jumps: number): Promise<void> {
    const scene = await sceneFor(turn, jumps);
    if (!scene) return;
    const isSame = shown?.scene === scene;
    if (!isSame) {
      const before = shown;
      stage.swap();
      shown = { turn, scene };
      scene.start(elapsedIn(turn, scene));
      before?.scene.dispose();
    } else {
      shown = { turn, scene };
      scene.keepInStep?.(elapsedIn(turn, scene));
    }
    const isPainted = await nextPaint();
    const [paintedAt, since] = [clock.now(), performance.now()];
    if (isPainted) deps.onPainted(turn, paintedAt);
    const record = plays.begin({ publication: turn.publication.sequence, index: turn.index, startedAt: paintedAt, clock: clock.state });
    const end = await hold(turn, scene, jumps);
    record.end(isPainted ? end : 'failed', performance.now() - since);
    deps.onPlayed();
  }

  /** An item that is alone and runs on and on goes by its loop's beginning, so that screens which started at different turns show the same. */
  function elapsedIn({ loop, startsAt }: Turn, { isContinuous }: Scene): number {
    const now = clock.now();
    return now - (isContinuous && loop.items === 1 && loop.anchor <= now ? loop.anchor : startsAt);
  }

  /** Already shown, or made ready while what is shown stays. @returns null when it cannot be shown or is no longer due */
  async function sceneFor(turn: Turn, jumps: number): Promise<Scene | null> {
    if (shown && shown.scene.isContinuous && shown.scene.fits() && isSameItem(shown.turn, turn)) return shown.scene;
    if (!ahead || !isSameItem(ahead.turn, turn)) makeReady(turn, Math.max(0, clock.now() - turn.startsAt));
    const waiting = ahead!;
    for (;;) {
      const scene = await Promise.race([waiting.scene, pause(LOOK_AGAIN_MS)]);
      const now = clock.now();
      const isDue = !isStopped && !isOvertaken(turn, now) && !isOfOldTime(turn, jumps);
      if (isDue && now < turn.endsAt) {
        if (scene?.fits()) {
          ahead = null;
          return scene;
        }
        if (scene === undefined) continue;
      } else if (isDue && performance.now() - waiting.since > PREPARE_PATIENCE_MS) fail(turn, 'cannot-play');
      else if (isDue && isSameItem(decide(now)!, turn)) return null; // it took longer than its turn, and goes on being made ready for the next
      discardAhead();
      return null;
    }
  }

  function makeReady(turn: Turn, elapsedMs: number): void {
    discardAhead();
    ahead = makeAhead(
      turn,
      (lay) => prepareScene(turn, elapsedMs, lay, deps.scenes),
      (element) => stage.lay(element),
      () => {
        // bytes that were lost are being fetched again; the item sits out until then
        if (isReady(turn.item, turn.publication, assets.has)) fail(turn, 'cannot-play');
      },
    );
  }

  function discardAhead(): void {
    ahead?.discard();
    ahead = null;
  }

  /** Stays with a turn to its end. @returns how it ended */
  async function hold(turn: Turn, scene: Scene, jumps: number): Promise<Outcome> {
    const joinedLate = clock.now() - turn.startsAt > JOINED_LATE_MS;
    for (;;) {
      const now = clock.now();
      if (isStopped || !scene.fits() || isOfOldTime(turn, jumps)) return 'cut';
      if (now >= turn.endsAt) return turn.isCut || joinedLate ? 'cut' : 'complete';
      if (!scene.tend(now - turn.startsAt)) {
        fail(turn, 'film-frozen');
        return 'failed';
      }
      if (isOvertaken(turn, now)) return 'cut';
      if (turn.endsAt - now < PREPARE_AHEAD_MS) prepareNext(turn, scene);
      await bell.waitFor(Math.min(TEND_EVERY_MS, turn.endsAt - clock.now()));
    }
  }

  /** Withdrawn, outranked or joined by something newer. That an item came or failed waits for the end of this one. */
  function isOvertaken(turn: Turn, now: number): boolean {
    return decide(now)?.publication.sequence !== turn.publication.sequence;
  }

  /** The time has jumped since this turn was decided on, and by the right time another is due. */
  function isOfOldTime(turn: Turn, jumps: number): boolean {
    return clock.jumps !== jumps && decide(clock.now())?.startsAt !== turn.startsAt;
  }

  function prepareNext(turn: Turn, scene: Scene): void {
    const next = decide(turn.endsAt);
    if (!next || (scene.isContinuous && isSameItem(turn, next))) return discardAhead();
    if (!ahead || !isSameItem(ahead.turn, next)) makeReady(next, 0);
  }

  function fail(turn: Turn, code: AlarmCode): void {
    failedUntil.set(turn.item.content, performance.now() + FAILED_REST_MS);
    deps.alarm(code, turn);
    if (code !== 'cannot-play') return;
    plays.begin({ publication: turn.publication.sequence, index: turn.index, startedAt: clock.now(), clock: clock.state }).end('failed', 0);
    deps.onPlayed();
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function isSameItem(one: Turn, other: Turn): boolean {
  return one.publication.sequence === other.publication.sequence && one.index === other.index;
}
