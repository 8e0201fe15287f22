import { afterAll, beforeAll, test } from 'vitest';
import { pairScreen } from '../server/support/wall.ts';
import { describeInChromium, startChromium, type TestChromium } from '../support/chromium.ts';
import type { TestServer } from '../support/server.ts';
import { publishItems } from '../e2e/support/programme.ts';
import { openDisplay, pairPage, RED, untilLit } from '../e2e/support/screen-page.ts';
import { uploadColour } from '../e2e/support/upload.ts';
import { startWallServer } from '../e2e/support/wall-server.ts';

describeInChromium('a screen that the server could not answer', () => {
  let server: TestServer;
  let chromium: TestChromium;
  beforeAll(async () => {
    [server, chromium] = await Promise.all([startWallServer(), startChromium()]);
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
  });

  test('asks again while the line stays up, and shows what it had missed', async () => {
    await pairScreen(server, '别的屏');
    await publishItems(server, [[(await uploadColour(server, 'red')).id, 2_000]]);
    const page = await openDisplay(server, await chromium.browser.newContext(), undefined, misspeakOnce);
    await pairPage(server, page, '没听清的屏');
    await untilLit(page, RED);
    await page.context().close();
  });
});

/** The first question for what was published meanwhile is one the server refuses; and what is left to chance is short. */
function misspeakOnce(): void {
  Math.random = () => 0;
  const { send } = WebSocket.prototype;
  let isFirst = true;
  WebSocket.prototype.send = function sendOrMisspeak(data) {
    const isQuestion = isFirst && String(data).includes('"since"');
    if (isQuestion) isFirst = false;
    send.call(this, isQuestion ? String(data).replace('"sequence":', '"sequence_":') : data);
  };
}
