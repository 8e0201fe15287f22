import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const LAUNCHER = fileURLToPath(new URL('../../server/launch.mjs', import.meta.url));

/** Runs the launcher as another Node version would. */
function launch(nodeVersion: string, ...args: string[]): { status: number | null; stderr: string } {
  const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${nodeVersion}' } })`;
  const { status, stderr } = spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, LAUNCHER, ...args], { encoding: 'utf8', env: { ...process.env, PORT: 'none' } });
  return { status, stderr };
}

describe('starting', () => {
  it('on a Node that is too old says in one sentence, in both languages, what to do', () => {
    const { status, stderr } = launch('20.11.0', 'start');
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/Node 26.*20\.11\.0.*npm ci/), expect.stringMatching(/Node 26.*20\.11\.0.*npm ci/)]);
  });

  it('with a wrong environment names the variable and starts nothing', () => {
    const { status, stderr } = launch('26.10.0', 'start');
    expect(status).toBe(1);
    expect(stderr).toContain('PORT:');
    expect(stderr).not.toContain('    at '); // no stack trace for what an operator can mend
  });

  it('with a command that does not exist names those that do', () => {
    const { status, stderr } = launch('26.10.0', 'dance');
    expect(status).toBe(1);
    expect(stderr).toContain('start, demo, screens, kiosk');
  });

  it.each(['DATABASE_URL', 'REDIS_URL'])('refuses %s as long as it is not supported, rather than ignoring it', (name) => {
    const { status, stderr } = spawnSync(process.execPath, [LAUNCHER, 'start'], { encoding: 'utf8', env: { ...process.env, [name]: 'x://y' } });
    expect(status).toBe(1);
    expect(stderr).toContain(`${name}: `);
  });
});
