import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapsOf, movedCorrections, nextBreak, withCorrection } from '../../control-panel/features/content/break-gaps.ts';
import type { BreakKind } from '../../server/domain/typography/text-run.ts';

const segments = (...words: [string, BreakKind][]) => words.map(([text, kind]) => ({ text, width: 1_000, break: kind }));

describe('correcting line breaks by hand', () => {
  it('names a gap by the characters before it', () => {
    const gaps = gapsOf('建设法治荷坪', segments(['建设', 'allowed'], ['法治', 'forbidden'], ['荷坪', 'required']));
    expect(gaps).toEqual([
      { after: 0, at: 2, break: 'allowed', typed: false },
      { after: 1, at: 4, break: 'forbidden', typed: false },
    ]);
  });

  it('counts a newline that was typed as a character, and names the gap behind it', () => {
    const gaps = gapsOf(' 弘扬宪法 \n\n 建设荷坪', segments(['弘扬', 'allowed'], ['宪法', 'required'], ['建设', 'allowed'], ['荷坪', 'required']));
    expect(gaps.map(({ at, typed }) => [at, typed])).toEqual([[2, false], [5, true], [7, false]]);
  });

  it('does not take a break that was only set by hand for a typed newline', () => {
    const gaps = gapsOf('弘扬宪法', segments(['弘扬', 'required'], ['宪法', 'required']));
    expect(gaps).toEqual([{ after: 0, at: 2, break: 'required', typed: false }]);
  });

  it('counts a character outside the basic plane once', () => {
    expect(gapsOf('𠮷祥平安', segments(['𠮷祥', 'allowed'], ['平安', 'required']))[0]?.at).toBe(2);
  });

  it('goes from may to must to never and back', () => {
    expect([nextBreak('allowed'), nextBreak('required'), nextBreak('forbidden'), nextBreak('preferred')]).toEqual(['required', 'forbidden', 'allowed', 'required']);
  });

  it('keeps one word for each place', () => {
    const gap = { after: 0, at: 2, break: 'allowed', typed: false } as const;
    const once = withCorrection([{ at: 4, break: 'forbidden' }], gap, 'required');
    expect(withCorrection(once, gap, 'forbidden')).toEqual([{ at: 2, break: 'forbidden' }, { at: 4, break: 'forbidden' }]);
  });

  it('moves corrections behind an edit along with their characters, and drops those inside it', () => {
    const corrections = [{ at: 2, break: 'required' }, { at: 4, break: 'forbidden' }, { at: 6, break: 'required' }] as const;
    expect(movedCorrections(corrections, '建设法治荷坪更美', '建设平安法治荷坪更美').map(({ at }) => at)).toEqual([2, 6, 8]);
    expect(movedCorrections(corrections, '建设法治荷坪更美', '建设荷坪更美').map(({ at }) => at)).toEqual([2, 4]);
  });

  it('keeps every correction on the same two characters, whatever is inserted elsewhere', () => {
    const text = fc.string({ unit: fc.constantFrom('建', '设', '平', '安', '镇'), minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(text, text, fc.nat(), fc.nat(), (before, inserted, place, spot) => {
        const characters = Array.from(before);
        const at = 1 + (spot % (characters.length - 1));
        const where = place % (characters.length + 1);
        const after = [...characters.slice(0, where), ...Array.from(inserted), ...characters.slice(where)].join('');
        for (const correction of movedCorrections([{ at, break: 'required' }], before, after)) {
          const now = Array.from(after);
          expect(now[correction.at - 1]).toBe(characters[at - 1]);
          expect(correction.at).toBeLessThan(now.length);
        }
      }),
    );
  });
});
