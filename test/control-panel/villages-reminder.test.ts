import { expect, test } from 'vitest';
import { reminderText, toRemind } from '../../control-panel/features/villages/reminder.ts';
import type { DueRow } from '../../server/protocol/rest/villages.ts';

const NOW = Date.parse('2026-03-24T10:00:00+08:00');
const row = (village: string, name: string, more: Partial<DueRow> = {}): DueRow => ({ village, metric: 'm', name, unit: '户', lastAsOf: 0, lastValue: 1, dueAt: Date.parse('2026-03-22T23:59:00+08:00'), late: true, ...more });
const rows = [row('荷东村', '入户宣传'), row('荷西村', '入户宣传'), row('荷东村', '发放资料', { late: false, lastAsOf: null, dueAt: Date.parse('2026-05-01T00:00:00+08:00') }), row('荷西村', '调解员', { late: false })];

test('who is late is reminded, then who never reported, and nobody who is in time', () => {
  expect(toRemind(rows).map(({ village, name }) => `${village} ${name}`)).toEqual(['荷东村 入户宣传', '荷西村 入户宣传', '荷东村 发放资料']);
});

test('the list to send has a line for each village in both languages', () => {
  expect(reminderText(toRemind(rows), NOW, 'Asia/Shanghai', 'zh-CN')).toBe('请以下村（居）尽快填报：\n荷东村：入户宣传（3月22日到期）、发放资料\n荷西村：入户宣传（3月22日到期）');
  expect(reminderText(toRemind(rows), NOW, 'Asia/Shanghai', 'en')).toContain('荷东村: 入户宣传 (was due 22 Mar); 发放资料');
});
