// The forms of a year as an officer works in them: pasted wherever there is a column, filled, gone through by keyboard.
import { count, expect, fields, land, open, paste, saved, test } from './people.js';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const edit = (page) => page.getByRole('button', { name: '編集する', exact: true }).click();
const dialog = (page) => page.getByRole('dialog', { name: '貼り付ける前の確かめ' });
const focused = (page) => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
const undo = (page) => page.getByRole('button', { name: '元に戻す' }).click();

async function plan(page) {
  await open(page, 'chiba-5/plan');
  await edit(page);
  await page.getByRole('button', { name: '令和5年度の計画を作る' }).click();
  await expect(fields(page, /の予算額$/)).toHaveCount(27);
}

test('columns of the plan are pasted, and taken back as one step', async ({ page }) => {
  await plan(page);
  const budgets = fields(page, /の予算額$/);
  await budgets.first().click();
  await paste(page, count(1, 28).map((at) => at * 1000).join('\r\n'));
  await expect(budgets.last()).toHaveValue('27,000');
  await expect(page.getByText('予算額は計378,000千円です。', { exact: false })).toBeVisible();
  await undo(page);
  await expect(budgets.first()).toHaveValue('');
  await expect(budgets.last()).toHaveValue('');

  // Two columns side by side; what is no amount is not written, and says why.
  const divisions = page.getByRole('combobox', { name: /の担当課$/ });
  await divisions.first().click();
  await paste(page, '経営支援課\t7,700万円\n産業振興課\t50%');
  await expect(dialog(page).getByRole('row', { name: /50%/ })).toContainText('書き込まない');
  await expect(dialog(page)).toContainText('書き込まない 1');
  await land(page);
  await expect(budgets.first()).toHaveValue('77,000');
  await expect(budgets.nth(1)).toHaveValue('');
  await expect(divisions.nth(1)).toHaveValue('産業振興課');

  // Choices are pasted as words, onto the first of them.
  const status = page.getByRole('combobox', { name: /の区分$/ });
  await status.first().focus();
  await paste(page, '拡充\n縮小\nたぶん');
  await expect(dialog(page)).toContainText('選べる言葉ではありません');
  await page.keyboard.press('Enter');
  await expect(status.first()).toHaveValue('expanded');
  await expect(status.nth(1)).toHaveValue('reduced');
  await expect(status.nth(2)).toHaveValue('continued');

  // Over what stands there it is asked; Escape leaves everything, and the focus where it was.
  await budgets.first().click();
  await paste(page, '1\n2');
  await expect(dialog(page)).toContainText('書き換える 1');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(budgets.first()).toHaveValue('77,000');
  expect(await focused(page)).toMatch(/の予算額$/);
  await expect(saved(page)).toBeVisible();
});

test('lines are one text or one a row, and Enter goes down in every column', async ({ page }) => {
  await plan(page);
  const activities = fields(page, /の取組内容$/);
  await activities.first().click();
  await paste(page, '相談会を12回\nセミナーを4回');
  await expect(dialog(page)).toContainText('一行ずつ下の欄に入れるか');
  await dialog(page).getByRole('button', { name: 'この欄の文にする' }).click();
  await expect(activities.first()).toHaveValue('相談会を12回\nセミナーを4回');
  await expect(activities.nth(1)).toHaveValue('');
  await activities.nth(1).click();
  await paste(page, '展示会\n"二行の\n文"');
  await land(page);
  await expect(activities.nth(2)).toHaveValue('二行の\n文');
  // Into what has been begun it is text.
  await activities.nth(3).click();
  await page.keyboard.type('まず');
  await paste(page, 'あ\nい');
  await expect(activities.nth(3)).toHaveValue('まずあ\nい');

  await activities.nth(4).click();
  await page.keyboard.type('一行目');
  await page.keyboard.press('Alt+Enter');
  await page.keyboard.type('二行目');
  await page.keyboard.press('Enter');
  await expect(activities.nth(4)).toHaveValue('一行目\n二行目');
  await expect(activities.nth(5)).toBeFocused();
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('次');
  await expect(activities.nth(5)).toHaveValue('\n次');

  // A choice, a division, a target: down as well; Ctrl+D takes what stands above.
  const status = page.getByRole('combobox', { name: /の区分$/ });
  await status.first().focus();
  await page.keyboard.press('Enter');
  await expect(status.nth(1)).toBeFocused();
  const divisions = page.getByRole('combobox', { name: /の担当課$/ });
  await divisions.first().fill('経営支援課');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+D');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+D');
  for (const at of [0, 1, 2]) await expect(divisions.nth(at)).toHaveValue('経営支援課');
  await page.getByRole('button', { name: 'すべて継続' }).click();
  await expect(page.getByRole('combobox', { name: /の見直し$/ }).nth(23)).toHaveValue('keep');
  await expect(page.getByRole('button', { name: 'すべて継続' })).toHaveCount(0);
});

