import type { ImportCheck, ImportError } from '../../protocol/rest/imports.ts';
import { cellText, type Cell } from './cell.ts';
import type { CheckRules } from './check-rules.ts';
import type { ImportDraft } from './draft.ts';
import { isTotal } from './headings.ts';
import type { FilledRow } from './merge-fill.ts';
import { columnLetter, plainText } from './plain-text.ts';
import { FileRefused } from './refusal.ts';
import { createRowReader, type RowProblem } from './row-reader.ts';
import { createTally } from './tally.ts';
import { createUnknownMetrics } from './unknown-metrics.ts';
import { inWords, REMARKS, ROW_FAULTS } from './words.ts';

export const MOST_READINGS = 500_000;
const MOST_ERRORS = 500;
const MOST_TOTALS = 20;
const LONGEST_TEXT = 80;

/** What the rows alone tell; what is on record is looked up by the server. */
export type RowsChecked = Pick<ImportCheck, 'rows' | 'empty' | 'totals' | 'badRows' | 'errors' | 'errorsTotal' | 'unknown' | 'remarks'> & {
  readonly drafts: number;
  readonly repeats: number;
};

/**
 * Goes through the rows of a sheet in order and makes a draft of each reading they hold.
 * @throws FileRefused 'too-many-readings'
 */
export function createRowCheck(rules: CheckRules, onDraft: (draft: ImportDraft) => void) {
  const { settings, headings, isText } = rules;
  const { headerRow, mapping } = settings;
  const reader = createRowReader(rules);
  const labels = [mapping.member, ...(mapping.layout === 'long' ? [mapping.metric] : [])].flatMap((from) => ('column' in from ? [from.column] : []));
  const width = headings.findLastIndex((heading) => plainText(heading) !== '') + 1;
  const seen = new Set<string>();
  const errors: ImportError[] = [];
  const totals: number[] = [];
  const unknownMetrics = createUnknownMetrics(settings);
  const unknownMembers = createTally();
  const counts = { rows: 0, totals: 0, badRows: 0, errors: 0, drafts: 0, repeats: 0, approximate: 0, converted: 0, today: 0, last: headerRow };

  function problem(row: FilledRow, { code, place }: RowProblem): void {
    counts.errors++;
    const text = plainText(place === null ? '' : cellText(row.cells[place]));
    if (code === 'no-such-metric' || code === 'ambiguous-metric') unknownMetrics.add(text, row.cells);
    if (code === 'no-such-member') unknownMembers.add(text);
    if (errors.length >= MOST_ERRORS) return;
    errors.push({
      row: row.number,
      column: place === null ? '' : columnLetter(place),
      heading: place === null ? '' : plainText(headings[place] ?? '').slice(0, LONGEST_TEXT),
      text: text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT).toWellFormed()}…` : text,
      ...inWords(ROW_FAULTS, code),
    });
  }

  function isTotalRow(cells: readonly Cell[]): boolean {
    const places = labels.length > 0 ? [0, ...labels] : [0];
    return places.some((place) => isTotal(cellText(cells[place])));
  }

  return {
    take(row: FilledRow): void {
      if (row.number <= headerRow) return;
      counts.rows++;
      counts.last = row.number;
      const isTotalOfAll = isTotalRow(row.cells);
      if (isTotalOfAll && totals.length < MOST_TOTALS) totals.push(row.number);
      if (isTotalOfAll) counts.totals++;
      if (isTotalOfAll && settings.totals === 'skip') return;
      const problemsBefore = counts.errors;
      const beyond = isText && headerRow > 0 ? row.cells.findIndex((cell, place) => place >= width && cell !== '') : -1;
      if (beyond >= 0) problem(row, { code: 'too-many-cells', place: beyond });
      else {
        const { drafts, problems, converted } = reader.read(row, isTotalOfAll);
        for (const each of problems) problem(row, each);
        counts.converted += converted;
        for (const draft of drafts) {
          const key = JSON.stringify([draft.metric, draft.member, draft.asOf, draft.value, draft.note]);
          const repeats = seen.has(key);
          seen.add(key);
          if (++counts.drafts > MOST_READINGS) throw new FileRefused('too-many-readings', String(MOST_READINGS));
          if (repeats) counts.repeats++;
          if (draft.precision !== 'exact') counts.approximate++;
          if (draft.today) counts.today++;
          onDraft({ ...draft, repeats });
        }
      }
      if (counts.errors > problemsBefore) counts.badRows++;
    },

    result(): RowsChecked {
      const { rows, badRows, drafts, repeats } = counts;
      const remarks = [
        ...(counts.totals > 0 && settings.totals === 'skip' ? [inWords(REMARKS, 'totals', counts.totals)] : []),
        ...(['approximate', 'converted', 'today'] as const).flatMap((code) => (counts[code] > 0 ? [inWords(REMARKS, code, counts[code])] : [])),
      ];
      return {
        rows,
        empty: counts.last - headerRow - rows,
        totals: { count: counts.totals, rows: totals },
        badRows,
        errors,
        errorsTotal: counts.errors,
        unknown: { metrics: unknownMetrics.most(100), members: unknownMembers.most(100) },
        remarks,
        drafts,
        repeats,
      };
    },
  };
}
