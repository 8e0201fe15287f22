import { afterAll, beforeAll, expect, test } from 'vitest';
import { api } from '../../server/protocol/rest/index.ts';
import { until } from '../server/support/wall.ts';
import { describeInChromium, startChromium, type TestChromium } from '../support/chromium.ts';
import type { TestServer } from '../support/server.ts';
import { makeText, publishItems } from './support/programme.ts';
import { openScreen } from './support/screen-page.ts';
import { startWallServer } from './support/wall-server.ts';

describeInChromium('the receipts board', () => {
  let server: TestServer;
  let chromium: TestChromium;
  beforeAll(async () => {
    [server, chromium] = await Promise.all([startWallServer(), startChromium()]);
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
  });

  test('loaded anew while a screen is away names it with its person’s phone, and fills by itself when the screen is back', async () => {
    const glass = await chromium.browser.newContext();
    const { screen, page: display } = await openScreen(server, glass, '离线的屏', { steward: { name: '值班员', phone: '12345' } });
    await glass.setOffline(true);
    await display.close();
    await until(() => server.call(api.screens.get, { params: { id: screen.id } }), ({ status }) => !status.online);
    const { publication } = await publishItems(server, [[await makeText(server, '平安荷塘'), null]]);

    const desk = await chromium.browser.newContext({ locale: 'zh-CN' });
    const [name, value] = server.cookie.split('=');
    await desk.addCookies([{ name: name!, value: value!, url: server.url }]);
    const board = await desk.newPage();
    await board.goto(`${server.url}/publications/${publication.sequence}`);
    await board.getByText('12345').waitFor();
    expect(await board.getByText('全部 1 块屏幕已上屏').count()).toBe(0);

    await glass.setOffline(false);
    await (await glass.newPage()).goto(`${server.url}/display/`);
    await board.getByText('全部 1 块屏幕已上屏').waitFor();
    await Promise.all([desk.close(), glass.close()]);
  });
});
