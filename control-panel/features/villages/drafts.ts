import { type DBSchema, openDB } from 'idb';
import type { ReportDraft } from '../../../server/protocol/rest/villages.ts';

/** A report written on this phone and not yet taken by the server; pictures wait with it. */
export interface Draft extends Omit<Required<ReportDraft>, 'evidence'> {
  /** Whose it is: two villages may share a phone. */
  readonly account: string;
  readonly pictures: readonly Blob[];
  /** The figure's name and the value in words, for when the town no longer asks for that figure. */
  readonly words?: string;
  /** Pictures the server has already. */
  readonly evidence: readonly string[];
  readonly problem: string | null;
  /** Whether it was on its way once: the server may have it even if it did not get to say so. */
  readonly tried?: boolean;
}

interface Schema extends DBSchema {
  drafts: { key: string; value: Draft; indexes: { account: string } };
}

const opened = () =>
  openDB<Schema>('heping-report', 1, {
    upgrade(database) {
      database.createObjectStore('drafts', { keyPath: 'key' }).createIndex('account', 'account');
    },
  });
let database: ReturnType<typeof opened> | null = null;
const drafts = () => (database ??= opened());

/** Drafts outlive a closed page and a dead battery. */
export const keepDraft = async (draft: Draft): Promise<void> => void (await (await drafts()).put('drafts', draft));
/** @returns the drafts of one account, oldest first */
export const draftsOf = async (account: string): Promise<Draft[]> => (await (await drafts()).getAllFromIndex('drafts', 'account', account)).sort((a, b) => a.asOf - b.asOf);
export const dropDraft = async (key: string): Promise<void> => (await drafts()).delete('drafts', key);
export const dropDraftsOf = async (account: string): Promise<void> => {
  for (const { key } of await draftsOf(account)) await dropDraft(key);
};
