import type { Logger } from 'pino';
import * as z from 'zod';
import { AppError } from '../protocol/app-error.ts';
import type { Result } from '../protocol/reply.ts';
import { asAppError } from '../http/errors.ts';
import { createBucket } from './bucket.ts';

/** The little of a socket the wrapper needs. */
interface Listening {
  onAny(listener: (event: string, ...parameters: unknown[]) => void): void;
  disconnect(close?: boolean): void;
}

export interface EventLimits {
  /** Events a second, and how many may come at once. */
  readonly perSecond: number;
  readonly burst: number;
}

interface Handler {
  readonly schema: z.core.$ZodType;
  run(message: never): unknown;
}

export interface SocketEvents {
  /** Serves one event: limit → schema → session → handler → acknowledgement. */
  on<S extends z.core.$ZodType, T>(event: string, schema: S, run: (message: z.output<S>) => Promise<T> | T): void;
}

const OFFENCES_BEFORE_DROP = 200;

/** Told first, then the socket is closed. */
class SessionOver extends AppError {}

/**
 * The one wrapper every socket event goes through. Whatever arrives (no acknowledgement, null, an
 * array, a deep payload, an unknown event) gets a typed answer where one can be given and ends nothing;
 * a client that keeps on beyond its limit is dropped.
 * @param isLive asked before every event; the socket is closed when its session is gone
 */
export function socketEvents(socket: Listening, limits: EventLimits, isLive: () => boolean | Promise<boolean>, log: Logger): SocketEvents {
  const handlers = new Map<string, Handler>();
  const bucket = createBucket(limits.perSecond, limits.burst);
  let offences = 0;

  async function handle(event: string, message: unknown): Promise<unknown> {
    if (!bucket.take(performance.now())) {
      if (++offences > OFFENCES_BEFORE_DROP) socket.disconnect(true);
      throw new AppError('too-many');
    }
    const handler = handlers.get(event);
    if (!handler) throw new AppError('unknown-event');
    const parsed = z.safeParse(handler.schema, message);
    if (!parsed.success) throw new AppError('bad-input', parsed.error.issues.slice(0, 5).map(({ path, code }) => ({ path: path.join('.'), code })));
    if (!(await isLive())) throw new SessionOver('not-signed-in');
    return handler.run(parsed.data as never);
  }

  socket.onAny((event, ...parameters) => {
    const last = parameters.at(-1);
    const reply = typeof last === 'function' ? (last as (result: Result<unknown>) => void) : undefined;
    handle(event, parameters[0]).then(
      (value) => reply?.({ ok: true, value: value ?? null }),
      (thrown: unknown) => {
        const error = asAppError(thrown);
        if (error.code === 'internal') log.error({ err: thrown, event }, 'socket event failed');
        reply?.({ ok: false, error: { code: error.code, message: error.message, details: error.details } });
        if (thrown instanceof SessionOver) socket.disconnect(true);
      },
    );
  });

  return {
    on(event, schema, run) {
      handlers.set(event, { schema, run: run as Handler['run'] });
    },
  };
}
