import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { isAlive } from './pulse.ts';

/** Looked at this often; two looks without a pulse and the browser is started anew. */
const LOOK_EVERY_MS = 1_000;
const MISSED_LOOKS = 2;
/** A browser may take so long to bring up its page. */
const STARTUP_GRACE_MS = 20_000;
const STARTING_LOOK_EVERY_MS = 250;
const RESTART_PAUSE_MS = 500;

const FLAGS = [
  '--kiosk',
  '--no-first-run',
  '--noerrdialogs',
  '--disable-session-crashed-bubble',
  '--disable-infobars',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  '--autoplay-policy=no-user-gesture-required',
];

/**
 * Keeps a browser on the display page: started again when it ends, when its page crashes and when the
 * page stops answering. `npm run kiosk -- --url http://server:8080/display/`
 */
export async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true, // further flags for the browser, after --
    options: { url: { type: 'string' }, browser: { type: 'string', default: 'chromium' }, profile: { type: 'string' }, port: { type: 'string', default: '9333' } },
  });
  if (!values.url) throw new Error('Which display? npm run kiosk -- --url http://server:8080/display/');
  const profile = resolve(values.profile ?? join(homedir(), '.heping-display'));
  mkdirSync(profile, { recursive: true });
  const port = Number(values.port);
  let isEnding = false;
  let end = () => {};
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      isEnding = true;
      end();
    });
  }
  while (!isEnding) {
    const browser = spawn(values.browser, [...FLAGS, ...positionals, `--user-data-dir=${profile}`, `--remote-debugging-port=${port}`, values.url], { stdio: 'ignore' });
    const ended = new Promise<'ended'>((settle) => {
      browser.once('exit', () => settle('ended'));
      browser.once('error', (error) => {
        console.error(`The browser ${values.browser} does not start: ${error.message}`);
        settle('ended');
      });
    });
    end = () => void browser.kill('SIGTERM');
    await Promise.race([ended, watch(port)]);
    browser.kill('SIGKILL');
    await ended;
    if (!isEnding) await pause(RESTART_PAUSE_MS);
  }
}

/** Resolves when the page has had no pulse for too long. */
async function watch(port: number): Promise<void> {
  const giveUpAt = performance.now() + STARTUP_GRACE_MS;
  while (!(await isAlive(port)) && performance.now() < giveUpAt) await pause(STARTING_LOOK_EVERY_MS);
  for (let missed = 0; missed < MISSED_LOOKS; ) {
    missed = (await isAlive(port)) ? 0 : missed + 1;
    await pause(LOOK_EVERY_MS);
  }
}
