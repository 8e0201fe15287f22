import type { Router } from 'express';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** Numbers an operator watches, each read when asked for. */
export interface Readings {
  readonly screensOnline: () => number;
  readonly logHead: () => number;
  readonly desksOpen: () => number;
}

/** GET /metrics in the Prometheus text format. */
export function metrics(router: Router, { screensOnline, logHead, desksOpen }: Readings): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge('heping_screens_online', 'Screens connected to this node', screensOnline);
  gauge('heping_log_head', 'Highest sequence in the publication log', logHead);
  gauge('heping_desks_open', 'Open control panels', desksOpen);
  router.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
}
