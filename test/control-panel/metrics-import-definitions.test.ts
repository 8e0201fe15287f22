import { expect, it } from 'vitest';
import { definitionsOf, newMetrics } from '../../control-panel/features/metrics/import-definitions.ts';
import { api } from '../../server/protocol/rest/index.ts';

const unknown = (text: string, unit: string, decimals = 0) => ({ text, rows: 1, unit, decimals });

it('names in a file become metrics with ids of their own, nothing guessed of how they are reckoned but for a percentage', () => {
  const rows = newMetrics([unknown('普法队伍人数', '人'), unknown('普法队伍人数 ', '人'), unknown('合格率', '%'), unknown('里程', '公里', 2)]);
  expect(rows.map(({ way }) => way)).toEqual(['', '', 'stock', '']);
  const [one, other, share, length] = definitionsOf(rows.map((row) => ({ ...row, way: row.way || 'month' })), '普法宣传', [{ id: 'pfdwrs' }]);
  expect([one!.id, other!.id]).toEqual(['pfdwrs_b', 'pfdwrs_c']);
  expect(one).toMatchObject({ text: '普法队伍人数', nature: 'count', accrual: 'flow', span: 'month', rhythm: 'monthly', unit: '人' });
  expect(share).toMatchObject({ nature: 'percent', accrual: 'stock', rhythm: 'none' });
  expect(length).toMatchObject({ nature: 'amount', decimals: 2 });
  for (const { text: _, ...body } of [one!, other!, share!, length!]) expect(api.metrics.create.body!.safeParse(body).success).toBe(true);
});
