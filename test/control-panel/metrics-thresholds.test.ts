import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { restoreThreshold, saveThresholds } from '../../control-panel/features/metrics/save-thresholds.ts';
import { api } from '../../server/protocol/rest/index.ts';
import type { MetricDetails } from '../../server/protocol/rest/metrics.ts';
import { makeMetric } from '../server/support/metrics.ts';
import { startServer, type TestServer } from '../support/server.ts';

const at = (id: string, value: number): MetricDetails['thresholds'][number] => ({ id, when: 'at-least', value, level: 'note', notify: [], draft: null });

describe('the thresholds of a metric', () => {
  let server: TestServer;
  const fetched = globalThis.fetch;
  beforeAll(async () => {
    server = await startServer();
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => fetched(new URL(path, server.url), path.startsWith('/') ? { ...init, headers: { ...init.headers, cookie: server.cookie } } : init));
    for (const id of ['cases', 'talks']) await makeMetric(server, id, { name: id, thresholds: [at(`${id}1`, 10), at(`${id}2`, 20)] });
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await server.close();
  });
  const metric = (id: string) => server.call(api.metrics.get, { params: { id } });
  const values = async (id: string) => (await metric(id)).thresholds.map(({ value }) => value);

  it('are those of their own metric when a deletion is undone, and what changed since stays', async () => {
    const before = await metric('cases');
    await saveThresholds(before, before.thresholds.slice(1));
    const other = await metric('cases');
    await saveThresholds(other, [...other.thresholds, at('cases3', 30)]);
    await restoreThreshold('cases', before.thresholds[0]!);
    expect(await values('cases')).toEqual([20, 30, 10]);
    await restoreThreshold('cases', before.thresholds[0]!);
    expect(await values('cases')).toEqual([20, 30, 10]);
    expect(await values('talks')).toEqual([10, 20]);
  });

  it('are not saved over what somebody else has changed', async () => {
    const seen = await metric('talks');
    await saveThresholds(seen, [at('talks1', 11), at('talks2', 20)]);
    await expect(saveThresholds(seen, [])).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(await values('talks')).toEqual([11, 20]);
  });
});
