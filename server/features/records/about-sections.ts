import { dayOf } from '../../domain/recurrence.ts';
import { numberText } from '../../domain/statistics/figure.ts';
import { comparedWith, type SourceNotes } from './figure-sections.ts';
import { withPlays } from './play-comparison.ts';
import { clockAt, countCell, textCell } from './record-cells.ts';
import type { OwingScreen, RecordFacts } from './record-facts.ts';
import type { RecordBlock, RecordCell } from './record-model.ts';
import type { RecordWords } from './record-wording.ts';

/** How whole the plays are, how it is counted and where the figures are from. */
export function dataBlocks(facts: RecordFacts, words: RecordWords, { notes, anyCarried }: SourceNotes, { made, code }: { readonly made: string; readonly code: string }): RecordBlock[] {
  const rules = [...words.rules(facts.timeZone), ...comparisonRules(facts, words), ...(anyCarried ? [words.carriedMeaning] : [])];
  return [
    ...returnedBlocks(facts, words, made),
    { kind: 'paragraph', text: words.rulesIntro },
    { kind: 'notes', items: rules.map((text, index) => ({ mark: `${index + 1}.`, text })) },
    ...(notes.length > 0 ? [{ kind: 'paragraph' as const, text: words.sourcesIntro }, { kind: 'notes' as const, items: notes.map(({ mark, text }) => ({ mark: words.noteMark(mark), text })) }] : []),
    { kind: 'notes', items: [words.made(made, facts.madeBy), words.version(facts.version), words.check(code)].map((text) => ({ mark: '', text })) },
  ];
}

/** What all screens have handed in by now: plays still out may yet change the period's figures. */
function returnedBlocks({ returned, owing, counts: { category: { total } } }: RecordFacts, words: RecordWords, made: string): RecordBlock[] {
  const parts = ['committed', 'pending', 'missing'] as const;
  if (owing.length === 0 && total.plays + total.cut + total.failed === 0) return []; // of a time without screens
  const { columns } = words;
  const held = owing.reduce((sum, { pending }) => sum + pending, 0);
  return [
    { kind: 'paragraph', text: words.returnedIntro(made) },
    {
      kind: 'table',
      caption: '',
      columns: [
        { label: columns.item, align: 'start', width: 2.5 },
        { label: columns.records, align: 'end', width: 2.5 },
        { label: columns.meaning, align: 'start', width: 10 },
      ],
      rows: parts.map((part) => [textCell(words.returned[part].label), countCell(returned[part]), textCell(words.returned[part].meaning)]),
      total: null,
    },
    { kind: 'paragraph', text: owing.length > 0 ? words.owing(numberText(owing.length, 0), numberText(held, 0)) : returned.pending > 0 ? words.owedLater : words.allReturned },
  ];
}

function comparisonRules(facts: RecordFacts, words: RecordWords): readonly string[] {
  const compared = facts.earlier.filter((each) => withPlays(facts).includes(each) || comparedWith(facts).includes(each));
  if (compared.length === 0) return [];
  const days = compared.map(({ against, days: { from, to } }) => ({ label: words.earlier(against, facts.kind, facts.isOver), from, to }));
  return [...words.comparisonRules, ...(facts.isOver ? [] : [words.comparedDays(days)])];
}

/** The screens that have not handed in everything, or may not have. */
export function owingBlocks({ owing, timeZone }: RecordFacts, words: RecordWords): RecordBlock[] {
  const { columns } = words;
  const row = ({ name, village, steward, heardAt, pending, isSilent }: OwingScreen): RecordCell[] => [
    textCell(name),
    textCell(village || '—'),
    textCell(steward || words.noSteward),
    textCell(`${dayOf(heardAt, timeZone)} ${clockAt(heardAt, timeZone)}`),
    isSilent ? textCell(words.pendingOfSilent(pending > 0 ? numberText(pending, 0) : null)) : countCell(pending),
  ];
  return [
    { kind: 'paragraph', text: words.owingNote },
    {
      kind: 'table',
      caption: '', // the heading says it
      columns: [
        { label: columns.screen, align: 'start', width: 5 },
        { label: columns.village, align: 'start', width: 3 },
        { label: columns.steward, align: 'start', width: 2.8 },
        { label: columns.heard, align: 'start', width: 4 },
        { label: columns.pending, align: 'end', width: 3 },
      ],
      rows: owing.map(row),
      total: null,
    },
  ];
}
