import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Renders its host anew whenever something it listens to says so: `new Listening(this, onToasts)`. */
export class Listening implements ReactiveController {
  private readonly start: () => () => void;
  private stop: (() => void) | null = null;

  constructor(host: ReactiveControllerHost, ...sources: ((listener: () => void) => () => void)[]) {
    const update = () => host.requestUpdate();
    this.start = () => {
      const stops = sources.map((source) => source(update));
      return () => stops.forEach((stop) => stop());
    };
  }

  hostConnected(): void {
    this.stop = this.start();
  }

  hostDisconnected(): void {
    this.stop?.();
    this.stop = null;
  }
}
