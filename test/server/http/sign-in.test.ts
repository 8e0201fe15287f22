import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type App, createApp } from '../../../server/app.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { type Call, caller, PASSWORD, RefusedCall, startServer, type TestServer } from '../../support/server.ts';

const code = (calling: Promise<unknown>) => calling.then(() => 'done', (error: unknown) => (error instanceof RefusedCall ? error.code : Promise.reject(error as Error)));
const setUp = (token: string) => ({ body: { token, username: 'chief', name: '镇长', password: 'a long password', town: { name: '荷塘镇', timeZone: 'Asia/Shanghai' }, sample: false } });

describe('the first run', () => {
  const open: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0)) await close();
  });

  /** A town that nobody has set up yet. */
  async function emptyTown(publicUrl: string | null): Promise<{ app: App; url: string; dataDir: string }> {
    const dataDir = await mkdtemp(join(tmpdir(), 'heping-test-'));
    const app = await createApp({ config: { port: 0, host: '127.0.0.1', dataDir, publicUrl, logLevel: 'silent', sourceHosts: [] }, logger: pino({ level: 'silent' }), now: Date.now, version: 'test', pagesFolder: join(dataDir, 'none') });
    open.push(() => app.close().then(() => rm(dataDir, { recursive: true, force: true })));
    return { app, url: `http://127.0.0.1:${app.port}`, dataDir };
  }

  test('takes the printed token once, and only the one of two people who was first', async () => {
    const { app, url } = await emptyTown(null);
    const nobody = caller(url, '');
    expect(await code(nobody(api.session.setUp, setUp('guessed')))).toBe('wrong-token');
    const token = app.issueSetUpToken();
    const both = await Promise.all([code(nobody(api.session.setUp, setUp(token))), code(nobody(api.session.setUp, setUp(token)))]);
    expect(both.toSorted()).toEqual(['done', 'wrong-token']);
    expect(await code(nobody(api.session.setUp, setUp(app.issueSetUpToken())))).toBe('already-set-up');
    expect(await nobody(api.session.get)).toMatchObject({ setUp: true, account: null, town: null, permissions: [] });
  });

  test.each([
    ['a script or another site', null, /^heping_session=[\w-]{22}; Path=\/; HttpOnly; SameSite=Strict$/],
    ['anything but this host over TLS', 'https://heping.example', /^__Host-heping_session=[\w-]{22}; Path=\/; HttpOnly; Secure; SameSite=Strict$/],
  ])('gives a cookie that is not for %s, and keeps the private key from others on the machine', async (_, publicUrl, form) => {
    const { app, url, dataDir } = await emptyTown(publicUrl);
    const response = await fetch(`${url}/api/v1/set-up`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(setUp(app.issueSetUpToken()).body) });
    expect(response.headers.getSetCookie()[0]).toMatch(form);
    const keys = join(dataDir, 'keys');
    expect((await stat(keys)).mode & 0o777).toBe(0o700);
    const files = await readdir(keys);
    expect(files).toHaveLength(1);
    expect((await stat(join(keys, files[0]!))).mode & 0o777).toBe(0o600);
  });
});

const HOUR = 3_600_000;
let now = Date.now();
let server: TestServer;
let call: Call;
beforeAll(async () => {
  server = await startServer({ now: () => now });
});
afterAll(() => server.close());
beforeEach(async () => {
  now += HOUR; // whoever was locked out may try again
  ({ call } = await server.signIn(server.by.account));
});

const signIn = (password: string, username = 'admin') => code(caller(server.url, '')(api.session.signIn, { body: { username, password } }));
let count = 0;
async function newAccount(password = 'a long password', roles: ('administrator' | 'editor')[] = ['editor']) {
  const account = await call(api.accounts.create, { body: { username: `person${++count}`, name: '某人', password, roles } });
  return { ...account, ...(await server.signIn(account.id)) };
}

