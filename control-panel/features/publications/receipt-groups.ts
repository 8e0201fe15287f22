import type { PublicationView, ReceiptRow } from '../../../server/protocol/rest/programme.ts';

/** In the order people should look: what needs somebody first. */
export const RECEIPT_GROUPS = ['unreached', 'under-way', 'waiting', 'done'] as const;
export type ReceiptGroup = (typeof RECEIPT_GROUPS)[number];
export type Kind = PublicationView['kind'];
export type FinalStage = 'stored' | 'painted';

/** How far a publication of this kind must come on a screen; a town's emblem and a key wait in store. */
export function finalStage(kind: Kind): FinalStage {
  return kind === 'schedule' || kind === 'withdraw' ? 'painted' : 'stored';
}

/** Where one screen stands with a publication. */
export function groupOf(row: Pick<ReceiptRow, 'received' | 'stored' | 'painted' | 'due'>, kind: Kind): ReceiptGroup {
  if (row[finalStage(kind)] !== null || row.painted !== null) return 'done';
  if (row.received === null) return 'unreached';
  if (row.stored === null) return 'under-way';
  return row.due ? 'under-way' : 'waiting';
}

/**
 * The screens by where they stand. Within a group the offline come first, then those a stage behind the
 * others; done ones in the order they got there.
 */
export function receiptGroups(rows: readonly ReceiptRow[], kind: Kind): Record<ReceiptGroup, ReceiptRow[]> {
  const groups: Record<ReceiptGroup, ReceiptRow[]> = { unreached: [], 'under-way': [], waiting: [], done: [] };
  for (const row of rows) groups[groupOf(row, kind)].push(row);
  const byName = new Intl.Collator('zh-CN', { numeric: true }).compare;
  const open = (a: ReceiptRow, b: ReceiptRow) => Number(a.online) - Number(b.online) || stages(a) - stages(b) || byName(a.name, b.name);
  groups.unreached.sort(open);
  groups['under-way'].sort(open);
  groups.waiting.sort((a, b) => byName(a.name, b.name));
  groups.done.sort((a, b) => (doneAt(a, kind) ?? 0) - (doneAt(b, kind) ?? 0) || byName(a.name, b.name));
  return groups;
}

/** Milliseconds until the slowest screen was done, or null while one is not. */
export function slowest(rows: readonly ReceiptRow[], kind: Kind): number | null {
  const times = rows.map((row) => doneAt(row, kind));
  return times.length === 0 || times.includes(null) ? null : Math.max(...times.map((time) => time ?? 0));
}

function doneAt(row: ReceiptRow, kind: Kind): number | null {
  return row[finalStage(kind)] ?? row.painted;
}

function stages({ received, stored }: ReceiptRow): number {
  return Number(received !== null) + Number(stored !== null);
}
