import type { ImportRemark, ImportSettings } from '../../protocol/rest/imports.ts';
import type { Issuer } from '../publications/log.service.ts';
import type { ImportRecord } from './imports.store.ts';

/** How an import is or was recorded, and how it is or was taken back. */
export interface Recorded {
  readonly settings: ImportSettings;
  readonly metrics: readonly string[];
  readonly by: Issuer;
  readonly undo?: { readonly by: Issuer; readonly note: string };
}

/** Why the last attempt to record it ended half way; nothing of it stands. */
interface BrokenOff {
  readonly brokenOff: ImportRemark;
}

type Kept = Recorded | BrokenOff;

/** As the column `mapping` of an import keeps it. */
export const written = (kept: Kept): string => JSON.stringify(kept);

export function recorded({ mapping }: ImportRecord): Recorded | null {
  const kept = keptIn(mapping);
  return kept && 'settings' in kept ? kept : null;
}

export function brokenOff({ mapping }: ImportRecord): ImportRemark | null {
  const kept = keptIn(mapping);
  return kept && 'brokenOff' in kept ? kept.brokenOff : null;
}

const keptIn = (mapping: string): Kept | null => (mapping === '' ? null : (JSON.parse(mapping) as Kept));
