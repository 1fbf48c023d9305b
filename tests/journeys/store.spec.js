// What the browser keeps: killed browsers and tabs, two windows, full and blocked storage, rot in every store.
//
// LONG=1 repeats the kills twenty times and lets two windows take two hundred turns.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, test as unwatched } from '@playwright/test';
import { expect, open, openFile, saved, test, type } from './people.js';
import { patience } from '../tools/speed.mjs';

const LONG = Boolean(process.env.LONG);
const KILLS = LONG ? 20 : 2;
const TURNS = LONG ? 200 : 20;

const INDICATOR = 'indicators/bcp-seminar';
const ACTUAL = '令和7年度の実績';
const field = (page, label = ACTUAL) => page.getByLabel(label, { exact: true });
const key = (page) => new URL(page.url()).hash.split('/')[1];

async function begin(page) {
  await open(page, `chiba-5/${INDICATOR}`);
  await page.getByRole('button', { name: '編集する' }).click();
  await type(page, ACTUAL, '40');
  await expect(saved(page)).toBeVisible();
}

/** Reaches into the database behind the app's back: how many records a store has, each cut in half where it is to rot. */
const inStore = (page, store, rot = false) =>
  page.evaluate(
    async ([name, rot]) => {
      const db = await new Promise((resolve, reject) => {
        const request = indexedDB.open('genki-board');
        request.onsuccess = () => resolve(request.result);
        request.onerror = reject;
      });
      const transaction = db.transaction(name, 'readwrite');
      const records = transaction.objectStore(name);
      const all = await new Promise((resolve) => {
        const request = records.getAll();
        request.onsuccess = () => resolve(request.result);
      });
      const half = (text) => text?.slice(0, text.length / 2);
      for (const record of rot ? all : []) {
        if (record.slot) records.put({ ...record, ...(record.text && { text: half(record.text) }), ...(record.changes && { changes: half(record.changes) }) });
      }
      await new Promise((resolve) => { transaction.oncomplete = resolve; });
      db.close();
      return all.length;
    },
    [store, rot],
  );

unwatched('a browser killed after 「保存済み」 has lost nothing', async ({ baseURL, launchOptions }) => {
  unwatched.setTimeout(30_000 + KILLS * 15_000);
  const profile = await mkdtemp(join(tmpdir(), 'genki-'));
  let address = `./#/chiba-5/${INDICATOR}`;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const context = await chromium.launchPersistentContext(profile, { ...launchOptions, baseURL, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(address);
    await page.getByRole('button', { name: '編集する' }).click();
    if (kill > 0) await expect(field(page)).toHaveValue(`${kill * 11}`);
    await type(page, ACTUAL, `${(kill + 1) * 11}`);
    await expect(saved(page)).toBeVisible();
    address = page.url();
    const closed = context.waitForEvent('close');
    execFileSync('pkill', ['-9', '-f', '--', `--user-data-dir=${profile}`]);
    await closed;
  }
  await rm(profile, { recursive: true, force: true });
});

test('a tab killed ten milliseconds after a commit has lost nothing', async ({ page, context }) => {
  test.setTimeout(patience(30_000 + KILLS * 10_000));
  await begin(page);
  const address = page.url();
  let tab = page;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await field(tab).fill(`${100 + kill}`);
    await tab.keyboard.press('Enter');
    await tab.waitForTimeout(10);
    const next = await context.newPage();
    await tab.close({ runBeforeUnload: false });
    await next.goto(address);
    await next.getByRole('button', { name: '編集する' }).click();
    await expect(field(next)).toHaveValue(`${100 + kill}`);
    tab = next;
  }
});

test('two windows editing in turn end the same, and each sees the other at once', async ({ page, context }) => {
  test.setTimeout(patience(60_000 + TURNS * 1500));
  await begin(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole('button', { name: '編集する' }).click();
  await expect(field(other)).toHaveValue('40');
  const windows = [page, other];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const [mine, theirs] = turn % 2 === 0 ? windows : [other, page];
    const label = turn % 3 === 0 ? '令和7年度の目標' : ACTUAL;
    await type(mine, label, `${200 + turn}`);
    await expect(field(theirs, label)).toHaveValue(new RegExp(`^${200 + turn}`));
  }
  await expect(saved(page)).toBeVisible();
  await expect(saved(other)).toBeVisible();
  const code = (window) => window.getByRole('contentinfo').getByText('データの符号').locator('xpath=..').innerText();
  expect(await code(other)).toBe(await code(page));
});

