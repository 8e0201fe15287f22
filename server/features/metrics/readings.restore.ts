import type { Tx } from '../../storage/tables.ts';
import { below, type Below } from './readings.chain.ts';
import type { ReadingRow, ReadingsStore, Taken } from './readings.store.ts';

type Fields = Pick<ReadingRow, 'reporter' | 'reporter_name' | 'source_kind' | 'source_id' | 'source_name' | 'recorded_at' | 'note'>;

/**
 * Takes readings back. In the place of one that had corrected another comes what stood before, under its own
 * source; where nothing stood, nothing. What an import brought that does not stand any more is passed over.
 * @param by who takes them back, when, and why
 */
export async function takeBackIn(tx: Tx, store: Pick<ReadingsStore, 'append' | 'unstand'>, taken: readonly Taken[], by: Fields): Promise<void> {
  const chains = Map.groupBy(await below(tx, taken.map(({ id }) => id)), ({ top }) => top);
  const counting: ReadingRow[] = [];
  const waiting: { readonly row: ReadingRow; /** Place in `counting` of what it waits to replace. */ readonly over: number | null }[] = [];
  for (const each of taken) {
    const before = (chains.get(each.id) ?? []).filter(({ undone, source_kind, source_id }) => undone === 0 && !(source_kind === each.source_kind && source_id === each.source_id));
    const stood = before.find(({ waits }) => waits === 0);
    const waited = before[0]?.waits === 1 ? before[0] : undefined;
    // one that waited and replaced another that waited leaves alone what counts
    const isReplaced = !waited || each.counts === 1;
    if (isReplaced) counting.push(stood ? again(stood, each.id, by) : nothing(each, by));
    if (waited) waiting.push({ row: { ...again(waited, each.id, by), reporter: waited.reporter, reporter_name: waited.reporter_name, held: 1 }, over: isReplaced ? counting.length - 1 : null });
  }
  const last = await store.append(tx, counting);
  await store.append(tx, waiting.map(({ row, over }) => (over === null ? row : { ...row, corrects: last + 1 + over })));
  const replaced = counting.flatMap(({ corrects }) => (corrects === null ? [] : [corrects, ...(chains.get(corrects) ?? []).map(({ id }) => id)]));
  await store.unstand(tx, replaced);
}

/** The same statement once more, from the same source. */
function again({ metric_id, member, value, precision, as_of, source_kind, source_id, source_name, evidence }: Below, corrects: number, by: Fields): ReadingRow {
  return { ...by, metric_id, member, value, precision, as_of, source_kind, source_id, source_name, evidence, corrects, held: 0 };
}

function nothing({ id, metric_id, member, precision, as_of }: Taken, by: Fields): ReadingRow {
  return { ...by, metric_id, member, value: null, precision, as_of, evidence: '[]', corrects: id, held: 0 };
}
