import type { ImportSettings, ImportSheet, ImportView } from '../../../server/protocol/rest/imports.ts';
import { draftOf, mappingOf } from './import-mapping.ts';
import type { MappingDraft } from './import-mapping.ts';

/** Everything a person decides about a file before it is recorded. */
export interface ImportDraft {
  readonly sheet: number;
  readonly headerRow: number;
  readonly mapping: MappingDraft;
  readonly metricNames: Readonly<Record<string, string>>;
  readonly memberNames: Readonly<Record<string, string>>;
  readonly totals: 'skip' | 'take';
  readonly duplicates: 'skip' | 'take';
  readonly repeats: 'skip' | 'take';
  readonly revisions: ImportSettings['revisions'];
  readonly skipBad: boolean;
}

/** How a sheet is taken unless the person says otherwise: as the server guessed. */
export function importDraft(sheet: number, { headerRow, mapping, columns }: ImportSheet): ImportDraft {
  return { sheet, headerRow, mapping: draftOf(mapping, columns.map(({ heading }) => heading)), metricNames: {}, memberNames: {}, totals: 'skip', duplicates: 'skip', repeats: 'skip', revisions: 'correct', skipBad: false };
}

/** The sheet to begin with: the first that is not hidden and has anything a value could be read from. */
export function firstSheet({ file }: Pick<ImportView, 'file'>): number {
  const sheets = file?.sheets ?? [];
  const shown = sheets.findIndex(({ hidden, mapping }) => !hidden && mapping !== null);
  return shown >= 0 ? shown : Math.max(0, sheets.findIndex(({ rows }) => rows > 0));
}

/** What to send, or null while the mapping lacks something. */
export function settingsOf({ mapping, skipBad: _, ...rest }: ImportDraft): ImportSettings | null {
  const made = mappingOf(mapping);
  return typeof made === 'string' ? null : ({ ...rest, mapping: made } as ImportSettings);
}
