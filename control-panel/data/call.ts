import * as z from 'zod';
import { API_PREFIX } from '../../server/protocol/rest/endpoint.ts';
import type { Endpoint, Parsed, Sent } from '../../server/protocol/rest/endpoint.ts';
import { language } from '../locales/language.ts';
import { ApiError, errorOfAnswer } from './api-error.ts';

type Schema = z.core.$ZodType | undefined;
type Part<Name extends string, S extends Schema> = [S] extends [z.core.$ZodType] ? Record<Name, Sent<S>> : { [name in Name]?: never };

/** What a call sends: the endpoint's own parts, and the revision it was based on where one is asked for. */
export type CallRequest<P extends Schema, Q extends Schema, B extends Schema> = Part<'params', P> &
  Partial<Part<'query', Q>> &
  Part<'body', B> & { ifMatch?: number; signal?: AbortSignal };

/** What an endpoint answers. */
export type Answer<E extends { readonly response?: Schema }> = Parsed<NonNullable<E['response']>>;

type Arguments<R> = {} extends R ? [request?: R] : [request: R];

interface LooseRequest {
  params?: unknown;
  query?: unknown;
  body?: unknown;
  ifMatch?: number;
  signal?: AbortSignal;
}

let renewSession: (() => Promise<boolean>) | null = null;

/** Names what to do when the session has ended: resolve to true once it was renewed and the call may be repeated. */
export function onSessionEnd(renew: () => Promise<boolean>): void {
  renewSession = renew;
}

/**
 * Calls one endpoint of the protocol.
 * @throws ApiError with the server's code, or 'unreachable'
 */
export async function call<P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
  endpoint: Endpoint<P, Q, B, R>,
  ...[request]: Arguments<CallRequest<P, Q, B>>
): Promise<Parsed<R>> {
  const sent: LooseRequest = request ?? {};
  try {
    return await answer(endpoint, sent);
  } catch (error) {
    const ended = error instanceof ApiError && error.code === 'not-signed-in' && endpoint.access !== 'public';
    if (!ended || !renewSession || !(await renewSession())) throw error;
    return await answer(endpoint, sent);
  }
}

/** The address of a call, below the API's prefix; lists become repeated parameters. */
export function urlOf(path: string, params: unknown, query: unknown): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String((params as Record<string, unknown>)[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null && each !== '') search.append(name, String(each));
    }
  }
  return `${API_PREFIX}${filled}${search.size > 0 ? `?${search}` : ''}`;
}

async function answer<R extends Schema>(endpoint: Pick<Endpoint, 'method' | 'path'> & { readonly response?: R }, sent: LooseRequest): Promise<Parsed<R>> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': language() };
  if (sent.body !== undefined) headers['content-type'] = 'application/json';
  if (sent.ifMatch !== undefined) headers['if-match'] = `"${sent.ifMatch}"`;
  const init: RequestInit = { method: endpoint.method, headers, credentials: 'same-origin' };
  if (sent.body !== undefined) init.body = JSON.stringify(sent.body);
  if (sent.signal) init.signal = sent.signal;
  let response: Response;
  try {
    response = await fetch(urlOf(endpoint.path, sent.params, sent.query), init);
  } catch (error) {
    if (sent.signal?.aborted) throw error;
    throw new ApiError('unreachable');
  }
  const body: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (!response.ok) throw errorOfAnswer(response.status, body);
  if (import.meta.env?.DEV && endpoint.response) {
    const checked = z.safeParse(endpoint.response, body);
    if (!checked.success) console.error(`${endpoint.method} ${endpoint.path} answered outside its schema`, JSON.stringify(checked.error.issues.slice(0, 3)));
  }
  return body as Parsed<R>;
}
