import type { Browser, Page } from 'playwright-core';
import { encode } from 'uqr';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Widget, WidgetKind } from '../../../../server/domain/statistics/board.ts';
import { PAGE_MS } from '../../../../server/domain/statistics/board-layout.ts';
import { BOARD_COLOURS } from '../../../../server/domain/statistics/board-themes.ts';
import type { WidgetFigures } from '../../../../server/domain/statistics/figure.ts';
import { describeInChromium, findChromium } from '../../../support/chromium.ts';
import { openBrowser } from '../element-page.ts';
import { boardOf, bundleBoard, figure, frameOf, NOW, openBoardPage, paint } from './board-page.ts';

const DAY_MS = 86_400_000;
const VILLAGES = ['塔岗村', '篁湾村', '高村', '南村', '霞村'];

const members: WidgetFigures = { figures: VILLAGES.map((member, index) => figure({ member, value: 900 - index * 130 })) };
const percent: WidgetFigures = { figures: [figure({ name: '普法考试参加率', unit: '%', value: 86 })] };
const trend: WidgetFigures = {
  figures: [figure()],
  trend: { at: [3, 2, 1, 0].map((days) => NOW - days * DAY_MS), lines: [{ name: '播放次数', unit: '次', decimals: 0, values: [20, null, 35, 41] }] },
};
const screens: WidgetFigures = { figures: [], screens: [{ id: 's1', name: '法治文化公园', village: '良村', state: 'offline', title: '' }] };

let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (!(await findChromium())) return;
  browser = await openBrowser();
  page = await openBoardPage(browser, await bundleBoard());
});
afterAll(() => browser?.close());

/** All text a person can read, in the order of the document; that of charts from what they were told to paint. */
function readable(page: Page): Promise<string> {
  return page.evaluate(() => {
    const text = (root: ParentNode): string =>
      [...root.childNodes]
        .map((node) => {
          if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
          if (!(node instanceof Element) || node.tagName === 'STYLE' || node.matches('[aria-hidden="true"]')) return '';
          return (node.shadowRoot ? text(node.shadowRoot) : '') + text(node);
        })
        .join('');
    return text(document.body).replace(/\s+/g, ' ');
  });
}

interface PaintedChart {
  readonly series: readonly { readonly id?: string; readonly data?: readonly unknown[] }[];
  readonly ink: number;
}

/** What each chart was told, and how many of its pixels bear something. */
function charts(page: Page): Promise<readonly PaintedChart[]> {
  return page.evaluate(() => {
    const parts = [...(document.querySelector('hp-board')?.shadowRoot?.querySelectorAll('.part') ?? [])];
    return parts.flatMap((part) => {
      if (!('chart' in part)) return [];
      const chart = part.chart as { getOption(): { series: PaintedChart['series'] } };
      const canvas = part.shadowRoot?.querySelector('canvas');
      const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
      let ink = 0;
      for (let at = 3; at < pixels.length; at += 4) if (pixels[at]! > 0) ink += 1;
      return [{ series: chart.getOption().series.map(({ id, data }) => ({ ...(id !== undefined && { id }), ...(data && { data }) })), ink }];
    });
  });
}

function partText(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((selector) => [...(document.querySelector('hp-board')?.shadowRoot?.querySelectorAll('.part') ?? [])].flatMap((part) => [...(part.shadowRoot?.querySelectorAll(selector) ?? [])].map((each) => each.textContent?.replace(/\s+/g, ' ').trim() ?? '')), selector);
}

