import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newerReading } from '../../control-panel/features/metrics/correction-conflict.ts';
import { definitionFaults } from '../../control-panel/features/metrics/definition-faults.ts';
import { detailsOf, membersFrom, NEW_METRIC, withNature, withSource } from '../../control-panel/features/metrics/definition-draft.ts';
import { refusals } from '../../control-panel/features/metrics/fault-words.ts';
import { inserted } from '../../control-panel/features/metrics/formula-insert.ts';
import { suggestId } from '../../control-panel/features/metrics/suggest-id.ts';
import { metricId } from '../../server/protocol/board.schema.ts';
import { metricDetails } from '../../server/protocol/rest/metrics.ts';
import { metricView } from './support/metric-view.ts';

const NONE: ReadonlySet<string> = new Set();

describe('the id suggested for a metric', () => {
  it('is made of the initials of its pinyin', () => {
    expect(suggestId('普法队伍人数', NONE)).toBe('pfdwrs');
    expect(suggestId('旁听法院庭审', NONE)).toBe('ptfyts');
  });

  it('keeps Latin words and leaves signs out', () => {
    expect(suggestId('Law exam: pass rate', NONE)).toBe('law_exam_pass_rate');
    expect(suggestId('LED 屏幕（2号）', NONE)).toBe('led_pmh');
    expect(suggestId('法律“六进”宣传', NONE)).toBe('flljxc');
    expect(suggestId('〡ff', NONE)).toBe('ff'); // a numeral that has no pinyin
  });

  it('is another when it is taken', () => {
    expect(suggestId('普法', new Set(['pf']))).toBe('pf_b');
    expect(suggestId('普法', new Set(['pf', 'pf_b']))).toBe('pf_c');
  });

  it('is always one the server takes, and never a taken one', () => {
    const name = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[一-龥a-zA-Z0-9 ]{1,30}$/));
    fc.assert(fc.property(name, fc.array(fc.constantFrom('pf', 'metric', 'metric_b')), (text, taken) => {
      const id = suggestId(text, new Set(taken));
      expect(metricId.safeParse(id).success, id).toBe(true);
      expect(taken).not.toContain(id);
    }));
  });
});

describe('the definition being written', () => {
  it('does not add percentages up', () => {
    const percent = withNature({ ...NEW_METRIC, decimals: 2 }, 'percent');
    expect(percent).toMatchObject({ accrual: 'stock', rollUp: 'average', unit: '%', decimals: 2 });
    expect(withNature(percent, 'count')).toMatchObject({ decimals: 0, unit: '%' });
  });

  it('takes from plays what they decide by themselves', () => {
    const plays = withSource({ ...NEW_METRIC, dimension: { name: '村', members: ['上荷村'] }, needsApproval: true }, 'plays');
    expect(plays).toMatchObject({ source: { kind: 'plays', measure: 'plays', by: null }, dimension: null, needsApproval: false, rhythm: 'live' });
    expect(withSource(plays, 'plays')).toBe(plays);
  });

  it('sends just what a person can change', () => {
    expect(metricDetails.strict().safeParse(detailsOf(metricView({ id: 'a', name: '甲' }))).success).toBe(true);
  });

  it('takes members one a line or parted by commas, each once', () => {
    expect(membersFrom('上荷村\n下荷村，上荷村、 荷塘社区\n\n')).toEqual(['上荷村', '下荷村', '荷塘社区']);
  });

  it('puts a picked metric where the cursor is, apart from other names', () => {
    expect(inserted('passed / ', 9, 9, 'candidates')).toEqual({ text: 'passed / candidates', caret: 19 });
    expect(inserted('a', 1, 1, 'b').text).toBe('a b');
    expect(inserted('sum(x)', 4, 5, 'total').text).toBe('sum(total)');
  });
});

describe('what the server refuses', () => {
  it('is said at the line it is about', () => {
    const details = [{ path: 'readings.3.value', code: 'negative' }, { path: 'readings.0.member', code: 'no-such-member' }];
    expect(refusals({ code: 'bad-input', details })).toEqual([{ index: 3, words: '不能是负数' }, { index: 0, words: '没有这个分项' }]);
    expect(refusals({ code: 'internal', details })).toEqual([]);
  });

  it('is said at the field of the definition, with the way round of a cycle', () => {
    const faults = definitionFaults({ code: 'bad-input', details: [{ path: 'source.expression', code: 'cycle', detail: 'a → b → a' }, { path: 'dimension.members', code: 'has-readings', detail: '上荷村' }] });
    expect(faults['source.expression']).toMatch(/自己.*: a → b → a$/);
    expect(faults['dimension.members']).toMatch(/上荷村$/);
  });

  it('shows the newer reading when two people corrected the same', () => {
    const newer = { id: 9, metric: 'a', metricName: '甲', unit: '次', decimals: 0, member: '', value: 8, precision: 'exact', asOf: 1, recordedAt: 2, reporter: '李敏', sourceKind: 'form', source: 'x', sourceName: '李敏', note: '漏了一场', evidence: [], corrects: 5, correctedBy: null, state: 'accepted', decision: null };
    expect(newerReading(newer)?.value).toBe(8);
    expect(newerReading({ newer })?.id).toBe(9);
    expect(newerReading({ code: 'something' })).toBeNull();
    expect(newerReading(undefined)).toBeNull();
  });
});
