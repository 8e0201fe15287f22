import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Moves on to the next board by itself every so often, unless paused or held by something open on the page. */
export class Rotation implements ReactiveController {
  isPaused = false;

  private readonly host: ReactiveControllerHost;
  private readonly next: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What the timer was set for. */
  private running = '';

  constructor(host: ReactiveControllerHost, next: () => void) {
    this.host = host;
    this.next = next;
    host.addController(this);
  }

  /** @param seconds null: no rotation; @param board on the glass now: its time begins anew when it changes; @param isHeld whether it must wait */
  run(seconds: number | null, board: string, isHeld: boolean): void {
    const wanted = seconds === null || this.isPaused || isHeld ? '' : `${seconds} ${board}`;
    if (wanted === this.running) return;
    clearTimeout(this.timer);
    this.running = wanted;
    if (wanted === '' || seconds === null) return;
    this.timer = setTimeout(() => {
      this.running = '';
      this.next();
    }, seconds * 1_000);
  }

  toggle(): void {
    this.isPaused = !this.isPaused;
    this.host.requestUpdate();
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }
}
