import type { ReactiveController } from 'lit';

/** Tells its host how much of the window is above it (`--hp-above`), so that it can fill just the rest. */
export class RoomBelow implements ReactiveController {
  private readonly host: HTMLElement & { addController(controller: ReactiveController): void };
  private observer: ResizeObserver | null = null;

  constructor(host: HTMLElement & { addController(controller: ReactiveController): void }) {
    this.host = host;
  }

  hostConnected(): void {
    const measure = () => {
      const above = this.host.getBoundingClientRect().top + scrollY;
      this.host.style.setProperty('--hp-above', `${Math.max(0, Math.round(above))}px`);
    };
    this.observer = new ResizeObserver(measure);
    this.observer.observe(document.body);
    const main = this.host.parentElement;
    const bars = main?.previousElementSibling;
    if (bars) this.observer.observe(bars); // they come and go above the page
  }

  hostDisconnected(): void {
    this.observer?.disconnect();
  }
}
