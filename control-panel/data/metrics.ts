import type { Sent } from '../../server/protocol/rest/endpoint.ts';
import { api } from '../../server/protocol/rest/index.ts';
import type { MetricView, Passport, ReadingView } from '../../server/protocol/rest/metrics.ts';
import { language } from '../locales/language.ts';
import { ApiError, errorOfAnswer } from './api-error.ts';
import { call, urlOf } from './call.ts';
import { fitPicture } from './fit-picture.ts';
import { Store, storesBy } from './store.ts';

export type ReadingQuery = NonNullable<Sent<typeof api.readings.list.query>>;
export interface ReadingPage {
  readonly rows: readonly ReadingView[];
  readonly more: boolean;
}

const TOPICS = ['metrics', 'readings'] as const;

/** Every metric in its order, with its figure now. */
export const metrics = new Store<MetricView[]>({ load: () => call(api.metrics.list), topics: TOPICS });

export const metric = storesBy<string, MetricView>((id) => ({
  load: () => call(api.metrics.get, { params: { id } }),
  topics: TOPICS,
}));

const passportsByKey = storesBy<string, Passport>((key) => {
  const { id, member } = JSON.parse(key) as { id: string; member: string };
  return { load: () => call(api.metrics.passport, { params: { id }, query: { member } }), topics: TOPICS };
});

/** Everything behind a metric's figure, of one member or ('') the whole. */
export const passport = (id: string, member = ''): Store<Passport> => passportsByKey(JSON.stringify({ id, member }));

const readingsByKey = storesBy<string, ReadingPage>((key) => ({
  load: () => call(api.readings.list, { query: JSON.parse(key) as ReadingQuery }),
  topics: ['readings'],
}));

/** How many readings one answer holds. */
export const READINGS_A_PAGE = 100;

/** One page of readings, newest first; equal queries share a store. */
export function readings(query: ReadingQuery): Store<ReadingPage> {
  return readingsByKey(JSON.stringify(Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined).sort())));
}

/** Readings that wait for a second person: the newest hundred of all metrics. */
export const heldReadings = readings({ state: 'held' });

/** Sends a body as it is, for what is not JSON, to an address from `urlOf`. @throws ApiError */
export async function sendBody(address: string, body: Blob): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(address, {
      method: 'POST',
      body,
      headers: { 'content-type': body.type || 'application/octet-stream', accept: 'application/json', 'accept-language': language() },
      credentials: 'same-origin',
    });
  } catch {
    throw new ApiError('unreachable');
  }
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw errorOfAnswer(response.status, answer);
  return answer;
}

/** Keeps a picture as evidence, a smaller one where it is too large. @returns its SHA-256 @throws ApiError */
export async function sendEvidence(file: Blob): Promise<string> {
  const answer = (await sendBody(urlOf(api.readings.evidence.path, {}, {}), await fitPicture(file))) as { sha256: string };
  return answer.sha256;
}
