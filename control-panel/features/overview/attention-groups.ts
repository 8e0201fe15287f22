import type { Attention } from '../../../server/protocol/rest/ledger.ts';

/** Several of one kind are one line with the rest folded away, lest the one that matters drowns in them. */
export interface AttentionGroup {
  readonly code: Attention['code'];
  readonly items: readonly Attention[];
  readonly folded: boolean;
}

const SHOWN_SINGLY = 3;

/** The items by kind, in the order their kinds first occur. */
export function groupAttention(items: readonly Attention[]): AttentionGroup[] {
  const byCode = new Map<Attention['code'], Attention[]>();
  for (const item of items) byCode.set(item.code, [...(byCode.get(item.code) ?? []), item]);
  return [...byCode].map(([code, group]) => ({ code, items: group, folded: group.length > SHOWN_SINGLY }));
}
