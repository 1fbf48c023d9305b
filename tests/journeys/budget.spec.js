// Bytes before the app is ready: what repeats exactly is a gate.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { expect, test } from '@playwright/test';

const brotli = (path) => {
  const bytes = readFileSync(path);
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
};

const READY = 340_000;
// Real series, axes and tips: `charming::Chart` with every series that it knows, and the parts of ECharts for them.
const WITH_CHARTS = 760_000;
// Cut between six parts instead of five, a chart's own is in more pieces than before, and larger by a fiftieth.
// What is fetched for a chart: its part, with the screens that draw, and those that the loader says it shares with others.
const loader = readFileSync('target/web/__wasm_split.js', 'utf8');
const shared = (part) => loader.match(new RegExp(`__wasm_split_load_${part} = [^]*?, \\[([^\\]]*)\\]`))[1].split(',').map((name) => name.trim().replace(/^__/, ''));
const CHART = ['split_charts', ...shared('charts')];
// The page that works without the app is another page; what makes pictures, or packs files, comes when it is asked for, the looks of other screens come with them, and what reads codes when there are any.
const needsNoChart = (name) => /^(recovery|picture-drawing|qr-reading|zipping|pages|cycle|editor|workshop|print)-/.test(name) || /^(split|chunk)_/.test(name) && !CHART.some((part) => name.startsWith(`${part}-`));

test('bytes before the app is ready, and with every chart', () => {
  const html = readFileSync('dist/index.html', 'utf8');
  const files = readdirSync('dist/assets').filter((name) => /\.(js|css|wasm)$/.test(name) && statSync(join('dist/assets', name)).isFile());
  const first = files.filter((name) => html.includes(name));
  const sum = (names) => names.reduce((total, name) => total + brotli(join('dist/assets', name)), brotli('dist/index.html'));
  const [ready, charts, all] = [sum(first), sum(files.filter((name) => !needsNoChart(name))), sum(files)];
  console.log(`brotli 11: ${ready} bytes before the app is ready (${first.length} files), ${charts} with every chart, ${all} in all`);
  expect(first.some((name) => name.endsWith('.wasm'))).toBe(true);
  expect(charts).toBeLessThanOrEqual(WITH_CHARTS);
  expect(ready).toBeLessThanOrEqual(READY);
});
