import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { API_PREFIX } from '../../../../server/protocol/rest/endpoint.ts';
import { api } from '../../../../server/protocol/rest/index.ts';
import { startServer, type TestServer } from '../../../support/server.ts';
import { refusalOf } from '../../support/refusal.ts';
import { createMetric } from '../metrics/support.ts';

const DAY_MS = 86_400_000;
let server: TestServer;
let clock = Date.now();

beforeAll(async () => {
  server = await startServer({ now: () => clock });
  await createMetric(server, 'visits');
});
afterAll(() => server.close());

/** A picture handed in from a phone, whose report is still to come. @returns its hash */
async function photo(width: number): Promise<string> {
  const body = await sharp({ create: { width, height: 40, channels: 3, background: '#a01010' } }).jpeg().toBuffer();
  const { cookie } = await server.signIn(server.by.account);
  const response = await fetch(`${server.url}${API_PREFIX}/evidence`, { method: 'POST', headers: { cookie }, body: new Uint8Array(body) });
  return ((await response.json()) as { sha256: string }).sha256;
}
async function sweepIn(days: number): Promise<void> {
  clock += days * DAY_MS;
  await server.app.services.objects.sweep();
}
const report = async (evidence: string) => {
  const { call } = await server.signIn(server.by.account);
  return call(api.readings.add, { body: { readings: [{ metric: 'visits', value: 1, evidence: [evidence] }] } });
};

test('a photo waits a month for its report; one whose bytes are gone by then is asked for again instead of being taken for there', async () => {
  const { files } = server.app.services.objects;
  const [late, never] = [await photo(60), await photo(61)];
  await sweepIn(28);
  expect((await report(late))[0]!.evidence).toEqual([late]);
  await sweepIn(3);
  expect(await refusalOf(report(never))).toMatchObject({ code: 'bad-input', details: [{ path: 'readings.0.evidence.0', code: 'no-such-picture' }] });
  expect([await files.has(late), await files.has(never)]).toEqual([true, false]);
});

test('a photo handed in again stays as long as a new one, and what is no picture is left alone for a day', async () => {
  const { objects } = server.app.services;
  const again = await photo(62);
  const { sha256 } = await objects.putBytes(Buffer.from('a font on no content'), 'font/woff2');
  await sweepIn(2);
  expect([await objects.find(sha256), await objects.files.has(sha256)]).toEqual([undefined, false]);
  clock += 20 * DAY_MS;
  expect(await photo(62)).toBe(again);
  await sweepIn(20);
  expect((await report(again))[0]!.evidence).toEqual([again]);
});
