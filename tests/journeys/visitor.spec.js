// A visitor with a keyboard alone, on a desktop and on a phone.
import { test as plain } from '@playwright/test';
import { expect, open, tabTo, test } from './people.js';

for (const [device, viewport] of Object.entries({ desktop: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } })) {
  test.describe(device, () => {
    test.use({ viewport });

    test('finds the BCP seminar by keyboard, with its date, its place and its table', async ({ page }) => {
      await open(page);
      const search = page.getByRole('searchbox', { name: '指標・事業・用語' });
      await tabTo(page, search);
      await page.keyboard.type('BCP');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1, name: '指標' })).toBeVisible();
      await expect(page.getByText('33件のうち1件を表示しています')).toBeVisible();
      await expect(page).toHaveTitle('「BCP」の指標｜第５次ちば中小企業元気戦略｜元気ボード');

      const link = page.getByRole('link', { name: 'チャレンジ企業支援センター事業において行うBCPセミナー受講者数' });
      await tabTo(page, link);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('チャレンジ企業支援センター事業において行うBCPセミナー受講者数');
      await expect(page).toHaveTitle('BCPセミナー受講者数｜第５次ちば中小企業元気戦略｜元気ボード');
      const known = page.getByRole('region', { name: 'いま分かっている数値' });
      await expect(known).toContainText('28名');
      await expect(known).toContainText('令和4（2022）年度実績');
      await expect(known).toContainText('原文「28名（R４年度実績）」');
      await expect(page.getByRole('navigation', { name: '現在の場所' })).toContainText('リスクマネジメントに係る支援');

      // One figure alone is a table, not a drawing.
      const table = page.getByRole('region', { name: 'BCPセミナー受講者数の推移（年度）' }).getByRole('table');
      await expect(table.getByRole('row', { name: /令和4（2022）年度 28名/ })).toBeVisible();

      await page.goBack();
      await expect(page.getByRole('heading', { level: 1, name: '指標' })).toBeVisible();
      await expect(page.getByText('33件のうち1件を表示しています')).toBeVisible();
    });

    test('reads the same sheet of the sample by its chart, point by point', async ({ page }) => {
      await open(page, 'sample/indicators/bcp-seminar');
      await expect(page.getByText('サンプル（架空の数値）').first()).toBeVisible();
      const verdict = page.getByRole('region', { name: '令和6年度の判定' });
      await expect(verdict).toContainText('一部達成');
      await expect(verdict).toContainText('令和6年度の実績47名は目標60名以上に届かず、達成率が78.3%（60%以上80%未満）のため「一部達成」です。');
      const chart = page.locator('.canvas');
      await expect(chart.locator('svg').first()).toBeVisible();
      await tabTo(page, chart);
      const heard = page.locator('[aria-live=assertive]');
      await page.keyboard.press('End');
      await expect(heard).toHaveText('令和8年度 実績はこれから 目標80名以上');
      await page.keyboard.press('ArrowLeft');
      await expect(heard).toHaveText('令和7年度 30名 年度途中（9/12か月） 令和7（2025）年12月時点 目標70名以上');
      await page.keyboard.press('Home');
      await expect(heard).toHaveText('令和2年度 12名');
    });
  });
}

test('the counts of the source stand on the first screen, computed', async ({ page }) => {
  await open(page);
  const table = page.getByRole('region', { name: '社会目標と補助指標の数の表' });
  // It stands below the first screens, and comes after them.
  await expect(table).toBeVisible();
  const cells = async (name) => (await table.getByRole('row', { name }).getByRole('cell').allInnerTexts()).map((text) => text.replace(/\D/g, ''));
  expect(await cells(/社会目標/)).toEqual(['3', '1', '1', '4', '9']);
  expect(await cells(/補助指標/)).toEqual(['9', '5', '5', '5', '24']);
});

test('filters by mark, direction and words, and the address keeps them', async ({ page }) => {
  await open(page, 'sample/indicators');
  await page.getByLabel('種類').selectOption({ label: '補助指標' });
  await expect(page.getByText('33件のうち24件を表示しています')).toBeVisible();
  await page.getByRole('checkbox', { name: /未達/ }).check();
  await expect(page.getByText('33件のうち2件を表示しています')).toBeVisible();
  await page.reload();
  await expect(page.getByText('33件のうち2件を表示しています')).toBeVisible();
  await page.getByRole('button', { name: '絞り込みをやめる' }).click();
  await expect(page.getByText('33件を表示しています')).toBeVisible();
  await page.getByRole('combobox', { name: '指標・事業・用語' }).fill('ｾﾐﾅｰ');
  await expect(page.getByRole('link', { name: /BCPセミナー受講者数/ })).toBeVisible();
});

