import type { Topic } from '../../server/protocol/desk-socket.ts';
import type { ApiError } from './api-error.ts';
import { asApiError } from './api-error.ts';
import { onDesk, onReconnected } from './desk-socket.ts';

/** What is known of something at a moment. `at` is when the value was fetched, epoch milliseconds. */
export interface Snapshot<T> {
  readonly value: T | undefined;
  readonly error: ApiError | null;
  readonly loading: boolean;
  readonly at: number | null;
}

export interface StoreOptions<T> {
  readonly load: () => Promise<T>;
  /** It is fetched again when the server says that one of these changed. */
  readonly topics: readonly Topic[];
  /** Further listening while somebody looks; returns how to stop. */
  readonly follow?: (store: Store<T>) => () => void;
}

/**
 * One thing the server knows, fetched when the first listener comes and kept fresh while there is one.
 * The value stays after the last has left, so that coming back shows it at once while it is fetched anew.
 */
export class Store<T> {
  private readonly options: StoreOptions<T>;
  private readonly listeners = new Set<() => void>();
  private current: Snapshot<T> = { value: undefined, error: null, loading: false, at: null };
  private stops: (() => void)[] = [];
  private running: Promise<void> | null = null;
  private again = false;

  constructor(options: StoreOptions<T>) {
    this.options = options;
  }

  get snapshot(): Snapshot<T> {
    return this.current;
  }

  /** @returns how to stop listening */
  subscribe(listener: () => void): () => void {
    const own = () => listener(); // the same function may listen twice
    this.listeners.add(own);
    if (this.listeners.size === 1) this.wake();
    return () => {
      if (this.listeners.delete(own) && this.listeners.size === 0) this.sleep();
    };
  }

  /** Fetches now; asked during a fetch, fetches once more after it, for that one may have been too early. */
  refresh(): Promise<void> {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.fetch().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** Changes the value in place of a fetch, for instance with what a save answered. */
  patch(change: (value: T) => T): void {
    if (this.current.value !== undefined) this.set({ ...this.current, value: change(this.current.value) });
  }

  /** Takes a value that came by another way. */
  put(value: T): void {
    this.set({ value, error: null, loading: false, at: Date.now() });
  }

  private async fetch(): Promise<void> {
    this.set({ ...this.current, loading: true });
    do {
      this.again = false;
      try {
        this.current = { value: await this.options.load(), error: null, loading: true, at: Date.now() };
      } catch (error) {
        this.current = { ...this.current, error: asApiError(error) };
      }
    } while (this.again);
    this.set({ ...this.current, loading: false });
  }

  private wake(): void {
    void this.refresh();
    this.stops = [
      onDesk('changed', ({ topic }) => {
        if (this.options.topics.includes(topic)) void this.refresh();
      }),
      onReconnected(() => void this.refresh()),
    ];
    const stop = this.options.follow?.(this);
    if (stop) this.stops.push(stop);
  }

  private sleep(): void {
    for (const stop of this.stops) stop();
    this.stops = [];
  }

  private set(next: Snapshot<T>): void {
    this.current = next;
    for (const listener of [...this.listeners]) listener();
  }
}

/** One store for each key, made when first asked for. */
export function storesBy<K extends string | number, T>(make: (key: K) => StoreOptions<T>): (key: K) => Store<T> {
  const stores = new Map<K, Store<T>>();
  return (key) => {
    const known = stores.get(key);
    if (known) return known;
    const made = new Store(make(key));
    stores.set(key, made);
    return made;
  };
}
