import { describe, expect, it } from 'vitest';
import { asOfDay, draftsOf, entryChoices, entryProblem, entryRows, NO_VALUE, numberFrom, stepped } from '../../control-panel/features/metrics/entry-rows.ts';
import type { EntryValue } from '../../control-panel/features/metrics/entry-rows.ts';
import { recordedOf } from '../../control-panel/features/metrics/kept-entry.ts';
import type { ReadingDraft, ReadingView } from '../../server/protocol/rest/metrics.ts';
import { metricView } from './support/metric-view.ts';

const VILLAGES = { name: '村（居）', members: ['上荷村', '下荷村'] };
const typed = (text: string, more: Partial<EntryValue> = {}): EntryValue => ({ ...NO_VALUE, text, ...more });

describe('a typed number', () => {
  it('may have thousands parted, full-width digits and a real minus', () => {
    expect(numberFrom('196,860')).toBe(196_860);
    expect(numberFrom('１，０１２')).toBe(1_012);
    expect(numberFrom(' −3.5 ')).toBe(-3.5);
  });

  it('is nothing when it is not one', () => {
    for (const text of ['', 'abc', '1e9', '0x10', '1.2.3', 'Infinity', 'NaN', '12人']) expect(numberFrom(text), text).toBeNull();
  });

  it('steps from how things stood, a flow from nought', () => {
    expect(stepped('', 1, 71, 'stock')).toBe('72');
    expect(stepped('', 5, 71, 'flow')).toBe('5');
    expect(stepped('0.1', 1, null, 'flow')).toBe('1.1');
  });
});

describe('entering many readings', () => {
  const sessions = metricView({ id: 'sessions', category: '普法宣传' });
  const disputes = metricView({ id: 'disputes', category: '社会治理', dimension: VILLAGES });
  const lectures = metricView({ id: 'lectures', category: '社会治理' });
  const rate = metricView({ id: 'rate', category: '社会治理', source: { kind: 'formula', expression: 'disputes / 2' } });
  const all = [disputes, sessions, lectures, rate];

  it('offers the categories and the members that have something to enter', () => {
    expect(entryChoices(all)).toEqual({ categories: ['社会治理', '普法宣传'], members: [{ dimension: '村（居）', members: ['上荷村', '下荷村'] }] });
  });

  it('has a line for each member of a category’s metrics, those without members first, and none for what is worked out', () => {
    expect(entryRows(all, { kind: 'category', name: '社会治理' }).map(({ key }) => key)).toEqual(['lectures/', 'disputes/上荷村', 'disputes/下荷村']);
  });

  it('has a line for each metric of a village', () => {
    expect(entryRows(all, { kind: 'member', name: '下荷村' }).map(({ key }) => key)).toEqual(['disputes/下荷村']);
  });

  it('wants a reason for an unusual jump, and a number where there is none', () => {
    const row = entryRows(all, { kind: 'category', name: '普法宣传' })[0]!;
    expect(entryProblem(row, typed('12'), 10)).toBeNull();
    expect(entryProblem(row, typed('100'), 10)).toBe('reason-needed');
    expect(entryProblem(row, typed('100', { reason: '年底集中活动' }), 10)).toBeNull();
    expect(entryProblem(row, typed('1.5'), 10)).toBe('not-whole');
    expect(entryProblem(row, typed('-1'), 10)).toBe('negative');
    expect(entryProblem(row, typed('很多'), 10)).toBe('not-a-number');
    expect(entryProblem(row, typed(' '), 10)).toBeNull();
  });

  it('sends the lines that were filled in and no others', () => {
    const rows = entryRows(all, { kind: 'category', name: '社会治理' });
    const values = new Map([['disputes/下荷村', typed('４', { precision: 'about', reason: ' 含跨村 ' })], ['lectures/', typed('')]]);
    expect(draftsOf(rows, values, 99)).toEqual([{ key: 'disputes/下荷村', draft: { metric: 'disputes', member: '下荷村', value: 4, precision: 'about', asOf: 99, note: '含跨村', evidence: [] } }]);
  });

  it('dates today’s readings now and an earlier day’s to its end there', () => {
    const now = Date.parse('2026-11-24T09:30:00+08:00');
    expect(asOfDay('2026-11-24', now, 'Asia/Shanghai')).toBe(now);
    expect(asOfDay('2026-11-20', now, 'Asia/Shanghai')).toBe(Date.parse('2026-11-20T23:59:00+08:00'));
  });
});

describe('what the server says it has recorded', () => {
  const at = (text: string) => Date.parse(`2026-11-${text}+08:00`);
  const line = (metric: string, value: number, more: Partial<ReadingDraft> = {}) => ({ key: `${metric}/`, draft: { metric, member: '', value, precision: 'exact' as const, asOf: at('24T09:31'), note: '', evidence: [], ...more } });
  const recorded = (metric: string, value: number) => ({ metric, member: '', value, precision: 'exact', asOf: at('24T09:30'), note: '', evidence: [] as string[] }) as unknown as ReadingView;
  const of = (sent: ReturnType<typeof line>[], ...readings: ReadingView[]) => {
    const { lines, isEarlier } = recordedOf(sent, readings, 'Asia/Shanghai');
    return [[...lines], isEarlier];
  };

  it('is what was sent, also when it is sent again a minute later', () => {
    expect(of([line('sessions', 4), line('lectures', 0)], recorded('sessions', 4), recorded('lectures', 0))).toEqual([['sessions/', 'lectures/'], false]);
  });

  it('is what was sent an earlier time when a line was added, emptied or changed since', () => {
    expect(of([line('sessions', 4), line('lectures', 2)], recorded('sessions', 4))).toEqual([['sessions/'], true]);
    expect(of([line('sessions', 4)], recorded('sessions', 4), recorded('lectures', 2))).toEqual([['sessions/', 'lectures/'], true]);
    for (const change of [{ value: 5 }, { note: '含跨村' }, { precision: 'about' as const }, { evidence: ['ab'.repeat(32)] }, { asOf: at('23T23:59') }]) {
      expect(of([line('sessions', 4, change)], recorded('sessions', 4)), JSON.stringify(change)).toEqual([['sessions/'], true]);
    }
  });
});
