import type { AppError } from '../../protocol/app-error.ts';
import type { ReadingDraft } from '../../protocol/rest/metrics.ts';
import { pushed, type Pushed, type SourceProblem } from '../../protocol/rest/sources.ts';
import { SourceFailure } from './guarded-get.ts';

const DETAIL_CHARACTERS = 300;

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

/** Why what was pushed was refused, in a code the desk has words for; null when it was not for what it is. */
export function problemOf(error: AppError): SourceProblem | null {
  if (error.code === 'bad-json') return { code: 'not-json', detail: '' };
  if (error.code === 'too-large') return { code: 'too-large', detail: '' };
  if (error.code === 'too-many') return { code: 'too-often', detail: '' };
  if (error.code !== 'bad-input') return null;
  const [first] = Array.isArray(error.details) ? (error.details as { path?: string; message?: string }[]) : [];
  if (first?.message !== undefined) return { code: 'wrong-shape', detail: `${first.path ?? ''}: ${first.message}` };
  return { code: 'reading-refused', detail: codesOf(error) };
}

/** The codes of what is wrong with the readings, each with its place. */
export function codesOf(error: AppError): string {
  const details = Array.isArray(error.details) ? (error.details as { path?: string; code?: string }[]) : [];
  return details.map(({ path, code }) => `${path ?? ''} ${code ?? ''}`.trim()).join(', ').slice(0, DETAIL_CHARACTERS) || error.code;
}

/** The code of what is wrong with each reading, by its place. */
export function faultsOf(refused: AppError | null): ReadonlyMap<number, string> {
  const details = Array.isArray(refused?.details) ? (refused.details as { path?: string; code?: string }[]) : [];
  return new Map(details.flatMap(({ path = '', code = '' }) => (/^readings\.\d+/.test(path) ? [[Number(path.split('.')[1]), code] as const] : [])));
}
