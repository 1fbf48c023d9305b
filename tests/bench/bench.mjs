// Ours beside the peer, in one run: interleaved rounds, the median of each, a table and a JSON file. Times on a shared
// machine say little by themselves; their ratio says more.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { chromium } from '@playwright/test';
import sirv from 'sirv';
import config from '../../playwright.config.js';

const ROUNDS = Number(process.env.ROUNDS) || 5;
const NATIONAL = 'target/national-10000.json';
const SLOW_4G = { offline: false, latency: 562, downloadThroughput: (1.51e6 / 8), uploadThroughput: (0.75e6 / 8) };
const launch = config.use.launchOptions;

const OURS = {
  name: 'ours', folder: 'dist', home: '', sheet: '#/chiba-5/indicators/company-sites',
  heading: 'main h1',
  async openFile(page) {
    await page.goto(`${page.base}#/chiba-5/files`);
    await page.locator('.opening-ways input[type=file]').waitFor({ state: 'attached' });
    return page.locator('.opening-ways input[type=file]');
  },
  async list(page) {
    await page.getByRole('link', { name: '指標', exact: true }).click();
    await page.locator('.indicators tbody tr').nth(5).waitFor();
    return page.getByRole('combobox', { name: '指標・事業・用語' });
  },
  async cell(page) {
    const key = new URL(page.url()).hash.split('/')[1];
    await page.goto(`${page.base}#/${key}/indicators/n00002`);
    await page.locator('.canvas svg').first().waitFor();
    await page.getByRole('button', { name: '編集する' }).click();
    // The first edit makes nothing but itself: the document is kept here already.
    return page.getByRole('combobox', { name: /2024|令和6年度の実績/ }).first();
  },
};
const PEER = {
  name: 'peer', folder: 'target/peer', home: '', sheet: '#/indicators/company-sites',
  heading: 'main h1',
  async openFile(page) {
    await page.goto(`${page.base}#/`);
    await page.locator('main h1').waitFor();
    return page.locator('input[type=file]');
  },
  async list(page) {
    await page.getByRole('link', { name: '指標', exact: true }).click();
    await page.getByRole('row').nth(5).waitFor();
    return page.getByRole('searchbox');
  },
  async cell(page) {
    await page.goto(`${page.base}#/indicators/n00002`);
    await page.locator('.chart svg').waitFor();
    return page.getByLabel('FY2024の実績');
  },
};

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const round = (value) => (value < 10 ? Math.round(value * 10) / 10 : Math.round(value));

function serve(folder) {
  const server = createServer(sirv(folder, { brotli: true, gzip: true }));
  return new Promise((ready) => server.listen(0, '127.0.0.1', () => ready({ server, base: `http://127.0.0.1:${server.address().port}/` })));
}

/** A fresh profile, with what is noted from the first moment on. */
async function visit(browser, base, { slow, cpu } = {}) {
  const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.base = base;
  await page.addInitScript(() => {
    const looking = new MutationObserver(() => {
      if (!document.querySelector('main h1')) return;
      performance.mark('heading');
      looking.disconnect();
    });
    looking.observe(document, { childList: true, subtree: true });
  });
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  if (slow) await cdp.send('Network.emulateNetworkConditions', SLOW_4G);
  if (cpu) await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  return { context, page, cdp };
}

const marked = (page, name) => page.waitForFunction((wanted) => performance.getEntriesByName(wanted)[0]?.startTime, name, { timeout: 60_000 }).then((found) => found.jsonValue());

async function starts(browser, app, base) {
  const { context, page } = await visit(browser, base, { slow: true, cpu: 4 });
  await page.goto(base + app.home);
  const ready = await marked(page, 'heading');
  const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  await context.close();
  const chart = await visit(browser, base, { slow: true, cpu: 4 });
  await chart.page.goto(base + app.sheet);
  const drawn = await marked(chart.page, 'chart-drawn');
  await chart.context.close();
  return { 'first content, slow 4G, CPU ×4 (ms)': painted, 'app ready, slow 4G, CPU ×4 (ms)': ready, 'chart drawn, slow 4G, CPU ×4 (ms)': drawn };
}

/** Milliseconds from a key press to the next paint, as the browser counts them: in steps of 8, and 0 below 16. */
async function presses(page, act) {
  await page.evaluate(() => {
    window.events = [];
    window.watching = new PerformanceObserver((list) => window.events.push(...list.getEntries().map(({ name, duration }) => [name, duration])));
    window.watching.observe({ type: 'event', durationThreshold: 16, buffered: false });
  });
  await act();
  await page.waitForTimeout(400);
  return page.evaluate(() => {
    window.watching.disconnect();
    return window.events.filter(([name]) => ['keydown', 'keypress', 'input', 'beforeinput'].includes(name)).map(([, duration]) => duration);
  });
}

