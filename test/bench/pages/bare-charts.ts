import { BarChart, GaugeChart, LineChart, PieChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, type EChartsInitOpts, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

/* ECharts of the same version and parts as the board's, in a program of its own: nothing the board does to its own reaches it. */

use([LineChart, BarChart, PieChart, GaugeChart, GridComponent, TooltipComponent, CanvasRenderer]);

const bareCharts = { init: (place: HTMLElement, options: EChartsInitOpts): ECharts => init(place, null, options) };
declare global {
  var bareCharts: { init(place: HTMLElement, options: EChartsInitOpts): ECharts };
}
globalThis.bareCharts = bareCharts;
