import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { scrollOffset } from '../../server/domain/typography/scroll-motion.ts';
import type { ScrollMotion } from '../../server/domain/typography/scroll-motion.ts';

/** A text this long, milliseconds, before or behind where it should be is moved there; less is not seen, and the move would be. */
const OFF_MS = 50;

/** What the host wants moved, asked after each of its updates. */
export interface ScrollTarget {
  readonly track: HTMLElement;
  readonly motion: ScrollMotion;
  /** Time since the text began, so that screens in step show the same. */
  readonly elapsedMs: number;
  /** No motion: the text stands where it would be at `elapsedMs`. */
  readonly still: boolean;
}

/**
 * Moves one track by a compositor animation of `transform` only. The animation is made anew only when
 * what moves has changed; it ends when the host is taken out and begins again when it is put back.
 */
export class ScrollController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #target: () => ScrollTarget | null;
  #animation: Animation | null = null;
  #moving: { readonly track: HTMLElement; readonly motion: ScrollMotion; readonly elapsedMs: number } | null = null;

  constructor(host: ReactiveControllerHost, target: () => ScrollTarget | null) {
    this.#host = host;
    this.#target = target;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  hostUpdated(): void {
    const target = this.#target();
    if (!target || target.still) {
      this.#stop();
      if (target) target.track.style.transform = `translateX(${-scrollOffset(target.motion, target.elapsedMs)}px)`;
      return;
    }
    const { track, motion, elapsedMs } = target;
    const moving = this.#moving;
    const isSame =
      moving !== null &&
      moving.track === track &&
      moving.motion.periodPx === motion.periodPx &&
      moving.motion.periodMs === motion.periodMs;
    if (!isSame) this.#start(track, motion);
    if (this.#animation && (!isSame || moving.elapsedMs !== elapsedMs)) this.#beginAt(this.#animation, performance.now() - elapsedMs);
    this.#moving = { track, motion, elapsedMs };
  }

  #start(track: HTMLElement, motion: ScrollMotion): void {
    this.#stop();
    track.style.transform = '';
    this.#animation = track.animate(
      [{ transform: 'translateX(0)' }, { transform: `translateX(${-motion.periodPx}px)` }],
      { duration: motion.periodMs, iterations: Infinity, easing: 'linear' },
    );
  }

  /** By the clock rather than by the last frame, which may be old; an animation that has begun there already is left alone. */
  #beginAt(animation: Animation, startTime: number): void {
    if (animation.startTime === null || Math.abs(Number(animation.startTime) - startTime) > OFF_MS) animation.startTime = startTime;
  }

  #stop(): void {
    this.#animation?.cancel();
    this.#animation = null;
    this.#moving = null;
  }
}
