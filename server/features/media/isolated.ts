import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Bounds within which a hostile file may be looked at. */
export interface IsolationLimits {
  readonly timeoutMs: number;
  /** JavaScript heap of the child process, in MiB. */
  readonly heapMiB: number;
  /** Whole memory (resident set) of the child process, in MiB. */
  readonly memoryMiB: number;
  readonly signal?: AbortSignal | undefined;
  /** A word for the job that is there before its input (`process.argv[3]`): what to get ready. */
  readonly ahead?: string;
}

export type IsolatedOutcome =
  | { readonly ok: true; readonly value: unknown; readonly peakMemoryBytes: number }
  | { readonly ok: false; readonly cause: 'timeout' | 'crashed' };

const answerSchema = z.object({ value: z.unknown(), peakMemoryBytes: z.number() });

const MAX_ANSWER_BYTES = 2 ** 20;

/**
 * Runs a job module (see `isolated-job.ts`) in a child process of its own and returns its answer.
 *
 * Parsers of foreign files can run for ever, eat all memory, or crash in native code; a
 * worker thread would take the server with it (running out of heap ends the whole process),
 * a child process takes only itself. It gets no environment, so no secrets.
 * Rejects with the signal's reason when aborted; the child is dead by then.
 * @param input may be a promise: the child gets ready meanwhile
 */
export async function runIsolated(job: URL, input: unknown, limits: IsolationLimits): Promise<IsolatedOutcome> {
  limits.signal?.throwIfAborted();
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${limits.heapMiB}`, fileURLToPath(job), String(limits.memoryMiB), limits.ahead ?? ''],
    { stdio: ['pipe', 'pipe', 'ignore'], env: { MALLOC_ARENA_MAX: '2' }, windowsHide: true },
  );
  let timedOut = false;
  const kill = (): void => void child.kill('SIGKILL');
  const timer = setTimeout(() => {
    timedOut = true;
    kill();
  }, limits.timeoutMs);
  limits.signal?.addEventListener('abort', kill, { once: true });

  try {
    const answer = collect(child.stdout, kill);
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    ended.catch(() => {}); // told below, also when it comes before the input
    child.stdin.on('error', () => {}); // a child that died early is reported by its exit
    child.stdin.end(JSON.stringify(await input));
    const code = await ended;
    limits.signal?.throwIfAborted();
    if (timedOut) return { ok: false, cause: 'timeout' };
    if (code !== 0) return { ok: false, cause: 'crashed' };
    return { ok: true, ...answerSchema.parse(JSON.parse(await answer)) };
  } finally {
    if (child.exitCode === null && child.signalCode === null) kill(); // there was nothing to give it
    clearTimeout(timer);
    limits.signal?.removeEventListener('abort', kill);
  }
}

async function collect(stream: NodeJS.ReadableStream, tooMuch: () => void): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > MAX_ANSWER_BYTES) {
      tooMuch();
      return '';
    }
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}
