import { describe, expect, test } from 'vitest';
import { REFUSAL_CODES, refusal } from '../../../../server/features/media/refusals.ts';

describe('a refusal', () => {
  test.each(REFUSAL_CODES)('%s says in Chinese and English what happened and what to do', (code) => {
    const { zh, en } = refusal(code);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(zh).toMatch(/[请可]/u);
    expect(zh.endsWith('。')).toBe(true);
    expect(en).not.toMatch(/\p{Script=Han}/u);
    // At least two sentences: the fact, and the way out.
    expect(en.split(/[.;:] /).length).toBeGreaterThanOrEqual(2);
    expect(en.endsWith('.') || en.endsWith(')')).toBe(true);
    expect(zh + en).not.toMatch(/[{}]/);
  });

  test('names the codec in both languages', () => {
    expect(refusal('film-codec', 'HEVC (H.265)').zh).toBe(
      '这个视频用的是 HEVC (H.265) 编码，屏幕放不了。请导出为 H.264 的 MP4 再上传。',
    );
    expect(refusal('film-codec', '$& $1').en).toContain('encoded as $& $1, which');
  });
});
