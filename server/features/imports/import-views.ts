import type { ImportRemark, ImportRow, ImportView } from '../../protocol/rest/imports.ts';
import { brokenOff, recorded } from './how-recorded.ts';
import type { ImportRecord } from './imports.store.ts';
import type { Looked } from './look.ts';
import { BREAKS, inWords } from './words.ts';

/** What is under way with an import, known only in memory. */
export interface UnderWay {
  readonly fraction: number | null;
  readonly failure: ImportRemark | null;
}

/** What a person can do with an import on which nobody is at work: one left half way is begun again. */
export function restingState({ state }: ImportRecord): ImportRow['state'] {
  return state === 'recording' ? 'ready' : state === 'undoing' ? 'done' : state;
}

function failureOnRecord(record: ImportRecord): ImportRemark | null {
  if (record.state === 'recording') return inWords(BREAKS, 'half-recorded');
  if (record.state === 'undoing') return inWords(BREAKS, 'half-undone');
  return brokenOff(record);
}

export function importRow(record: ImportRecord, underWay: UnderWay | undefined): ImportRow {
  const { id, name, rows, readings, sha256, at, account_name } = record;
  const fraction = underWay?.fraction ?? null;
  const isResting = fraction === null;
  return {
    id,
    name,
    state: isResting ? restingState(record) : 'recording',
    fraction,
    failure: underWay?.failure ?? (isResting ? failureOnRecord(record) : null),
    rows,
    readings,
    sha256,
    at,
    by: account_name,
  };
}

export function importView(record: ImportRecord, underWay: UnderWay | undefined, looked: Looked | null, sameFile: ImportRecord | undefined): ImportView {
  return {
    ...importRow(record, underWay),
    file: looked && { kind: looked.kind, encoding: looked.encoding, separator: looked.separator, sheets: looked.sheets.map(({ merges: _, ...sheet }) => sheet) },
    settings: recorded(record)?.settings ?? null,
    sameFile: sameFile ? { id: sameFile.id, name: sameFile.name, at: sameFile.at, by: sameFile.account_name } : null,
  };
}
