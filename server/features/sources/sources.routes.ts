import type { ErrorRequestHandler, Request } from 'express';
import type { Logger } from 'pino';
import { asAppError } from '../../http/errors.ts';
import type { Routes } from '../../http/route.ts';
import { sources as endpoints } from '../../protocol/rest/sources.ts';
import type { SourcesService } from './sources.service.ts';

export function sourcesRoutes(routes: Routes, sources: SourcesService): void {
  routes.on(endpoints.list, () => sources.list());
  routes.on(endpoints.create, ({ body }, { person }) => sources.create(person, body));
  routes.on(endpoints.update, ({ params, body }, { person, revision }) => sources.update(person, params.id, revision, body));
  routes.on(endpoints.remove, ({ params }, { person }) => sources.remove(person, params.id));
  routes.on(endpoints.restore, ({ params }, { person }) => sources.restore(person, params.id));
  routes.on(endpoints.renewToken, ({ params }, { person }) => sources.renewToken(person, params.id));
  routes.on(endpoints.test, ({ body }) => sources.test(body));
  routes.on(endpoints.push, ({ body }, { request }) => sources.push(tokenIn(request), body));
}

/** Lets the desk know of a push that was refused, wherever on its way; the answer is the same. */
export function refusedPushes(sources: SourcesService, logger: Pick<Logger, 'error'>): ErrorRequestHandler {
  return async (thrown: unknown, request, _response, next) => {
    await sources.refused(tokenIn(request), asAppError(thrown)).catch((err: unknown) => logger.error({ err }, 'the state of an interface was not kept'));
    next(thrown);
  };
}

const tokenIn = (request: Request): string => /^Bearer (\S{1,200})$/.exec(request.get('Authorization') ?? '')?.[1] ?? '';
