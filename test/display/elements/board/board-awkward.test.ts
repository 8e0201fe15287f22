import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PAGE_MS } from '../../../../server/domain/statistics/board-layout.ts';
import type { Figure, WidgetFigures } from '../../../../server/domain/statistics/figure.ts';
import { describeInChromium, findChromium } from '../../../support/chromium.ts';
import { openBrowser } from '../element-page.ts';
import { boardOf, bundleBoard, figure, frameOf, NOW, openBoardPage, paint } from './board-page.ts';

const DAY_MS = 86_400_000;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (!(await findChromium())) return;
  browser = await openBrowser();
  page = await openBoardPage(browser, await bundleBoard());
});
afterAll(() => browser?.close());

interface Written {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What each chart has written on its canvas, and where; pixels of the canvas. */
function written(page: Page): Promise<readonly (readonly Written[])[]> {
  return page.evaluate(() =>
    [...document.querySelector('hp-board')!.shadowRoot!.querySelectorAll('.part')].flatMap((part) => {
      if (!('chart' in part) || !part.chart) return [];
      interface Drawn {
        readonly type: string;
        readonly style?: { readonly text?: string };
        readonly transform?: readonly number[];
        getBoundingRect(): { x: number; y: number; width: number; height: number };
      }
      const chart = part.chart as { getZr(): { storage: { getDisplayList(update: boolean): readonly Drawn[] } } };
      const drawn = chart.getZr().storage.getDisplayList(true).filter(({ type, style }) => type === 'tspan' && style?.text);
      return [
        drawn.map((each) => {
          const { x, y, width, height } = each.getBoundingRect();
          const [dx = 0, dy = 0] = each.transform?.slice(4) ?? [];
          return { text: each.style!.text!, left: x + dx, right: x + dx + width, top: y + dy, bottom: y + dy + height };
        }),
      ];
    }),
  );
}

const textsOf = (chart: readonly Written[] | undefined) => (chart ?? []).map(({ text }) => text);

/** Pairs of texts of which one lies on the other. */
function overlaps(chart: readonly Written[]): readonly string[] {
  const lies = (a: Written, b: Written) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3;
  return chart.flatMap((one, index) => chart.slice(index + 1).flatMap((other) => (lies(one, other) ? [`${one.text} | ${other.text}`] : [])));
}

const named = (values: Readonly<Record<string, number>>, more: Partial<Figure> = {}): WidgetFigures => ({ figures: Object.entries(values).map(([member, value]) => figure({ member, value, ...more })) });

function trendOf(values: readonly number[], decimals = 0): WidgetFigures {
  return { figures: [figure({ value: values.at(-1)!, decimals })], trend: { at: values.map((_, index) => NOW - (values.length - 1 - index) * DAY_MS), lines: [{ name: '播放次数', unit: '次', decimals, values }] } };
}

const numbersOf = (chart: readonly Written[] | undefined) => textsOf(chart).filter((text) => /^[−\d.,]+$/.test(text));

describeInChromium('awkward figures on a board', () => {
  it('are measured by whole numbers where they are whole', async () => {
    const design = boardOf([{ kind: 'trend', data: { metrics: ['plays'], view: 'trend' } }, { kind: 'bar', options: { shape: 'columns' } }, { kind: 'trend', data: { metrics: ['plays'], view: 'trend' } }, { kind: 'bar', options: { shape: 'columns' } }]);
    await paint(page, design, frameOf([trendOf([0, 1, 2]), named({ 甲村: 1, 乙村: 2 }), trendOf([0.1, 0.2], 1), named({ 甲村: 0.1, 乙村: 0.2 }, { decimals: 1 })]));
    const [trend, bar, fineTrend, fineBar] = (await written(page)).map(numbersOf);
    expect(trend).toContain('2');
    expect(bar).toContain('2');
    expect([...trend!, ...bar!].filter((text) => text.includes('.'))).toEqual([]);
    expect([...fineTrend!, ...fineBar!].filter((text) => /\.\d\d/.test(text))).toEqual([]);
    expect(fineTrend!.length).toBeGreaterThan(1);
  });

  it('beyond the ends that were set for a scale are painted whole, for the scale gives way', async () => {
    const ends = { min: 10, max: 20 };
    const design = boardOf([{ kind: 'trend', data: { metrics: ['plays'], view: 'trend' }, options: ends }, { kind: 'bar', options: { shape: 'columns', ...ends } }]);
    await paint(page, design, frameOf([trendOf([5, 15, 35]), named({ 甲村: 35, 乙村: -8 })]));
    const [trend, bar] = (await written(page)).map((chart) => numbersOf(chart).map((text) => Number(text.replace('−', '-'))));
    expect([Math.min(...trend!) <= 5, Math.max(...trend!) >= 35]).toEqual([true, true]);
    expect([Math.min(...bar!) <= -8, Math.max(...bar!) >= 35]).toEqual([true, true]);
  });

  it('never lie on one another in a bar chart: columns too narrow for them become rows, and too many rows come in turn', async () => {
    const wide = named({ 甲村: 123_456_789_012, 乙村: 98_765_432_109, 丙村: 987_654_321_098 });
    const many = named(Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`第${index + 1}村`, 1_400 - index * 100])));
    const design = boardOf([{ kind: 'bar', options: { shape: 'columns' } }, { kind: 'bar', options: { shape: 'rows' } }, { kind: 'bar', options: { shape: 'columns' } }, { kind: 'clock', data: null }]);
    const low = { ...design, widgets: design.widgets.map((widget) => ({ ...widget, height: 200 })) };
    const seen = new Set<string>();
    for (let turn = 0; turn < 14; turn += 1) {
      await paint(page, low, frameOf([wide, many, many]), { instant: NOW + turn * PAGE_MS });
      const charts = await written(page);
      expect(charts).toHaveLength(3);
      for (const chart of charts) expect(overlaps(chart)).toEqual([]);
      expect(textsOf(charts[0])).toEqual(expect.arrayContaining(['987,654,321,098次']));
      for (const text of textsOf(charts[1])) seen.add(text);
    }
    for (const { member } of many.figures) expect(seen).toContain(member);
  });

  it('keep the names under a scale off the scale, however large the wall', async () => {
    const design = boardOf([{ kind: 'trend', data: { metrics: ['plays'], view: 'trend' } }]);
    await paint(page, design, frameOf([trendOf(Array.from({ length: 30 }, (_, index) => index))]), { pixels: { width: 3840, height: 2160 } });
    for (const chart of await written(page)) expect(overlaps(chart)).toEqual([]);
  });

  it('of zero or below stand in the list of a pie and among the words of a cloud: they are not missing', async () => {
    const [none, mixed] = [named({ 甲村: 0, 乙村: 0 }), named({ 甲村: 3, 乙村: 0, 丙村: -2 })];
    await paint(page, boardOf([{ kind: 'pie' }, { kind: 'pie' }, { kind: 'cloud' }, { kind: 'cloud' }]), frameOf([none, mixed, none, mixed]));
    const said = await page.evaluate(() => [...document.querySelector('hp-board')!.shadowRoot!.querySelectorAll('.part')].map((part) => [...part.shadowRoot!.querySelectorAll('.entry, .word, .empty')].map((each) => each.textContent!.replace(/\s+/g, ' ').trim())));
    expect(said).toEqual([
      ['甲村0次', '乙村0次'],
      ['甲村3次 100.0%', '乙村0次 0.0%', '丙村−2次'],
      ['甲村', '乙村'],
      ['甲村', '乙村', '丙村'],
    ]);
  });

  it('keep a unit beside them that can be read, however many share a box', async () => {
    await paint(page, boardOf([{ kind: 'number' }, { kind: 'number' }, { kind: 'number' }, { kind: 'number' }]), frameOf([named(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`第${index + 1}村`, 7]))), named({ 甲村: 7 }), named({ 甲村: 7 }), named({ 甲村: 7 })]), { pixels: { width: 1920, height: 540 } });
    const [units, least] = await page.evaluate(() => {
      const parts = [...document.querySelector('hp-board')!.shadowRoot!.querySelectorAll('hp-board-number')];
      const px = (each: Element) => Number.parseFloat(getComputedStyle(each).fontSize);
      return [parts.flatMap((part) => [...part.shadowRoot!.querySelectorAll('small')].map(px)), px(parts[0]!.shadowRoot!.querySelector('footer')!)] as const;
    });
    expect(Math.min(...units)).toBeGreaterThanOrEqual(least - 0.01);
  });
});
