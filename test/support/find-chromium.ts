import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const ON_THE_MACHINE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/opt/google/chrome/chrome', '/snap/bin/chromium'];

export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--autoplay-policy=no-user-gesture-required',
];

let found: Promise<string | null> | undefined;

/**
 * A real Chromium: the one CHROMIUM_PATH names, one on the machine, Playwright's own, or Debian's package
 * when that may be installed. @returns its path, or null after saying what is missing
 */
export function findChromium(): Promise<string | null> {
  found ??= lookFor();
  return found;
}

async function lookFor(): Promise<string | null> {
  const named = process.env['CHROMIUM_PATH'];
  const candidates = [...(named ? [named] : ON_THE_MACHINE), chromium.executablePath()];
  const path = candidates.find((each) => each && existsSync(each)) ?? (await fromDebian());
  if (!path) {
    console.warn(`\nSKIPPED: no Chromium found (${candidates.filter(Boolean).join(', ')}).\nInstall one, or name it: CHROMIUM_PATH=/path/to/chromium npm test\n`);
  }
  return path;
}

async function fromDebian(): Promise<string | null> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get') || process.env['CHROMIUM_PATH']) return null;
  console.warn('No Chromium on this machine: installing Debian’s package.');
  try {
    const run = promisify(execFile);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { env });
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
  } catch (error) {
    console.warn(error);
  }
  return existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : null;
}
