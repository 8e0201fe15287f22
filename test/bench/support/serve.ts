/** What a bench's process can be asked for; arguments and answers go as JSON. */
export type Methods = Record<string, (...parameters: never[]) => unknown>;

export interface Question {
  readonly id: number;
  readonly method: string;
  readonly parameters: readonly unknown[];
}
export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** Answers the parent's questions until the parent is gone. */
export function serve(methods: Methods): void {
  const send = (answer: Answer) => void process.send?.(answer);
  process.on('message', ({ id, method, parameters }: Question) => {
    const run = methods[method] as ((...given: readonly unknown[]) => unknown) | undefined;
    Promise.resolve()
      .then(() => run?.(...parameters))
      .then(
        (value) => send({ id, value: value ?? null }),
        (error: unknown) => send({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
  });
  process.once('disconnect', () => process.exit(0));
}

/** Milliseconds on the one monotonic clock that all processes of a machine share. */
export function machineMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** Bytes in use after a full collection. */
export function memoryInUse(): { rss: number; heap: number } {
  for (let round = 0; round < 3; round++) globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heap: heapUsed + external };
}