for (const store of ['documents', 'previous', 'history', 'journal', 'incoming']) {
  test(`with its ${store} rotten, a document is there again`, async ({ page }) => {
    await begin(page);
    const address = page.url();
    await inStore(page, store, true);
    await page.goto('about:blank');
    await page.goto(address);
    await expect(field(page)).toHaveValue('40');
    if (store === 'documents') await expect(page.getByText('前の世代と記録から組み立て直しました。')).toBeVisible();
    await type(page, ACTUAL, '41');
    await expect(saved(page)).toBeVisible();
    await page.reload();
    await expect(field(page)).toHaveValue('41');
  });
}

test('a long journal is gathered into a new generation, and the last ones are kept', async ({ page }) => {
  test.setTimeout(patience(90_000));
  await begin(page);
  for (let step = 0; step < 70; step += 1) {
    await field(page).fill(`${1000 + step}`);
    await page.keyboard.press('Enter');
  }
  await expect(saved(page)).toBeVisible();
  await expect.poll(() => inStore(page, 'history')).toBeGreaterThan(0);
  await page.reload();
  await expect(field(page)).toHaveValue('1,069');
});

test('a full disk is said, nothing changes but that, and it is tried again by itself', async ({ page }) => {
  await begin(page);
  // A browser's own quota lets small writes pass, so the disk is full in every call instead.
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    window.emptied = () => { IDBObjectStore.prototype.put = put; };
    IDBObjectStore.prototype.put = function full() { throw new DOMException('full', 'QuotaExceededError'); };
  });
  await type(page, ACTUAL, '43');
  await expect(page.getByText('未保存：保存領域がいっぱいです')).toBeVisible();
  await expect(field(page)).toHaveValue('43');
  await page.evaluate(() => window.emptied());
  await expect(saved(page)).toBeVisible({ timeout: patience(15_000) });
  await page.reload();
  await expect(field(page)).toHaveValue('43');
});

test('the clock an hour back loses nothing and puts nothing in another order', async ({ page }) => {
  await page.clock.install({ time: new Date('2026-11-22T14:00:00+09:00') });
  await begin(page);
  await page.clock.setSystemTime(new Date('2026-11-22T13:00:00+09:00'));
  await type(page, ACTUAL, '44');
  await expect(field(page)).toHaveValue('44');
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(field(page)).toHaveValue('44');
});

unwatched('an older version in another tab stops writing and asks to be reloaded', async ({ page, context }) => {
  await begin(page);
  const newer = await context.newPage();
  await newer.goto('./icon.svg');
  await newer.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.open('genki-board', 99);
    request.onsuccess = () => { request.result.close(); resolve(); };
    request.onerror = () => reject(request.error);
  }));
  await expect(page.getByText('新しい版の元気ボードがほかのタブで開きました。')).toBeVisible();
  await type(page, ACTUAL, '45');
  await expect(page.getByText('未保存：新しい版がほかのタブで動いています')).toBeVisible();
});

unwatched('after a panic the overlay says up to when, and the page without the app hands everything over', async ({ page }) => {
  await begin(page);
  const slot = key(page);
  await page.evaluate(() => document.dispatchEvent(new CustomEvent('genki-board:panic')));
  const overlay = page.getByRole('alertdialog', { name: '元気ボードが止まりました' });
  await expect(overlay).toContainText(/このブラウザに保存済み \d\d:\d\d/);
  await overlay.getByRole('button', { name: '保存データをダウンロード' }).click();
  await expect(page.getByText('文書 1件が残っています。')).toBeVisible();
  const whole = page.waitForEvent('download');
  await page.getByRole('button', { name: 'すべてをそのままダウンロード' }).click();
  const dump = JSON.parse(await readFile(await (await whole).path(), 'utf8'));
  expect(dump.documents.map((document) => document.slot)).toEqual([slot]);
  const one = page.waitForEvent('download');
  await page.getByRole('button', { name: /^この文書をファイルに保存/ }).click();
  const file = await readFile(await (await one).path(), 'utf8');
  await page.getByRole('link', { name: '元気ボードをもう一度開く' }).click();
  await page.goto('./#/chiba-5/files');
  await openFile(page, '取り出した文書.json', file);
  // It is a copy of what this browser still has: held against it, and opened beside it for who asks.
  await expect(page.getByText('この文書にない変更はありません。')).toBeVisible();
  await page.getByRole('button', { name: '別の文書として開く' }).click();
  await expect(page.getByText('「取り出した文書.json」を開きました。')).toBeVisible();
  await page.goto(`./#/${key(page)}/${INDICATOR}`);
  await expect(page.getByRole('region', { name: '目標と実績の表' })).toContainText('40名');
});

