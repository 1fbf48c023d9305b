// Two people at one document: what they set apart is seen, kept, and chosen by somebody.
import { expect, open, openFile, saved, saveFile, test, type } from './people.js';

const TARGET = '令和7年度の目標';
const field = (page) => page.getByLabel(TARGET, { exact: true });

/** Two windows of one document; both have the figure before either knows of the other's. */
async function apart(page, context) {
  await open(page, 'sample/indicators/bcp-seminar');
  await page.getByRole('button', { name: '編集する' }).click();
  await type(page, TARGET, '50');
  await expect(saved(page)).toBeVisible();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole('button', { name: '編集する' }).click();
  await expect(field(other)).toHaveValue(/^50/);
  // Neither hears of the other while it types.
  for (const window of [page, other]) await window.evaluate(() => { BroadcastChannel.prototype.postMessage = () => {}; });
  await type(page, TARGET, '61');
  await type(other, TARGET, '72');
  await expect(saved(other)).toBeVisible();
  return other;
}

test('what two windows set apart is shown, and chosen once for both', async ({ page, context }) => {
  const other = await apart(page, context);
  await page.reload();
  const sign = page.getByRole('link', { name: '食い違い 1' });
  await expect(sign).toBeVisible();
  await sign.click();
  await expect(page.getByRole('heading', { level: 1, name: '食い違い' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('令和7年度の目標');
  for (const figure of ['61', '72']) await expect(page.getByRole('main').getByText(figure, { exact: true })).toBeVisible();
  await page.locator('.side-card', { hasText: '61' }).getByRole('button').press('Enter');
  await expect(page.getByText('食い違いはありません。')).toBeVisible();
  await expect(sign).toBeHidden();
  await expect(saved(page)).toBeVisible();
  await expect(field(other)).toHaveValue(/^61/);
});

test('a difference travels with the file and waits there', async ({ page, context }) => {
  await apart(page, context);
  await page.reload();
  await expect(page.getByRole('link', { name: '食い違い 1' })).toBeVisible();
  await page.getByRole('link', { name: 'ファイル', exact: true }).click();
  const { text } = await saveFile(page);
  await openFile(page, 'sent.json', text);
  // It is of the document at hand, and held against it; it can be had by itself all the same.
  await expect(page.getByText('違いはありません。')).toBeVisible();
  await page.getByRole('button', { name: '別の文書として開く' }).click();
  await expect(page.getByText('「sent.json」を開きました。')).toBeVisible();
  await expect(page.getByRole('link', { name: '食い違い 1' })).toBeVisible();
});
