import { describe, expect, it } from 'vitest';
import { crossesMidnight, isWholeDay, ruleWords } from '../../control-panel/features/schedules/rule-words.ts';
import { targetWords } from '../../control-panel/features/schedules/target-words.ts';
import { unfitTexts } from '../../control-panel/features/schedules/unfit-texts.ts';
import type { Recurrence } from '../../server/domain/recurrence.ts';
import { NO_TARGETS } from '../../server/domain/targets.ts';

const TODAY = '2026-11-24';
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const rule = (over: Partial<Recurrence> = {}): Recurrence => ({ startDate: '2026-11-01', endDate: null, weekdays: EVERY_DAY, windows: [{ from: '07:00', to: '22:00' }], ...over });
const zh = (over?: Partial<Recurrence>) => ruleWords(rule(over), TODAY, 'zh-CN');
const en = (over?: Partial<Recurrence>) => ruleWords(rule(over), TODAY, 'en');

describe('a schedule’s rule in words', () => {
  it('says days, times and the last day', () => {
    expect(zh({ endDate: '2026-12-31' })).toBe('每天 07:00–22:00，至 12月31日');
    expect(en({ endDate: '2026-12-31' })).toBe('Every day 07:00–22:00, until 31 Dec');
    expect(zh()).toBe('每天 07:00–22:00');
  });

  it('says when it begins only while that is to come', () => {
    expect(zh({ startDate: '2026-12-01' })).toBe('每天 07:00–22:00，12月1日 起');
    expect(zh({ startDate: '2026-12-01', endDate: '2026-12-07' })).toBe('每天 07:00–22:00，12月1日 至 12月7日');
    expect(zh({ startDate: '2026-12-04', endDate: '2026-12-04' })).toBe('每天 07:00–22:00，12月4日 当天');
  });

  it('says that a window ends the next day', () => {
    expect(zh({ windows: [{ from: '22:00', to: '06:00' }] })).toBe('每天 22:00–次日 06:00');
    expect(en({ windows: [{ from: '22:00', to: '06:00' }] })).toBe('Every day 22:00–06:00 the next day');
  });

  it('calls weekdays by the names people use', () => {
    expect(zh({ weekdays: [1, 2, 3, 4, 5] })).toBe('工作日 07:00–22:00');
    expect(zh({ weekdays: [7, 6] })).toBe('周末 07:00–22:00');
    expect(zh({ weekdays: [1, 3] })).toBe('每周一、周三 07:00–22:00');
    expect(zh({ weekdays: [2, 3, 4, 5, 6, 7] })).toBe('每天（周一除外） 07:00–22:00');
  });

  it('knows a whole day in both ways of writing it', () => {
    expect(zh({ windows: [{ from: '00:00', to: '24:00' }] })).toBe('每天 全天');
    expect(isWholeDay({ from: '08:00', to: '08:00' })).toBe(true);
    expect(crossesMidnight({ from: '08:00', to: '24:00' })).toBe(false);
    expect(crossesMidnight({ from: '22:00', to: '06:00' })).toBe(true);
  });
});

describe('a schedule’s screens in words', () => {
  const screens = [{ id: 's1', name: '文化广场主屏' }];

  it('names groups, villages, kinds and screens, and sums up many', () => {
    expect(targetWords({ ...NO_TARGETS, all: true }, screens, 'zh-CN')).toBe('全部屏幕');
    expect(targetWords(NO_TARGETS, screens, 'zh-CN')).toBe('还没有选屏幕');
    expect(targetWords({ ...NO_TARGETS, villages: ['上荷村'], venueKinds: ['park'], screens: ['s1'] }, screens, 'zh-CN')).toBe('上荷村、公园、文化广场主屏');
    expect(targetWords({ ...NO_TARGETS, groups: ['甲', '乙', '丙', '丁'] }, screens, 'zh-CN')).toBe('甲、乙、丙 等 4 处');
  });
});

describe('a refusal to publish', () => {
  it('names each text and shape, and passes over what it does not understand', () => {
    const text = { content: 'c1', title: '弘扬', width: 512, height: 64, fontPx: 12 };
    expect(unfitTexts([{ ...text, code: 'cannot-fit' }, { path: 'x' }, null])).toEqual([text]);
    expect(unfitTexts(undefined)).toEqual([]);
  });
});
