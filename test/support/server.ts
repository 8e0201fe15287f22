import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { CallRequest } from '../../control-panel/data/call.ts';
import { type App, createApp } from '../../server/app.ts';
import type { Heartbeat } from '../../server/realtime/sockets.ts';
import type { z } from 'zod';
import { API_PREFIX, type Endpoint, type Parsed } from '../../server/protocol/rest/endpoint.ts';

type Schema = z.core.$ZodType | undefined;
type Arguments<R> = {} extends R ? [request?: R] : [request: R];

/** Calls one endpoint of the protocol with a session's cookie; throws `RefusedCall`. */
export type Call = <P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
  endpoint: Endpoint<P, Q, B, R>,
  ...[request]: Arguments<CallRequest<P, Q, B>>
) => Promise<Parsed<R>>;

/** What the server answered instead of doing it. */
export class RefusedCall extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: unknown;
  constructor(status: number, code: string, details: unknown) {
    super(`${status} ${code} ${JSON.stringify(details ?? null)}`);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

export interface TestServer {
  readonly app: App;
  /** http://127.0.0.1:port, without a trailing slash */
  readonly url: string;
  readonly dataDir: string;
  /** The first account, an administrator; pass it to services that ask who does it. */
  readonly by: { readonly account: string; readonly name: string };
  /** Calls as that administrator. */
  readonly call: Call;
  /** The administrator's `Cookie` header, for sockets and plain fetches. */
  readonly cookie: string;
  /** A session for another account. @returns its calls and its `Cookie` header */
  signIn(account: string): Promise<{ call: Call; cookie: string }>;
  /** Closes; a data directory made here is removed. */
  close(): Promise<void>;
}

export interface TestServerOptions {
  readonly now?: () => number;
  /** Use this data directory and leave it there, to start again on it; default: a temporary one. */
  readonly dataDir?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Folder with built pages; default: none. */
  readonly pagesFolder?: string;
  /** How soon dead connections are noticed; default: as in production. */
  readonly heartbeat?: Heartbeat;
  /** Hosts of the own network that figures may be fetched from. */
  readonly sourceHosts?: readonly string[];
}

/**
 * A real server on a free port of 127.0.0.1 with its own data directory, set up: one administrator
 * (`admin`, password `PASSWORD`), a town named 荷塘镇 in Asia/Shanghai.
 *
 *     const server = await startServer();
 *     const screens = await server.call(api.screens.list);
 *     await server.close();
 */
export async function startServer({ now = Date.now, dataDir, port = 0, pagesFolder, heartbeat, sourceHosts = [] }: TestServerOptions = {}): Promise<TestServer> {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'heping-test-')));
  const app = await createApp({
    config: { port, host: '127.0.0.1', dataDir: folder, publicUrl: null, logLevel: 'silent', sourceHosts },
    logger: pino({ level: process.env['LOG_LEVEL'] ?? 'silent' }),
    now,
    version: 'test',
    pagesFolder: pagesFolder ?? join(folder, 'no-pages'),
    ...(heartbeat ? { heartbeat } : {}),
  });
  const url = `http://127.0.0.1:${app.port}`;
  const { accounts, sessions, town } = app.services;

  async function signIn(account: string): Promise<{ call: Call; cookie: string }> {
    const cookie = `heping_session=${await sessions.begin(account)}`;
    return { cookie, call: caller(url, cookie) };
  }

  if (await accounts.isEmpty()) {
    const { id, name } = await accounts.create(null, { username: 'admin', name: '管理员', password: PASSWORD, roles: ['administrator'] });
    await town.update({ account: id, name }, { name: '荷塘镇', timeZone: 'Asia/Shanghai', emblemContent: null, protectedPhrases: [] });
  }
  const { id, name } = (await accounts.list())[0]!;
  return {
    app,
    url,
    dataDir: folder,
    by: { account: id, name },
    ...(await signIn(id)),
    signIn,
    async close() {
      await app.close();
      if (dataDir === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

export const PASSWORD = 'lotus-pond-2026';

/** Calls with this cookie. */
export function caller(url: string, cookie: string): Call {
  return async (endpoint, ...[request]) => {
    const { params, query, body, ifMatch } = (request ?? {}) as { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown; ifMatch?: number };
    const path = endpoint.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params?.[key] ?? ''));
    const search = new URLSearchParams();
    for (const [key, value] of Object.entries(query ?? {})) for (const each of [value].flat()) if (each !== undefined) search.append(key, String(each));
    const response = await fetch(`${url}${API_PREFIX}${path}?${search}`, {
      method: endpoint.method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = response.status === 204 ? undefined : ((await response.json()) as { error?: { code: string; details?: unknown } });
    if (!response.ok) throw new RefusedCall(response.status, answer?.error?.code ?? 'unknown', answer?.error?.details);
    return answer as never;
  };
}
