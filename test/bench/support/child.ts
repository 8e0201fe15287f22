import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Answer, Methods, Question } from './serve.ts';

/** A program of `test/bench/processes/` in a process of its own. */
export interface Child<M extends Methods> {
  readonly pid: number;
  call<K extends keyof M & string>(method: K, ...parameters: Parameters<M[K]>): Promise<Awaited<ReturnType<M[K]>>>;
  /** Processor time this process has used so far, ms, all threads, to the nanosecond and without asking it. */
  cpuMs(): number;
  stop(): Promise<void>;
}

/** @param program file name in `test/bench/processes/` */
export async function startChild<M extends Methods>(program: string): Promise<Child<M>> {
  const path = fileURLToPath(new URL(`../processes/${program}`, import.meta.url));
  const child = spawn(process.execPath, ['--expose-gc', path], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  child.stdout?.pipe(process.stderr, { end: false }); // the output is for figures alone
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let asked = 0;
  let isStopping = false;
  child.on('message', ({ id, value, error }: Answer) => {
    const wait = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) wait?.resolve(value);
    else wait?.reject(new Error(`${program}: ${error}`));
  });
  child.on('exit', (code, signal) => {
    if (isStopping) return; // nobody waits any more for what was asked
    process.stderr.write(`${program} ended with ${code ?? signal}\n`);
    for (const wait of waiting.values()) wait.reject(new Error(`${program} ended with ${code ?? signal}`));
  });
  await once(child, 'spawn');
  return {
    pid: child.pid!,
    call(method, ...parameters) {
      const wait = Promise.withResolvers<unknown>();
      const question: Question = { id: ++asked, method, parameters };
      waiting.set(question.id, wait);
      child.send(question);
      return wait.promise as never;
    },
    cpuMs: () => cpuMsOf(child.pid!),
    async stop() {
      isStopping = true;
      await end(child);
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL'); // a bench's data are thrown away anyhow
  await ended;
}

/** Linux: the scheduler's own account, nanoseconds on the processor by thread. */
function cpuMsOf(pid: number): number {
  const tasks = readdirSync(`/proc/${pid}/task`);
  return tasks.reduce((sum, task) => sum + Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]), 0) / 1e6;
}
