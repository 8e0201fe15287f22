import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changed, historyOf, redone, settled, undone } from '../../../control-panel/features/boards/drawing/history.ts';

describe('undo and redo', () => {
  it('takes a whole gesture back at once', () => {
    let history = historyOf('a');
    for (const step of ['b', 'c', 'd']) history = changed(history, step, 'drag 1');
    history = changed(history, 'e', 'drag 2');
    expect(undone(history).present).toBe('d');
    expect(undone(undone(history)).present).toBe('a');
    expect(redone(undone(undone(history))).present).toBe('d');
  });

  it('parts two gestures of the same name when the first has ended', () => {
    const history = changed(settled(changed(historyOf('a'), 'b', 'typing')), 'c', 'typing');
    expect(undone(history).present).toBe('b');
  });

  it('goes back to the very beginning and forth to the very end, however much was done', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 60 }), (values) => {
        let history = historyOf<object>({ of: 'start' });
        const first = history.present;
        for (const value of values) history = changed(history, { value });
        const last = history.present;
        for (const _ of values) history = undone(history);
        expect(history.present).toBe(first);
        expect(undone(history).present).toBe(first);
        for (const _ of values) history = redone(history);
        expect(history.present).toBe(last);
      }),
    );
  });

  it('forgets what was taken back once something else is done', () => {
    const history = changed(undone(changed(historyOf('a'), 'b')), 'c');
    expect(redone(history).present).toBe('c');
  });

  it('makes no entry of a change that changes nothing', () => {
    const history = historyOf('a');
    expect(changed(history, 'a')).toBe(history);
  });
});
