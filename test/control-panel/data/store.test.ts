import { describe, expect, it } from 'vitest';
import { withReceipts } from '../../../control-panel/data/publications.ts';
import { hasUnpublishedChanges } from '../../../control-panel/data/schedules.ts';
import { Store } from '../../../control-panel/data/store.ts';

/** A store whose fetches are answered by hand. */
function byHand<T>() {
  const waiting: { resolve: (value: T) => void; reject: (error: unknown) => void }[] = [];
  const store = new Store<T>({ topics: [], load: () => new Promise((resolve, reject) => waiting.push({ resolve, reject })) });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { store, waiting, settled };
}

describe('a store', () => {
  it('fetches when the first listener comes and not for the second', () => {
    const { store, waiting } = byHand<number>();
    store.subscribe(() => undefined);
    store.subscribe(() => undefined);
    expect(waiting).toHaveLength(1);
  });

  it('shows the value it had while a newer one is fetched, and keeps it when that fails', async () => {
    const { store, waiting, settled } = byHand<number>();
    store.subscribe(() => undefined);
    waiting[0]!.resolve(1);
    await settled();
    void store.refresh();
    expect(store.snapshot).toMatchObject({ value: 1, loading: true });
    waiting[1]!.reject(new Error('down'));
    await settled();
    expect(store.snapshot).toMatchObject({ value: 1, loading: false, error: { code: 'internal' } });
  });

  it('asked during a fetch fetches once more, for that one may have been too early', async () => {
    const { store, waiting, settled } = byHand<number>();
    store.subscribe(() => undefined);
    void store.refresh();
    void store.refresh();
    waiting[0]!.resolve(1);
    await settled();
    expect(waiting).toHaveLength(2);
    waiting[1]!.resolve(2);
    await settled();
    expect(store.snapshot).toMatchObject({ value: 2, loading: false });
  });

  it('stops telling exactly the listener that left, even when the same function listens twice', async () => {
    const { store, waiting, settled } = byHand<number>();
    let told = 0;
    const listener = () => void told++;
    const stop = store.subscribe(listener);
    store.subscribe(listener);
    waiting[0]!.resolve(1);
    await settled();
    told = 0;
    stop();
    stop();
    store.patch((value) => value + 1);
    expect(told).toBe(1);
    expect(store.snapshot.value).toBe(2);
  });

  it('fetches anew when somebody comes back to it', async () => {
    const { store, waiting, settled } = byHand<number>();
    const stop = store.subscribe(() => undefined);
    waiting[0]!.resolve(1);
    await settled();
    stop();
    store.subscribe(() => undefined);
    expect(waiting).toHaveLength(2);
    expect(store.snapshot.value).toBe(1);
  });
});

describe('what is live', () => {
  const row = (screen: string) => ({ screen, name: screen, online: true, steward: { name: '', phone: '' }, received: null, stored: null, painted: null, due: true });

  it('counts receipts anew as they come and leaves other rows alone', () => {
    const view = { receipts: [row('s1'), row('s2')], reached: { received: 0, stored: 0, painted: 0 } };
    const next = withReceipts(view, [{ screen: 's2', received: 120, stored: 300, painted: null }]);
    expect(next.reached).toEqual({ received: 1, stored: 1, painted: 0 });
    expect(next.receipts[0]).toEqual(row('s1'));
    expect(view.reached.received).toBe(0);
  });

  it('calls a schedule changed only when the wall shows something older', () => {
    expect(hasUnpublishedChanges({ publication: 3, changes: ['playlist'], state: 'on-screen' })).toBe(true);
    expect(hasUnpublishedChanges({ publication: null, changes: ['new'], state: 'draft' })).toBe(false);
    expect(hasUnpublishedChanges({ publication: 3, changes: ['name'], state: 'over' })).toBe(false);
  });
});
