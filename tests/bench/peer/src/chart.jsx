// The indicator's chart: bars, targets, a hollow bar for part of a year. ECharts with the parts that are used, after the first paint.
import { useEffect, useRef } from 'react';

let loading;
async function parts() {
  const [{ use, init }, charts, components, renderer] = await Promise.all([
    import('echarts/core').then(({ use, init }) => ({ use, init })),
    import('echarts/charts').then(({ BarChart, LineChart, ScatterChart }) => [BarChart, LineChart, ScatterChart]),
    import('echarts/components').then(({ GridComponent, MarkLineComponent, TooltipComponent }) => [GridComponent, MarkLineComponent, TooltipComponent]),
    import('echarts/renderers').then(({ SVGRenderer }) => SVGRenderer),
  ]);
  use([...charts, ...components, renderer]);
  return init;
}

export function Chart({ row }) {
  const place = useRef(null);
  const chart = useRef(null);
  useEffect(() => {
    let there = true;
    loading ??= parts();
    loading.then((init) => {
      if (!there) return;
      chart.current ??= init(place.current, null, { renderer: 'svg' });
      const periods = [...new Set([...row.observations, ...row.targets].map((found) => found.period))].sort();
      const of = (list, period) => list.find((found) => found.period === period);
      chart.current.setOption(
        {
          animation: false,
          tooltip: { trigger: 'axis' },
          grid: { left: 60, right: 20, top: 20, bottom: 40 },
          xAxis: { type: 'category', data: periods },
          yAxis: { type: 'value' },
          series: [
            {
              type: row.indicator.aggregation === 'flow' ? 'bar' : 'line',
              data: periods.map((period) => {
                const found = of(row.observations, period);
                const hollow = found?.state === 'interim' ? { itemStyle: { color: '#fff', borderColor: '#0017c1', borderWidth: 2 } } : {};
                return { value: found?.value ?? '-', ...hollow };
              }),
              itemStyle: { color: '#0017c1' },
              label: { show: true },
            },
            { type: 'scatter', symbol: 'rect', symbolSize: [60, 4], itemStyle: { color: '#1a1a1a' }, data: periods.map((period) => of(row.targets, period)?.value ?? '-') },
          ],
        },
        { notMerge: true },
      );
      performance.mark('chart-drawn');
    });
    return () => {
      there = false;
    };
  }, [row]);
  useEffect(() => () => chart.current?.dispose(), []);
  return <div ref={place} role="img" aria-label={`${row.indicator.name}の推移`} className="chart" />;
}
