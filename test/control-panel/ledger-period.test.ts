import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drillDown, filterOf, pageOf, viewOf } from '../../control-panel/features/ledger/ledger-query.ts';
import { periodOf } from '../../control-panel/features/ledger/period.ts';

const query = (text: string) => new URLSearchParams(text);

describe('the period the ledger counts', () => {
  it('is today when the address names none, or one that does not exist', () => {
    expect(periodOf(query(''), '2026-11-23')).toEqual({ period: 'today', from: '2026-11-23', to: '2026-11-23' });
    expect(periodOf(query('period=decade'), '2026-11-23').period).toBe('today');
    expect(periodOf(query('from=2026-02-30'), '2026-11-23').period).toBe('today');
  });

  it('begins a week on Monday, also on a Sunday and across a new year', () => {
    expect(periodOf(query('period=week'), '2026-11-29').from).toBe('2026-11-23');
    expect(periodOf(query('period=week'), '2026-11-23').from).toBe('2026-11-23');
    expect(periodOf(query('period=week'), '2027-01-01').from).toBe('2026-12-28');
  });

  it('begins a month and a year on their first day', () => {
    expect(periodOf(query('period=month'), '2028-02-29')).toEqual({ period: 'month', from: '2028-02-01', to: '2028-02-29' });
    expect(periodOf(query('period=year'), '2028-02-29').from).toBe('2028-01-01');
  });

  it('takes two dates in either order, and one date as a whole day', () => {
    expect(periodOf(query('from=2026-11-20&to=2026-11-03'), '2026-11-23')).toEqual({ period: 'own', from: '2026-11-03', to: '2026-11-20' });
    expect(periodOf(query('to=2026-11-03'), '2026-11-23')).toEqual({ period: 'own', from: '2026-11-03', to: '2026-11-03' });
  });

  it('never ends before it begins, whatever stands in the address', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (from, to, period) => {
        const range = periodOf(new URLSearchParams({ from, to, period }), '2026-11-23');
        expect(range.from <= range.to).toBe(true);
      }),
    );
  });
});

describe('what the ledger is narrowed to', () => {
  const days = { from: '2026-11-23', to: '2026-11-23' };

  it('leaves out what the server would refuse', () => {
    expect(filterOf(query('screen=s1&category=nonsense&content=A%20B'), days)).toEqual({ ...days, screen: 's1' });
    expect(viewOf(query('view=nonsense'))).toBe('screen');
    expect([pageOf(query('page=3')), pageOf(query('page=-1')), pageOf(query('page=x'))]).toEqual([2, 0, 0]);
  });

  it('leads from a counted row to its records and keeps the other filters', () => {
    const [path, search] = drillDown('screen', 's1', query('period=week&category=film&view=screen&page=4')).split('?');
    expect(path).toBe('/ledger');
    expect(Object.fromEntries(query(search!))).toEqual({ period: 'week', category: 'film', view: 'records', screen: 's1' });
  });

  it('leads from a day to the records of just that day', () => {
    const [, search] = drillDown('day', '2026-11-03', query('period=month&view=day')).split('?');
    expect(Object.fromEntries(query(search!))).toEqual({ view: 'records', from: '2026-11-03', to: '2026-11-03' });
  });

  it('leads from a month to its days, and from a campaign to its records, also from plays of none', () => {
    const [, search] = drillDown('month', '2026-02', query('period=year&view=month&screen=s1')).split('?');
    expect(Object.fromEntries(query(search!))).toEqual({ view: 'day', from: '2026-02-01', to: '2026-02-28', screen: 's1' });
    for (const campaign of ['6·26禁毒宣传月', '']) {
      const [, asked] = drillDown('campaign', campaign, query('view=campaign')).split('?');
      expect(Object.fromEntries(query(asked!))).toEqual({ view: 'records', campaign });
      expect(filterOf(query(asked!), days)).toEqual({ ...days, campaign });
    }
  });

  it('leads from a village to its screens, for records do not name one', () => {
    expect(drillDown('village', '上荷村', query(''))).toBe(`/screens?village=${encodeURIComponent('上荷村')}`);
  });
});
