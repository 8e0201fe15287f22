import { createServer, type Server } from 'node:http';
import type { Express } from 'express';

/** Slow headers and bodies are cut off; uploads may take their time because tus resumes them. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 300_000;
const KEEP_ALIVE_MS = 20_000;

const PLAIN: Record<string, (port: number, host: string) => string> = {
  EADDRINUSE: (port) => `端口 ${port} 已被占用，请用 PORT 换一个。 Port ${port} is in use; choose another with PORT.`,
  EACCES: (port) => `没有权限使用端口 ${port}，请用 PORT 换一个大于 1024 的。 Port ${port} needs more rights; choose one above 1024 with PORT.`,
  EADDRNOTAVAIL: (_port, host) => `本机没有地址 ${host}，请检查 HOST。 This machine has no address ${host}; check HOST.`,
};

export function createHttpServer(app: Express): Server {
  const server = createServer({ headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_MS, connectionsCheckingInterval: 5_000 }, app);
  server.maxHeadersCount = 100;
  return server;
}

/**
 * @returns the port listened on
 * @throws in plain words when the address is taken or not ours to use
 */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(PLAIN[error.code ?? '']?.(port, host) ?? error.message, { cause: error })));
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
