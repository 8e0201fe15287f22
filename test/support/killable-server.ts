import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A server in a process of its own, which a test may kill as a power cut would. */
export interface KillableServer {
  readonly url: string;
  readonly port: number;
  /** Printed at the first start on a data directory; empty afterwards. */
  readonly setUpToken: string;
  /** SIGKILL: nothing is written or said any more. */
  kill(): Promise<void>;
}

/**
 * Starts `server/launch.mjs` on 127.0.0.1 and waits until it listens.
 * @param port 0 for the first start on a data directory, on any free port; the same port to start again there
 */
export async function startKillable(dataDir: string, port = 0): Promise<KillableServer> {
  const child = spawn(process.execPath, ['server/launch.mjs', 'start'], {
    env: { PATH: process.env['PATH'] ?? '', PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { url, setUpToken } = await announced(child, port === 0);
  return {
    url,
    port: Number(new URL(url).port),
    setUpToken,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

async function announced(child: ChildProcess, isFirstRun: boolean): Promise<{ url: string; setUpToken: string }> {
  let url = '';
  let setUpToken = '';
  for await (const line of createInterface({ input: child.stdout! })) {
    url ||= /Heping\s+(http\S+)/.exec(line)?.[1] ?? '';
    setUpToken ||= /set-up\?token=([\w-]+)/.exec(line)?.[1] ?? '';
    if (url && (setUpToken || !isFirstRun)) {
      child.stdout!.resume(); // or it would stand still when the pipe is full
      return { url, setUpToken };
    }
  }
  throw new Error('The server ended before it listened.');
}
