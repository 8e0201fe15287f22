import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { describe } from 'vitest';
import { CHROMIUM_ARGUMENTS, findChromium } from './find-chromium.ts';

export { CHROMIUM_ARGUMENTS, findChromium };

/** `describe` for suites on real Chromium: skipped, and said so, where there is none. */
export const describeInChromium = describe.skipIf((await findChromium()) === null);

/** A browser in a process of its own, which a test may kill as a power cut would. */
export interface TestChromium {
  readonly browser: Browser;
  /** The profile's own context: what its pages store is on the disk and there again at the next start. */
  readonly profile: BrowserContext;
  readonly profileFolder: string;
  /** SIGKILL to every process of it: nothing is written any more. */
  kill(): Promise<void>;
  /** Ends it; a profile folder made here is removed. */
  close(): Promise<void>;
}

/** @param profileFolder keep the profile there, to start again on it; default: a temporary one */
export async function startChromium(profileFolder?: string): Promise<TestChromium> {
  const path = await findChromium();
  if (!path) throw new Error('no Chromium');
  const folder = profileFolder ?? (await mkdtemp(join(tmpdir(), 'heping-chromium-')));
  const child = spawn(path, [...CHROMIUM_ARGUMENTS, '--headless', '--remote-debugging-port=0', '--window-size=1280,720', `--user-data-dir=${folder}`, 'about:blank'], {
    detached: true, // a process group of its own, so that all of it can be killed at once
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let address = '';
  for await (const line of createInterface({ input: child.stderr })) {
    address = /DevTools listening on (ws:\S+)/.exec(line)?.[1] ?? '';
    if (address) break;
  }
  if (!address) throw new Error('Chromium ended before it listened.');
  child.stderr.resume(); // or it would stand still when the pipe is full
  const browser = await chromium.connectOverCDP(address);

  async function kill(): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, 'SIGKILL');
    await ended;
    await browser.close().catch(() => {});
  }
  return {
    browser,
    profile: browser.contexts()[0]!,
    profileFolder: folder,
    kill,
    async close() {
      await kill();
      if (!profileFolder) await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