describeInChromium('a board in Chromium', () => {
  it('paints the figures of every kind of widget, with where they are from and of when', async () => {
    const said: readonly (readonly [WidgetKind, WidgetFigures, readonly string[]])[] = [
      ['number', { figures: [figure()] }, ['2,432', '次']],
      ['ranking', members, ['塔岗村', '900次', '霞村', '380次']],
      ['progress', percent, ['86%']],
      ['water', percent, ['86%']],
      ['table', members, ['篁湾村', '770次']],
      ['tiles', members, ['高村', '640次']],
      ['cloud', members, ['塔岗村', '霞村']],
      ['trend', trend, ['41次']],
      ['pie', members, ['塔岗村', '900次', '28.1%']],
      ['mosaic', screens, ['法治文化公园', '离线']],
    ];
    const design = boardOf(said.map(([kind]) => ({ kind, data: { metrics: ['plays'], view: kind === 'trend' ? 'trend' : 'members' } })));
    await paint(page, design, frameOf(said.map(([, figures]) => figures)));
    const text = await readable(page);
    for (const [, , words] of said) for (const word of words) expect(text).toContain(word);
    expect(text).toContain('来源：屏幕回传');
    expect(text).toContain('截至 10:31');
  });

  it('tells its charts exact values under ids that stay, and they paint them', async () => {
    const design = boardOf([{ kind: 'trend', options: { shape: 'area' } }, { kind: 'bar' }, { kind: 'pie' }, { kind: 'gauge' }]);
    const frame = frameOf([trend, members, members, percent]);
    await paint(page, design, frame);
    const before = await charts(page);
    expect(before.map(({ series }) => series.map(({ id }) => id))).toEqual([['line-0'], ['bars'], ['parts'], ['arc']]);
    expect(before[0]?.series[0]?.data).toEqual([20, null, 35, 41]);
    expect(before[1]?.series[0]?.data).toMatchObject([{ value: 900 }, { value: 770 }, { value: 640 }, { value: 510 }, { value: 380 }]);
    expect(before[3]?.series[0]?.data).toMatchObject([{ value: 86 }]);
    for (const { ink } of before) expect(ink).toBeGreaterThan(2_000);
    await page.evaluate(async (frame) => {
      const board = document.querySelector('hp-board')!;
      board.frame = frame;
      await board.prepare();
    }, frameOf([trend, { figures: members.figures.slice(0, 2) }, members, percent], 2));
    expect((await charts(page))[1]?.series).toMatchObject([{ id: 'bars', data: [{ value: 900 }, { value: 770 }] }]);
  });

  it('paints a value without neighbours as a point: between gaps, at either end, and the only one', async () => {
    const trendOf = (values: readonly (number | null)[]): WidgetFigures => ({ figures: [figure()], trend: { at: values.map((_, index) => NOW - (values.length - 1 - index) * DAY_MS), lines: [{ name: '播放次数', unit: '次', decimals: 0, values }] } });
    const given = [[null, 20, null, null], [20, null, null, null], [null, null, null, 20], [20]];
    await paint(page, boardOf(given.map(() => ({ kind: 'trend', data: { metrics: ['plays'], view: 'trend' } }))), frameOf(given.map(trendOf)));
    const painted = await page.evaluate((colour) => {
      const rgb = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
      return [...document.querySelector('hp-board')!.shadowRoot!.querySelectorAll('.part')].map((part) => {
        const canvas = part.shadowRoot!.querySelector('canvas')!;
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        let count = 0;
        for (let at = 0; at < data.length; at += 4) if (rgb.every((value, channel) => data[at + channel] === value)) count += 1;
        return count;
      });
    }, BOARD_COLOURS['deep-blue'].rule);
    for (const count of painted) expect(count).toBeGreaterThan(30);
  });

  it('shows a goal only where one was set, or where it lies in the unit', async () => {
    const [plays, rate] = [figure({ value: 1_234 }), figure({ name: '普法考试参加率', unit: '%', value: 86 })];
    const given = [[{}, plays], [{ max: 2_000 }, plays], [{}, rate]] as const;
    const design = boardOf((['progress', 'water', 'gauge'] as const).flatMap((kind) => given.map(([options]) => ({ kind, options }))));
    await paint(page, design, frameOf(design.widgets.map((_, index) => ({ figures: [given[index % given.length]![1]] }))));
    expect(await partText(page, '.value')).toEqual(['1,234次', '1,234次 / 2,000次', '86%', '1,234次', '1,234次', '86%']);
    expect(await partText(page, '.ends')).toEqual(['02,000', '02,000', '0100']);
    const levels = await page.evaluate(() => [...document.querySelector('hp-board')!.shadowRoot!.querySelectorAll('.part')].slice(0, 6).map((part) => part.shadowRoot!.querySelector<HTMLElement>('[role=progressbar] .bar, .level')?.style.transform ?? null));
    expect(levels).toEqual([null, 'scaleX(0.617)', 'scaleX(0.86)', null, 'translateY(34.47px)', 'translateY(12.6px)']);
  });

  it('keeps 近 and 超 wherever the figure is written, in both languages', async () => {
    const about: WidgetFigures = { figures: [figure({ name: '购买社会服务金额', unit: '万元', value: 150, precision: 'about' }), figure({ name: '讲座惠及师生', unit: '人', value: 20_000, precision: 'at-least' })] };
    const kinds: readonly WidgetKind[] = ['number', 'table', 'ranking', 'progress', 'tiles', 'pie'];
    const design = boardOf(kinds.map((kind) => ({ kind, title: '服务', options: kind === 'progress' ? { max: 30_000 } : {} })));
    await paint(page, design, frameOf(kinds.map(() => about)));
    const chinese = (await readable(page)).replace(/ /g, '');
    expect(chinese.match(/近150万元/g)).toHaveLength(kinds.length);
    expect(chinese.match(/超20,000人/g)).toHaveLength(kinds.length);
    await paint(page, design, frameOf(kinds.map(() => about)), { language: 'en' });
    const english = (await readable(page)).replace(/ /g, '');
    expect(english.match(/about150/g)).toHaveLength(kinds.length);
    expect(english.match(/over20,000/g)).toHaveLength(kinds.length);
  });

  it('dims a figure past its rhythm and says as of when, but never a yearly one', async () => {
    const yearly = figure({ metric: 'yearly', name: '发放宣传物品', rhythm: 'yearly', freshUntil: null, period: '2019', asOf: Date.parse('2019-12-31T23:59+08:00') });
    await paint(page, boardOf([{ kind: 'number' }, { kind: 'number' }]), frameOf([{ figures: [figure()] }, { figures: [yearly] }]));
    expect(await partText(page, '.dim')).toEqual([]);
    await page.evaluate(async (later) => {
      const board = document.querySelector('hp-board')!;
      board.instant = later;
      await board.updateComplete;
      await Promise.all([...board.shadowRoot!.querySelectorAll('.part')].map((part) => (part as HTMLElement & { updateComplete: Promise<boolean> }).updateComplete));
    }, NOW + 3_600_000);
    expect(await partText(page, '.dim')).toHaveLength(1);
    expect(await partText(page, '.late')).toEqual(['2026年 · 截至 10:31']);
    expect(await partText(page, '.when')).toContain('2019年');
  });

  it('says so where there is no value, and marks a crossed threshold by a sign and a word', async () => {
    const nothing = figure({ value: null, asOf: null, period: '' });
    await paint(page, boardOf([{ kind: 'number' }, { kind: 'bar' }, { kind: 'number' }]), frameOf([{ figures: [nothing] }, { figures: [nothing] }, { figures: [figure({ level: 'warn' })] }]));
    expect((await readable(page)).match(/— ?暂无数据/g)).toHaveLength(2);
    expect(await partText(page, '.sign')).toEqual(['▲ 预警']);
  });

  it('shows what of a table does not fit in turn on a wall, by the clock, and lets it scroll on a page', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => figure({ member: `村${index + 1}` }));
    const design = boardOf([{ kind: 'table', data: { metrics: ['plays'], view: 'members' } }, { kind: 'number' }, { kind: 'number' }, { kind: 'number' }, { kind: 'number' }]);
    const named = () => partText(page, '.row:not(.head) .name');
    const seen: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      await paint(page, design, frameOf([{ figures: rows }]), { instant: NOW + turn * PAGE_MS });
      const shown = await named();
      expect(shown.length).toBeLessThan(15);
      seen.push(...shown);
      expect(await page.evaluate(() => document.querySelector('hp-board')!.shadowRoot!.querySelector('.part')!.shadowRoot!.querySelector('.window')!.getAnimations({ subtree: true }).length)).toBe(0);
    }
    expect(new Set(seen.map((name) => name.trim()))).toEqual(new Set(rows.map(({ member }) => member)));
    await paint(page, design, frameOf([{ figures: rows }]), { mode: 'page' });
    expect(await named()).toHaveLength(30);
    const scrolled = await page.evaluate(() => {
      const window = document.querySelector('hp-board')!.shadowRoot!.querySelector('.part')!.shadowRoot!.querySelector('.window')!;
      window.scrollTop = 1e6;
      return window.scrollTop;
    });
    expect(scrolled).toBeGreaterThan(100);
  });

  it('rolls only the digits that changed, and none where motion is unwelcome', async () => {
    const design = boardOf([{ kind: 'number' }]);
    await paint(page, design, frameOf([{ figures: [figure({ value: 2432 })] }]));
    const rolling = (value: number, sequence: number) =>
      page.evaluate(
        async ([frame]) => {
          const board = document.querySelector('hp-board')!;
          const rolled = board.shadowRoot!.querySelector('.part')!.shadowRoot!.querySelector('hp-digits')!.shadowRoot!.querySelectorAll('.reel');
          for (const reel of rolled) for (const animation of reel.getAnimations()) animation.finish();
          board.frame = frame;
          await board.updateComplete;
          const part = board.shadowRoot!.querySelector('.part') as HTMLElement & { updateComplete: Promise<boolean> };
          await part.updateComplete;
          const digits = part.shadowRoot!.querySelector('hp-digits')!;
          await digits.updateComplete;
          const cells = [...digits.shadowRoot!.querySelectorAll('.reel')];
          return cells.map((cell) => cell.getAnimations().map(({ effect }) => Number(effect?.getComputedTiming().duration)));
        },
        [frameOf([{ figures: [figure({ value })] }], sequence)] as const,
      );
    const lasting = await rolling(2441, 2);
    expect(lasting.map((each) => each.length)).toEqual([0, 0, 0, 1, 1]);
    expect(Math.max(...lasting.flat())).toBeLessThanOrEqual(300);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const still = await rolling(9999, 3);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(still.flat()).toEqual([]);
  });

  it('says which frame is painted, once it is', async () => {
    const design = boardOf([{ kind: 'number' }]);
    await paint(page, design, frameOf([{ figures: [figure()] }]));
    const painted = await page.evaluate(
      (frames) =>
        new Promise((resolve) => {
          const board = document.querySelector('hp-board')!;
          board.addEventListener('hp-painted', ({ detail }) => {
            const digits = board.shadowRoot!.querySelector('.part')!.shadowRoot!.querySelector('hp-digits')!.text;
            if (detail.sequence === 3) resolve({ ...detail, digits });
          });
          for (const frame of frames) board.frame = frame;
        }),
      [frameOf([{ figures: [figure({ value: 1 })] }], 2), frameOf([{ figures: [figure({ value: 7 })] }], 3)],
    );
    expect(painted).toEqual({ design: '0'.repeat(64), sequence: 3, digits: '7' });
  });

  it('lets a figure be chosen by pointer and by keyboard on a page, and not on a wall', async () => {
    const design = boardOf([{ kind: 'ranking', data: { metrics: ['plays'], view: 'members' } }]);
    await paint(page, design, frameOf([members]), { mode: 'page', pixels: { width: 1280, height: 800 } });
    const chosen = () =>
      page.evaluate(async () => {
        const seen: unknown[] = [];
        const board = document.querySelector('hp-board')!;
        board.addEventListener('hp-widget', ({ detail }) => seen.push(detail));
        const rows = [...board.shadowRoot!.querySelector('.part')!.shadowRoot!.querySelectorAll<HTMLElement>('.row')];
        rows[1]?.click();
        rows[2]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
        return seen;
      });
    expect(await chosen()).toEqual([
      { id: 'w0', metric: 'plays', member: '篁湾村' },
      { id: 'w0', metric: 'plays', member: '高村' },
    ]);
    await paint(page, design, frameOf([members]), { mode: 'wall' });
    expect(await chosen()).toEqual([]);
  });

  it('shows markup in names as the characters it is made of, in labels and in tooltips', async () => {
    const hostile = '<img src=x onerror="document.title=1"><b>村</b>';
    const kinds: readonly WidgetKind[] = ['number', 'ranking', 'bar', 'pie', 'tiles', 'cloud', 'table', 'trend'];
    const figures: WidgetFigures = { figures: [figure({ name: hostile, member: hostile, sourceName: hostile, unit: '<i>' })], trend: { at: [NOW - DAY_MS, NOW], lines: [{ name: hostile, unit: '<i>', decimals: 0, values: [1, 2] }] } };
    await paint(page, boardOf(kinds.map((kind) => ({ kind, title: hostile }))), frameOf(kinds.map(() => figures)), { mode: 'page' });
    const made = await page.evaluate(async () => {
      const parts = [...document.querySelector('hp-board')!.shadowRoot!.querySelectorAll('.part')];
      for (const part of parts) {
        if ('chart' in part) (part.chart as { dispatchAction(action: object): void }).dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: 0 });
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
      const tips = parts.flatMap((part) => ('chart' in part ? [...(part.shadowRoot?.querySelectorAll('.chart > div:last-child') ?? [])] : []));
      return { elements: parts.flatMap((part) => [...part.shadowRoot!.querySelectorAll('img, b, i, script')]).length, tips: tips.map((tip) => tip.textContent).join('\n'), title: document.title };
    });
    expect(made.elements).toBe(0);
    expect(made.title).toBe('');
    expect(made.tips.split(hostile).length - 1).toBeGreaterThanOrEqual(3);
    expect(await readable(page)).toContain(hostile);
  });

  it('paints no map without its approval number, and prints it with one', async () => {
    const image = { sha256: 'a'.repeat(64), size: 1, type: 'image/png', width: 400, height: 300 };
    const design = (mapApproval: string) => boardOf([{ kind: 'map', options: { image, mapApproval, places: [{ member: '塔岗村', x: 500, y: 500 }] } }]);
    await paint(page, design(' '), frameOf([members]));
    const show = (mapApproval: string) =>
      page.evaluate(
        async (design) => {
          const board = Object.assign(document.querySelector('hp-board')!, { design, urlOf: () => 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=' });
          await board.prepare();
          return board.shadowRoot!.querySelector('.part')!.shadowRoot!.querySelectorAll('img, .place').length;
        },
        design(mapApproval),
      );
    expect(await show(' ')).toBe(0);
    expect(await readable(page)).toContain('此地图没有审图号，不予显示');
    expect(await show('粤S(2026)001号')).toBe(2);
    expect(await readable(page)).toContain('审图号：粤S(2026)001号');
  });

  it('says what an unfinished widget needs, in the editor only', async () => {
    const unfinished: readonly { kind: WidgetKind; data: Widget['data'] }[] = (['number', 'text', 'image', 'film', 'map'] as const).map((kind) => ({ kind, data: null }));
    await paint(page, boardOf(unfinished), frameOf([]), { mode: 'edit' });
    expect(await partText(page, '.empty')).toEqual(['请选择指标', '请输入文字', '请选择图片', '请选择宣传片', '请上传地图并填写审图号']);
    await paint(page, boardOf(unfinished), frameOf([]), { mode: 'wall' });
    expect((await readable(page)).includes('请')).toBe(false);
  });

  it('tells the time of the town, with the day in the Chinese calendar', async () => {
    await paint(page, boardOf([{ kind: 'clock', data: null, options: { lunar: true, seconds: true } }]), frameOf([]));
    expect(await readable(page)).toContain('10:32:18');
    expect(await readable(page)).toContain('2026年11月23日 星期一');
    expect(await readable(page)).toContain('农历丙午年十月十五');
  });

  it('leads a phone to the board itself, or to the address it was given; where no camera could read it there is none', async () => {
    const codes = (address: string) => {
      const { data, size } = encode(address, { ecc: 'M', border: 0 });
      return { across: size + 8, dark: data.flat().filter(Boolean).length };
    };
    const painted = () =>
      page.evaluate(() =>
        [...document.querySelector('hp-board')!.shadowRoot!.querySelectorAll('hp-board-code')].map((part) => {
          const svg = part.shadowRoot!.querySelector('svg');
          return svg && { across: Number(svg.getAttribute('viewBox')!.split(' ')[2]), dark: svg.querySelector('path')!.getAttribute('d')!.split('M').length - 1 };
        }),
      );
    const [own, other] = ['http://10.0.0.5:8080/board/b1', 'https://heping.example/board/b1?share=abcdefghijklmnop'];
    const design = boardOf([{ kind: 'code', data: null, title: '扫码看每个数的出处' }, { kind: 'code', data: null, options: { text: other } }, { kind: 'number' }]);
    const frame = { ...frameOf([{ figures: [] }, { figures: [] }, { figures: [figure()] }]), pages: 'http://10.0.0.5:8080/board' };
    await paint(page, design, frame, { board: 'b1' });
    expect(await painted()).toEqual([codes(own), codes(other)]);
    await paint(page, design, frame, { board: 'b1', pixels: { width: 512, height: 64 } });
    expect(await painted()).toEqual([]);
    await paint(page, design, frame, { board: 'b1', mode: 'page', pixels: { width: 390, height: 800 } });
    expect(await painted()).toEqual([]); // whoever reads it on the phone is there
    const low = { ...design, widgets: design.widgets.slice(0, 1).map((widget) => ({ ...widget, width: 208, height: 98 })) };
    await paint(page, low, frame, { board: 'b1', mode: 'page' });
    expect(await painted()).toEqual([codes(own)]);
    await paint(page, low, frame, { board: 'b1' });
    expect([await painted(), await partText(page, '.words')]).toEqual([[null], []]); // no words about a code that is not there
    await paint(page, design, frameOf([]), { board: 'b1' });
    expect(await painted()).toEqual([null, codes(other)]); // where boards are found is not known yet
  });

  it('marks a replay with its instant', async () => {
    await paint(page, boardOf([{ kind: 'number' }]), frameOf([{ figures: [figure()] }]), { mode: 'page', replay: Date.parse('2019-12-31T23:59+08:00') });
    expect(await readable(page)).toContain('历史回放 2019年12月31日 23:59');
  });

  it('dims what the screens showed and says as of when, once the line has been down for as long as live figures count as fresh', async () => {
    const design = boardOf([{ kind: 'mosaic', data: null }]);
    const later = (minutes: number, lostAt: number | null) =>
      page.evaluate(
        async ([instant, lostAt]) => {
          const board = Object.assign(document.querySelector('hp-board')!, { instant, lostAt });
          await board.prepare();
        },
        [NOW + minutes * 60_000, lostAt] as const,
      );
    const soft = async () => [await partText(page, '.dim .counts'), await partText(page, '.late')].flat().length;
    await paint(page, design, frameOf([screens]));
    await later(60, null);
    expect(await soft()).toBe(0);
    await later(4, NOW);
    expect(await soft()).toBe(0);
    await later(6, NOW);
    expect(await partText(page, '.dim .counts')).toEqual(['● 播放中 0 ○ 显示镇徽 0 × 离线 1']);
    expect(await partText(page, '.late')).toEqual(['截至 10:32']);
    await later(3 * 1440, NOW);
    expect(await partText(page, '.late')).toEqual(['截至 11月23日 10:32']);
    await paint(page, design, frameOf([screens]), { pixels: { width: 512, height: 64 }, instant: NOW + 3_600_000, lostAt: NOW });
    expect(await partText(page, '.dim .counts')).toEqual(['截至 10:32 ● 播放中 0 ○ 显示镇徽 0 × 离线 1']);
    await paint(page, design, frameOf([screens]), { language: 'en', instant: NOW + 3_600_000, lostAt: NOW });
    expect(await partText(page, '.late')).toEqual(['As of 10:32']);
    await later(61, null);
    expect(await soft()).toBe(0);
  });
});
