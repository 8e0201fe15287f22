import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether the window is too narrow to draw in; renders its host anew when that changes. */
export class Narrow implements ReactiveController {
  private readonly query = matchMedia('(max-width: 720px)');
  private readonly host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  get isNarrow(): boolean {
    return this.query.matches;
  }

  hostConnected(): void {
    this.query.addEventListener('change', this.onChange);
  }

  hostDisconnected(): void {
    this.query.removeEventListener('change', this.onChange);
  }

  private readonly onChange = (): void => this.host.requestUpdate();
}
