import { numberText } from '../../domain/statistics/figure.ts';
import type { Against, RecordKind } from '../../domain/statistics/record-period.ts';
import type { RecordWords } from './record-wording.ts';

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'] as const;
const SHEET = { overall: 'Summary', category: 'By category', village: 'By village', venueKind: 'By kind of place', campaign: 'By campaign', figures: 'Figures', data: 'About the data', owing: 'Annex' };
const sectionName = (section: keyof typeof SHEET | 'step', kind: string) => (section === 'step' ? (kind === 'month' ? 'By day' : 'By month') : SHEET[section]);

const OWING = 'Screens that have not returned every play record';

const EARLIER = { before: { month: 'Month before', quarter: 'Quarter before', year: 'Year before' }, yearBefore: { month: 'Year before', quarter: 'Year before', year: 'Year before' } } as const;
/** Of a period that is not over as many days are compared. */
const earlier = (against: Against, kind: RecordKind, isOver: boolean): string => `${EARLIER[against][kind]}${isOver ? '' : ', same days'}`;
const inSentence = (label: string): string => `the ${label.charAt(0).toLowerCase()}${label.slice(1)}`;

const written = (text: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }).format(Date.parse(`${text}T00:00:00Z`));
const day = (text: string) => written(text, { day: 'numeric', month: 'long', year: 'numeric' });
const month = (text: string) => written(`${text}-01`, { month: 'long', year: 'numeric' });

function span(name: string): string {
  if (/^\d{4}$/.test(name)) return name;
  if (name.includes('Q')) return `Q${name.slice(6)} ${name.slice(0, 4)}`;
  return name.length === 7 ? month(name) : day(name);
}

