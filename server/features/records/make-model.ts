import { dayOf } from '../../domain/recurrence.ts';
import { dataBlocks, owingBlocks } from './about-sections.ts';
import { byCampaign, byCategory, byStep, byVenueKind, byVillage } from './count-sections.ts';
import { figureBlocks } from './figure-sections.ts';
import { overallBlocks } from './overall-section.ts';
import { checkCode, clockAt } from './record-cells.ts';
import type { RecordFacts } from './record-facts.ts';
import type { RecordBlock, RecordModel, RecordSection } from './record-model.ts';
import { COUNT_SECTIONS, type RecordWords, SECTIONS, type SectionId } from './record-wording.ts';
import { RECORD_WORDS } from './record-words.ts';

/** Works out everything a record says. Pure: the same facts give the same record. */
export function makeRecordModel(facts: RecordFacts): RecordModel {
  const words = RECORD_WORDS[facts.language];
  const figures = figureBlocks(facts, words);
  const asOf = facts.isOver ? words.asOfEnd(facts.days.to) : words.asOfNow(dayOf(facts.at, facts.timeZone), clockAt(facts.at, facts.timeZone));
  const blocksOf: Record<Exclude<SectionId, 'data'>, () => RecordBlock[]> = {
    overall: () => overallBlocks(facts, words, asOf),
    category: () => byCategory({ facts, words }),
    village: () => byVillage({ facts, words }),
    venueKind: () => byVenueKind({ facts, words }),
    campaign: () => byCampaign({ facts, words }),
    step: () => byStep({ facts, words }),
    figures: () => (figures.blocks.length > 0 ? figures.blocks : [{ kind: 'paragraph', text: words.noMetrics }]),
    owing: () => owingBlocks(facts, words),
  };
  const { total } = facts.counts.category;
  // where nothing was played there is nothing to tell apart
  const isSaid = (id: SectionId) => (id === 'owing' ? facts.owing.length > 0 : total.plays + total.cut + total.failed > 0 || !(COUNT_SECTIONS as readonly SectionId[]).includes(id));
  const ids = SECTIONS.filter(isSaid);
  const section = (id: SectionId, blocks: readonly RecordBlock[]): RecordSection => ({ heading: words.heading(id, ids.indexOf(id) + 1, facts.kind), sheet: words.sheet(id, facts.kind), isAnnex: id === 'owing', blocks });
  const said = new Map(ids.filter((id) => id !== 'data').map((id) => [id as SectionId, section(id, blocksOf[id]())]));
  const title = words.title(facts.town, facts.kind, facts.period);
  // of the period alone: what the screens have returned by now is of all time, and another a minute later
  const code = checkCode([title, asOf, [...said.values()].filter(({ isAnnex }) => !isAnnex)]);
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
    sections: captioned(words, ids.map((id) => said.get(id) ?? section(id, dataBlocks(facts, words, figures, { made, code })))),
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

/** Without the characters that a file may not hold: names of imported files can bring any. */
function plain<T>(value: T): T {
  const text = (each: string) => each.replaceAll(/[\p{Cc}\p{Cs}\p{Co}\u{FFFE}\u{FFFF}\p{Bidi_Control}]/gu, ' ');
  return JSON.parse(JSON.stringify(value), (_, each: unknown) => (typeof each === 'string' ? text(each) : each)) as T;
}
