// ECharts, with the parts that are used, loaded when the first chart is to be drawn.
let loading;

function library() {
  loading ??= import('#echarts-parts');
  return loading;
}

export async function draw(element, option, width, height) {
  const core = await library();
  // The screen may have gone while the library was on its way.
  if (!element.isConnected) return false;
  const chart = core.getInstanceByDom(element) ?? core.init(element, null, { renderer: 'svg', width, height });
  if (chart.getWidth() !== width || chart.getHeight() !== height) chart.resize({ width, height });
  chart.setOption(JSON.parse(option), { notMerge: true, lazyUpdate: false });
  // Without it the drawing could not be given another width on paper.
  element.querySelector('svg')?.setAttribute('viewBox', `0 0 ${width} ${height}`);
  return true;
}

export async function dispose(element) {
  if (!loading) return;
  (await library()).getInstanceByDom(element)?.dispose();
}

export async function picture(option, width, height) {
  const core = await library();
  const chart = core.init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ backgroundColor: '#ffffff', ...JSON.parse(option) });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

// A picture of twice the size, for print and projection.
export async function raster(svg, width, height, name) {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: width * 2, height: height * 2 });
    canvas.getContext('2d').drawImage(image, 0, 0, width * 2, height * 2);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  } finally {
    URL.revokeObjectURL(url);
  }
}

// Tells the width of an element, now and whenever it changes; the answer ends it.
export function watchWidth(element, tell) {
  const observer = new ResizeObserver(([entry]) => tell(entry.contentRect.width));
  observer.observe(element);
  return () => observer.disconnect();
}
