import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ApiError } from '../data/api-error.ts';
import { asApiError } from '../data/api-error.ts';

const QUIET_MS = 700;

/**
 * Saves a draft by itself a moment after the last change; never two saves at once, and the last change
 * always goes out. Put `<hp-autosave .saving .savedAt .error>` beside what it saves.
 */
export class Autosave implements ReactiveController {
  saving = false;
  savedAt: number | null = null;
  error: ApiError | null = null;

  private readonly host: ReactiveControllerHost;
  private readonly save: () => Promise<unknown>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dirty = false;
  private running: Promise<void> | null = null;

  constructor(host: ReactiveControllerHost, save: () => Promise<unknown>) {
    this.host = host;
    this.save = save;
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

  hostDisconnected(): void {
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
        this.savedAt = Date.now();
      } catch (error) {
        this.error = asApiError(error);
        break; // goes out with the next change, or when asked to try again
      } finally {
        this.saving = false;
        this.host.requestUpdate();
      }
    }
  }
}
