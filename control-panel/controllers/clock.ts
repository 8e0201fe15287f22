import type { ReactiveController, ReactiveControllerHost } from 'lit';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
const TICK_MS = 15_000;

/** Renders its host anew every few seconds, so that "3 minutes ago" stays true. One timer serves all. */
export class ClockController implements ReactiveController {
  private readonly tick: () => void;

  constructor(host: ReactiveControllerHost) {
    this.tick = () => host.requestUpdate();
  }

  hostConnected(): void {
    listeners.add(this.tick);
    timer ??= setInterval(() => listeners.forEach((listener) => listener()), TICK_MS);
  }

  hostDisconnected(): void {
    listeners.delete(this.tick);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }
}
