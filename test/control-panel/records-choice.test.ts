import { describe, expect, test } from 'vitest';
import { choiceOf, isRunning, periodsFor } from '../../control-panel/features/records/record-choice.ts';
import { periodWords } from '../../control-panel/features/records/period-words.ts';
import { en } from '../../control-panel/locales/en/index.ts';
import { zhCN } from '../../control-panel/locales/zh-CN/index.ts';

const TODAY = '2026-11-23';
const chosen = (query: string) => choiceOf(new URLSearchParams(query), TODAY, 'zh-CN');

describe('the record that the page proposes', () => {
  test('is of the last month that is over, as a Word document in the desk’s language', () => {
    expect(chosen('')).toEqual({ kind: 'month', period: '2026-10', format: 'docx', language: 'zh-CN' });
    expect(chosen('kind=quarter')).toMatchObject({ period: '2026-Q3' });
    expect(chosen('kind=year')).toMatchObject({ period: '2025' });
  });

  test('is what the address names, also a year long past', () => {
    expect(chosen('kind=year&period=2019&format=pdf&language=en')).toEqual({ kind: 'year', period: '2019', format: 'pdf', language: 'en' });
    expect(chosen('kind=year&period=2008')).toMatchObject({ period: '2008' });
    expect(periodsFor('year', TODAY, '2008').at(-1)).toBe('2008');
  });

  test('is never of a period to come, of another kind’s name, or of nonsense', () => {
    for (const period of ['2027', '2026-12', '20261', '']) expect(chosen(`kind=year&period=${period}`)).toMatchObject({ period: '2025' });
    expect(chosen('kind=week&format=exe&language=fr')).toMatchObject({ kind: 'month', format: 'docx', language: 'zh-CN' });
  });
});

test('periods to choose from begin with the running one and hold nothing twice', () => {
  for (const kind of ['month', 'quarter', 'year'] as const) {
    const periods = periodsFor(kind, TODAY, periodsFor(kind, TODAY)[3]);
    expect(isRunning(kind, periods[0]!, TODAY)).toBe(true);
    expect(isRunning(kind, periods[1]!, TODAY)).toBe(false);
    expect(new Set(periods).size).toBe(periods.length);
  }
  expect(periodsFor('year', TODAY)).toContain('2019');
});

test('a period is named as people say it', () => {
  expect(['2026-11', '2026-Q4', '2019'].map((period) => periodWords(period, zhCN))).toEqual(['2026年11月', '2026年第四季度', '2019年度']);
  expect(['2026-11', '2026-Q4', '2019'].map((period) => periodWords(period, en))).toEqual(['November 2026', 'Q4 2026', '2019']);
});
