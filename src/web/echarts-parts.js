// The parts of ECharts that are used, in one file: named one by one, so that the bundler leaves out all others. A drawing is
// points laid out in pixels: the simple grid, without pointers that follow the mouse, is all the axes it needs.
import { ScatterChart } from 'echarts/charts';
import { GridSimpleComponent } from 'echarts/components';
import { getInstanceByDom, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([ScatterChart, GridSimpleComponent, SVGRenderer]);

export { getInstanceByDom, init };