export const english: RecordWords = {
  language: 'en',
  title: (town, kind, period) => `${town}: ${{ month: 'Monthly', quarter: 'Quarterly', year: 'Yearly' }[kind]} Publicity Record, ${span(period)}`,
  fileName: (town, kind, period) => `${town} ${{ month: 'monthly', quarter: 'quarterly', year: 'yearly' }[kind]} publicity record ${period}`,
  factLabels: { period: 'Period', asOf: 'As of', made: 'Prepared' },
  period: (from, to) => `${day(from)} to ${day(to)}`,
  asOfEnd: (last) => `${day(last)} (end of period)`,
  asOfNow: (today, clock) => `${day(today)}, ${clock} (period not over)`,
  day,
  shortDay: (text) => written(text, { day: 'numeric', month: 'short' }),
  month,
  tick: (step) => (step.length === 7 ? written(`${step}-01`, { month: 'short' }) : String(Number(step.slice(8)))),
  withShare: (plays, share) => `${plays} (${share})`,
  span,
  duration(ms) {
    const seconds = Math.round(ms / 1_000);
    if (seconds < 60) return `${seconds} s`;
    if (seconds < 3_600) return `${Math.floor(seconds / 60)} min${seconds % 60 === 0 ? '' : ` ${seconds % 60} s`}`;
    const minutes = Math.round(seconds / 60);
    return `${numberText(Math.floor(minutes / 60), 0)} h${minutes % 60 === 0 ? '' : ` ${minutes % 60} min`}`;
  },
  heading: (section, index, kind) => (section === 'owing' ? `Annex. ${OWING}` : `${ROMAN[index - 1]}. ${sectionName(section, kind)}`),
  sheet: sectionName,
  subheading: (index, name) => `(${index}) ${name}`,
  overall: (town, { plays, duration, screens, villages, items }) =>
    `In the period, ${screens} screens in ${town} showed ${items} items; they were played ${plays} times for ${duration} in all, in ${villages} villages.`,
  notCounted: (cut, failed) => `Besides, ${[cut > 0 ? `${numberText(cut, 0)} plays were cut in under 3 seconds` : '', failed > 0 ? `${numberText(failed, 0)} plays failed` : ''].filter((each) => each !== '').join(' and ')}; they are on record and not counted above.`,
  noPlays: 'No plays of this period are in the ledger; the tables of plays are left out.',
  notOver: (asOf) => `The period is not over: this record is as of ${asOf}. The final one can be made when the period has ended.`,
  metricsSummed: (all, withValue) => `It holds ${all} figures,${withValue < all ? ` ${withValue} of them with a value,` : ''} each with its as-of time and source.`,
  noMetrics: 'No metrics have been defined.',
  noCampaigns: 'None of the schedules played in this period belongs to a campaign.',
  earlier,
  change: (against) => (against === 'before' ? 'Change' : 'Change in a year'),
  same: 'unchanged',
  points: ' points',
  behind: (unit) => (unit === '' || unit === '%' ? unit : ` ${unit}`),
  comparedPlays: (parts, kind, isOver) =>
    `Plays ${parts
      .map(({ against, was, change, by }) => `${change.kind === 'same' ? 'are the same' : `${change.difference > 0 ? 'rose' : 'fell'} by ${by}`} against ${inSentence(earlier(against, kind, isOver))} (${was})`)
      .join(' and ')}.`,
  noEarlierPlays: (labels) => `There are no plays on record of ${labels.map(inSentence).join(' or of ')}, so nothing is compared.`,
  earlierSince: (label, from) => `Of ${inSentence(label)} there are plays only from ${from} on; please mind that in comparing.`,
  comparedMetrics: (label, { all, more, less, same }) => `Of the figures, ${all} can be compared with ${inSentence(label)}: ${more} rose, ${less} fell, ${same} stayed the same.`,
  comparisonRules: [
    'Earlier periods are asked by the same query and counted by the same rules.',
    'Changes are percentages to one decimal; from a base under 10, or where it is less than 0.05%, the difference itself; percentages differ in percentage points.',
    'What is marked about or over, covers a span that does not correspond, or was not read anew is not compared: —.',
  ],
  comparedDays: (parts) => `The period is not over, so the same days are compared: ${parts.map(({ label, from, to }) => `${label.toLowerCase()}, ${day(from)} to ${day(to)}`).join('; ')}. Today is not over either.`,
  lead: (_section, name, plays, share) => `Most plays: ${name}, ${plays} (${share}).`,
  columns: {
    item: 'Item',
    amount: 'Amount',
    category: 'Category',
    village: 'Village',
    venueKind: 'Kind of place',
    campaign: 'Campaign',
    month: 'Month',
    day: 'Day',
    screens: 'Screens',
    plays: 'Plays',
    share: 'Share',
    duration: 'Time',
    cut: 'Cut too short',
    failed: 'Failed',
    metric: 'Metric',
    value: 'Value',
    span: 'Span',
    asOf: 'As of',
    source: 'Source',
    records: 'Records',
    meaning: 'Meaning',
    screen: 'Screen',
    steward: 'Person responsible',
    heard: 'Last heard',
    pending: 'Still to come',
  },
  total: 'Total',
  noVillage: 'No village given',
  noCampaign: 'No campaign',
  overallRows: { plays: 'Plays', duration: 'Time played', screens: 'Screens that played', villages: 'Villages reached', items: 'Items shown', cut: 'Besides: cut too short', failed: 'Besides: failed' },
  numbered: (kind, index, caption) => `${kind === 'table' ? 'Table' : 'Figure'} ${index}. ${caption}`,
  chartTitle: (section, kind, most) => `Plays ${sectionName(section, kind).toLowerCase()}${most === null ? '' : ` (first ${most})`}`,
  caption: sectionName,
  atInstant: 'at that time',
  allMembers: (count, dimension) => `each of ${count} (${dimension})`,
  carried: (text) => `${text} (carried)`,
  spanAsOf: (span, day, isCarried) => `${span} (${isCarried ? 'carried from' : 'as of'} ${day})`,
  carriedMeaning: '“Carried” means that nothing new was reported in the period; the newest reading before it is given.',
  noReading: 'no reading yet',
  noteMark: (mark) => `Note ${mark}`,
  source: (kind, name, note) => {
    const of = { screens: 'Play ledger (sent in by the screens record by record, counted by the system)', form: 'Form', import: 'Imported file', interface: 'Interface', village: 'Reported by the village', formula: 'Worked out from other metrics', mixed: 'Several sources', none: 'No reading yet' }[kind];
    return `${name && kind !== 'screens' ? `${of}: ${name}` : of}${note === '' ? '' : `. ${kind === 'import' ? 'In its words' : 'Note'}: “${note}”`}`;
  },
  formula: (expression) => `Worked out from other metrics: ${expression.replaceAll('*', '×').replaceAll('/', '÷')}`,
  returned: {
    committed: { label: 'Returned', meaning: 'Play records that screens have handed in and that are in the ledger' },
    pending: { label: 'Still to come', meaning: 'Records that screens (mostly offline) still hold; they count for the day of the play once handed in' },
    missing: { label: 'Missing', meaning: 'Records that should exist by the screens’ own numbers and cannot be found; nothing is estimated in their place' },
  },
  returnedIntro: (at) => `Play records handed in by all screens from the beginning until this record was prepared (${at}), not of this period only:`,
  allReturned: 'Every screen has handed in all its plays.',
  owedLater: 'What is still to come is from screens put up after the period and does not change its figures.',
  owing: (screens, pending) => `When this was prepared, ${screens} screens had not returned everything; ${pending} records are known to be still to come (see the annex). They count for the day of the play, so this period’s figures may yet grow.`,
  pendingOfSilent: (pending) => (pending === null ? 'not known' : `at least ${pending}`),
  owingNote: 'The records of these screens were not all in when this was prepared; the period’s figures may yet grow. What is still to come is what the screen said when last heard; of one not heard since before the counted days ended, what it played afterwards is not known.',
  noSteward: 'not given',
  rulesIntro: 'How it is counted:',
  rules: (timeZone) => [
    'A play is one item shown once on one screen; it counts when it ran to its end or for at least 3 seconds.',
    'Screens are those with at least one counted play in the period; villages reached are where these stand.',
    'Every record enters the ledger once, by screen, installation and number; a screen that was offline is never counted twice.',
    `Plays belong to the day at the screen’s place; all other times are in the town’s zone (${timeZone}).`,
    'Figures marked about or over keep that mark and are not exact.',
    'This record and the boards ask the same query, as of different times.',
  ],
  sourcesIntro: 'Sources of the figures:',
  made: (at, by) => `Prepared: ${at}, by ${by}`,
  version: (version) => `System: Heping ${version}`,
  check: (code) => `Check code: ${code} (Word, Excel and PDF of one period with the same code hold the same data)`,
  signatures: ['Prepared by:', 'Reviewed by:', 'Date:'],
  page: (page, of) => `Page ${page} of ${of}`,
};
