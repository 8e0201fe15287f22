import type { BareSocketIo } from './processes/bare-socket-io.ts';
import type { Listeners } from './processes/listeners.ts';
import type { Town } from './processes/town.ts';
import { withChildren } from './support/children.ts';
import { type Figure, figure } from './support/figure.ts';

/*
 * What one paired, connected, greeted screen costs the server in memory after full collections, beside one
 * connection of the same client program to a bare Socket.IO server with the same options and namespace.
 * Each server's own memory with nobody connected is taken off.
 */

const SCREENS = 10_000;

interface Memory {
  readonly rss: number;
  readonly heap: number;
}

export async function memoryPerScreen(): Promise<Figure[]> {
  const bare = await bareSocketIo();
  const product = await heping();
  const kb = (bytes: number) => bytes / 1024 / SCREENS;
  return [
    figure('memory-per-screen: resident', kb(product.rss), 'KiB', kb(bare.rss), { of: 'ratio', atMost: 1.5 }),
    figure('memory-per-screen: heap', kb(product.heap), 'KiB', kb(bare.heap), { of: 'ratio', atMost: 1.5 }),
  ];
}

function heping(): Promise<Memory> {
  return withChildren(async (start) => {
    const town = await start<Town>('town.ts');
    const { url, key } = await town.call('start');
    const screens = await start<Listeners>('listeners.ts');
    const before = await town.call('memory');
    const paired = await town.call('pair', SCREENS);
    await screens.call('connectScreens', url, paired, key);
    const online = await town.call('online');
    if (online !== SCREENS) throw new Error(`${online} of ${SCREENS} are online`);
    return grown(before, await town.call('memory'));
  });
}

function bareSocketIo(): Promise<Memory> {
  return withChildren(async (start) => {
    const server = await start<BareSocketIo>('bare-socket-io.ts');
    const url = `http://127.0.0.1:${await server.call('port')}`;
    const clients = await start<Listeners>('listeners.ts');
    const before = await server.call('memory');
    await clients.call('connectScreens', url, Array.from({ length: SCREENS }, (_, index) => ({ id: String(index), credential: `bench-credential-of-the-usual-length-${index}` })), null);
    return grown(before, await server.call('memory'));
  });
}

function grown(before: Memory, after: Memory): Memory {
  return { rss: after.rss - before.rss, heap: after.heap - before.heap };
}
