import type { AppError } from '../../protocol/app-error.ts';
import type { ReadingDraft } from '../../protocol/rest/metrics.ts';
import { pushed, type Pushed } from '../../protocol/rest/sources.ts';
import { SourceFailure } from './guarded-get.ts';

/** Ends a transaction that was only to see whether it could be made. */
export class Rehearsed extends Error {}

/** What a push source may not bring. */
export function foreignIn(metrics: readonly string[], sent: Pushed['readings']): { path: string; code: string }[] {
  return sent.flatMap(({ metric }, index) => (metrics.includes(metric) ? [] : [{ path: `readings.${index}.metric`, code: 'no-such-metric' }]));
}

export function draftsOf(sent: Pushed['readings']): ReadingDraft[] {
  return sent.map(({ metric, member, value, asOf, note }) => ({ metric, member, value, note, ...(asOf === undefined ? {} : { asOf }) }));
}

/** A body as text, as somebody has pasted it. @throws SourceFailure */
export function pushedIn(text: string): Pushed {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new SourceFailure('not-json', error instanceof Error ? error.message : '');
  }
  const { success, data, error } = pushed.safeParse(content);
  if (success) return data;
  const [issue] = error.issues;
  throw new SourceFailure('wrong-shape', issue ? `${issue.path.join('.')}: ${issue.message}` : '');
}

/** The code of what is wrong with each reading, by its place. */
export function faultsOf(refused: AppError | null): ReadonlyMap<number, string> {
  const details = Array.isArray(refused?.details) ? (refused.details as { path?: string; code?: string }[]) : [];
  return new Map(details.flatMap(({ path = '', code = '' }) => (/^readings\.\d+/.test(path) ? [[Number(path.split('.')[1]), code] as const] : [])));
}
