// What people do, said once; the journeys know what they want and what they see.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect } from '@playwright/test';

/** Every page keeps quiet: no word in the console, no request but for the page's own files. */
export const test = base.extend({
  page: async ({ page, baseURL }, use) => {
    const faults = watch(page, baseURL);
    await use(page);
    expect(faults, 'console and network').toEqual([]);
  },
});

export { expect };

export function watch(page, baseURL = 'http://127.0.0.1:4174/') {
  const faults = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(baseURL) && !url.startsWith('blob:') && !url.startsWith('data:')) faults.push(`request: ${url}`);
  });
  return faults;
}

export async function open(page, place = '') {
  await page.goto(`./#/${place}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Presses Tab until the wanted element has the focus, as a person without a mouse does. */
export async function tabTo(page, locator, most = 120) {
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await locator.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached by Tab within ${most} presses`);
}

export const saved = (page) => page.getByText(/このブラウザに保存済み \d\d:\d\d/);

/** Types a figure into a field of the sheet and goes on with Enter. */
export async function type(page, label, text) {
  const field = page.getByRole('textbox', { name: label, exact: true }).or(page.getByRole('combobox', { name: label, exact: true }));
  await field.first().click();
  await field.first().fill(text);
  await page.keyboard.press('Enter');
}

export async function saveFile(page) {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'ファイルに保存' }).click();
  const download = await waiting;
  const { readFile } = await import('node:fs/promises');
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

export async function openFile(page, name, content) {
  const buffer = Buffer.isBuffer(content) ? content : Buffer.from(content, 'utf8');
  await page.locator('.opening-ways input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

export const fields = (page, name) => page.getByRole('textbox', { name });

/** The document at hand, as addresses name it. */
export const key = (page) => new URL(page.url()).hash.split('/')[1];

export const count = (from, to) => Array.from({ length: to - from }, (_, at) => from + at);

/** Fills a column of fields from top to bottom, as one does with Enter. */
export async function fill(page, name, values) {
  const all = fields(page, name);
  await expect(all).toHaveCount(values.length);
  await all.first().click();
  for (const value of values) {
    await page.keyboard.type(String(value));
    await page.keyboard.press('Enter');
  }
}

/** What the browser prints, page by page, as text, as it lies on the page or cell by cell (`-raw`); nothing where poppler is not at hand to read it. */
export async function printed(page, info, name, order = '-layout') {
  const pdf = info.outputPath(name);
  writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true }));
  try {
    return execFileSync('pdftotext', [order, pdf, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
  } catch (missing) {
    expect(missing.code).toBe('ENOENT');
    return undefined;
  }
}

/** Puts a block into the field that has the focus, as from a spreadsheet. */
export async function paste(page, text) {
  await page.evaluate((block) => navigator.clipboard.writeText(block), text);
  await page.keyboard.press('Control+V');
}

/** A column as a spreadsheet puts it on the clipboard: as text and as a table. */
export async function pasteColumn(page, values) {
  await page.evaluate(async (cells) => {
    const table = `<table>${cells.map((cell) => `<tr><td>${cell}</td></tr>`).join('')}</table>`;
    const blob = (type, text) => new Blob([text], { type });
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob('text/plain', cells.join('\n')), 'text/html': blob('text/html', table) })]);
  }, values);
  await page.keyboard.press('Control+V');
}

/** What is asked before a block lands, answered with yes. */
export const land = (page) => page.getByRole('dialog', { name: '貼り付ける前の確かめ' }).getByRole('button', { name: /を書き込む$/ }).click();

/** Counts what a person does: a click, a key, a field typed into, a choice. */
export function counted(page) {
  let steps = 0;
  const count = (owner, names) => {
    const own = names.map((name) => [name, owner[name]]);
    for (const [name, act] of own) {
      owner[name] = function (...given) {
        steps += 1;
        return act.apply(this, given);
      };
    }
    return () => own.forEach(([name, act]) => (owner[name] = act));
  };
  const restore = [
    count(Object.getPrototypeOf(page.locator('body')), ['click', 'fill', 'press', 'selectOption']),
    count(page.keyboard, ['press', 'type', 'insertText']),
  ];
  return { steps: () => steps, end: () => restore.forEach((act) => act()) };
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a machine can check of a screen, at several widths: no rule is broken, and nothing sticks out. */
export async function accessible(page, { widths = [360, 768, 1280], rules = RULES } = {}) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    if (await page.locator('.canvas').count()) await expect(page.locator('.canvas svg').first()).toBeVisible();
    const axe = new AxeBuilder({ page });
    const found = await (rules ? axe.withTags(rules) : axe).analyze();
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`), `${width} px`).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, `nothing sticks out at ${width} px`).toBeLessThanOrEqual(0);
  }
}

/** In the page: texts with kana or kanji that a screen reader would read out as English. */
export function unmarkedJapanese() {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    // What stands there before the program has both languages.
    const exempt = parentElement.closest('#waiting, #overlay, noscript');
    if (/[\u3040-\u30ff\u3400-\u9fff]/.test(data) && !exempt && parentElement.closest('[lang]').lang !== 'ja') found.push(data);
  }
  return found;
}
