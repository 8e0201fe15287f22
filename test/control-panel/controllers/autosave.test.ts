import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dismissToast, toastsNow } from '../../../control-panel/components/toast.ts';
import { Autosave } from '../../../control-panel/controllers/autosave.ts';
import { ApiError } from '../../../control-panel/data/api-error.ts';
import type { ApiErrorCode } from '../../../control-panel/data/api-error.ts';

const host = { addController() {}, removeController() {}, requestUpdate() {}, updateComplete: Promise.resolve(true) };

describe('a draft that saves itself', () => {
  let browser: EventTarget;
  let draft: string;
  let kept: string;
  let refusal: ApiErrorCode | null;
  let tries: number;
  let autosave: Autosave;
  beforeEach(() => {
    vi.useFakeTimers();
    browser = new EventTarget();
    vi.stubGlobal('addEventListener', browser.addEventListener.bind(browser));
    vi.stubGlobal('removeEventListener', browser.removeEventListener.bind(browser));
    [draft, kept, refusal, tries] = ['', '', null, 0];
    autosave = new Autosave(host, async () => {
      const sent = draft;
      tries += 1;
      await Promise.resolve();
      if (refusal) throw new ApiError(refusal);
      kept = sent;
    });
    autosave.hostConnected();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    for (const { id } of toastsNow()) dismissToast(id);
  });

  function write(text: string): void {
    draft = text;
    autosave.touch();
  }
  /** @returns whether the browser asks before it closes */
  const asksAtClosing = () => !browser.dispatchEvent(new Event('beforeunload', { cancelable: true }));

  test('goes out once the server is reached again, without another change', async () => {
    refusal = 'unreachable';
    write('宪法');
    await vi.advanceTimersByTimeAsync(700);
    expect(autosave.error?.code).toBe('unreachable');
    expect(autosave.pending).toBe(true);
    refusal = null;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(kept).toBe('宪法');
    expect(autosave).toMatchObject({ error: null, pending: false });
  });

  test('is tried less and less often while nobody answers', async () => {
    refusal = 'unreachable';
    write('宪法');
    await vi.advanceTimersByTimeAsync(700 + 5_000 + 10_000);
    const before = tries;
    await vi.advanceTimersByTimeAsync(19_000);
    expect(tries).toBe(before);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(tries).toBe(before + 1);
  });

  test('that would make something new is not sent a second time by itself: its answer may only have been lost', async () => {
    const made: string[] = [];
    autosave = new Autosave(
      host,
      async () => {
        made.push(draft);
        throw new ApiError('unreachable');
      },
      () => false,
    );
    write('宪法');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(made).toEqual(['宪法']);
    expect(autosave.pending).toBe(true);
  });

  test('goes out when it is told to after a refusal, but one of two that changed the same waits for a person', async () => {
    refusal = 'bad-input';
    write('宪法');
    await vi.advanceTimersByTimeAsync(60_000);
    refusal = null;
    await autosave.flush();
    expect(kept).toBe('宪法');
    refusal = 'changed-meanwhile';
    write('民法典');
    await vi.advanceTimersByTimeAsync(700);
    refusal = null;
    await autosave.flush();
    expect(kept).toBe('宪法');
    expect(autosave.error?.code).toBe('changed-meanwhile');
  });

  test('is sent at once when the page is closed before its time, and the browser asks', async () => {
    expect(asksAtClosing()).toBe(false);
    write('宪法');
    expect(asksAtClosing()).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(kept).toBe('宪法');
    expect(asksAtClosing()).toBe(false);
    refusal = 'changed-meanwhile';
    write('民法典');
    await autosave.flush();
    expect(asksAtClosing()).toBe(true);
  });

  test('goes on being tried after its page was left for another, and the browser asks until it is kept', async () => {
    refusal = 'unreachable';
    write('宪法');
    autosave.hostDisconnected();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asksAtClosing()).toBe(true);
    refusal = null;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(kept).toBe('宪法');
    expect(asksAtClosing()).toBe(false);
  });

  test('says so when it is refused after its page was left', async () => {
    refusal = 'changed-meanwhile';
    write('宪法');
    autosave.hostDisconnected();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(toastsNow().map(({ tone }) => tone)).toEqual(['bad']);
    expect(asksAtClosing()).toBe(false);
  });
});
