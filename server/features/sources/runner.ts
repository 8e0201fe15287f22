import type { Logger } from 'pino';
import type { SourceSettings } from '../../protocol/rest/sources.ts';
import { SourceFailure } from './guarded-get.ts';
import { type Message, pollOnce, subscribeMqtt } from './listener.ts';

/** One interface that listens by itself. */
export interface Running {
  readonly id: string;
  readonly settings: SourceSettings;
  readonly secret: string | null;
}

interface Deps {
  readonly allowedHosts: readonly string[];
  readonly logger: Logger;
  readonly onMessage: (source: string, message: Message) => Promise<void>;
  readonly onFailure: (source: string, failure: SourceFailure) => Promise<void>;
  /** One that waits for messages can hear them (again). */
  readonly onReachable: (source: string) => Promise<void>;
}

/** After failures a poll waits longer, up to so many times its own rhythm. */
const LONGEST_BACK_OFF = 8;

/** Keeps polls and subscriptions going, each by itself: one that hangs holds up no other. */
export function createRunner({ allowedHosts, logger, onMessage, onFailure, onReachable }: Deps) {
  const stops = new Map<string, () => void>();

  const told = (work: Promise<void>) => work.catch((err: unknown) => logger.error({ err }, 'a message of an interface was not taken'));

  function poll({ id, settings, secret }: Running & { settings: Extract<SourceSettings, { kind: 'poll' }> }): () => void {
    let isStopped = false;
    let failures = 0;
    let timer: NodeJS.Timeout;
    const ask = async () => {
      try {
        const content = await pollOnce(settings, secret, allowedHosts);
        if (isStopped) return; // what it answers is for settings that are no more
        await onMessage(id, { content, isKept: false });
        failures = 0;
      } catch (error) {
        failures += 1;
        if (!isStopped) await onFailure(id, error instanceof SourceFailure ? error : new SourceFailure('reading-refused', (error as Error).message)).catch((err: unknown) => logger.error({ err }, 'the state of an interface was not kept'));
      }
      if (!isStopped) timer = setTimeout(() => void ask(), settings.everySeconds * 1_000 * Math.min(LONGEST_BACK_OFF, Math.max(1, 2 ** (failures - 1)))).unref();
    };
    timer = setTimeout(() => void ask(), 0).unref();
    return () => {
      isStopped = true;
      clearTimeout(timer);
    };
  }

  return {
    start(source: Running): void {
      this.stop(source.id);
      const { id, settings, secret } = source;
      if (settings.kind === 'poll') stops.set(id, poll({ ...source, settings }));
      if (settings.kind === 'mqtt') {
        const failed = (failure: SourceFailure) => void told(onFailure(id, failure));
        try {
          stops.set(id, subscribeMqtt(settings, secret, { onMessage: (message) => told(onMessage(id, message)), onFailure: failed, onSubscribed: () => void told(onReachable(id)) }));
        } catch (error) {
          failed(error as SourceFailure); // one that cannot even be opened keeps neither the others nor the server from starting
        }
      }
    },
    stop(id: string): void {
      stops.get(id)?.();
      stops.delete(id);
    },
    stopAll(): void {
      for (const stop of stops.values()) stop();
      stops.clear();
    },
  };
}
