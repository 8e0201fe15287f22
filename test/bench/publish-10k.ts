import { api } from '../../server/protocol/rest/index.ts';
import { caller } from '../support/server.ts';
import { makeSchedule } from '../server/simulator/fleet.ts';
import type { BareWs } from './processes/bare-ws.ts';
import type { Listeners } from './processes/listeners.ts';
import type { Town } from './processes/town.ts';
import type { Child } from './support/child.ts';
import { withChildren } from './support/children.ts';
import { type Figure, figure, median } from './support/figure.ts';
import { machineMs } from './support/serve.ts';

/*
 * From the REST call that publishes (checks, signature, committed insert with synchronous=FULL, and
 * broadcast) to the last of 10,000 screens holding it, beside one loop of `client.send(bytes)` over
 * as many sockets of a bare `ws` server: the same bytes, the same client program, in turns. Server CPU
 * is counted over just that span on both sides; the receipts that screens spread over the seconds
 * after it are real, those that fall within the span count, and all of them are told as a figure of
 * their own.
 */

const SCREENS = 10_000;
const ROUNDS = 7;
const WARM_UP = 2;

interface Sample {
  readonly elapsedMs: number;
  readonly cpuMs: number;
}

export function publish10k(): Promise<Figure[]> {
  return withChildren(async (start) => {
    const town = await start<Town>('town.ts');
    const { url, cookie, key } = await town.call('start');
    const call = caller(url, cookie);
    const screens = await start<Listeners>('listeners.ts');
    await screens.call('connectScreens', url, await town.call('pair', SCREENS), key);
    const schedule = await makeSchedule(call, '弘扬宪法精神，维护宪法权威', [10]);

    const bareServer = await start<BareWs>('bare-ws.ts');
    const bareClients = await start<Listeners>('listeners.ts');
    await bareClients.call('connectBare', await bareServer.call('port'), SCREENS);

    const product: (Sample & { receiptsMs: number })[] = [];
    const bare: Sample[] = [];
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      const published = await publishOnce(town, screens, () => call(api.schedules.publish, { params: { id: schedule.id }, body: { revision: schedule.revision } }));
      const raw = await broadcastOnce(bareServer, bareClients, (await screens.call('frame'))!);
      if (round < 0) continue;
      product.push(published);
      bare.push(raw);
    }
    const of = (samples: readonly Sample[], what: keyof Sample) => median(samples.map((sample) => sample[what]));
    return [
      figure('publish-10k: click → last screen holds it', of(product, 'elapsedMs'), 'ms', of(bare, 'elapsedMs'), { of: 'ratio', atMost: 1.5 }),
      figure('publish-10k: server CPU until then', of(product, 'cpuMs'), 'ms', of(bare, 'cpuMs'), { of: 'ratio', atMost: 1.5 }),
      figure('publish-10k: server CPU for its 30,000 receipts', median(product.map(({ receiptsMs }) => receiptsMs)), 'ms'),
    ];
  });
}

async function publishOnce(town: Child<Town>, screens: Child<Listeners>, publish: () => Promise<unknown>): Promise<Sample & { receiptsMs: number }> {
  await screens.call('arm');
  const cpuBefore = town.cpuMs();
  const held = screens.call('lastHeld').then((at) => ({ at, cpuMs: town.cpuMs() - cpuBefore }));
  const begun = machineMs();
  await publish();
  const { at, cpuMs } = await held;
  const sequence = await screens.call('receiptsSent');
  const receiptsMs = town.cpuMs() - cpuBefore - cpuMs;
  const reached = await town.call('receipts', sequence!);
  if (reached !== SCREENS) throw new Error(`${reached} of ${SCREENS} receipts are on record`);
  return { elapsedMs: at - begun, cpuMs, receiptsMs };
}

async function broadcastOnce(server: Child<BareWs>, clients: Child<Listeners>, text: string): Promise<Sample> {
  await clients.call('arm');
  const cpuBefore = server.cpuMs();
  const held = clients.call('lastHeld').then((at) => ({ at, cpuMs: server.cpuMs() - cpuBefore }));
  const begun = await server.call('broadcast', text);
  const { at, cpuMs } = await held;
  return { elapsedMs: at - begun, cpuMs };
}
