import { lookup } from 'node:dns';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { get as httpsGet } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { SOURCE_PROBLEMS } from '../../protocol/rest/sources.ts';

/** What went wrong on the way, in a code the desk has words for. */
export class SourceFailure extends Error {
  readonly code: (typeof SOURCE_PROBLEMS)[number];
  constructor(code: (typeof SOURCE_PROBLEMS)[number], detail = '') {
    super(detail);
    this.code = code;
  }
}

export interface GuardedGetOptions {
  readonly authorization?: string | undefined;
  /** Hosts (`name` or `name:port`) in the town's own network that the administrator of the machine lets be asked. */
  readonly allowedHosts: readonly string[];
  readonly timeoutMs?: number;
  readonly mostBytes?: number;
}

const TIMEOUT_MS = 15_000;
const MOST_BYTES = 2 * 1024 ** 2;
const MOST_REDIRECTS = 3;

/** Not on the public internet: IANA special-purpose address registries (RFC 6890). */
const PRIVATE = new BlockList();
for (const [net, prefix] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 3]] as const) {
  PRIVATE.addSubnet(net, prefix, 'ipv4');
}
for (const [net, prefix] of [['::', 96], ['::ffff:0:0:0', 96], ['64:ff9b::', 96], ['64:ff9b:1::', 48], ['100::', 64], ['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20], ['5f00::', 16], ['fc00::', 7], ['fe80::', 10], ['fec0::', 10], ['ff00::', 8]] as const) {
  PRIVATE.addSubnet(net, prefix, 'ipv6');
}

export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return true;
  return PRIVATE.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Fetches a text. The address is checked where the connection is made, so neither a redirect nor a name that
 * points elsewhere the second time leads inwards.
 * @throws SourceFailure
 */
export async function guardedGet(address: string, options: GuardedGetOptions): Promise<string> {
  const deadline = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  let url = new URL(address);
  const first = url.origin;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    // what opens the one door is not shown at another
    const response = await request(url, { ...options, authorization: url.origin === first ? options.authorization : undefined }, deadline);
    const status = response.statusCode ?? 0;
    if (status >= 300 && status < 400 && response.headers.location) {
      response.destroy();
      if (!URL.canParse(response.headers.location, url.href)) throw new SourceFailure('bad-status', `${status} ${response.headers.location.slice(0, 100)}`);
      url = new URL(response.headers.location, url);
      continue;
    }
    if (status !== 200) {
      response.destroy();
      throw new SourceFailure('bad-status', String(status));
    }
    return read(response, options.mostBytes ?? MOST_BYTES, deadline);
  }
  throw new SourceFailure('too-many-redirects', address);
}

function request(url: URL, { authorization, allowedHosts }: GuardedGetOptions, deadline: AbortSignal): Promise<IncomingMessage> {
  if (!['http:', 'https:'].includes(url.protocol)) throw new SourceFailure('private-address', url.protocol);
  const isAllowed = allowedHosts.includes(url.host) || allowedHosts.includes(url.hostname);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!isAllowed && isIP(host) !== 0 && isPrivateAddress(host)) throw new SourceFailure('private-address', host);
  const get: typeof httpGet = url.protocol === 'https:' ? httpsGet : httpGet;
  return new Promise((resolve, reject) => {
    const headers = { accept: 'application/json', 'accept-encoding': 'identity', ...(authorization?.trim() ? { authorization: authorization.trim() } : {}) };
    try {
      const sent = get(url, { headers, signal: deadline, agent: false, ...(isAllowed ? {} : { lookup: publicOnly }) }, resolve);
      sent.on('error', (error) => reject(asFailure(error, deadline)));
    } catch (error) {
      reject(new SourceFailure('bad-settings', (error as NodeJS.ErrnoException).code ?? '')); // a secret that no header can hold; not its text
    }
  });
}

/** Resolves a name and refuses it when any of its addresses is a private one. */
const publicOnly: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const bad = error ? undefined : addresses.find(({ address }) => isPrivateAddress(address));
    if (error) return callback(error, '');
    if (bad) return callback(new SourceFailure('private-address', `${hostname} → ${bad.address}`), '');
    if (options.all) return callback(null, addresses);
    callback(null, addresses[0]!.address, addresses[0]!.family);
  });
};

async function read(response: IncomingMessage, most: number, deadline: AbortSignal): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > most) throw new SourceFailure('too-large', String(most));
      parts.push(part);
    }
  } catch (error) {
    response.destroy();
    throw asFailure(error as Error, deadline);
  }
  return Buffer.concat(parts).toString('utf8');
}

function asFailure(error: Error, deadline: AbortSignal): SourceFailure {
  if (error instanceof SourceFailure) return error;
  if (error.cause instanceof SourceFailure) return error.cause;
  if (deadline.aborted) return new SourceFailure('too-slow');
  return new SourceFailure('not-reachable', (error as NodeJS.ErrnoException).code ?? error.message.slice(0, 100));
}
