// Ten thousand indicators, twenty years: what is seen costs, not what there is.
import { expect, open, saved, test } from './people.js';
import { patience } from '../tools/speed.mjs';

const LIST = 500;

async function national(page, indicators) {
  await open(page, 'chiba-5/files');
  await page.locator('.opening-ways input[type=file]').setInputFiles(`target/national-${indicators}.json`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('架空の全国集計', { timeout: patience(60_000) });
  await expect(page.locator('.saved')).toHaveText(/このブラウザに保存済み/, { timeout: patience(60_000) });
}

const elements = (page) => page.evaluate(() => document.querySelectorAll('body *').length);

test('the list stands in the page as far as it is seen, however long it is', async ({ page }) => {
  test.setTimeout(patience(120_000));
  const counts = [];
  for (const indicators of [1000, 10_000]) {
    await national(page, indicators);
    await page.getByRole('link', { name: '指標', exact: true }).click();
    await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', `${indicators + 48}`);
    await expect.poll(() => page.locator('.indicators tbody tr').count()).toBeGreaterThan(5);
    counts.push(await elements(page));
  }
  console.log(`the list's elements at 1,000 and at 10,000 indicators: ${counts.join(', ')}`);
  expect(Math.max(...counts)).toBeLessThanOrEqual(LIST);
  expect(Math.abs(counts[0] - counts[1])).toBeLessThanOrEqual(30);
  // Found at once, wherever it stands.
  await page.getByRole('combobox', { name: '指標・事業・用語' }).fill('9999番');
  await expect(page.getByRole('link', { name: /9999番/ })).toBeVisible();
  await page.getByRole('combobox', { name: '指標・事業・用語' }).fill('');
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect(page.getByRole('link', { name: /地域47、9869番/ })).toBeInViewport();
  // By keyboard one comes on from row to row.
  await page.evaluate(() => scrollTo(0, 0));
  await page.getByRole('link', { name: /地域01、0番/ }).focus();
  for (let row = 0; row < 40; row += 1) await page.keyboard.press('Tab');
  const [name, row] = await page.evaluate(() => [document.activeElement.textContent, Number(document.activeElement.closest('tr').getAttribute('aria-rowindex'))]);
  expect(name).toMatch(/地域01/);
  expect(row).toBe(43);
});

test('a figure that is changed changes what shows it, and little else', async ({ page, context }) => {
  test.setTimeout(patience(120_000));
  await national(page, 10_000);
  const key = new URL(page.url()).hash.split('/')[1];
  await page.goto(`./#/${key}/indicators/n00002`);
  await expect(page.locator('.canvas svg')).toBeVisible();
  await page.getByRole('button', { name: '編集する' }).click();
  const field = page.getByRole('combobox', { name: '令和6年度の実績' });
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable');
  const layouts = async () => (await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'LayoutCount').value;
  const counts = [];
  // The first changes say that there are changes now; what repeats is measured.
  for (const value of ['1001', '1002', '1003']) {
    await field.fill(value);
    await page.evaluate(() => {
      window.changes = 0;
      const ours = ({ target }) => !(target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement)?.closest('.canvas');
      window.watching = new MutationObserver((list) => (window.changes += list.filter(ours).length));
      window.watching.observe(document.body, { childList: true, attributes: true, characterData: true, subtree: true });
    });
    const before = await layouts();
    await field.press('Enter');
    await expect(page.locator('.saved')).toHaveText(/変更 \d/);
    await page.waitForTimeout(500);
    counts.push([await page.evaluate(() => (window.watching.disconnect(), window.changes)), (await layouts()) - before]);
  }
  const [changes, laidOut] = counts.at(-1);
  console.log(`one figure at 10,000 indicators: ${changes} changes of the page outside its chart, ${laidOut} layouts`);
  expect(changes).toBeLessThanOrEqual(12);
  expect(laidOut).toBeLessThanOrEqual(2);
});

test('the charts of all of them are told by part, and drawn as far as one can read', async ({ page }) => {
  test.setTimeout(patience(120_000));
  await national(page, 10_000);
  await page.getByRole('link', { name: 'グラフ', exact: true }).click();
  await page.getByRole('link', { name: '指標と年度' }).click();
  await expect(page.getByRole('figure', { name: /指標と年度/ })).toContainText('はじめの120を示しています。');
  await page.getByRole('link', { name: '目標までの進み' }).click();
  const progress = page.getByRole('figure', { name: /目標までの進み/ });
  await expect(progress).toContainText('はじめの120を示しています。');
  await expect(progress.locator('.plot svg')).toBeVisible();
  await page.getByRole('link', { name: '構成' }).click();
  const structure = page.getByRole('figure', { name: /戦略の構成/ });
  await expect(structure).toContainText('数が多いため、まとめて示しています。');
  await structure.getByRole('rowheader').getByRole('link').first().click();
  await expect(page).toHaveURL(/within=/);
});

test('the sheet of all of them is worked in like any other', async ({ page }) => {
  test.setTimeout(patience(120_000));
  await national(page, 10_000);
  const key = new URL(page.url()).hash.split('/')[1];
  await page.goto(`./#/${key}/figures`);
  await page.getByRole('button', { name: '編集する' }).click();
  await page.locator('input[data-at="2,5"]').click();
  await page.keyboard.type('123');
  for (let row = 0; row < 60; row += 1) await page.keyboard.press('ArrowDown');
  await expect(page.locator('input[data-at="62,5"]')).toBeFocused();
  expect(await elements(page)).toBeLessThan(1500);
  // What is being typed when its row goes out of sight is kept.
  await page.keyboard.type('456');
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2));
  await expect(page.locator('input[data-at="62,5"]')).toHaveCount(0);
  await expect(saved(page)).toBeVisible();
  await page.evaluate(() => scrollTo(0, 0));
  await expect(page.locator('input[data-at="2,5"]')).toHaveValue('123');
  await page.locator('input[data-at="2,5"]').click();
  for (let row = 0; row < 60; row += 1) await page.keyboard.press('ArrowDown');
  await expect(page.locator('input[data-at="62,5"]')).toHaveValue('456');
});

