import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ApiError } from '../data/api-error.ts';
import type { Snapshot, Store } from '../data/store.ts';

const NOTHING: Snapshot<never> = { value: undefined, error: null, loading: true, at: null };

/**
 * Keeps its host up to date with a store while the host is on the page. The source may be a function,
 * asked at every update, when which store it is depends on the host's properties.
 */
export class Subscribed<T> implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private readonly source: () => Store<T> | null;
  private store: Store<T> | null = null;
  private stop: (() => void) | null = null;
  private connected = false;

  constructor(host: ReactiveControllerHost, source: Store<T> | (() => Store<T> | null)) {
    this.host = host;
    this.source = typeof source === 'function' ? source : () => source;
    host.addController(this);
  }

  /** The last good value; stays while a newer one is being fetched. */
  get value(): T | undefined {
    return this.snapshot.value;
  }

  /** Why the last fetch failed. */
  get error(): ApiError | null {
    return this.snapshot.error;
  }

  get loading(): boolean {
    return this.snapshot.loading;
  }

  get snapshot(): Snapshot<T> {
    return this.store?.snapshot ?? NOTHING;
  }

  hostConnected(): void {
    this.connected = true;
    this.host.requestUpdate();
  }

  hostUpdate(): void {
    const store = this.connected ? this.source() : null;
    if (store === this.store) return;
    this.stop?.();
    this.store = store;
    this.stop = store?.subscribe(() => this.host.requestUpdate()) ?? null;
  }

  hostDisconnected(): void {
    this.connected = false;
    this.stop?.();
    this.stop = null;
    this.store = null;
  }
}
