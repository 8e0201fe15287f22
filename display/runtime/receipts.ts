import { RECEIPT_STAGES, type Receipt, type ReceiptStage } from '../../server/protocol/screen-socket.ts';
import type { Database } from './database.ts';

export interface Receipts {
  note(sequence: number, stage: ReceiptStage, at: number): void;
  /** Sends what has not been acknowledged yet, in the order in which it came about. */
  send(post: (receipt: Receipt) => Promise<void>): Promise<void>;
  /** Called when there is something new to send. */
  onNote: () => void;
}

/** Receipts wait on this box until they are acknowledged, over restarts as well as long as the disk takes them. */
export async function openReceipts(database: Database): Promise<Receipts> {
  const waiting = new Map((await database.getAll('receipts')).map((receipt) => [keyOf(receipt), receipt]));
  let isSending = false;

  const receipts: Receipts = {
    note(sequence, stage, at) {
      const receipt: Receipt = { sequence, stage, at: Math.round(at) };
      waiting.set(keyOf(receipt), receipt);
      database.put('receipts', receipt, keyOf(receipt)).catch((error: unknown) => console.warn(error)); // a full disk: it is sent all the same
      receipts.onNote();
    },
    async send(post) {
      if (isSending) return;
      isSending = true;
      try {
        for (let key = first(); key !== undefined; key = first()) {
          await post(waiting.get(key)!);
          waiting.delete(key);
          await database.delete('receipts', key).catch((error: unknown) => console.warn(error));
        }
      } finally {
        isSending = false;
      }
    },
    onNote: () => {},
  };
  return receipts;

  function first(): string | undefined {
    return [...waiting.keys()].sort()[0];
  }
}

/** Sorts by sequence and stage. */
function keyOf({ sequence, stage }: Receipt): string {
  return `${String(sequence).padStart(16, '0')} ${RECEIPT_STAGES.indexOf(stage)}`;
}