test('goes from direction to item to indicator, and on to the next', async ({ page }) => {
  await open(page);
  await page.getByRole('link', { name: '経営基盤の強化' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: '経営基盤の強化' })).toBeVisible();
  await page.getByRole('link', { name: '３ リスクマネジメントに係る支援' }).click();
  await expect(page.getByText('BCP等の策定に取り組めるよう')).toBeVisible();
  await page.getByRole('link', { name: /BCPセミナー受講者数/ }).click();
  await expect(page.getByText('28').first()).toBeVisible();
  await page.getByRole('navigation', { name: '前後の指標' }).getByRole('link', { name: /次の指標/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '完全失業率' })).toBeVisible();
});

test('a link into a document that this browser lacks says so and offers the published one', async ({ page }) => {
  await open(page, 'w-nowhere/indicators/bcp-seminar');
  await expect(page.getByRole('heading', { name: 'この文書は、このブラウザにありません' })).toBeVisible();
  await page.getByRole('link', { name: '公開データを開く' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '第５次ちば中小企業元気戦略' })).toBeVisible();
});

test('pictures of the chart leave the page with title and source', async ({ page }) => {
  await open(page, 'sample/indicators/startup-consultations');
  await expect(page.locator('.canvas svg').first()).toBeVisible();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'SVGで保存' }).click();
  const svg = await waiting;
  expect(svg.suggestedFilename()).toMatch(/^起業・創業相談件数の推移（年度）_第５次ちば中小企業元気戦略（サンプル）_[-0-9]+\.svg$/);
  const { readFile } = await import('node:fs/promises');
  const text = await readFile(await svg.path(), 'utf8');
  expect(text).toContain('起業・創業相談件数の推移（年度）');
  expect(text).toContain('単位 件');
  const raster = page.waitForEvent('download');
  await page.getByRole('button', { name: 'PNGで保存' }).click();
  const png = await readFile(await (await raster).path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(2240);
});

// The console may speak here: a part that does not come is logged by the browser itself.
plain('a part that does not come says so, and comes when it is asked for again', async ({ page }) => {
  await page.route(/split_pages/, (route) => route.abort());
  await page.goto('./#/chiba-5/glossary');
  await expect(page.getByText('この部分を読み込めませんでした。通信を確かめてください。')).toBeVisible();
  await page.unroute(/split_pages/);
  await page.getByRole('button', { name: 'もう一度読み込む' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '用語・見方' })).toBeVisible();
});

test('takes the list and all figures along, for old spreadsheet programs too', async ({ page }) => {
  const { readFile } = await import('node:fs/promises');
  await open(page, 'sample/indicators?text=BCP');
  await page.getByText('CSVで保存').click();
  const take = async (name) => {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name, exact: true }).click();
    const download = await waiting;
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const list = await take('一覧');
  expect(list.name).toMatch(/^指標_第５次ちば中小企業元気戦略（サンプル）_[-0-9]+\.csv$/);
  expect(list.bytes.toString('utf8')).toMatch(/^\ufeff指標,種類,[^]*\r\nBCPセミナー受講者数,補助指標,[^]*,47,[^]*,60,60以上,78\.3,/);
  const all = await take('実績のすべて（Shift_JIS）');
  const text = new TextDecoder('shift_jis', { fatal: true }).decode(all.bytes);
  expect(text.split('\r\n').filter((line) => line.startsWith('BCPセミナー受講者数,')).length).toBe(6);
  expect(text).toContain('サンプル（架空の数値）');
  expect(text).not.toContain('〓');
});

