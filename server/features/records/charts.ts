import type { EChartsCoreOption, init as EChartsInit } from 'echarts/core';
import { createRequire } from 'node:module';
import type { RecordChart } from './record-model.ts';

/** The library in one file: where every record loads it anew, its hundreds of modules one by one take five times as long. */
const { init }: { readonly init: typeof EChartsInit } = createRequire(import.meta.url)('echarts/dist/echarts.min.js');

/** The family the picture's texts are set in; `pictures.ts` brings the font. */
export const CHART_FONT = 'Heping Record';

const WIDTH = 640;
const INK = '#222222';
const QUIET = '#5b5b5b';
const LINE = '#d9d4cc';
/** Told apart in print and by those who see no red: they differ in lightness too. */
const COLOURS = ['#a8281e', '#d99a2b', '#2f5d7c', '#8a9a5b', '#6b4c6e', '#b9a58c', '#3f7d6e', '#c9674a'];

/** Draws a chart as SVG. Names are texts: ECharts writes them escaped, and no template is read in them. */
export function chartSvg(chart: RecordChart): { svg: string; width: number; height: number } {
  const height = heightOf(chart);
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    drawing.setOption({ animation: false, color: COLOURS, textStyle: { fontFamily: CHART_FONT, color: INK, fontSize: 13 }, ...optionsOf(chart) });
    return { svg: drawing.renderToSVGString(), width: WIDTH, height };
  } finally {
    drawing.dispose();
  }
}

function heightOf({ shape, items }: RecordChart): number {
  if (shape === 'rows') return 40 + items.length * 30;
  return shape === 'ring' ? 260 : 280;
}

function optionsOf(chart: RecordChart): EChartsCoreOption {
  if (chart.shape === 'ring') return ring(chart);
  return chart.shape === 'rows' ? rows(chart) : columns(chart);
}

function ring({ items }: RecordChart): EChartsCoreOption {
  return {
    series: [
      {
        type: 'pie',
        radius: ['46%', '78%'],
        startAngle: 90,
        itemStyle: { borderColor: '#ffffff', borderWidth: 2 },
        label: { color: INK, fontSize: 13, lineHeight: 19, formatter: ({ dataIndex }: { dataIndex: number }) => `${items[dataIndex]?.name ?? ''}\n${items[dataIndex]?.text ?? ''}` },
        labelLine: { length: 14, length2: 16, lineStyle: { color: QUIET } },
        data: items.map(({ name, value }) => ({ name, value })),
      },
    ],
  };
}

const bar = (items: RecordChart['items'], position: 'top' | 'right', shown: boolean) => ({
  type: 'bar',
  barMaxWidth: position === 'top' ? 34 : 18,
  itemStyle: { color: COLOURS[0] },
  label: { show: shown, position, color: INK, fontSize: 12, formatter: ({ dataIndex }: { dataIndex: number }) => items[dataIndex]?.text ?? '' },
  data: items.map(({ value }) => value),
});

/** Values are written at the bars, so the scale carries no figures. */
const SCALE = { type: 'value', axisLabel: { show: false }, splitLine: { show: false }, axisLine: { show: false }, axisTick: { show: false } };
const names = (items: RecordChart['items']) => ({ type: 'category', data: items.map(({ name }) => name), axisTick: { show: false }, axisLine: { lineStyle: { color: LINE } } });

function rows({ items }: RecordChart): EChartsCoreOption {
  return {
    grid: { left: 12, right: 96, top: 12, bottom: 12, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: SCALE,
    yAxis: { ...names(items), inverse: true, axisLabel: { color: INK, fontSize: 13, width: 190, overflow: 'truncate' } },
    series: [bar(items, 'right', true)],
  };
}

const FEW_ENOUGH_FOR_VALUES = 12;

function columns({ items }: RecordChart): EChartsCoreOption {
  const areFew = items.length <= FEW_ENOUGH_FOR_VALUES;
  return {
    grid: { left: 12, right: 12, top: 30, bottom: 12, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { ...names(items), axisLabel: { color: INK, fontSize: 12, ...(areFew ? { interval: 0 } : {}) } },
    // many narrow columns leave no room for a value above each: then the scale says it
    yAxis: areFew ? SCALE : { type: 'value', axisLabel: { color: QUIET, fontSize: 12 }, splitLine: { lineStyle: { color: LINE } } },
    series: [bar(items, 'top', areFew)],
  };
}
