import type { ImportMapping } from '../../../server/protocol/rest/imports.ts';

export const PLAIN_ROLES = ['metric', 'member', 'date', 'value', 'unit', 'precision', 'note'] as const;
/** What a column is: nothing, a part of a reading, or (`=id`) the values of one metric. */
export type Role = 'skip' | (typeof PLAIN_ROLES)[number] | `=${string}`;

/** A mapping as a person makes it: what each column is, and what the table does not have. */
export interface MappingDraft {
  readonly roles: readonly Role[];
  readonly fixed: { readonly metric: string; readonly member: string; readonly date: string };
}
export type MappingProblem = 'no-value' | 'no-metric' | 'no-date';

/** Roles that go with one reading a row only. */
const LONG_ONLY: readonly Role[] = ['metric', 'value', 'unit', 'precision'];

export const isMetricRole = (role: Role): role is `=${string}` => role.startsWith('=');

/** Headings that say what a column is, where the server could not tell which is the value. */
const HEADINGS: readonly (readonly [Role, RegExp])[] = [
  ['date', /日期|时间|年月|月份|年份|截至|date|month|year|as of/i],
  ['member', /村|居|社区|学校|单位|village|school|unit name/i],
  ['note', /备注|说明|note|remark/i],
];

/** What a guess looks like to a person; without one, what the headings say. */
export function draftOf(mapping: ImportMapping | null, headings: readonly string[]): MappingDraft {
  const roles: Role[] = headings.map(() => 'skip');
  const fixed = { metric: '', member: '', date: '' };
  const put = (column: number | null, role: Role) => {
    if (column !== null && column >= 0 && column < roles.length) roles[column] = role;
  };
  if (!mapping) {
    for (const [role, pattern] of HEADINGS) put(headings.findIndex((heading, index) => roles[index] === 'skip' && pattern.test(heading)), role);
    return { roles, fixed };
  }
  const take = (key: keyof typeof fixed, from: { column: number } | { fixed: string }) => {
    if ('column' in from) put(from.column, key);
    else fixed[key] = from.fixed;
  };
  take('member', mapping.member);
  take('date', mapping.date);
  put(mapping.note, 'note');
  if (mapping.layout === 'wide') for (const { column, metric } of mapping.values) put(column, `=${metric}`);
  else {
    take('metric', mapping.metric);
    put(mapping.value, 'value');
    put(mapping.unit, 'unit');
    put(mapping.precision, 'precision');
  }
  return { roles, fixed };
}

/** The draft with a column of another role; a role that only one column can have leaves the one that had it. */
export function withRole({ roles, fixed }: MappingDraft, column: number, role: Role): MappingDraft {
  const wide = isMetricRole(role);
  const long = LONG_ONLY.includes(role);
  return {
    fixed,
    roles: roles.map((before, index) => {
      if (index === column) return role;
      if (role !== 'skip' && before === role) return 'skip';
      if (wide && LONG_ONLY.includes(before)) return 'skip';
      return long && isMetricRole(before) ? 'skip' : before;
    }),
  };
}

/** The mapping to send, or what is still missing. */
export function mappingOf({ roles, fixed }: MappingDraft): ImportMapping | MappingProblem {
  const column = (role: Role): number | null => (roles.includes(role) ? roles.indexOf(role) : null);
  const taken = (key: keyof MappingDraft['fixed']) => {
    const at = column(key);
    return at === null ? { fixed: fixed[key].trim() } : { column: at };
  };
  const values = roles.flatMap((role, index) => (isMetricRole(role) ? [{ column: index, metric: role.slice(1) }] : []));
  const value = column('value');
  if (values.length === 0 && value === null) return 'no-value';
  const metric = taken('metric');
  if (values.length === 0 && metric.fixed === '') return 'no-metric';
  const date = taken('date');
  if (date.fixed === '') return 'no-date';
  const shared = { member: taken('member'), date, note: column('note') };
  if (value === null) return { layout: 'wide', ...shared, values } as ImportMapping;
  return { layout: 'long', ...shared, metric, value, unit: column('unit'), precision: column('precision') } as ImportMapping;
}
