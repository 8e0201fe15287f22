/*
 * The one place where charts are registered. Loaded by `import()` when the first chart is shown, so that a wall
 * without charts never fetches it.
 */
import { BarChart, GaugeChart, LineChart, PieChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, setPlatformAPI, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { measureText } from './measure-text.ts';

/** What ECharts itself takes where a text names no font. */
const DEFAULT_FONT = '12px sans-serif';

use([LineChart, BarChart, PieChart, GaugeChart, GridComponent, TooltipComponent, CanvasRenderer]);
setPlatformAPI({ createCanvas: opaqueCanvas, measureText: (text, font) => measureText(text, font ?? DEFAULT_FONT) });

/** A chart paints its own ground: whoever composes the picture need neither blend it nor draw what is under it. */
function opaqueCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.getContext('2d', { alpha: false }); // what a canvas is asked for first stands
  return canvas;
}

export { init };
