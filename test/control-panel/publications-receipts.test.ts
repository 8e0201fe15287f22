import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elapsedWords } from '../../control-panel/features/publications/elapsed-words.ts';
import { groupOf, receiptGroups, slowest } from '../../control-panel/features/publications/receipt-groups.ts';
import type { ReceiptRow } from '../../server/protocol/rest/programme.ts';

const row = (screen: string, reached: Partial<ReceiptRow> = {}): ReceiptRow => ({
  screen,
  name: screen,
  online: true,
  steward: { name: '王海', phone: '12345' },
  received: null,
  stored: null,
  painted: null,
  due: true,
  ...reached,
});

describe('where a screen stands with a publication', () => {
  it('is not reached until it says that it received it', () => {
    expect(groupOf(row('a'), 'schedule')).toBe('unreached');
    expect(groupOf(row('a', { received: 100 }), 'schedule')).toBe('under-way');
  });

  it('waits for its hour when all is stored and it is not due now', () => {
    expect(groupOf(row('a', { received: 1, stored: 2, due: false }), 'schedule')).toBe('waiting');
    expect(groupOf(row('a', { received: 1, due: false }), 'schedule')).toBe('under-way');
  });

  it('is done with a schedule and a withdrawal only when it has painted, with an emblem or a key once stored', () => {
    const stored = row('a', { received: 1, stored: 2 });
    expect([groupOf(stored, 'schedule'), groupOf(stored, 'withdraw'), groupOf(stored, 'town'), groupOf(stored, 'rotate-key')]).toEqual(['under-way', 'under-way', 'done', 'done']);
    expect(groupOf(row('a', { received: 1, stored: 2, painted: 3 }), 'schedule')).toBe('done');
  });
});

describe('the board of receipts', () => {
  it('puts the offline first among the unreached and lists the done in the order they got there', () => {
    const rows = [row('late', { received: 1, stored: 2, painted: 900 }), row('here'), row('away', { online: false }), row('early', { received: 1, stored: 2, painted: 300 })];
    const groups = receiptGroups(rows, 'schedule');
    expect(groups.unreached.map(({ screen }) => screen)).toEqual(['away', 'here']);
    expect(groups.done.map(({ screen }) => screen)).toEqual(['early', 'late']);
  });

  it('names the slowest only when every screen is done', () => {
    const done = [row('a', { received: 1, stored: 2, painted: 300 }), row('b', { received: 1, stored: 2, painted: 2_300 })];
    expect(slowest(done, 'schedule')).toBe(2_300);
    expect(slowest([...done, row('c')], 'schedule')).toBeNull();
    expect(slowest([], 'schedule')).toBeNull();
  });

  it('has every screen in exactly one place', () => {
    const reached = fc.option(fc.nat(), { nil: null });
    fc.assert(
      fc.property(fc.array(fc.record({ received: reached, stored: reached, painted: reached, due: fc.boolean(), online: fc.boolean() })), fc.constantFrom('schedule', 'withdraw', 'town', 'rotate-key'), (drawn, kind) => {
        const rows = drawn.map((each, index) => row(`s${index}`, each));
        const listed = Object.values(receiptGroups(rows, kind)).flat();
        expect(listed.map(({ screen }) => screen).sort()).toEqual(rows.map(({ screen }) => screen).sort());
      }),
    );
  });
});

describe('how long after the click', () => {
  it('is told more finely the shorter it was, and never rounded up', () => {
    expect([420, 3_190, 48_900].map((ms) => elapsedWords(ms, 'en'))).toEqual(['0.42 s', '3.1 s', '48 s']);
    expect(elapsedWords(61_000, 'zh-CN')).toBe('1 分 1 秒');
  });
});