test('settled amounts and reports are pasted; a list of names makes a part a line', async ({ page }) => {
  await open(page, 'sample/doing?year=2024');
  await edit(page);
  const settled = fields(page, /の決算額$/);
  const before = await settled.count();
  await settled.nth(before - 3).click();
  await paste(page, '101\n102\n103');
  await expect(dialog(page)).toContainText('書き換える 3');
  await page.keyboard.press('Enter');
  await expect(settled.last()).toHaveValue('103');

  await page.goto(`./#/${new URL(page.url()).hash.split('/')[1]}/items/i2-3`);
  await fields(page, '新しい補助指標の名前').click();
  await paste(page, '策定した企業数\t社\t経営支援課\n講座の受講者数\t名\n訓練の回数');
  for (const name of ['策定した企業数', '講座の受講者数', '訓練の回数']) await expect(page.getByRole('link', { name })).toBeVisible();
  await undo(page);
  await expect(page.getByRole('link', { name: '訓練の回数' })).toHaveCount(0);
  await fields(page, '新しい主要事業').or(fields(page, /新しい.*事業/)).first().click();
  await paste(page, '一\t二\t三');
  await expect(page.getByText('名前、担当課の順に2列までです')).toBeVisible();
});

test('the evaluation stands on one line of sight, drafts a sentence, and hears a text that the figure contradicts', async ({ page }) => {
  await open(page, 'sample/evaluation?year=2024');
  const row = page.locator('.evaluations tbody[data-record]').filter({ hasText: '融資件数' });
  await expect(row).toContainText('57.0%');
  await edit(page);
  const text = row.getByRole('textbox', { name: /の評価$/ });
  await text.fill('おおむね順調に推移しています。');
  await text.press('Tab');
  await expect(row.getByRole('note')).toContainText('計算した判定は「未達」です');
  await expect(page.getByText('評価の文が判定と合わない指標が1件あります。')).toBeVisible();
  await page.getByRole('button', { name: '編集を終える' }).click();
  await expect(page.getByText('評価の文が判定と合わない')).toHaveCount(0);
  await edit(page);
  await text.fill('順調とは言えず、前年度を下回りました。');
  await text.press('Tab');
  await expect(row.getByRole('note')).toHaveCount(0);
  // Begun from the verdict, in the person's own hands from there on.
  await text.fill('');
  await text.press('Tab');
  await row.getByRole('button', { name: /判定から下書きする/ }).click();
  await expect(text).toHaveValue(/^令和6年度の実績10,260件は目標18,000件以上に届かず/);
  await expect(row.getByRole('note')).toHaveCount(0);
  // An item has its evaluation, too.
  const item = fields(page, /の施策項目の評価$/).first();
  await item.fill('相談から開業までを一つの窓口で支えました。');
  await item.press('Tab');
  await page.getByRole('button', { name: '編集を終える' }).click();
  await expect(page.getByText('相談から開業までを一つの窓口で支えました。')).toBeVisible();
});

test('other rules look at the same verdict, and change nothing', async ({ page }) => {
  await open(page, 'sample/indicators/manufacturing-shipments?year=2024');
  const verdict = page.getByRole('region', { name: /判定/ }).first();
  const before = await verdict.locator('.status').first().innerText();
  await expect(verdict.getByText('基準によって見方が分かれます').or(verdict.getByText('ほかの見方')).first()).toBeVisible();
  await verdict.getByText('ほかの見方').click();
  await expect(verdict.getByRole('row', { name: /ペース/ })).toContainText('95%以上は順調');
  await expect(verdict.getByRole('row', { name: /達成率/ })).toBeVisible();
  await expect(verdict.getByText('この戦略の判定は変わりません。')).toBeVisible();
  expect(await verdict.locator('.status').first().innerText()).toBe(before);
});

test('the sheet of figures is selected, leapt over and filled as in a spreadsheet', async ({ page }) => {
  await open(page, 'sample/figures');
  await edit(page);
  const cell = (year, name) => page.getByLabel(`${year}の実績　${name}`, { exact: true });
  const selected = () => page.locator('td[data-selected]').count();
  await cell('令和5年度', '起業・創業相談件数').click();
  await cell('令和6年度', '経営革新計画承認件数').click({ modifiers: ['Shift'] });
  await expect(page.getByRole('group', { name: '選んでいるセル' })).toContainText('セル');
  expect(await selected()).toBeGreaterThan(4);
  await cell('令和7年度', '起業・創業相談件数').click();
  await page.keyboard.press('Control+Shift+ArrowDown');
  expect(await selected(), 'to the end of the run').toBeGreaterThanOrEqual(2);
  await page.keyboard.press('Control+A');
  expect(await selected()).toBe(await page.locator('table.grid input.cell').count());
  await cell('令和8年度', '起業・創業相談件数').click();
  await page.keyboard.type('150');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+D');
  await expect(cell('令和8年度', '医療機器等の共同開発件数（累計）')).toHaveValue('150');
  // Head and strip stay in view while one goes down.
  await page.setViewportSize({ width: 1280, height: 700 });
  await page.keyboard.press('Control+ArrowDown');
  await page.evaluate(() => scrollBy(0, 400));
  const box = (locator) => locator.boundingBox();
  expect((await box(page.locator('.grid thead th').nth(4))).y).toBeGreaterThanOrEqual(0);
  expect((await box(page.locator('.grid thead th').nth(4))).y).toBeLessThan(300);
  expect((await box(page.getByRole('group', { name: '選んでいるセル' }))).y).toBeGreaterThanOrEqual(-1);
});
