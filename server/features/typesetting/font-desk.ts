import { Worker } from 'node:worker_threads';
import type { FontAnswer, FontQuestion } from './font-messages.ts';

/** The server's end of the font worker. */
export interface FontDesk {
  /** Rejects when the font cannot be read, or when the worker is gone. */
  ask(question: Omit<FontQuestion, 'id'>): Promise<FontAnswer>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: FontAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** Starts a worker at the first question, and another should it die. It never keeps the process alive. */
export function openFontDesk(folder: string): FontDesk {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lastId = 0;

  const fail = (failed: Worker, error: Error): void => {
    if (worker !== failed) return;
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };

  const start = (): Worker => {
    const started = new Worker(new URL('./font-worker.ts', import.meta.url), { workerData: folder });
    started.on('message', (answer: FontAnswer) => {
      const asker = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) started.unref();
      if (answer.kind === 'failed') asker?.reject(new Error(answer.message));
      else asker?.resolve(answer);
    });
    started.on('error', (error) => fail(started, error instanceof Error ? error : new Error(String(error))));
    started.on('exit', () => fail(started, new Error('The font worker ended.')));
    return started;
  };

  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        // While someone waits, the answer is worth staying for.
        worker.ref();
        worker.postMessage({ ...question, id: lastId } satisfies FontQuestion);
      }),
    close: async () => {
      const closing = worker;
      if (closing) fail(closing, new Error('The font worker was closed.'));
      await closing?.terminate();
    },
  };
}