unwatched('two starts in a row that fail lead to the page that works without the app', async ({ page }) => {
  await page.route(/genki-board_bg.*\.wasm$/, (route) => route.abort());
  for (let start = 0; start < 2; start += 1) {
    await page.goto('about:blank');
    await page.goto('./');
    await expect(page.getByRole('alertdialog')).toBeVisible();
  }
  await page.goto('about:blank');
  await page.goto('./');
  await expect(page.getByRole('heading', { name: '保存データの取り出し' })).toBeVisible();
  await page.unroute(/genki-board_bg.*\.wasm$/);
  await page.getByRole('link', { name: '元気ボードをもう一度開く' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '第５次ちば中小企業元気戦略' })).toBeVisible();
});

test('every document is saved as a file, and everything can be erased from a shared machine', async ({ page }) => {
  await begin(page);
  await page.goto(`./#/${key(page)}/files`);
  await page.getByRole('button', { name: '複製' }).click();
  await expect(page.getByRole('link', { name: /の写し$/ })).toBeVisible();
  const together = page.waitForEvent('download');
  await page.getByRole('button', { name: 'すべての文書を保存' }).click();
  const packed = await (await together).path();
  expect((await together).suggestedFilename()).toMatch(/\.zip$/);
  await expect(page.getByText('2件の文書を、一つのファイル')).toBeVisible();
  await page.getByRole('button', { name: 'このブラウザからすべて消す' }).click();
  await page.getByRole('button', { name: 'ほんとうにすべて消す' }).click();
  await expect(page.getByText('このブラウザにあった文書と設定をすべて消しました。')).toBeVisible();
  await page.reload();
  await page.goto('./#/chiba-5/files');
  await expect(page.getByText('作業用の写しや開いたファイルは、まだありません。')).toBeVisible();
  expect(await inStore(page, 'documents')).toBe(0);
  // Both come back out of the one file.
  const bytes = await readFile(packed);
  await page.locator('.opening-ways input[type=file]').setInputFiles({ name: (await together).suggestedFilename(), mimeType: 'application/zip', buffer: bytes });
  await expect.poll(() => inStore(page, 'documents')).toBe(2);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('what one window has erased another does not write again, and offers as a file', async ({ page, context }) => {
  await begin(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole('button', { name: '編集する' }).click();
  await expect(field(other)).toHaveValue('40');
  await page.goto(`./#/${key(page)}/files`);
  await page.getByRole('button', { name: 'このブラウザからすべて消す' }).click();
  await page.getByRole('button', { name: 'ほんとうにすべて消す' }).click();
  await expect(page.getByText('このブラウザにあった文書と設定をすべて消しました。')).toBeVisible();
  await expect(other.getByText('別のタブで、このブラウザの文書がすべて消されました。')).toBeVisible();
  const file = other.waitForEvent('download');
  await other.getByRole('button', { name: 'ファイルに保存' }).click();
  expect((await file).suggestedFilename()).toMatch(/\.json$/);
  expect(await inStore(page, 'documents')).toBe(0);
});

test('a connection to the store that the browser has closed is opened again', async ({ page }) => {
  await page.addInitScript(() => {
    const { open } = IDBFactory.prototype;
    window.connections = [];
    IDBFactory.prototype.open = function noted(...given) {
      const request = open.apply(this, given);
      request.addEventListener('success', () => window.connections.push(request.result));
      return request;
    };
  });
  await begin(page);
  await page.evaluate(() => window.connections.forEach((connection) => connection.close()));
  await type(page, ACTUAL, '45');
  await expect(field(page)).toHaveValue('45');
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(field(page)).toHaveValue('45');
});

test('leaving with something that is not kept asks first', async ({ page }) => {
  await begin(page);
  const asked = [];
  page.on('dialog', (dialog) => { asked.push(dialog.type()); return dialog.dismiss(); });
  await page.evaluate(() => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
  await type(page, ACTUAL, '46');
  await expect(page.getByText('未保存：保存領域がいっぱいです')).toBeVisible();
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await expect(field(page)).toHaveValue('46');
});

unwatched('opened from the disk, where no browser lets it start, the page says what to do', async ({ page }) => {
  const { pathToFileURL } = await import('node:url');
  await page.goto(pathToFileURL('dist/index.html').href);
  await expect(page.getByText('公開されたページのアドレスから開いてください。')).toBeVisible();
});
