import { describe, expect, it } from 'vitest';
import { groupAttention } from '../../control-panel/features/overview/attention-groups.ts';
import { actionWords, subjectWords } from '../../control-panel/features/settings/audit-words.ts';
import { en } from '../../control-panel/locales/en/index.ts';
import { zhCN } from '../../control-panel/locales/zh-CN/index.ts';
import type { Attention } from '../../server/protocol/rest/ledger.ts';

const item = (code: Attention['code'], id: string): Attention => ({ code, subject: { kind: 'screen', id, name: id }, since: null, detail: null });

describe('what needs attention', () => {
  it('is folded where many screens have the same trouble, so that the single one stays in sight', () => {
    const items = [item('screen-offline', 's1'), ...Array.from({ length: 18 }, (_, index) => item('not-secure', `n${index}`)), item('screen-offline', 's2')];
    const groups = groupAttention(items);
    expect(groups.map(({ code, folded, items: group }) => [code, folded, group.length])).toEqual([
      ['screen-offline', false, 2],
      ['not-secure', true, 18],
    ]);
  });
});

describe('the audit trail in words', () => {
  it('names thing and deed, once where they are the same word', () => {
    expect(actionWords('content.create', zhCN)).toBe('内容 · 新建');
    expect(actionWords('session.refuse', zhCN)).toBe('登录失败');
    expect(actionWords('publication.schedule', zhCN)).toBe('发布');
    expect(actionWords('screen.pair', en)).toBe('Screen · paired');
  });

  it('hides nothing that it has no words for', () => {
    expect(actionWords('comet.appear', zhCN)).toBe('comet.appear');
    expect(actionWords('constructor.toString', zhCN)).toBe('constructor.toString');
  });

  it('calls what was touched by its name, also where the detail is kept as text', () => {
    expect(subjectWords({ subject: 'c1', detail: { title: '宪法日' } })).toBe('宪法日');
    expect(subjectWords({ subject: 'c1', detail: '{"name":"广场"}' })).toBe('广场');
    expect(subjectWords({ subject: 'c1', detail: 'not json' })).toBe('c1');
    expect(subjectWords({ subject: 'c1', detail: null })).toBe('c1');
  });
});
