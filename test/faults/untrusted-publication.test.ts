import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Signed } from '../../server/domain/publication.ts';
import { openKeyring } from '../../server/features/publications/keyring.ts';
import { api } from '../../server/protocol/rest/index.ts';
import { until } from '../server/support/wall.ts';
import { describeInChromium, startChromium, type TestChromium } from '../support/chromium.ts';
import type { TestServer } from '../support/server.ts';
import { alarmOf, publishItems, withdraw } from '../e2e/support/programme.ts';
import { BLUE, isEmblem, isNear, lit, openDisplay, openScreen, RED, untilLit } from '../e2e/support/screen-page.ts';
import { uploadColour } from '../e2e/support/upload.ts';
import { startWallServer } from '../e2e/support/wall-server.ts';

describeInChromium('a publication that must not count (faults 2 and 3)', () => {
  let server: TestServer;
  let chromium: TestChromium;
  const colours: Record<string, string> = {};
  beforeAll(async () => {
    [server, chromium] = await Promise.all([startWallServer(), startChromium()]);
    for (const colour of ['red', 'blue']) colours[colour] = (await uploadColour(server, colour)).id;
  });
  beforeEach(() => server.app.services.db.deleteFrom('alarm').execute());
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
  });

  /** The publication just as it was signed. */
  async function signedOf(sequence: number): Promise<Signed> {
    const row = await server.app.services.log.get(sequence);
    return { text: row!.text, signature: row!.signature, keyId: row!.key_id };
  }
  /** Sends to the screens as whoever has taken the line would. */
  function inject(signed: Signed): void {
    server.app.services.bus.emit('published', { sequence: 0, signed });
  }

  test('is refused with an alarm when it is an older one played again, also after a restart', async () => {
    const context = await chromium.browser.newContext();
    const { page, screen } = await openScreen(server, context, '重放屏');
    await until(async () => (await server.call(api.screens.get, { params: { id: screen.id } })).status.echo?.sequence, (sequence) => sequence === server.app.services.log.state.sequence);
    const published = await publishItems(server, [[colours['red']!, 2_000]]);
    await untilLit(page, RED);
    await withdraw(server, published);
    await until(() => isEmblem(page), Boolean);
    inject(await signedOf(published.publication.sequence));
    await alarmOf(server, screen.id, 'replayed');
    expect(await isEmblem(page)).toBe(true);

    await page.close();
    const isOnline = async () => (await server.call(api.screens.get, { params: { id: screen.id } })).status.online;
    await until(isOnline, (is) => !is);
    await server.app.services.db.deleteFrom('alarm').execute();
    const restarted = await openDisplay(server, context);
    await until(isOnline, Boolean);
    await until(() => isEmblem(restarted), Boolean);
    inject(await signedOf(published.publication.sequence));
    await alarmOf(server, screen.id, 'replayed');
    expect(await isEmblem(restarted)).toBe(true);
    await context.close();
  });

  test('is refused with an alarm when signed by an unknown key or by one that is retired, and the successor is followed', async () => {
    const context = await chromium.browser.newContext();
    const { page, screen } = await openScreen(server, context, '换钥屏');
    const first = await publishItems(server, [[colours['red']!, 2_000]]);
    await untilLit(page, RED);
    const { text, keyId } = await signedOf(first.publication.sequence);
    const head = server.app.services.log.state;
    const forged = JSON.stringify({ ...(JSON.parse(text) as object), sequence: head.sequence + 1, previous: head.last });
    const { privateKey } = generateKeyPairSync('ed25519');
    const signature = sign(null, Buffer.from(forged), privateKey).toString('base64');
    inject({ text: forged, signature, keyId: 'abcdefabcdefabcd' });
    await alarmOf(server, screen.id, 'wrong-key');
    inject({ text: forged, signature, keyId });
    await alarmOf(server, screen.id, 'bad-signature');

    await server.app.services.db.deleteFrom('alarm').execute();
    const retired = keyId;
    await server.call(api.town.rotateKey);
    const second = await publishItems(server, [[colours['blue']!, 60_000]]);
    await untilLit(page, BLUE);
    const state = server.app.services.log.state;
    const late = JSON.stringify({ ...(JSON.parse(text) as object), sequence: state.sequence + 1, previous: state.last });
    // the old key has leaked: its signature is real
    inject(openKeyring(`${server.dataDir}/keys`).sign(retired, late));
    await alarmOf(server, screen.id, 'wrong-key');
    expect(isNear(await lit(page), BLUE)).toBe(true);

    await page.close(); // a restart knows the successor too
    const restarted = await openDisplay(server, context);
    await untilLit(restarted, BLUE);
    await withdraw(server, second);
    await untilLit(restarted, RED);
    await withdraw(server, first);
    await until(() => isEmblem(restarted), Boolean);
    await context.close();
  });
});
