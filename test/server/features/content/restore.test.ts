import { afterEach, expect, it } from 'vitest';
import { api } from '../../../../server/protocol/rest/index.ts';
import { refusalOf } from '../../support/refusal.ts';
import { startServer, type TestServer } from '../../../support/server.ts';

const DAY_MS = 86_400_000;
let server: TestServer;
afterEach(() => server.close());

it('brings deleted content back for thirty days, and says plainly when its files are gone', async () => {
  let today = Date.UTC(2026, 10, 1);
  server = await startServer({ now: () => today });
  const { id } = await server.call(api.content.create, { body: { kind: 'slogan', text: '珍爱生命', theme: 'drug-free', category: 'slogan' } });
  await server.call(api.content.remove, { params: { id } });
  today += 29 * DAY_MS;
  const { call } = await server.signIn(server.by.account);
  expect((await call(api.content.restore, { params: { id } })).deleted).toBe(false);
  await call(api.content.remove, { params: { id } });
  today += 31 * DAY_MS;
  const { call: later } = await server.signIn(server.by.account);
  expect(await refusalOf(later(api.content.restore, { params: { id } }))).toMatchObject({ status: 410, code: 'gone' });
});
