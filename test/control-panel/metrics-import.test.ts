import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorsCsv } from '../../control-panel/features/metrics/errors-csv.ts';
import { draftOf, mappingOf, PLAIN_ROLES, withRole } from '../../control-panel/features/metrics/import-mapping.ts';
import type { Role } from '../../control-panel/features/metrics/import-mapping.ts';
import { firstSheet, importDraft, settingsOf } from '../../control-panel/features/metrics/import-settings.ts';
import { importMapping, importSettings } from '../../server/protocol/rest/imports.ts';
import type { ImportMapping, ImportSheet } from '../../server/protocol/rest/imports.ts';

const HEADINGS = ['村（居）', '日期', '场次', '备注'];
const wide: ImportMapping = { layout: 'wide', member: { column: 0 }, date: { column: 1 }, values: [{ column: 2, metric: 'sessions' }], note: 3 };
const long: ImportMapping = { layout: 'long', metric: { fixed: 'sessions' }, member: { column: 0 }, date: { fixed: '2019年' }, value: 2, unit: null, precision: null, note: null };
const sheet = (more: Partial<ImportSheet> = {}): ImportSheet => ({ name: '表', hidden: false, rows: 3, columns: HEADINGS.map((heading, index) => ({ letter: 'ABCD'[index]!, heading, samples: [] })), headerRow: 1, sample: [HEADINGS], mapping: wide, remarks: [], ...more });

describe('what each column is', () => {
  it('begins as the server guessed and is sent back the same', () => {
    expect(draftOf(wide, HEADINGS).roles).toEqual(['member', 'date', '=sessions', 'note']);
    expect(mappingOf(draftOf(wide, HEADINGS))).toEqual(wide);
    expect(mappingOf(draftOf(long, HEADINGS))).toEqual(long);
  });

  it('is read off the headings when there was no guess', () => {
    expect(draftOf(null, HEADINGS).roles).toEqual(['member', 'date', 'skip', 'note']);
    expect(draftOf(null, ['Village', 'Month', 'Held']).roles).toEqual(['member', 'date', 'skip']);
  });

  it('says what is still missing', () => {
    const bare = draftOf(null, ['甲', '乙']);
    expect(mappingOf(bare)).toBe('no-value');
    expect(mappingOf(withRole(bare, 0, 'value'))).toBe('no-metric');
    expect(mappingOf(withRole(bare, 0, '=sessions'))).toBe('no-date');
    expect(mappingOf({ ...withRole(bare, 0, '=sessions'), fixed: { metric: '', member: '', date: '2019年' } })).toMatchObject({ layout: 'wide', date: { fixed: '2019年' }, member: { fixed: '' } });
  });

  it('changes its layout with the first metric column, and back with a value column', () => {
    const asWide = withRole(withRole(draftOf(long, HEADINGS), 2, 'value'), 1, '=sessions');
    expect(asWide.roles).toEqual(['member', '=sessions', 'skip', 'skip']);
    expect(withRole(asWide, 2, 'value').roles).toEqual(['member', 'skip', 'value', 'skip']);
  });

  it('never gives one role to two columns, and whatever is sent is of the right shape', () => {
    const role = fc.constantFrom<Role>('skip', ...PLAIN_ROLES, '=sessions', '=visitors');
    const changes = fc.array(fc.tuple(fc.nat(3), role), { maxLength: 12 });
    fc.assert(fc.property(changes, fc.constantFrom('', 'sessions'), fc.constantFrom('', '2019年'), (list, metric, date) => {
      let draft = draftOf(null, HEADINGS);
      for (const [column, each] of list) draft = withRole(draft, column, each);
      const used = draft.roles.filter((each) => each !== 'skip');
      expect(new Set(used).size).toBe(used.length);
      const made = mappingOf({ ...draft, fixed: { metric, member: '', date } });
      if (typeof made !== 'string') expect(importMapping.safeParse(made).success).toBe(true);
    }));
  });
});

describe('a file before it is recorded', () => {
  it('begins with the first sheet in sight that values can be read from', () => {
    const file = (sheets: ImportSheet[]) => ({ file: { kind: 'xlsx' as const, encoding: '', separator: '', sheets } });
    expect(firstSheet(file([sheet({ hidden: true }), sheet({ mapping: null }), sheet()]))).toBe(2);
    expect(firstSheet(file([sheet({ rows: 0, mapping: null }), sheet({ mapping: null })]))).toBe(1);
  });

  it('is sent with everything that was decided, once nothing is missing', () => {
    const settings = settingsOf({ ...importDraft(0, sheet()), memberNames: { 荷塘村委: '荷塘村' } });
    expect(importSettings.strict().safeParse(settings).success).toBe(true);
    expect(settings?.memberNames).toEqual({ 荷塘村委: '荷塘村' });
    expect(settingsOf(importDraft(0, sheet({ mapping: null })))).toBeNull();
  });

  it('gives its problems as a table that a spreadsheet opens as text', () => {
    const csv = errorsCsv(['行', '列', '原文', '问题'], [{ row: 8, column: 'D', heading: '场次', text: '=1+1', code: 'x', zh: '看不懂这个数，请改', en: 'not a number' }], 'zh-CN');
    expect(csv).toBe('\uFEFF行,列,原文,问题\r\n8,D 场次,\'=1+1,看不懂这个数，请改\r\n');
    expect(errorsCsv(['Row', 'Column', 'Reads', 'Problem'], [{ row: 1, column: 'A', heading: '', text: 'a "b", c', code: 'x', zh: '', en: 'no' }], 'en')).toContain('"a ""b"", c"');
  });
});
