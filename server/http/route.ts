import type { Request, RequestHandler, Response, Router } from 'express';
import * as z from 'zod';
import { isAllowed } from '../domain/role.ts';
import { AppError } from '../protocol/app-error.ts';
import type { Endpoint, Parsed } from '../protocol/rest/endpoint.ts';
import { API_PREFIX } from '../protocol/rest/endpoint.ts';

/** Who is asking. */
export interface SignedIn {
  readonly account: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** The village whose own sign-in this is. */
  readonly village: string | null;
  /** Identifies the session without being its secret. */
  readonly sessionHash: string;
}

export interface RouteContext {
  /** The person; only where the endpoint's access asks for one may it be relied on. */
  readonly person: SignedIn;
  readonly request: Request;
  readonly response: Response;
  /** From If-Match; a number whenever the endpoint asks for one. */
  readonly revision: number;
}

type Schema = z.core.$ZodType | undefined;
type Answer<R extends Schema> = R extends z.core.$ZodType ? z.input<R> : void;

export interface RouteInput<P extends Schema, Q extends Schema, B extends Schema> {
  readonly params: Parsed<P>;
  readonly query: Parsed<Q>;
  readonly body: Parsed<B>;
}

export interface Routes {
  /** Serves an endpoint: authorise → validate → handler → answer. */
  on<P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
    endpoint: Endpoint<P, Q, B, R>,
    handler: (input: RouteInput<P, Q, B>, context: RouteContext) => Promise<Answer<R>> | Answer<R>,
  ): void;
}

/** The one wrapper every REST operation goes through. */
export function createRoutes(router: Router, authenticate: (request: Request) => Promise<SignedIn | null>): Routes {
  return {
    on(endpoint, handler) {
      const serve: RequestHandler = async (request, response) => {
        const person = await authenticate(request);
        authorise(endpoint, person);
        const input = {
          params: parse(endpoint.params, request.params),
          query: parse(endpoint.query, request.query),
          body: parse(endpoint.body, request.body as unknown),
        };
        const revision = endpoint.ifMatch ? revisionOf(request) : 0;
        // a public endpoint's handler does not look at the person
        const answer = await handler(input as never, { person: person as SignedIn, request, response, revision });
        if (response.headersSent) return; // a file went out
        if (endpoint.response === undefined) response.status(204).end();
        else response.json(answer);
      };
      const verb = endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
      router[verb](`${API_PREFIX}${endpoint.path}`, serve);
    },
  };
}

function authorise({ access }: Endpoint, person: SignedIn | null): void {
  if (access === 'public') return;
  if (!person) throw new AppError('not-signed-in');
  if (access !== 'signed-in' && !isAllowed(person.roles, access)) throw new AppError('not-allowed');
}

function parse(schema: Schema, value: unknown): unknown {
  if (!schema) return undefined;
  const parsed = z.safeParse(schema, value ?? {});
  if (parsed.success) return parsed.data;
  throw new AppError('bad-input', parsed.error.issues.slice(0, 20).map(({ path, code, message }) => ({ path: path.join('.'), code, message })));
}

function revisionOf(request: Request): number {
  const match = /^"?(\d{1,15})"?$/.exec(request.get('If-Match') ?? '');
  if (!match) throw new AppError('needs-revision');
  return Number(match[1]);
}
