// ECharts, with the parts that are used, loaded when the first chart is to be drawn.
let loading;
let core;

async function library() {
  loading ??= import('#echarts-parts');
  core = await loading;
  return core;
}

// A tip is the words of its point, and words alone: they are set as text, never as markup.
function told({ name }) {
  const lines = name.split('\n').map((words) => Object.assign(document.createElement('div'), { textContent: words }));
  const tip = document.createElement('div');
  tip.append(...lines);
  return tip;
}

// When it is there, what has been asked for is drawn at once.
export async function ready() {
  await library();
}

export async function draw(element, option, width, height, tell) {
  const { getInstanceByDom, init } = await library();
  // The screen may have gone while the library was on its way.
  if (!element.isConnected) return false;
  let chart = getInstanceByDom(element);
  if (!chart) {
    chart = init(element, null, { renderer: 'svg', width, height });
    listen(chart, tell);
  }
  if (chart.getWidth() !== width || chart.getHeight() !== height) chart.resize({ width, height });
  const drawn = JSON.parse(option);
  drawn.tooltip.formatter = told;
  // What is drawn is replaced, so that nothing of before stays; the tip is kept, which is the page's own element.
  chart.setOption(drawn, { replaceMerge: ['series', 'xAxis', 'yAxis', 'grid', 'dataZoom'], lazyUpdate: false });
  // Without it the drawing could not be given another width on paper.
  element.querySelector('svg')?.setAttribute('viewBox', `0 0 ${width} ${height}`);
  return true;
}

// Tells what a pointer is over or presses: the series and its datum where it is on one, and in any
// case the place on both axes.
function listen(chart, tell) {
  let datum;
  const found = (event) => {
    datum = event.componentType === 'series' ? event : undefined;
  };
  const pointer = (press) => (event) => {
    const [across, down] = chart.convertFromPixel({ gridIndex: 0 }, [event.offsetX, event.offsetY]) ?? [];
    tell(press, Boolean(event.event?.zrByTouch), [datum?.seriesIndex ?? -1, datum?.dataIndex ?? -1, across ?? -1, down ?? -1]);
    datum = undefined;
  };
  for (const [name, press] of [['mousemove', false], ['click', true]]) {
    chart.on(name, found);
    chart.getZr().on(name, pointer(press));
  }
  chart.getZr().on('globalout', () => tell(false, false, [-1, -1, -1, -1]));
}

// Shows the point that is spoken of; none below 0.
export function point(element, seriesIndex, dataIndex, category) {
  const chart = core?.getInstanceByDom(element);
  if (!chart) return;
  chart.dispatchAction({ type: 'downplay' });
  if (seriesIndex < 0) {
    chart.dispatchAction({ type: 'hideTip' });
    return;
  }
  // Of a long series a part is in sight: it moves to where the point is.
  const [window] = chart.getOption().dataZoom ?? [];
  if (window && (category < window.startValue || category > window.endValue)) {
    const span = window.endValue - window.startValue;
    const startValue = Math.max(0, category < window.startValue ? category : category - span);
    chart.dispatchAction({ type: 'dataZoom', startValue, endValue: startValue + span });
  }
  chart.dispatchAction({ type: 'highlight', seriesIndex, dataIndex });
  chart.dispatchAction({ type: 'showTip', seriesIndex, dataIndex });
}

// Where two places of both axes are drawn: left and foot of the one, right and head of the other.
export function corners(element, first, low, last, high) {
  const chart = core?.getInstanceByDom(element);
  if (!chart) return [];
  return [[first, low], [last, high]].flatMap((place) => chart.convertToPixel({ gridIndex: 0 }, place));
}

export async function dispose(element) {
  if (!loading) return;
  (await library()).getInstanceByDom(element)?.dispose();
}

export async function picture(option, width, height) {
  const { init } = await library();
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(JSON.parse(option));
  const svg = chart.renderToSVGString();
  chart.dispose();
  // Without its rules for hovering: nobody hovers there, and the page's policy allows no styles in what it reads.
  return svg.replace(/<style[^]*?<\/style>/g, '');
}

// Tells the width of an element, now and whenever it changes; the answer ends it.
export function watchWidth(element, tell) {
  const observer = new ResizeObserver(([entry]) => tell(entry.contentRect.width));
  observer.observe(element);
  return () => observer.disconnect();
}

// Tells that the page is about to be printed, and that it has been; the answer ends it.
export function whenPrinted(tell) {
  const [before, after] = [() => tell(true), () => tell(false)];
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  return () => {
    removeEventListener('beforeprint', before);
    removeEventListener('afterprint', after);
  };
}

// Tells once that an element has come near to what is seen; the answer ends it.
export function whenNear(element, tell) {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      tell();
    },
    { rootMargin: '300px' },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
