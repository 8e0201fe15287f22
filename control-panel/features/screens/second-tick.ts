import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Tells its host once a second while the host is on a page that can be seen. */
export class SecondTick implements ReactiveController {
  private readonly tick: () => void;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, tick: () => void) {
    this.tick = () => {
      if (!document.hidden) tick();
    };
    host.addController(this);
  }

  hostConnected(): void {
    this.timer = setInterval(this.tick, 1_000);
  }

  hostDisconnected(): void {
    clearInterval(this.timer);
  }
}
