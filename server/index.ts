import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { addressOf, readConfig, reachableAddress } from './config.ts';
import packageJson from '../package.json' with { type: 'json' };

const SHUT_DOWN_WITHIN_MS = 10_000;

/** Starts the town of this configuration. @returns the running server */
export async function start(variables: Record<string, string | undefined>) {
  const config = readConfig(variables);
  const logger = pino({ level: config.logLevel });
  const app = await createApp({
    config,
    logger,
    now: Date.now,
    version: packageJson.version,
    pagesFolder: join(fileURLToPath(new URL('.', import.meta.url)), '..', 'dist'),
  });
  const address = addressOf(config, app.port);

  let isClosing = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isClosing) process.exit(1); // asked twice: at once
      isClosing = true;
      setTimeout(() => process.exit(1), SHUT_DOWN_WITHIN_MS).unref();
      void app.close().then(() => process.exit(0));
    });
  }
  return { app, address, config };
}

/** `npm start`: the real thing. */
export async function main(): Promise<void> {
  const { app, address, config } = await start(process.env);
  const outside = reachableAddress(config, app.port);
  const lines = [`荷屏 Heping  ${address}`, ...(outside === address ? [] : [`局域网 On the network  ${outside}`]), `屏幕 Screen  ${outside}/display/`];
  if (await app.services.accounts.isEmpty()) {
    lines.push('', '第一次使用，请打开（仅可用一次）· First run, open this once:', `${address}/set-up?token=${app.issueSetUpToken()}`);
  }
  process.stdout.write(`\n${lines.map((line) => (line ? `  ${line}` : '')).join('\n')}\n\n`);
}
