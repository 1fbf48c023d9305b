// The order of the strategy, changed by keyboard: moved, taken out, brought back.
import { expect, open, saved, tabTo, test } from './people.js';

const names = (page) => page.getByRole('list', { name: '施策項目' }).getByRole('link').allInnerTexts();

test('a part is moved up and down, and the keyboard stays on it', async ({ page }) => {
  await open(page, 'sample/directions/d2');
  await page.getByRole('button', { name: '編集する' }).click();
  const up = page.getByRole('button', { name: '上へ　リスクマネジメントに係る支援', exact: true });
  await tabTo(page, up);
  await page.keyboard.press('Enter');
  await expect.poll(() => names(page)).toEqual(['１ 多様な経営課題への対応', '３ リスクマネジメントに係る支援', '２ SDGsやカーボンニュートラルの取組の促進']);
  await expect(up).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await names(page))[0]).toBe('３ リスクマネジメントに係る支援');
  await expect(up).toHaveAttribute('aria-disabled', 'true');
  const down = page.getByRole('button', { name: '下へ　リスクマネジメントに係る支援', exact: true });
  await down.focus();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await names(page))[1]).toBe('３ リスクマネジメントに係る支援');
  await expect(down).toBeFocused();
});

test('what was taken out comes back, at once or days later, with everything in it', async ({ page }) => {
  await open(page, 'chiba-5/directions/d2');
  await page.getByRole('button', { name: '編集する' }).click();
  await page.getByRole('button', { name: '削除　リスクマネジメントに係る支援', exact: true }).click();
  await expect(page.getByText('「リスクマネジメントに係る支援」を削除しました。「元に戻す」で戻せます。')).toBeVisible();
  await page.getByRole('button', { name: '元に戻す' }).click();
  await expect.poll(async () => (await names(page)).length).toBe(3);
  await page.getByRole('button', { name: 'この基本的方向を削除' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '第５次ちば中小企業元気戦略' })).toBeVisible();
  await expect(page.getByRole('list', { name: '基本的方向' }).getByRole('listitem')).toHaveCount(3);
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: '戻す　経営基盤の強化', exact: true }).click();
  await expect(page.getByRole('list', { name: '基本的方向' }).getByRole('listitem')).toHaveCount(4);
  await page.getByRole('button', { name: '編集を終える' }).click();
  const counts = page.getByRole('region', { name: '社会目標と補助指標の数の表' });
  await expect(counts.getByRole('row', { name: /^補助指標/ })).toContainText('24');
});

test('what a decided plan has is not taken out, and that is said', async ({ page }) => {
  await open(page, 'sample/directions/d2');
  await page.getByRole('button', { name: '編集する' }).click();
  await expect.poll(async () => (await names(page)).length).toBe(3);
  await page.getByRole('button', { name: '削除　リスクマネジメントに係る支援', exact: true }).click();
  await expect(page.getByText(/事業計画書は決定済みです/)).toBeVisible();
  await page.getByRole('button', { name: 'この基本的方向を削除' }).click();
  await expect(page.getByText(/事業計画書は決定済みです/).first()).toBeVisible();
  expect((await names(page)).length).toBe(3);
});

test('a place, a restatement and a series break', async ({ page }) => {
  await open(page, 'sample/directions/d2');
  await page.getByRole('button', { name: '編集する' }).click();
  await page.getByLabel('ほかの方向の社会目標を再掲').selectOption({ label: '開業率' });
  await expect(page.getByRole('list', { name: '社会目標' })).toContainText('開業率');
  await page.getByRole('link', { name: /リスクマネジメントに係る支援/ }).click();
  await page.getByLabel('置き場所').selectOption({ label: '第４ 地域活性化' });
  await expect(page.getByRole('navigation', { name: '現在の位置' }).or(page.locator('.crumbs'))).toContainText('地域活性化');
  await page.getByRole('link', { name: 'BCPセミナー受講者数' }).click();
  await page.getByLabel('新しい断層の時点').fill('令和6年4月');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: '統計の断層' }).getByRole('textbox').first()).toHaveValue('令和6年4月');
});
