import { inject } from 'vitest';
import { startServer, type TestServer, type TestServerOptions } from '../../support/server.ts';

/** A real server with the pages as built. */
export function startWallServer(options: TestServerOptions = {}): Promise<TestServer> {
  return startServer({ pagesFolder: inject('pagesFolder'), ...options });
}
