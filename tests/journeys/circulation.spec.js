// 依頼と回収: each division is sent its rows, and a board says who has answered. 履歴: what was changed, and the way back.
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { accessible, expect, key, open, saved, test, type, watch } from './people.js';

async function downloaded(page, press) {
  const waiting = page.waitForEvent('download');
  await press();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const button = (page, name) => page.getByRole('main').getByRole('button', { name, exact: true });
const line = (page, division) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: division, exact: true }) });
const hold = (page, files) => page.getByRole('main').locator('input[type=file]').setInputFiles(files);

async function ask(page) {
  await open(page, 'sample/files');
  await page.getByRole('link', { name: '依頼と回収', exact: true }).click();
  await page.getByLabel('提出期限').fill('そのうち');
  await button(page, '依頼を作る').click();
  await expect(page.getByRole('alert').filter({ hasText: '日付' })).toBeVisible();
  await page.getByLabel('提出期限').fill('2030-04-30');
  await button(page, '依頼を作る').click();
  await expect(page.getByRole('heading', { level: 1, name: '令和7年度の実績' })).toBeVisible();
  await expect(page.getByText('0／8 回収')).toBeVisible();
}

/** A division opens its file in a browser of its own, fills in its first figure, and sends the answer. */
async function answer(browser, baseURL, file, figure) {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  const faults = watch(page, baseURL);
  await open(page, 'chiba-5/files');
  await page.locator('.opening-ways input[type=file]').setInputFiles(file);
  // It leads straight to what is asked, with the fields open.
  await expect(page.getByRole('heading', { level: 1, name: '令和7（2025）年度の実績の記入' })).toBeVisible();
  await expect(page.getByText('雇用労働課の4指標のうち')).toBeVisible();
  await expect(page.getByRole('combobox', { name: '担当課' })).toHaveValue('雇用労働課');
  await page.getByRole('textbox', { name: '名前', exact: true }).fill('雇用労働課 担当');
  await page.keyboard.press('Enter');
  await type(page, '令和7年度の実績', figure);
  await expect(saved(page)).toBeVisible();
  const sent = await downloaded(page, () => button(page, '回答のファイルを保存').click());
  expect(faults).toEqual([]);
  await context.close();
  return { name: sent.name, mimeType: 'application/json', buffer: sent.bytes };
}

