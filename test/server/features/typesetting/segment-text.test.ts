import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../server/domain/typography/text-run.ts';
import { cleanText } from '../../../../server/features/typesetting/clean-text.ts';
import { phraseBook } from '../../../../server/features/typesetting/phrase-book.ts';
import { segmentText } from '../../../../server/features/typesetting/segment-text.ts';
import { jiebaCutter } from '../../../../server/features/typesetting/word-cutter.ts';

const cut = jiebaCutter();
const SIGNS = { allowed: '|', preferred: '/', forbidden: '', required: '^' } as const;

/** Where a text may break: `|` allowed, `/` preferred, `^` required. */
function breaksOf(text: string, extra: readonly string[] = []): string {
  const words = segmentText(text, phraseBook(extra), cut);
  return words.map((word) => word.text + SIGNS[word.break]).join('');
}

describe('where a slogan may break', () => {
  it.each([
    ['深入学习贯彻习近平法治思想', '深入|学习|贯彻|习近平法治思想'],
    ['共建共治共享 平安荷塘', '共建/共治/共享 /平安荷塘'],
    ['珍爱生命 远离毒品', '珍爱生命 /远离毒品'],
    ['弘扬宪法精神 建设法治荷塘', '弘扬|宪法精神 /建设|法治|荷塘'],
    ['法律援助热线 12348', '法律援助|热线 /12348'],
    ['弘扬宪法精神，维护宪法权威', '弘扬|宪法精神，/维护|宪法权威'],
    ['谁执法谁普法', '谁执法/谁普法'],
    ['坚持党的领导、人民当家作主、依法治国有机统一', '坚持|党的领导、/人民当家作主、/依法治国|有机|统一'],
    ['打造共建共治共享的社会治理格局', '打造|共建共治共享的|社会|治理|格局'],
    ['铸牢中华民族共同体意识', '铸牢|中华民族|共同体意识'],
    ['绿水青山就是金山银山', '绿水青山|就是|金山银山'],
    ['扫黑除恶，弘扬正气', '扫黑除恶，/弘扬正气'],
    ['学法尊法守法用法', '学法/尊法/守法/用法'],
    ['不忘初心、牢记使命', '不忘初心、/牢记使命'],
    ['热烈庆祝中国共产党成立100周年', '热烈庆祝|中国共产党|成立|100周年'],
    ['巾帼心向党 建功新时代', '巾帼|心向党 /建功|新时代'],
    ['宪法宣传进机关、进农村、进社区', '宪法|宣传|进机关、/进农村、/进社区'],
    ['没有全民健康，就没有全面小康', '没有|全民|健康，/就没有|全面|小康'],
    ['防范电信网络诈骗，请拨打96110', '防范|电信|网络诈骗，/请拨打|96110'],
    ['无毒青春 健康生活——6·26国际禁毒日', '无毒青春 /健康生活——/6·26国际禁毒日'],
    ['以习近平新时代中国特色社会主义思想为指导', '以习近平新时代|中国特色社会主义思想|为指导'],
    ['12·4国家宪法日：尊崇宪法、学习宪法', '12·4国家宪法日：/尊崇宪法、/学习宪法'],
    ['全面推进依法治国 建设社会主义法治国家', '全面|推进|依法治国 /建设|社会主义法治国家'],
  ])('%s', (text, expected) => {
    expect(breaksOf(text)).toBe(expected);
  });

  it.each([
    '400-123-4567',
    '0771-1234567',
    '(0771) 1234567',
    '400 123 4567',
    '12348',
    'www.heping.gov.cn',
    '98.5%',
    '+86-771-1234567',
  ])('keeps %s whole', (number) => {
    const words = segmentText(`举报电话：${number}，随时受理`, phraseBook(), cut);
    expect(words.map((word) => word.text)).toContain(number);
  });

  it('keeps a number with what it counts, and a date together', () => {
    expect(breaksOf('建党100周年')).toBe('建党|100周年');
    expect(breaksOf('2026年12月4日开展宪法宣传')).toMatch(/^2026年12月4日\|/);
  });

  it('keeps a quoted name whole', () => {
    expect(breaksOf('“平安荷塘”人人共建')).toBe('“平安荷塘”|人人|共建');
    expect(breaksOf('学习《民法典》读本')).toMatch(/《民法典》/);
  });

  it('takes a newline as the author’s own break', () => {
    expect(breaksOf('珍爱生命\n远离毒品')).toBe('珍爱生命^远离毒品');
  });

  it('protects the town’s own names, and breaks a long one only where the town marked it', () => {
    expect(breaksOf('走进荷塘月色文化广场')).toContain('文化|广场');
    expect(breaksOf('走进荷塘月色文化广场', ['荷塘月色|文化广场'])).toBe('走进|荷塘月色|文化广场');
  });

  it('is for any text a partition of it in which no line can begin or end with a wrong mark', () => {
    const pieces = fc.constantFrom('习近平法治思想', '共建共治共享', '，', '。', '《', '》', '“', '”', ' ', '、', '12348', '的', '进', '荷塘', '\n', 'A', '：', '（', '）', '—');
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 20 }), (parts) => {
        const { text } = cleanText(parts.join(''));
        if (text === null) return;
        const words = segmentText(text, phraseBook(), cut);
        expect(textOf(words)).toBe(text);
        for (const [index, word] of words.entries()) {
          const next = words[index + 1];
          if (!next || word.break === 'forbidden' || word.break === 'required') continue;
          expect(next.text).not.toMatch(/^[，。、！？；：”》）—]/);
          expect(word.text).not.toMatch(/[《“（]$/);
        }
      }),
    );
  });
});

describe('cleaning a text', () => {
  it('removes what cannot be seen: direction overrides, controls, invisible joiners', () => {
    expect(cleanText('平安\u202e荷塘\u0007\u200b')).toEqual({ text: '平安荷塘', problem: null });
  });

  it('brings spaces and newlines to one form', () => {
    expect(cleanText('  珍爱生命\t \u00a0远离毒品 \r\n\n 荷塘 ')).toEqual({ text: '珍爱生命 远离毒品\n荷塘', problem: null });
  });

  it('refuses half a character and says where', () => {
    expect(cleanText('平安\ud800荷塘').problem).toEqual({ code: 'broken-character', at: 2 });
  });

  it('refuses more than 200 characters, counted as people count them', () => {
    expect(cleanText('法'.repeat(200)).problem).toBeNull();
    expect(cleanText('𠮷'.repeat(200)).problem).toBeNull();
    expect(cleanText('法'.repeat(201)).problem).toEqual({ code: 'too-long', length: 201, limit: 200 });
  });

  it('refuses a text of nothing but blanks', () => {
    expect(cleanText(' \n\u3000\u200b').problem).toEqual({ code: 'empty' });
  });
});
