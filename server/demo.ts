import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from './config.ts';
import { isOver } from './domain/recurrence.ts';
import { loadSampleTown, sampleScreens } from './features/sample/sample-town.ts';
import type { Issuer } from './features/publications/log.service.ts';
import { start } from './index.ts';
import type { ScheduleView } from './protocol/rest/programme.ts';
import type { Services } from './services.ts';
import { pairSimulated } from './simulator/pairing.ts';
import { createSimulatedScreen, type SimulatedScreen } from './simulator/simulated-screen.ts';

const PORTS_TRIED = 50;

/** `npm run demo`: the sample town in a throw-away data directory, its screens simulated in this process. */
export async function main(): Promise<void> {
  const variables = { LOG_LEVEL: 'warn', ...process.env };
  const { host, port } = readConfig(variables);
  const dataDir = await mkdtemp(join(tmpdir(), 'heping-demo-'));
  process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  process.once('SIGHUP', () => process.kill(process.pid, 'SIGTERM')); // a closed terminal ends it in order, too
  process.stdout.write('\n  正在布置示例镇，约十秒…… · Setting up the sample town, about ten seconds …\n');

  const free = process.env['PORT'] ? port : await firstFreePort(port, host);
  const { app, address } = await start({ ...variables, DATA_DIR: dataDir, PORT: String(free) });
  const { services } = app;
  const by = await createAdministrator(services);
  const local = `http://${['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host}:${app.port}`;
  // the town is loaded while its screens pair
  const [screens, drafts] = await Promise.all([startScreens(services, by, local), loadSampleTown(services, by, Date.now())]);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.prependListener(signal, () => screens.forEach((screen) => screen.stop()));
  const count = await publishAll(services, by, drafts);

  const lines = [
    `荷屏 Heping  ${address}`,
    '',
    '登录（仅可用一次）· Sign in (works once)',
    `${address}/sign-in?token=${app.issueSignInToken(by.account)}`,
    '',
    `屏幕（打开后可配对第 ${screens.length + 1} 块真屏）· Screen (open it to pair a real one, the ${screens.length + 1}th)`,
    `${address}/display/`,
    '',
    `${screens.length} 块屏为模拟屏：走真实协议，不显示画面；已发布 ${count} 个排期。按 Ctrl-C 退出，退出时删除全部数据。`,
    `The ${screens.length} screens are simulated: they speak the real protocol and show no picture; ${count} schedules are published.`,
    'Press Ctrl-C to end; everything is deleted then.',
  ];
  process.stdout.write(`\n${lines.map((line) => (line ? `  ${line}` : '')).join('\n')}\n\n`);
}

/** Nobody knows its password: one signs in with the printed link. */
async function createAdministrator({ accounts }: Services): Promise<Issuer> {
  const { id, name } = await accounts.create(null, { username: 'demo', name: '演示管理员', password: randomBytes(24).toString('base64url'), roles: ['administrator'] });
  return { account: id, name };
}

/** Pairs the sample town's screens over the real sockets and lets them run. */
async function startScreens({ screens }: Services, by: Issuer, url: string): Promise<SimulatedScreen[]> {
  const all = await sampleScreens();
  return Promise.all(
    all.map(async (details) => {
      const { credential, profile, key } = await pairSimulated({ url, pixels: details.pixels, claim: (code) => screens.pair(by, code, details) });
      return createSimulatedScreen({ url, credential, profile, key, installation: randomBytes(12).toString('hex') });
    }),
  );
}

/** Publishes what is not over yet, in the order of the pack: occasions after what is for every day. @returns how many */
async function publishAll({ schedules, townTimeZone }: Services, by: Issuer, drafts: readonly ScheduleView[]): Promise<number> {
  const timeZone = await townTimeZone();
  const due = drafts.filter(({ recurrence }) => !isOver(recurrence, timeZone, Date.now()));
  for (const { id, revision } of due) await schedules.publish(by, id, revision);
  return due.length;
}

async function firstFreePort(from: number, host: string): Promise<number> {
  for (let port = from; port < from + PORTS_TRIED; port++) if (await isFree(port, host)) return port;
  throw new Error(`${from}–${from + PORTS_TRIED - 1} 端口均被占用，请用 PORT 指定。\nPorts ${from} to ${from + PORTS_TRIED - 1} are all taken: choose one with PORT.`);
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