test('the screens of the yearly cycle stay readable: a direction at a time', async ({ page }) => {
  test.setTimeout(patience(120_000));
  await national(page, 10_000);
  const key = new URL(page.url()).hash.split('/')[1];
  const counts = {};
  for (const screen of ['plan', 'doing', 'evaluation', 'handout', 'results', 'intake']) {
    await page.goto(`./#/${key}/${screen}`);
    await expect(page.locator(`[data-screen="${screen}"] h1`)).toBeVisible({ timeout: patience(20_000) });
    counts[screen] = await elements(page);
  }
  console.log(`elements of the yearly cycle's screens at 10,000 indicators: ${JSON.stringify(counts)}`);
  expect(Math.max(...Object.values(counts))).toBeLessThanOrEqual(20_000);
  // What is shown is what the choice says, and the rest is a choice away.
  await page.goto(`./#/${key}/evaluation`);
  const direction = page.getByRole('combobox', { name: '基本的方向' });
  await expect(direction.locator('option:checked')).toHaveText(/架空の地域01/);
  await direction.selectOption({ label: '第47 架空の地域47の元気づくり' });
  await expect(page.getByRole('region', { name: /架空の地域47の元気づくり/ }).first()).toBeVisible();
});

test('a thousand changes are held against five thousand, and taken in, without holding anything up', async ({ page }) => {
  test.setTimeout(patience(180_000));
  await open(page, 'chiba-5/files');
  await page.locator('.opening-ways input[type=file]').setInputFiles('target/apart-head.json');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('架空の全国集計', { timeout: patience(90_000) });
  await expect(page.locator('.saved')).toHaveText(/このブラウザに保存済み/, { timeout: patience(60_000) });
  const key = new URL(page.url()).hash.split('/')[1];
  await page.goto(`./#/${key}/files/taking-in`);
  await expect(page.getByText('まだファイルがありません。')).toBeVisible();
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => { window.longest = Math.max(window.longest, duration); })).observe({ type: 'longtask' });
  });
  await page.getByRole('main').locator('input[type=file]').setInputFiles('target/apart-division.json');
  await expect(page.getByText('A　divisionから。')).toBeVisible({ timeout: patience(90_000) });
  await expect(page.getByRole('table')).toBeVisible();
  const preview = await page.evaluate(() => window.longest);
  await page.evaluate(() => (window.longest = 0));
  await page.getByRole('main').getByRole('button', { name: '取り込む', exact: true }).click();
  await expect(page.getByText('取り込みました。')).toBeVisible({ timeout: patience(60_000) });
  await expect(page.locator('.saved')).toHaveText(/このブラウザに保存済み/, { timeout: patience(60_000) });
  const apply = await page.evaluate(() => window.longest);
  console.log(`1,000 changes against 5,000 on 10,000 indicators: longest task of the preview ${preview.toFixed(0)} ms, of taking in ${apply.toFixed(0)} ms`);
});
