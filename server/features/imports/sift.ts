import type { ImportCheck, ImportReading, ImportSettings } from '../../protocol/rest/imports.ts';
import type { CheckedReading } from '../metrics/reading-origin.ts';
import type { ImportDraft } from './draft.ts';
import type { ImportedMetric } from './imported-metric.ts';
import type { OnRecord, RecordFinder } from './on-record.ts';
import { createRevisions } from './revisions.ts';
import { readLines } from './row-file.ts';

const BATCH = 1_000;
const MOST_DUPLICATES = 100;
const MOST_REVISIONS = 100;
const MOST_PREVIEWED = 50;

export type Sifted = Pick<ImportCheck, 'duplicates' | 'duplicatesTotal' | 'revisions' | 'revisionsTotal' | 'preview'> & {
  /** Places of the drafts left out. */
  readonly left: ReadonlySet<number>;
  /** Places of the drafts that are to stand in the place of a reading, with its id. */
  readonly corrects: ReadonlyMap<number, number>;
  readonly metrics: ReadonlySet<string>;
  readonly readings: number;
  /** Readings that will wait for somebody to accept them. */
  readonly held: number;
};

interface Rules {
  readonly settings: Pick<ImportSettings, 'duplicates' | 'repeats' | 'revisions'>;
  readonly metrics: ReadonlyMap<string, ImportedMetric & { readonly needsApproval: boolean }>;
  readonly dayStart: number;
}

/** Goes through the drafts of an import in batches and says which are there already, and which differ from what is there. */
export async function sift(drafts: string, onRecord: RecordFinder, { settings, metrics, dayStart }: Rules): Promise<Sifted> {
  const waiting = await onRecord.waiting([...metrics.values()].filter(({ needsApproval }) => needsApproval).map(({ id }) => id));
  const comparison = createRevisions();
  const left = new Set<number>();
  const metricAt: string[] = [];
  const duplicates: ImportCheck['duplicates'] = [];
  let duplicatesTotal = 0;
  for await (const batch of batches(drafts)) {
    const there = await onRecord.find(batch, waiting, dayStart);
    for (const [index, draft] of batch.entries()) {
      const place = metricAt.push(metrics.get(draft.metric)?.id ?? draft.metric) - 1;
      const isRepeat = draft.repeats && settings.repeats === 'skip';
      const isThere = isRepeat ? there[index]!.some(({ value }) => value === draft.value) : comparison.take(place, draft.value, there[index]!);
      const where = isThere ? 'record' : draft.repeats ? 'file' : null;
      if (where) duplicatesTotal++;
      if (where && duplicates.length < MOST_DUPLICATES) duplicates.push({ ...shown(draft, metrics), where });
      if (isRepeat || (isThere && settings.duplicates === 'skip')) left.add(place);
    }
  }
  const revised = comparison.result();
  if (settings.revisions === 'skip') for (const place of revised.keys()) left.add(place);
  const taken = metricAt.filter((_, place) => !left.has(place));
  return {
    ...(await firstOf(drafts, { left, revised, readings: taken.length, metrics })),
    duplicates,
    duplicatesTotal,
    revisionsTotal: revised.size,
    left,
    corrects: new Map(settings.revisions === 'correct' ? [...revised].map(([place, { id }]) => [place, id]) : []),
    metrics: new Set(taken),
    readings: taken.length,
    held: taken.filter((metric) => metrics.get(metric)?.needsApproval).length,
  };
}

interface Decided extends Pick<Rules, 'metrics'> {
  readonly left: ReadonlySet<number>;
  readonly revised: ReadonlyMap<number, OnRecord>;
  readonly readings: number;
}

/** Which rows revise a reading is known only at the end of the file, so the first of them are looked up once more. */
async function firstOf(drafts: string, { left, revised, readings, metrics }: Decided): Promise<Pick<ImportCheck, 'revisions' | 'preview'>> {
  const preview: ImportReading[] = [];
  const revisions: ImportCheck['revisions'] = [];
  const mostPreviewed = Math.min(MOST_PREVIEWED, readings);
  const mostRevisions = Math.min(MOST_REVISIONS, revised.size);
  let place = 0;
  for await (const batch of batches(drafts)) {
    for (const draft of batch) {
      if (preview.length >= mostPreviewed && revisions.length >= mostRevisions) return { preview, revisions };
      const before = revised.get(place);
      if (before && revisions.length < mostRevisions) revisions.push({ ...shown(draft, metrics), before: { value: before.value, precision: before.precision, asOf: before.asOf } });
      if (!left.has(place) && preview.length < mostPreviewed) preview.push(shown(draft, metrics));
      place++;
    }
  }
  return { preview, revisions };
}

/** The drafts of an import that are not left out, so many at a time. */
export async function* slices(drafts: string, { left, corrects }: Pick<Sifted, 'left' | 'corrects'>, size: number): AsyncGenerator<readonly CheckedReading[]> {
  let place = 0;
  const waiting: CheckedReading[] = [];
  for await (const batch of batches(drafts)) {
    for (const draft of batch) {
      if (!left.has(place)) waiting.push({ ...draft, corrects: corrects.get(place) ?? null });
      place++;
    }
    while (waiting.length >= size) yield waiting.splice(0, size);
  }
  if (waiting.length > 0) yield waiting;
}

/** The drafts of an import, in batches of a thousand at most. */
async function* batches(drafts: string): AsyncGenerator<readonly ImportDraft[]> {
  for await (const lines of readLines<ImportDraft>(drafts)) {
    for (let at = 0; at < lines.length; at += BATCH) yield lines.slice(at, at + BATCH);
  }
}

function shown({ today: _, repeats: __, ...draft }: ImportDraft, metrics: Rules['metrics']): ImportReading {
  const metric = metrics.get(draft.metric);
  return { ...draft, metricName: metric?.name ?? draft.metric, unit: metric?.unit ?? '', decimals: metric?.decimals ?? 0 };
}
