// Where figures land: a list from a spreadsheet by its names, what is asked before, and what is never written over.
import AxeBuilder from '@axe-core/playwright';
import { expect, open, paste, test } from './people.js';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const cell = (page, year, name) => page.getByLabel(`${year}の実績　${name}`, { exact: true });
const dialog = (page) => page.getByRole('dialog', { name: '貼り付ける前の確かめ' });

async function sheet(page, document = 'chiba-5') {
  await open(page, `${document}/figures`);
  await page.getByRole('button', { name: '編集する' }).click();
  await expect(cell(page, '令和6年度', 'BCPセミナー受講者数')).toBeVisible();
}

/** The names of the rows that are shown, as the sheet gives them. */
const names = (page) => page.locator('table.grid tbody th[scope=row]').allInnerTexts();

test('the 24 outputs stand alone, and a column without names lands there in their order', async ({ page }) => {
  await sheet(page);
  await page.getByLabel('社会目標・補助指標').selectOption('補助指標');
  await expect(page.locator('table.grid tbody th[scope=row]')).toHaveCount(24);
  const known = await page.locator('input[aria-label^="令和4年度の実績"]').evaluateAll((cells) => cells.map(({ value }) => value));
  expect(known).toHaveLength(24);
  // As large as what is known of each: nothing jumps.
  const figures = known.map((value) => value.replaceAll(',', '')).map((value) => (/^[\d.]+$/.test(value) ? value : '40'));
  const first = page.locator('table.grid tbody tr').filter({ has: page.locator('th[scope=row]') }).first();
  await first.getByLabel(/^令和7年度の実績/).focus();
  await paste(page, figures.join('\n'));
  await expect(page.getByText('24セルに書き込みました。')).toBeVisible();
  const landed = await page.locator('input[aria-label^="令和7年度の実績"]').evaluateAll((cells) => cells.map(({ value }) => value));
  expect(landed.map((value) => value.replaceAll(',', ''))).toEqual(figures.map((value) => String(Number(value))));
});

test('a list with names finds its rows wherever it is put, and is seen before it writes over anything', async ({ page }) => {
  await sheet(page);
  const rows = [
    ['番号', '指標', '単位', '令和4年度', '令和6年度', '備考'],
    ['1', 'ＢＣＰセミナー受講者数', '名', '30', '58', '済'],
    ['2', '企業訪問件数', '件', '', '61', ''],
    ['3', '知らない指標', '件', '', '7', ''],
  ];
  // Far from where it belongs.
  await cell(page, '令和7年度', '起業・創業相談件数').focus();
  await paste(page, rows.map((row) => row.join('\t')).join('\r\n'));
  await expect(dialog(page)).toBeVisible();
  await expect(dialog(page).getByText('指標の名前で行を合わせました。')).toBeVisible();
  await expect(dialog(page).getByText(/知らない指標/)).toBeVisible();
  await expect(dialog(page).getByText('数値でない列（左から1・3・6列目）は使いません。')).toBeVisible();
  const published = dialog(page).getByRole('row', { name: /R4年度/ });
  await expect(published).toContainText('いまの数値を残して加える');
  const found = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(found.violations).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(cell(page, '令和6年度', 'BCPセミナー受講者数')).toHaveValue('');
  await paste(page, rows.map((row) => row.join('\t')).join('\r\n'));
  await dialog(page).getByRole('button', { name: '3セルを書き込む' }).click();
  await expect(cell(page, '令和6年度', 'BCPセミナー受講者数')).toHaveValue('58');
  await expect(cell(page, '令和6年度', '企業訪問件数')).toHaveValue('61');
  await page.getByRole('button', { name: '元に戻す' }).click();
  await expect(cell(page, '令和6年度', 'BCPセミナー受講者数')).toHaveValue('');
});

test('a column without names that runs over outcomes and outputs is asked for', async ({ page }) => {
  await sheet(page);
  const first = page.locator('table.grid tbody tr').filter({ has: page.locator('th[scope=row]') }).first();
  await first.getByLabel(/^令和6年度の実績/).focus();
  await paste(page, Array.from({ length: 24 }, (_, at) => 40 + at).join('\n'));
  await expect(dialog(page).getByText(/社会目標と補助指標にまたがっています/)).toBeVisible();
  await dialog(page).getByRole('button', { name: 'やめる' }).click();
  await expect(first.getByLabel(/^令和6年度の実績/)).toHaveValue('');
  expect((await names(page)).length).toBeGreaterThan(0);
});

test('a figure of another unit stays as typed, with its reason beside it', async ({ page }) => {
  await sheet(page);
  const typed = cell(page, '令和6年度', 'BCPセミナー受講者数');
  await typed.click();
  await page.keyboard.type('58社');
  await page.keyboard.press('Enter');
  await expect(typed).toHaveValue('58社');
  await expect(typed).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('cell', { name: /単位が「社」ですが、この指標は「名」です/ })).toBeVisible();
});

test('a whole year typed over a part keeps the part and the baseline', async ({ page }) => {
  await sheet(page);
  const typed = cell(page, '令和4年度', '起業・創業相談件数');
  const part = await typed.inputValue();
  await typed.click();
  await page.keyboard.type('165');
  await page.keyboard.press('Enter');
  await expect(typed).toHaveValue('165');
  await page.getByRole('link', { name: '起業・創業相談件数' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('起業・創業相談件数');
  await page.getByRole('button', { name: '編集を終える' }).click();
  // The part stands among the earlier figures, and is still the baseline.
  await expect(page.getByRole('main')).toContainText(`${part}件`);
  await expect(page.getByRole('main')).toContainText('165件');
  await expect(page.getByText(/基準値/).first()).toBeVisible();
});
