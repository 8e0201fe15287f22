import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayTitle } from '../../../../server/features/media/display-title.ts';

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom('../', '..\\', '%2e%2e', '%2F', '\0', '\u202E', '\u2066', '\uFEFF', '\n', 'é', '\uD800', '👩‍👩‍👧', '宪法日', '.mp4', ' '))
    .map((pieces) => pieces.join('')),
);

describe('the title shown for an uploaded file', () => {
  test.each([
    ['宪法日宣传片.mp4', '宪法日宣传片'],
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\禁毒.mov', '禁毒'],
    ['%2e%2e%2f%2e%2e%2fx.png', 'x'],
    ['a\0b.jpg', 'ab'],
    ['\u202Egpj.exe', 'gpj.exe'],
    ['宣传片2.0', '宣传片2.0'],
    ['e\u0301te\u0301.webm', 'été'],
    ['  多   空格 .png', '多 空格'],
    ['C:\\fakepath\\三八妇女节.gif', '三八妇女节'],
    ['<img onerror=alert(1)>.png', '<img onerror=alert(1)>'],
    ['..', '未命名'],
    ['', '未命名'],
    ['.mp4', '.mp4'],
  ])('%j becomes %j', (claimed, title) => {
    expect(displayTitle(claimed)).toBe(title);
  });

  test('is cut to 120 units, and a name of a megabyte costs nothing', () => {
    expect(displayTitle('荷'.repeat(300))).toHaveLength(120);
    const started = performance.now();
    expect(displayTitle('../'.repeat(400_000) + 'x')).toBe('x');
    expect(performance.now() - started).toBeLessThan(500);
  });

  test('never holds a separator, a control, a bidirectional override or half a character', () => {
    fc.assert(
      fc.property(nasty, (claimed) => {
        const title = displayTitle(claimed);
        expect(title).not.toMatch(/[/\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(title.length).toBeGreaterThan(0);
        expect(title.length).toBeLessThanOrEqual(120);
        expect(title).toBe(title.normalize('NFC'));
        expect(title).toBe(title.trim());
        expect(['.', '..']).not.toContain(title);
        expect(title.isWellFormed()).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
