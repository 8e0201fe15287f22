import type { Messages } from '../../locales/zh-CN/index.ts';

/** 2026年11月, 2026年第四季度, 2026年度. @param period as `spanName` names it */
export function periodWords(period: string, { records }: Pick<Messages, 'records'>): string {
  const year = Number(period.slice(0, 4));
  const part = period.slice(5);
  if (part === '') return records.year(year);
  return part.startsWith('Q') ? records.quarter(year, Number(part.slice(1))) : records.month(year, Number(part));
}
