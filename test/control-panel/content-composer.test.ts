import type { ReactiveController } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Composer } from '../../control-panel/features/content/composer.ts';
import type { Composed } from '../../control-panel/features/content/composer.ts';
import type { TextDraft } from '../../server/protocol/rest/content.ts';

const host = { addController: (_: ReactiveController) => undefined, removeController: () => undefined, requestUpdate: () => undefined, updateComplete: Promise.resolve(true) };
const draft = (text: string): TextDraft => ({ kind: 'slogan', text, theme: 'paper', corrections: [] });
const composed = (text: string): Composed => ({ text: { text, segments: [{ text, width: 1, break: 'required' }] }, fontUrl: `/f/${text}`, problems: [] });

/** A server that answers when told to. */
function slowServer() {
  const waiting = new Map<string, (answer: Composed) => void>();
  const compose = vi.fn(({ text }: TextDraft) => new Promise<Composed>((resolve) => waiting.set(text, resolve)));
  const answer = async (text: string, with_: Composed = composed(text)) => {
    waiting.get(text)?.(with_);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { compose, answer };
}

describe('composing while one types', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('asks once for a burst of keys', async () => {
    const { compose } = slowServer();
    const composer = new Composer(host, compose);
    for (const text of ['弘', '弘扬', '弘扬宪法']) composer.ask(draft(text), []);
    await vi.advanceTimersByTimeAsync(200);
    expect(compose.mock.calls.map(([{ text }]) => text)).toEqual(['弘扬宪法']);
  });

  it('drops an answer that a later question has overtaken', async () => {
    const { compose, answer } = slowServer();
    const composer = new Composer(host, compose);
    composer.ask(draft('旧'), []);
    await vi.advanceTimersByTimeAsync(200);
    composer.ask(draft('新'), []);
    await vi.advanceTimersByTimeAsync(200);
    await answer('新');
    await answer('旧');
    expect(composer.current?.draft.text).toBe('新');
    expect(composer.pending).toBe(false);
  });

  it('goes on showing the last text that could be set while the newest cannot', async () => {
    const { compose, answer } = slowServer();
    const composer = new Composer(host, compose);
    composer.ask(draft('好'), []);
    await vi.advanceTimersByTimeAsync(200);
    await answer('好');
    composer.ask(draft('坏'), []);
    await vi.advanceTimersByTimeAsync(200);
    await answer('坏', { text: null, fontUrl: '', problems: [{ code: 'too-long', length: 300, limit: 200 }] });
    expect(composer.shown?.draft.text).toBe('好');
    expect(composer.current?.problems).toHaveLength(1);
  });
});