describe('a session', () => {
  test('ends after half a day in which nobody did anything', async () => {
    now += 11 * HOUR;
    expect((await call(api.session.get)).account).not.toBeNull();
    now += 11 * HOUR; // the call before counts as doing something
    expect((await call(api.session.get)).account).not.toBeNull();
    now += 12 * HOUR + 1;
    expect(await code(call(api.screens.list))).toBe('not-signed-in');
  });

  test('ends after a fortnight however busy it was', async () => {
    for (let hours = 0; hours < 14 * 24; hours += 8) {
      expect((await call(api.session.get)).account).not.toBeNull();
      now += 8 * HOUR;
    }
    now += 1;
    expect(await code(call(api.screens.list))).toBe('not-signed-in');
  });

  test('is kept only as a hash, and ends with the others when the password changes', async () => {
    const person = await newAccount();
    const other = await server.signIn(person.id);
    const rows = await server.app.services.db.selectFrom('session').select('token_hash').execute();
    expect(rows.some(({ token_hash }) => other.cookie.includes(token_hash))).toBe(false);
    expect(await code(person.call(api.session.changePassword, { body: { current: 'not this one', next: 'another long one' } }))).toBe('wrong-password');
    await person.call(api.session.changePassword, { body: { current: 'a long password', next: 'another long one' } });
    expect(await code(other.call(api.screens.list))).toBe('not-signed-in');
    expect(await code(person.call(api.screens.list))).toBe('done');
    expect(await signIn('another long one', person.username)).toBe('done');
  });
});

describe('signing in', () => {
  test('is locked for a quarter of an hour after eight failures, also with the right password', async () => {
    for (let failures = 0; failures < 8; failures++) expect(await signIn('wrong')).toBe('wrong-password');
    expect(await signIn(PASSWORD)).toBe('locked-out');
    now += 15 * 60_000 + 1;
    expect(await signIn(PASSWORD)).toBe('done');
  });

  test('counts guesses made at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn('wrong')));
    expect(answers.filter((answer) => answer === 'wrong-password')).toHaveLength(8);
    expect(answers.filter((answer) => answer === 'locked-out')).toHaveLength(12);
  });

  test('tells not whether the account exists, is disabled, or the password was wrong', async () => {
    const { id, username } = await newAccount();
    await call(api.accounts.update, { params: { id }, body: { disabled: true } });
    expect(await signIn('a long password', username)).toBe('wrong-password');
    expect(await signIn('whatever', 'nobody')).toBe('wrong-password');
  });

  test('by a printed link works once', async () => {
    const token = server.app.issueSignInToken(server.by.account);
    const nobody = caller(server.url, '');
    expect((await nobody(api.session.redeem, { body: { token } })).account?.username).toBe('admin');
    expect(await code(nobody(api.session.redeem, { body: { token } }))).toBe('wrong-token');
  });

  test('two hundred at once are capped while the health check answers', async () => {
    const flood = Promise.all(Array.from({ length: 200 }, (_, index) => signIn(PASSWORD, `nobody${index}`)));
    const started = performance.now();
    const { status } = await fetch(`${server.url}/healthz`);
    const healthyAfter = performance.now() - started;
    const answers = await flood;
    expect(status).toBe(200);
    expect(healthyAfter).toBeLessThan(3_000);
    for (const answer of answers) expect(['wrong-password', 'too-many', 'locked-out']).toContain(answer);
    expect(answers.filter((answer) => answer === 'too-many').length).toBeGreaterThan(100);
    expect(answers.filter((answer) => answer === 'wrong-password').length).toBeLessThanOrEqual(60);
  });
});

describe('accounts', () => {
  test('the last administrator cannot be disabled or reduced, also not with another at the same moment', async () => {
    const second = await newAccount('a long password', ['administrator']);
    const both = await Promise.all([second.id, server.by.account].map((id) => code(call(api.accounts.update, { params: { id }, body: { roles: ['editor'] } }))));
    expect(both.filter((each) => each === 'done')).toHaveLength(1);
    expect(both.find((each) => each !== 'done')).toMatch(/last-administrator|not-allowed/);
    for (const id of [second.id, server.by.account]) await server.app.services.accounts.update(server.by.account, id, { roles: ['administrator'] });
  });

  test('a name is given once, also to two who ask at the same moment', async () => {
    const body = { username: 'twin', name: '双', password: 'a long password', roles: ['editor' as const] };
    const both = await Promise.all([code(call(api.accounts.create, { body })), code(call(api.accounts.create, { body }))]);
    expect(both.toSorted()).toEqual(['done', 'name-taken']);
  });

  test('a change of nothing changes nothing', async () => {
    const { id, username, roles } = await newAccount();
    await call(api.accounts.update, { params: { id }, body: {} });
    expect((await call(api.accounts.list)).find((each) => each.id === id)).toMatchObject({ username, roles, disabled: false });
  });
});