/** What the renderer takes of the machine's memory, in MB; only where Linux tells. */
async function memory(browser) {
  try {
    const cdp = await browser.newBrowserCDPSession();
    const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
    const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => Number(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8').match(/Private_Dirty:\s+(\d+)/)[1]) / 1024);
    return Math.max(...sizes);
  } catch {
    return NaN;
  }
}

async function works(app, base) {
  const browser = await chromium.launch(launch);
  try {
    const { context, page, cdp } = await visit(browser, base);
    const empty = await memory(browser);
    const input = await app.openFile(page);
    await page.evaluate(() => {
      window.begun = 0;
      document.addEventListener('change', () => (window.begun = performance.now()), { capture: true, once: true });
      const looking = setInterval(() => {
        if (document.querySelector('main h1')?.textContent !== '架空の全国集計') return;
        clearInterval(looking);
        requestAnimationFrame(() => setTimeout(() => (window.opened = performance.now() - window.begun)));
      }, 4);
    });
    await input.setInputFiles(NATIONAL);
    const opened = await page.waitForFunction(() => window.opened, undefined, { timeout: 120_000 }).then((found) => found.jsonValue());
    await page.waitForTimeout(3000);
    const used = (await memory(browser)) - empty;
    const search = await app.list(page);
    const elements = await page.evaluate(() => document.querySelectorAll('body *').length);
    await search.click();
    const filter = await presses(page, async () => {
      for (const letter of '99990') {
        await page.keyboard.press(letter);
        await page.waitForTimeout(250);
      }
    });
    const field = await app.cell(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await cdp.send('Performance.enable');
    await field.click();
    const edits = [];
    let [mutations, layouts] = [0, 0];
    for (let edit = 0; edit < 5; edit += 1) {
      await field.click();
      await field.press('Control+a');
      await page.keyboard.type(String(1000 + edit));
      await page.waitForTimeout(500);
      await page.evaluate(() => {
        window.mutations = 0;
        window.mutating = new MutationObserver((list) => (window.mutations += list.filter(({ target }) => !(target.nodeType === 1 ? target : target.parentElement)?.closest('.canvas, .chart')).length));
        window.mutating.observe(document.body, { childList: true, attributes: true, characterData: true, subtree: true });
      });
      const layoutsBefore = (await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'LayoutCount').value;
      edits.push(Math.max(0, ...(await presses(page, () => page.keyboard.press('Enter')))));
      await page.waitForTimeout(600);
      const layoutsAfter = (await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'LayoutCount').value;
      [mutations, layouts] = [await page.evaluate(() => (window.mutating.disconnect(), window.mutations)), layoutsAfter - layoutsBefore];
    }
    await context.close();
    return {
      'open 10,000 × 20: file to shown (ms)': opened,
      'memory after it (MB, private)': used,
      'elements of the list at 10,000': elements,
      'filter 10,000: key press to paint, worst (ms)': Math.max(0, ...filter),
      'one cell, CPU ×4: key press to paint, median (ms)': median(edits),
      'one cell: changes of the DOM outside charts': mutations,
      'one cell: layouts': layouts,
    };
  } finally {
    await browser.close();
  }
}

const brotli = (path) => brotliCompressSync(readFileSync(path), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** Bytes that a fresh visit asks for until it is ready, and with a chart; each file as brotli 11 makes it. */
async function bytes(browser, app, base) {
  const asked = async (place, mark) => {
    const { context, page } = await visit(browser, base);
    const names = new Set();
    page.on('request', (request) => names.add(new URL(request.url()).pathname.slice(1) || 'index.html'));
    await page.goto(base + place);
    await marked(page, mark);
    const soFar = [...names];
    await context.close();
    const files = soFar.map((name) => join(app.folder, name)).filter((path) => /\.(html|css|js|wasm|json)$/.test(path) && statSync(path, { throwIfNoEntry: false })?.isFile());
    return files.reduce((total, path) => total + brotli(path), 0);
  };
  return { 'bytes before the app is ready': await asked(app.home, 'heading'), 'bytes with a chart': await asked(app.sheet, 'chart-drawn') };
}

async function lighthouse(base) {
  const { default: run } = await import('lighthouse');
  const port = 9333;
  const browser = await chromium.launch({ ...launch, args: [...launch.args, `--remote-debugging-port=${port}`] });
  try {
    const result = await run(base, { port, output: 'json', onlyCategories: ['performance'], throttlingMethod: 'devtools', logLevel: 'error' });
    return { 'Lighthouse 12, performance': result.lhr.categories.performance.score * 100 };
  } finally {
    await browser.close();
  }
}

const rounds = { ours: [], peer: [] };
const apps = [];
for (const app of [OURS, PEER]) apps.push({ app, ...(await serve(app.folder)) });
for (let at = 0; at < ROUNDS; at += 1) {
  for (const { app, base } of apps) {
    const browser = await chromium.launch(launch);
    const found = at === 0 ? await bytes(browser, app, base) : {};
    Object.assign(found, await starts(browser, app, base));
    await browser.close();
    Object.assign(found, await works(app, base), await lighthouse(base).catch((error) => (console.error(`Lighthouse: ${error.message}`), {})));
    rounds[app.name].push(found);
    console.error(`round ${at + 1} of ${ROUNDS}: ${app.name}`);
  }
}
for (const { server } of apps) server.close();

const names = Object.keys(rounds.ours[0]);
const of = (app, name) => median(rounds[app].map((found) => found[name]).filter((value) => Number.isFinite(value)));
const table = names.map((name) => ({ metric: name, ours: round(of('ours', name)), peer: round(of('peer', name)), ratio: of('peer', name) ? Math.round((of('ours', name) / of('peer', name)) * 100) / 100 : '–' }));
console.log(`| metric (median of ${ROUNDS}) | ours | peer | ours / peer |\n|---|---:|---:|---:|`);
for (const { metric, ours, peer, ratio } of table) console.log(`| ${metric} | ${ours} | ${peer} | ${ratio} |`);
writeFileSync('target/bench.json', `${JSON.stringify({ rounds: ROUNDS, table, each: rounds }, null, 2)}\n`);