test.describe('a visitor on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });
  const SCREENS = 2 * 740;
  const near = async (locator) => {
    const box = await locator.boundingBox();
    expect(box.y + box.height, 'within the first two screens').toBeLessThanOrEqual(SCREENS);
  };

  test('sees how it is going, what misses its target and why, and the search, within two screens', async ({ page }) => {
    await open(page, 'sample');
    const now = page.getByRole('region', { name: 'いまの状況' });
    await expect(now).toContainText('令和6年度の実績が判明している20の補助指標のうち、10が目標に届かず（未達 2、一部達成 2、おおむね達成 6）、10が「達成」です。');
    await near(now.locator('.statement'));
    await near(now.getByRole('list').first());
    const concerns = page.getByRole('region', { name: '気になる指標' });
    const missed = concerns.getByRole('listitem').filter({ hasText: '未達' });
    await expect(missed).toHaveCount(2);
    for (const [name, figures, reason] of [
      ['地域商業活性化コーディネーター派遣回数', '実績22回、目標40回以上（達成率55.0%）', '受け入れる人手が足りませんでした'],
      ['県制度融資の融資件数', '実績10,260件、目標18,000件以上（達成率57.0%）', '感染症対策の融資が終わり'],
    ]) {
      const line = missed.filter({ hasText: name });
      await expect(line).toContainText(figures);
      await expect(line).toContainText('理由');
      await expect(line).toContainText(reason);
      await near(line);
    }
    await concerns.getByRole('link', { name: '遅れている（未達・進展していない・目安に届かず）3指標を一覧で見る' }).click();
    await expect(page.getByText('33件のうち3件を表示しています')).toBeVisible();
    await expect(page.getByRole('button', { name: '遅れている 3' })).toHaveAttribute('aria-pressed', 'true');
    // The furthest first, and no filter had to be opened.
    await expect(page.getByRole('rowheader').first()).toContainText('企業倒産件数');
    await expect(page.getByRole('combobox', { name: '並べ替え' })).toBeHidden();
  });

  test('finds the BCP figure from a word that means the same, and sends a link to its chart', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    for (const typed of ['事業継続', 'ビーシーピー', 'ｂｃｐ']) {
      await open(page, 'sample');
      const search = page.getByRole('searchbox', { name: '指標・事業・用語' });
      await search.tap();
      await search.fill(typed);
      await page.getByRole('button', { name: '検索' }).tap();
      await expect(page.getByText('33件のうち1件を表示しています')).toBeVisible();
      const hit = page.getByRole('link', { name: /BCPセミナー受講者数/ });
      await near(hit);
      await hit.tap();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('BCPセミナー受講者数');
    }
    await page.getByText('ことばの意味').tap();
    await expect(page.getByText('事業継続計画。災害や事故のときも')).toBeVisible();
    await page.getByText('ことばの意味').tap();
    const copy = page.getByRole('figure').getByRole('button', { name: 'リンクをコピー' });
    await expect(page.locator('.canvas svg').first()).toBeVisible();
    await near(copy);
    await copy.tap();
    await expect(page.getByText('リンクをコピーしました。')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('#/sample/indicators/bcp-seminar');
  });

  test('finds programs and words of the glossary as well, each by itself', async ({ page }) => {
    await open(page, 'chiba-5/indicators?text=BCP');
    await expect(page.getByRole('region', { name: '主要事業 2件' }).getByRole('link')).toHaveCount(2);
    await expect(page.getByRole('region', { name: /^用語/ })).toContainText('事業継続計画');
    await page.goto('./#/chiba-5/indicators?text=アウトカム');
    await expect(page.getByText('33件のうち9件を表示しています')).toBeVisible();
    await page.goto('./#/chiba-5/indicators?text=そうぎょう');
    await expect(page.getByRole('rowheader', { name: /起業・創業相談件数/ })).toBeVisible();
  });

  test('reaches the other language and the search by the first presses of Tab, and the menu says that it is open', async ({ page }) => {
    await open(page, 'sample');
    const reached = [];
    for (let press = 0; press < 5; press += 1) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate(() => document.activeElement.textContent));
    }
    expect(reached).toEqual(expect.arrayContaining(['検索', 'English']));
    const menu = page.getByRole('button', { name: 'メニュー' });
    await menu.tap();
    await expect(page.getByRole('button', { name: 'メニューを閉じる' })).toHaveAttribute('aria-expanded', 'true');
    await expect(page.getByRole('navigation', { name: '主な画面' }).getByRole('link').first()).toHaveText('全体');
  });
});
