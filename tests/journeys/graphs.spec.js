// The charts of the whole: walked, heard, opened, taken along.
import { readFile } from 'node:fs/promises';
import { expect, open, tabTo, test } from './people.js';

const chart = (page, name) => page.getByRole('figure', { name });
const canvas = (page, name) => chart(page, name).getByRole('application');

test('a screen-reader user walks from a direction over its item to an indicator, hearing each', async ({ page }) => {
  await open(page, 'sample/graphs');
  const structure = canvas(page, /戦略の構成/);
  await expect(structure.locator('svg')).toBeVisible();
  await tabTo(page, structure);
  const heard = chart(page, /戦略の構成/).getByRole('status');
  await page.keyboard.press('ArrowRight');
  await expect(heard).toHaveText('第１ 成長の後押し');
  await page.keyboard.press('ArrowRight');
  await expect(heard).toHaveText('社会目標 開業率 進展（目安未満）');
  for (let line = 0; line < 3; line += 1) await page.keyboard.press('ArrowDown');
  await expect(heard).toHaveText('補助指標 起業・創業相談件数 おおむね達成');
  await page.keyboard.press('ArrowLeft');
  await expect(heard).toHaveText('１（１） 起業・創業への支援');
  // Into the item, and from there to its indicator.
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/graphs\?within=i1-1-1$/);
  await expect(page.getByText('「起業・創業への支援」に、社会目標0と補助指標1があります。')).toBeVisible();
  await tabTo(page, structure);
  await page.keyboard.press('End');
  await expect(heard).toHaveText('補助指標 起業・創業相談件数 おおむね達成');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('起業・創業相談件数');
  await page.goBack();
  await expect(page).toHaveURL(/within=i1-1-1/);
});

test('a press on a mark opens what it stands for, and every chart is a table as well', async ({ page }) => {
  await open(page, 'sample/graphs');
  const years = chart(page, /指標と年度/);
  await expect(years.locator('.plot svg')).toBeVisible();
  await years.getByText('BCPセミナー受講者数').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('BCPセミナー');
  await page.goBack();
  await chart(page, /指標と年度/).getByRole('button', { name: '表で見る' }).click();
  await expect(page).toHaveURL(/graphs\?tables=years$/);
  const row = chart(page, /指標と年度/).getByRole('row', { name: /BCPセミナー/ });
  await expect(row).toContainText('28名');
  await expect(row).toContainText('107 年度途中（9/12か月）');
  for (const name of [/戦略の構成/, /方向ごとの/, /目標までの進み/, /指標ごとの推移/]) {
    await chart(page, name).getByRole('button', { name: '表で見る' }).click();
    expect(await chart(page, name).getByRole('row').count()).toBeGreaterThan(4);
  }
  await page.reload();
  await expect(page.getByRole('application')).toHaveCount(0);
});

test('a part is chosen from the list, and its charts leave the page with title and source', async ({ page }) => {
  await open(page, 'sample/graphs');
  await page.getByRole('combobox', { name: '見る範囲' }).selectOption({ label: '第３ 人材の確保・育成・定着' });
  await expect(page).toHaveURL(/within=d3/);
  await expect(canvas(page, /項目ごとの/).locator('svg')).toBeVisible();
  const waiting = page.waitForEvent('download');
  await chart(page, /目標までの進み/).getByRole('button', { name: 'SVGで保存' }).click();
  const svg = await readFile(await (await waiting).path(), 'utf8');
  expect(svg).toContain('令和6年度の目標までの進み（%）');
  expect(svg).toContain('出典');
  expect(svg).toContain('完全失業率');
});

test('without targets the charts speak of what is known', async ({ page }) => {
  await open(page, 'chiba-5/graphs');
  await expect(page.getByText('24の補助指標のうち23で数値が分かっています。目標値はまだ登録されていません。')).toBeVisible();
  await page.getByRole('link', { name: 'サンプルで見え方を確かめる' }).click();
  await expect(page).toHaveURL(/#\/sample\/graphs$/);
});

test('from the money of a direction over an item to its indicator, heard, and every chart a table as well', async ({ page }) => {
  await open(page, 'sample/plan?year=2024');
  await page.getByRole('link', { name: '予算と成果を図で見る' }).click();
  await expect(page).toHaveURL(/results\?year=2024$/);
  const flow = canvas(page, /お金の行き先/);
  await expect(flow.locator('svg')).toBeVisible();
  await tabTo(page, flow);
  const heard = chart(page, /お金の行き先/).getByRole('status');
  await page.keyboard.press('ArrowRight');
  await expect(heard).toHaveText('第１ 成長の後押し');
  await page.keyboard.press('ArrowDown');
  await expect(heard).toHaveText('１（１） 起業・創業への支援 予算額 13,330千円');
  await page.keyboard.press('ArrowRight');
  await expect(heard).toHaveText('補助指標 起業・創業相談件数 おおむね達成');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/results\?year=2024&within=i1-1-1$/);
  for (const name of [/予算額の推移/, /予算額と決算額/, /年度ごとの状態/, /お金の行き先/]) {
    await chart(page, name).getByRole('button', { name: '表で見る' }).click();
  }
  await expect(page.getByRole('application')).toHaveCount(0);
  await expect(chart(page, /予算額の推移/).getByRole('row', { name: /^計/ })).toContainText('13,330千円');
  await expect(chart(page, /予算額と決算額/).getByRole('row', { name: /^計/ })).toContainText('89%');
  await expect(chart(page, /お金の行き先/)).toContainText('起業・創業相談件数（おおむね達成）');
  await page.getByRole('link', { name: '起業・創業への支援' }).first().click();
  await expect(page).toHaveURL(/within=i1-1-1/);
});
