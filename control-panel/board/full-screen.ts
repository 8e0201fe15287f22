import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The whole glass for the page, awake as long as that lasts. */
export class FullScreen implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private lock: WakeLockSentinel | null = null;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  get isOn(): boolean {
    return document.fullscreenElement !== null;
  }

  /** A phone may not have it. */
  get isPossible(): boolean {
    return document.fullscreenEnabled === true;
  }

  async toggle(): Promise<void> {
    if (!this.isPossible) return;
    await (this.isOn ? document.exitFullscreen() : document.documentElement.requestFullscreen({ navigationUI: 'hide' })).catch(() => {});
  }

  hostConnected(): void {
    document.addEventListener('fullscreenchange', this.changed);
    document.addEventListener('visibilitychange', this.changed);
  }

  hostDisconnected(): void {
    document.removeEventListener('fullscreenchange', this.changed);
    document.removeEventListener('visibilitychange', this.changed);
    void this.lock?.release();
  }

  private readonly changed = () => {
    this.host.requestUpdate();
    void this.stayAwake();
  };

  /** The browser takes the lock away when the page is hidden; it is asked for again when it is back. */
  private async stayAwake(): Promise<void> {
    if (!('wakeLock' in navigator)) return; // only there on TLS or localhost
    if (!this.isOn) {
      await this.lock?.release().catch(() => {});
      this.lock = null;
    } else if (document.visibilityState === 'visible' && (this.lock === null || this.lock.released)) {
      this.lock = await navigator.wakeLock.request('screen').catch(() => null);
    }
  }
}
