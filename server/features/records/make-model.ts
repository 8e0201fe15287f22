import { dayOf } from '../../domain/recurrence.ts';
import { numberText } from '../../domain/statistics/figure.ts';
import { atPlaces, byCampaign, byCategory, byStep, byVenueKind, byVillage } from './count-sections.ts';
import { figureBlocks, type SourceNotes } from './figure-sections.ts';
import { checkCode, countCell, durationCell, textCell } from './record-cells.ts';
import type { RecordFacts } from './record-facts.ts';
import type { RecordBlock, RecordModel, RecordSection } from './record-model.ts';
import { type RecordWords, SECTIONS, type SectionId } from './record-wording.ts';
import { RECORD_WORDS } from './record-words.ts';

/** Works out everything a record says. Pure: the same facts give the same record. */
export function makeRecordModel(facts: RecordFacts): RecordModel {
  const words = RECORD_WORDS[facts.language];
  const figures = figureBlocks(facts, words);
  const asOf = facts.isOver ? words.asOfEnd(facts.days.to) : words.asOfNow(dayOf(facts.at, facts.timeZone), clockAt(facts.at, facts.timeZone));
  const blocksOf: Record<Exclude<SectionId, 'data'>, RecordBlock[]> = {
    overall: overall(facts, words, asOf),
    category: byCategory({ facts, words }),
    village: byVillage({ facts, words }),
    venueKind: byVenueKind({ facts, words }),
    campaign: byCampaign({ facts, words }),
    step: byStep({ facts, words }),
    figures: figures.blocks.length > 0 ? figures.blocks : [{ kind: 'paragraph', text: words.noMetrics }],
  };
  const section = (id: SectionId, blocks: readonly RecordBlock[]): RecordSection => ({
    heading: words.heading(id, SECTIONS.indexOf(id) + 1, facts.kind),
    sheet: words.sheet(id, facts.kind),
    blocks,
  });
  const said = SECTIONS.filter((id) => id !== 'data').map((id) => section(id, blocksOf[id]));
  const title = words.title(facts.town, facts.kind, facts.period);
  const code = checkCode([title, asOf, said, facts.returned]);
  const made = `${words.day(dayOf(facts.madeAt, facts.timeZone))} ${clockAt(facts.madeAt, facts.timeZone)}`;
  return plain({
    language: facts.language,
    title,
    author: facts.town,
    facts: [
      { label: words.factLabels.period, text: words.period(facts.days.from, facts.days.to) },
      { label: words.factLabels.asOf, text: asOf },
      { label: words.factLabels.made, text: made },
    ],
    sections: captioned(words, [...said, section('data', aboutData(facts, words, figures, { made, code }))]),
    signatures: words.signatures,
    madeAt: facts.madeAt,
  });
}

/** Numbers the tables and the pictures, each in their own row. */
function captioned(words: RecordWords, sections: readonly RecordSection[]): RecordSection[] {
  const next = { table: 1, chart: 1 };
  const numbered = (block: RecordBlock): RecordBlock => {
    if (block.kind === 'table' && block.caption !== '') return { ...block, caption: words.numbered('table', next.table++, block.caption) };
    return block.kind === 'chart' ? { ...block, title: words.numbered('chart', next.chart++, block.title) } : block;
  };
  return sections.map((section) => ({ ...section, blocks: section.blocks.map(numbered) }));
}

function overall(facts: RecordFacts, words: RecordWords, asOf: string): RecordBlock[] {
  const { total } = facts.counts.category;
  const covered = atPlaces(facts, 'village').filter(({ name, plays }) => name !== '' && plays > 0).length;
  const screens = facts.counts.screen.rows.filter(({ plays }) => plays > 0).length;
  const texts: string[] = [];
  if (total.plays > 0) {
    const of = (value: number) => numberText(value, 0);
    texts.push(words.overall(facts.town, { plays: of(total.plays), duration: words.duration(total.durationMs), screens: of(screens), villages: of(covered), items: of(facts.items) }));
  } else texts.push(words.noPlays);
  if (total.cut + total.failed > 0) texts.push(words.notCounted(numberText(total.cut, 0), numberText(total.failed, 0)));
  const { metrics } = facts;
  texts.push(metrics.length === 0 ? words.noMetrics : words.metricsSummed(numberText(metrics.length, 0), numberText(metrics.filter(({ whole }) => whole.value !== null).length, 0)));
  if (!facts.isOver) texts.push(words.notOver(asOf.replace(/[（(].*[）)]$/, '').trim()));
  const { overallRows: labels, columns } = words;
  return [
    ...texts.map((text): RecordBlock => ({ kind: 'paragraph', text })),
    {
      kind: 'table',
      caption: words.heading('overall', 1, facts.kind).replace(/^.*?[、.]\s*/, ''),
      columns: [
        { label: columns.item, align: 'start', width: 6 },
        { label: columns.amount, align: 'end', width: 4 },
      ],
      rows: [
        [textCell(labels.plays), countCell(total.plays)],
        [textCell(labels.duration), durationCell(total.durationMs, words)],
        [textCell(labels.screens), countCell(screens)],
        [textCell(labels.villages), countCell(covered)],
        [textCell(labels.items), countCell(facts.items)],
      ],
      total: null,
    },
  ];
}

function aboutData(facts: RecordFacts, words: RecordWords, { notes, anyCarried }: SourceNotes, { made, code }: { made: string; code: string }): RecordBlock[] {
  const { returned, columns } = words;
  const rules = [...words.rules(facts.timeZone), ...(anyCarried ? [words.carriedMeaning] : [])];
  const parts = ['committed', 'pending', 'missing'] as const;
  return [
    { kind: 'paragraph', text: words.returnedIntro },
    {
      kind: 'table',
      caption: '',
      columns: [
        { label: columns.item, align: 'start', width: 2.5 },
        { label: columns.records, align: 'end', width: 2.5 },
        { label: columns.meaning, align: 'start', width: 10 },
      ],
      rows: parts.map((part) => [textCell(returned[part].label), countCell(facts.returned[part]), textCell(returned[part].meaning)]),
      total: null,
    },
    { kind: 'paragraph', text: words.rulesIntro },
    { kind: 'notes', items: rules.map((text, index) => ({ mark: `${index + 1}.`, text })) },
    ...(notes.length > 0 ? [{ kind: 'paragraph' as const, text: words.sourcesIntro }, { kind: 'notes' as const, items: notes.map(({ mark, text }) => ({ mark: words.noteMark(mark), text })) }] : []),
    { kind: 'notes', items: [words.made(made, facts.madeBy), words.version(facts.version), words.check(code)].map((text) => ({ mark: '', text })) },
  ];
}

function clockAt(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant);
}

/** Without the characters that a file may not hold: names of imported files can bring any. */
function plain<T>(value: T): T {
  const text = (each: string) => each.replaceAll(/[\p{Cc}\p{Cs}\p{Co}\u{FFFE}\u{FFFF}\p{Bidi_Control}]/gu, ' ');
  return JSON.parse(JSON.stringify(value), (_, each: unknown) => (typeof each === 'string' ? text(each) : each)) as T;
}