test('divisions are sent their rows, and what comes back is recognised, taken in and counted', async ({ page, browser, baseURL }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await ask(page);
  const board = page.url();
  // All files in one, each with the number that it has in the table.
  const zip = await downloaded(page, () => button(page, '全課のファイルを保存').click());
  expect(zip.name).toMatch(/^genki5-sample-requests-\d{8}-\w{4}-8files\.zip$/);
  const files = Object.entries(unzipSync(new Uint8Array(zip.bytes)));
  expect(files).toHaveLength(8);
  const number = Number(await line(page, '雇用労働課').getByRole('cell').first().textContent());
  const [name, bytes] = files.find(([name]) => name.endsWith(`-${String(number).padStart(2, '0')}.json`));
  expect(JSON.parse(strFromU8(bytes)).request.division).toBe('雇用労働課');
  await line(page, '雇用労働課').getByRole('button', { name: '依頼文をコピー' }).click();
  await expect(page.getByText('コピーしました。')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^雇用労働課 御中[\s\S]*2030[\s\S]*記入していただく指標（4）/);
  await accessible(page);
  // One answers with a file, the other in a spreadsheet.
  const sent = await answer(browser, baseURL, { name, mimeType: 'application/json', buffer: Buffer.from(bytes) }, '4321');
  await line(page, '流通販売課').getByRole('button', { name: '表をコピー' }).click();
  const rows = await page.evaluate(async () => (await navigator.clipboard.readText()).split('\n').map((row) => row.split('\t')));
  const column = rows[0].findIndex((head) => head.includes('(actual)'));
  rows[1][column] = '1,234';
  const csv = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
  await page.getByRole('link', { name: '届いたファイルを取り込む' }).click();
  await hold(page, [sent, { name: 'answer.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }]);
  await expect(page.getByText('「令和7年度の実績」への雇用労働課の回答です。雇用労働課の記録を1件記入しています。')).toBeVisible();
  await expect(page.getByText('「令和7年度の実績」への流通販売課の回答です。')).toBeVisible();
  await button(page, '取り込む').click();
  await expect(page.getByText('取り込みました。')).toBeVisible();
  await page.goto(board);
  await expect(page.getByText('2／8 回収')).toBeVisible();
  await expect(line(page, '雇用労働課')).toContainText('回収済');
  await expect(line(page, '雇用労働課')).toContainText('雇用労働課 担当');
  await expect(line(page, '経済政策課')).toContainText('未回収');
  await page.getByLabel('見せるもの').selectOption('未回収の課だけ');
  await expect(line(page, '雇用労働課')).toHaveCount(0);
  // One answers by telephone; that can be taken back.
  await line(page, '観光企画課').getByRole('button', { name: '紙や電話で受け取った' }).click();
  await expect(page.getByText('3／8 回収')).toBeVisible();
  await page.getByRole('button', { name: '元に戻す' }).first().click();
  await expect(page.getByText('2／8 回収')).toBeVisible();
  await button(page, '未回収の課への催促文をコピー').click();
  const reminders = await page.evaluate(() => navigator.clipboard.readText());
  expect(reminders.match(/御中/g)).toHaveLength(6);
  // Another time the same file is known for what it is.
  await page.getByRole('link', { name: '届いたファイルを取り込む' }).click();
  await hold(page, [sent]);
  await expect(page.getByText('この回答は取り込み済みです。')).toBeVisible();
});

test('what was changed is told, compared, gone back to, and begun anew from', async ({ page }) => {
  await open(page, 'sample/settings');
  await page.getByRole('textbox', { name: '名前', exact: true }).fill('経済政策課');
  await page.keyboard.press('Enter');
  await page.goto('./#/sample/indicators/bcp-seminar');
  await page.getByRole('button', { name: '編集する' }).click();
  const target = page.getByLabel('令和7年度の目標', { exact: true });
  const before = await target.inputValue();
  await type(page, '令和7年度の目標', '77');
  await expect(saved(page)).toBeVisible();
  const copy = key(page);
  // On the sheet itself: who made the figure what it is.
  await page.getByText('数値と項目の変更の履歴').click();
  const life = page.getByRole('region', { name: /変更を見る/ });
  await expect(life.getByRole('row').filter({ hasText: '77' })).toContainText('経済政策課');
  await page.goto(`./#/${copy}/files`);
  await page.getByRole('link', { name: '履歴', exact: true }).click();
  await page.getByRole('button', { name: '変更を見る' }).click();
  await expect(page.getByText('違いは1か所です。')).toBeVisible();
  await accessible(page);
  await button(page, '版を比べる').click();
  await expect(page.getByText('違いは1か所です。')).toHaveCount(2);
  // A second stretch of work a day later, from which one goes back to the first.
  await page.clock.install({ time: Date.now() + 24 * 3600 * 1000 });
  await page.goto(`./#/${copy}/indicators/bcp-seminar`);
  await type(page, '令和7年度の目標', '99');
  await page.goto(`./#/${copy}/files/versions`);
  await expect(page.getByRole('button', { name: '変更を見る' })).toHaveCount(2);
  await button(page, 'この時点に戻す').click();
  await expect(page.getByRole('button', { name: '変更を見る' })).toHaveCount(2);
  await page.goto(`./#/${copy}/indicators/bcp-seminar`);
  await expect(target).toHaveValue(/^77/);
  await page.getByRole('button', { name: '元に戻す' }).first().click();
  await expect(target).toHaveValue(/^99/);
  // Begun anew, it has no history; the one before keeps its own.
  await page.goto(`./#/${copy}/files/versions`);
  await button(page, '新しい基点にする').click();
  await button(page, '新しい文書を作る').click();
  await expect.poll(() => key(page)).not.toBe(copy);
  await page.goto(`./#/${key(page)}/files/versions`);
  await expect(page.getByText('まだ変更はありません。')).toBeVisible();
  expect(before).not.toBe('');
});
