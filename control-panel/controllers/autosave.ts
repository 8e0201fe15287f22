import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { toastError } from '../components/toast-error.ts';
import type { ApiError } from '../data/api-error.ts';
import { asApiError } from '../data/api-error.ts';
import { mayPass } from '../data/passing.ts';

const QUIET_MS = 700;
const RETRY_MS = 5_000;
const RETRY_MOST_MS = 60_000;

/**
 * Saves a draft by itself a moment after the last change; never two saves at once, and the last change
 * always goes out: what failed and may pass is tried again, also when the host is gone, and a page that
 * is closed before all is kept asks first. Put `<hp-autosave .saving .savedAt .error>` beside what it saves.
 */
export class Autosave implements ReactiveController {
  saving = false;
  savedAt: number | null = null;
  error: ApiError | null = null;

  private readonly host: ReactiveControllerHost;
  private readonly save: () => Promise<unknown>;
  private readonly mayRepeat: () => boolean;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dirty = false;
  private isLeft = false;
  private retryMs = RETRY_MS;
  private running: Promise<void> | null = null;

  /** @param mayRepeat false while a save whose answer was lost must not go out again by itself, say because it makes something new */
  constructor(host: ReactiveControllerHost, save: () => Promise<unknown>, mayRepeat: () => boolean = () => true) {
    this.host = host;
    this.save = save;
    this.mayRepeat = mayRepeat;
    host.addController(this);
  }

  /** True while something typed is not yet kept. */
  get pending(): boolean {
    return this.dirty || this.saving;
  }

  /** Something changed. */
  touch(): void {
    this.dirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), QUIET_MS);
  }

  /** Saves what is not saved yet, now. Resolves when all is kept or the save failed. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  hostConnected(): void {
    this.isLeft = false;
    addEventListener('beforeunload', this.closing);
    addEventListener('pagehide', this.closing);
  }

  hostDisconnected(): void {
    this.isLeft = true;
    void this.flush();
  }

  private async run(): Promise<void> {
    while (this.dirty) {
      this.dirty = false;
      this.saving = true;
      this.host.requestUpdate();
      try {
        await this.save();
        this.error = null;
        this.retryMs = RETRY_MS;
        this.savedAt = Date.now();
      } catch (error) {
        this.fail(asApiError(error));
        break;
      } finally {
        this.saving = false;
        this.host.requestUpdate();
      }
    }
    if (!this.isLeft || this.dirty) return;
    removeEventListener('beforeunload', this.closing);
    removeEventListener('pagehide', this.closing);
  }

  private fail(error: ApiError): void {
    this.error = error;
    if (mayPass(error) && this.mayRepeat()) {
      this.dirty = true;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.flush(), this.retryMs);
      this.retryMs = Math.min(RETRY_MOST_MS, 2 * this.retryMs);
    } else if (this.isLeft) toastError(error); // nobody is there to mend it
    else if (error.code !== 'changed-meanwhile') this.dirty = true; // then it goes out when one is chosen
  }

  private readonly closing = (event: Event) => {
    if (!this.pending && !this.error) return;
    void this.flush();
    event.preventDefault();
  };
}
