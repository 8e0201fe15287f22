import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { api } from '../../server/protocol/rest/index.ts';
import { sampleScreens } from '../../server/features/sample/sample-town.ts';
import { pairSimulated } from '../../server/simulator/pairing.ts';
import { createSimulatedScreen, type SimulatedScreen } from '../../server/simulator/simulated-screen.ts';
import { API_PREFIX } from '../../server/protocol/rest/endpoint.ts';
import { type Call, caller } from '../support/server.ts';

const USAGE = `npm run screens -- --count N --url http://127.0.0.1:8080 (--token <one-time sign-in> | --user <name> --password <words>) [--idle]

  --count     how many simulated screens to pair and keep running (20)
  --url       the server (http://127.0.0.1:8080)
  --token     from a printed sign-in link, …/sign-in?token=<this>
  --idle      only receive and acknowledge: no echo, no plays; for thousands`;

const PAIRING_AT_ONCE = 8;
const TOLD_EVERY_MS = 1_000;

/** `npm run screens`: pairs simulated screens with a running server and keeps them running until Ctrl-C. */
export async function main(args: string[]): Promise<void> {
  const { count, url, idle, ...who } = readArguments(args);
  const call = await signIn(url, who);
  const screens: SimulatedScreen[] = [];
  let isEnding = false;
  const telling = setInterval(tell, TOLD_EVERY_MS);
  let told = '';

  function tell(): void {
    const states = screens.map(({ state }) => state);
    const head = Math.max(0, ...states.map(({ sequence }) => sequence));
    const online = states.filter((state) => state.online).length;
    const applied = states.filter(({ sequence }) => sequence === head).length;
    const plays = states.reduce((sum, state) => sum + state.plays.highest - state.plays.pending, 0);
    const line = `paired ${screens.length}/${count}  online ${online}  applied #${head} on ${applied}${idle ? '' : `  plays committed ${plays}`}`;
    if (line !== told) process.stdout.write(`${(told = line)}\n`);
  }

  process.once('SIGINT', () => {
    isEnding = true;
    clearInterval(telling);
    for (const screen of screens) screen.stop();
    process.stdout.write('\nStopped. The screens stay paired on the server, offline; revoke them there.\n');
    process.exit(0);
  });

  const shapes = await sampleScreens();
  const run = randomBytes(2).toString('hex'); // names are unique on a server, and this may be run again
  let next = 0;
  async function pairOn(): Promise<void> {
    for (let index = next++; index < count && !isEnding; index = next++) {
      const shape = shapes[index % shapes.length]!;
      const details = { ...shape, name: `模拟屏 ${run}-${String(index + 1).padStart(5, '0')}`, groups: [...shape.groups, '模拟屏'] };
      const { credential, profile, key } = await pairSimulated({ url, pixels: details.pixels, claim: (code) => call(api.screens.pair, { body: { ...details, code } }) });
      screens.push(createSimulatedScreen({ url, credential, profile, key, installation: randomBytes(12).toString('hex'), idle }));
    }
  }
  await Promise.all(Array.from({ length: PAIRING_AT_ONCE }, pairOn));
}

interface Arguments {
  readonly count: number;
  readonly url: string;
  readonly idle: boolean;
  readonly token: string | undefined;
  readonly user: string | undefined;
  readonly password: string | undefined;
}

function readArguments(args: string[]): Arguments {
  const options = {
    count: { type: 'string', default: '20' },
    url: { type: 'string', default: 'http://127.0.0.1:8080' },
    token: { type: 'string' },
    user: { type: 'string' },
    password: { type: 'string' },
    idle: { type: 'boolean', default: false },
  } as const;
  const { values } = parseArgs({ args, options, strict: true });
  const count = Number(values.count);
  const isSignedIn = values.token !== undefined || (values.user !== undefined && values.password !== undefined);
  if (!Number.isInteger(count) || count < 1 || !URL.canParse(values.url) || !isSignedIn) throw new Error(USAGE);
  return { count, url: values.url.replace(/\/+$/, ''), idle: values.idle, token: values.token, user: values.user, password: values.password };
}

async function signIn(url: string, { token, user, password }: Pick<Arguments, 'token' | 'user' | 'password'>): Promise<Call> {
  const [{ path }, body] = token === undefined ? [api.session.signIn, { username: user, password }] : [api.session.redeem, { token }];
  const response = await fetch(`${url}${API_PREFIX}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (!response.ok || !cookie) throw new Error(`Signing in at ${url} failed (${response.status}): ${await response.text()}`);
  return caller(url, cookie);
}
