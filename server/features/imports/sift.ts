import type { ImportCheck, ImportReading, ImportSettings } from '../../protocol/rest/imports.ts';
import type { ImportDraft } from './draft.ts';
import type { ImportedMetric } from './imported-metric.ts';
import type { OnRecord } from './on-record.ts';
import { readLines } from './row-file.ts';

const BATCH = 1_000;
const MOST_DUPLICATES = 100;
const MOST_PREVIEWED = 50;

export type Sifted = Pick<ImportCheck, 'duplicates' | 'duplicatesTotal' | 'preview'> & {
  /** Places of the drafts left out. */
  readonly left: ReadonlySet<number>;
  readonly metrics: ReadonlySet<string>;
  readonly readings: number;
  /** Readings that will wait for somebody to accept them. */
  readonly held: number;
};

interface Rules {
  readonly settings: Pick<ImportSettings, 'duplicates' | 'repeats'>;
  readonly metrics: ReadonlyMap<string, ImportedMetric & { readonly needsApproval: boolean }>;
  readonly dayStart: number;
}

/** Goes through the drafts of an import in batches and says which are to be left out, because they are there already. */
export async function sift(drafts: string, onRecord: OnRecord, { settings, metrics, dayStart }: Rules): Promise<Sifted> {
  const waiting = await onRecord.held([...metrics.values()].filter(({ needsApproval }) => needsApproval).map(({ id }) => id));
  const left = new Set<number>();
  const used = new Set<string>();
  const duplicates: ImportCheck['duplicates'] = [];
  const preview: ImportReading[] = [];
  let duplicatesTotal = 0;
  let held = 0;
  let place = 0;
  for await (const batch of batches(drafts)) {
    const there = await onRecord.find(batch, waiting, dayStart);
    for (const [index, draft] of batch.entries()) {
      const where = there[index] ? 'record' : draft.repeats ? 'file' : null;
      if (where) duplicatesTotal++;
      if (where && duplicates.length < MOST_DUPLICATES) duplicates.push({ ...shown(draft, metrics), where });
      if ((there[index] && settings.duplicates === 'skip') || (draft.repeats && settings.repeats === 'skip')) left.add(place);
      else {
        used.add(draft.metric);
        if (metrics.get(draft.metric)?.needsApproval) held++;
        if (preview.length < MOST_PREVIEWED) preview.push(shown(draft, metrics));
      }
      place++;
    }
  }
  return { duplicates, duplicatesTotal, preview, left, metrics: used, readings: place - left.size, held };
}

/** The drafts of an import that are not left out, so many at a time. */
export async function* slices(drafts: string, left: ReadonlySet<number>, size: number): AsyncGenerator<readonly ImportDraft[]> {
  let place = 0;
  const waiting: ImportDraft[] = [];
  for await (const batch of batches(drafts)) {
    for (const draft of batch) if (!left.has(place++)) waiting.push(draft);
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
