import fc from 'fast-check';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { guardedGet, isPrivateAddress, SourceFailure } from '../../../../server/features/sources/guarded-get.ts';

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const codeOf = async (work: Promise<unknown>) => work.then(() => 'answered', (error: unknown) => (error instanceof SourceFailure ? error.code : String(error)));

test('an address of the own network is refused, however it is written', async () => {
  const host = await serve((_request, response) => response.end('{}'));
  const [, port] = host.split(':');
  for (const name of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '10.0.0.1', '192.168.1.1', '169.254.169.254', '[fd00::1]', '0.0.0.0']) {
    expect(await codeOf(guardedGet(`http://${name}:${port}/`, { allowedHosts: [], timeoutMs: 2_000 })), name).toBe('private-address');
  }
});

test('every private IPv4 address stays private when it is written as IPv6', () => {
  fc.assert(fc.property(fc.constantFrom('10', '127', '192.168', '172.16', '169.254'), fc.nat(255), fc.nat(255), fc.nat(255), (net, a, b, c) => {
    const address = [...net.split('.'), a, b, c].slice(0, 4).join('.');
    return [address, `::ffff:${address}`, `::${address}`, `::ffff:0:${address}`, `64:ff9b::${address}`].every(isPrivateAddress);
  }));
  for (const address of ['223.5.5.5', '::ffff:223.5.5.5', '2400:3200::1']) expect(isPrivateAddress(address)).toBe(false);
  expect(isPrivateAddress('fec0::7')).toBe(true); // once meant for a site's own network
});

test('a redirect inwards is refused, also from a host that is allowed', async () => {
  const inner = await serve((_request, response) => response.end('{"secret":1}'));
  const outer = await serve((_request, response) => response.writeHead(302, { location: `http://${inner}/` }).end());
  expect(await codeOf(guardedGet(`http://${outer}/`, { allowedHosts: [outer] }))).toBe('private-address');
});

test('a redirect to another host does not carry the secret along', async () => {
  const seen: (string | undefined)[] = [];
  const other = await serve((request, response) => {
    seen.push(request.headers.authorization);
    response.end('{}');
  });
  const first = await serve((request, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(302, { location: `http://${other}/` }).end();
  });
  await guardedGet(`http://${first}/`, { allowedHosts: [first, other], authorization: 'Bearer secret' });
  expect(seen).toEqual(['Bearer secret', undefined]);
});

test('a redirect that leads round in a circle ends', async () => {
  const host = await serve((_request, response) => response.writeHead(302, { location: '/' }).end());
  expect(await codeOf(guardedGet(`http://${host}/`, { allowedHosts: [host] }))).toBe('too-many-redirects');
});

test('a redirect to a file or another protocol is refused', async () => {
  const host = await serve((_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end());
  expect(await codeOf(guardedGet(`http://${host}/`, { allowedHosts: [host] }))).toBe('private-address');
});

test('a source that hangs is given up, before and within its answer', async () => {
  const mute = await serve(() => {});
  const slow = await serve((_request, response) => void response.write('{"a":'));
  expect(await codeOf(guardedGet(`http://${mute}/`, { allowedHosts: [mute], timeoutMs: 300 }))).toBe('too-slow');
  expect(await codeOf(guardedGet(`http://${slow}/`, { allowedHosts: [slow], timeoutMs: 300 }))).toBe('too-slow');
});

test('a source that sends without end is cut off at the limit', async () => {
  let sent = 0;
  const host = await serve((_request, response) => {
    const block = Buffer.alloc(64 * 1024, 0x20);
    const more = () => {
      while (sent < 1024 ** 3 && !response.destroyed) {
        sent += block.length;
        if (!response.write(block)) return void response.once('drain', more);
      }
    };
    more();
  });
  expect(await codeOf(guardedGet(`http://${host}/`, { allowedHosts: [host] }))).toBe('too-large');
  expect(sent).toBeLessThan(64 * 1024 ** 2);
});

test('a refusal and a closed port are told apart', async () => {
  const host = await serve((_request, response) => response.writeHead(503).end());
  expect(await codeOf(guardedGet(`http://${host}/`, { allowedHosts: [host] }))).toBe('bad-status');
  expect(await codeOf(guardedGet('http://127.0.0.1:9/', { allowedHosts: ['127.0.0.1'] }))).toBe('not-reachable');
});
