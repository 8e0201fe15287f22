import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().min(1).default('0.0.0.0'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.never({ error: 'PostgreSQL is not supported yet; leave it unset to use SQLite in DATA_DIR' }).optional(),
  REDIS_URL: z.never({ error: 'several nodes over Redis are not supported yet; leave it unset to run one node' }).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SOURCE_HOSTS: z.string().default(''),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Without a trailing slash; null: make one from the address listened on. */
  readonly publicUrl: string | null;
  readonly logLevel: string;
  /** Hosts in the town's own network (`name` or `name:port`) that figures may be fetched from. */
  readonly sourceHosts: readonly string[];
}

/**
 * Reads the environment, once.
 * @throws with one plain line for every variable that is wrong
 */
export function readConfig(variables: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(set);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new Error(`The environment is not right:\n  ${lines.join('\n  ')}`);
  }
  const { PORT, HOST, DATA_DIR, PUBLIC_URL, LOG_LEVEL, SOURCE_HOSTS } = parsed.data;
  const sourceHosts = SOURCE_HOSTS.split(',').map((host) => host.trim().toLowerCase()).filter((host) => host !== '');
  return { port: PORT, host: HOST, dataDir: resolve(DATA_DIR), publicUrl: PUBLIC_URL?.replace(/\/+$/, '') ?? null, logLevel: LOG_LEVEL, sourceHosts };
}

/** The address other machines reach this one at: the public one, or the first in the local network. */
export function reachableAddress(config: Pick<Config, 'host' | 'publicUrl'>, port: number): string {
  const listened = addressOf(config, port);
  if (config.publicUrl || !['0.0.0.0', '::'].includes(config.host)) return listened;
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4');
  return outside ? `http://${outside.address}:${port}` : listened;
}

/** The address to print for a person: the public one, or what was listened on. */
export function addressOf(config: Pick<Config, 'host' | 'publicUrl'>, port: number): string {
  if (config.publicUrl) return config.publicUrl;
  const host = ['0.0.0.0', '::'].includes(config.host) ? 'localhost' : config.host;
  return `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}
