import { describe, expect, it } from 'vitest';
import { contrastRatio } from '../../../../server/domain/typography/contrast.ts';
import { THEME_IDS, themeOf } from '../../../../server/domain/typography/themes.ts';

describe('contrast', () => {
  it('agrees with the examples of WCAG', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrastRatio('#ffffff', '#777777')).toBe(contrastRatio('#777777', '#ffffff'));
  });
});

describe.each(THEME_IDS)('theme %s', (id) => {
  const theme = themeOf(id);
  const grounds = [...theme.background.gradient, ...(theme.background.glow ? [theme.background.glow] : [])];
  const inks = [...theme.text, theme.accent];

  it('is legible: 7:1 or more between every ink and every part of its ground', () => {
    for (const ground of grounds) {
      for (const ink of inks) expect(contrastRatio(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(7);
    }
  });

  it('bears its own id and a name in both languages', () => {
    expect(theme.id).toBe(id);
    expect(theme.name.zh).toMatch(/\p{Script=Han}/u);
    expect(theme.name.en).toMatch(/[a-z]/);
  });
});
