// Charts: pointed at, tapped, walked, heard, opened, taken along; and what is a table of marks.
import { readFile } from 'node:fs/promises';
import { expect, open, tabTo, test } from './people.js';

const figure = (page, name) => page.getByRole('figure', { name });
const canvas = (page, name) => figure(page, name).getByRole('application');
const drawn = async (page) => expect(page.locator('.canvas svg').first()).toBeVisible();

// A point of the same year says the same, however one comes to it.
const POINTS = {
  Japanese: {
    place: 'sample/indicators/bcp-seminar',
    figure: /BCPセミナー受講者数の推移/,
    said: ['令和7年度', '30名', '年度途中（9/12か月）', '令和7（2025）年12月時点', '目標70名以上'],
    apart: ' ',
  },
  English: {
    place: 'en/sample/indicators/bcp-seminar',
    figure: /BCP seminar/i,
    said: ['FY2025', '30 people', 'part-year (9 of 12 months)', 'as of December 2025', 'target at least 70 people'],
    apart: ', ',
  },
};

/** The middle of the chart's place of the last year but one, on the page. */
async function lastButOne(chart, part = 0.5) {
  await chart.locator('.plot').evaluate((plot) => plot.scrollIntoView({ block: 'center' }));
  const box = await chart.locator('.plot svg').boundingBox();
  // Seven years side by side between the axis and what stands beside the plot.
  const labels = await chart.locator('.plot svg text').evaluateAll((all) => all.map((text) => ({ words: text.textContent, left: text.getBoundingClientRect().left, width: text.getBoundingClientRect().width })));
  const label = labels.find(({ words }) => /^(令和7|R7|FY2025|FY25)/.test(words));
  return { x: label.left + label.width / 2, y: box.y + box.height * part };
}

/** The words of the tip that ECharts shows. */
const tip = (chart) =>
  chart.locator('.plot').evaluate((plot) => plot.innerText.replaceAll('\u00a0', ' '));

for (const [language, { place, figure: name, said, apart }] of Object.entries(POINTS)) {
  test(`a point says the same by mouse and by keyboard, and is heard, in ${language}`, async ({ page }) => {
    await open(page, place);
    await drawn(page);
    const chart = figure(page, name);
    const { x, y } = await lastButOne(chart);
    await page.mouse.move(x, y);
    await expect(chart.locator('[aria-live=assertive]')).toHaveText(said.join(apart));
    await expect.poll(() => tip(chart)).toContain(said[3]);
    await page.mouse.move(2, 2);
    await expect(chart.locator('[aria-live=assertive]')).toHaveText('');
    await tabTo(page, canvas(page, name));
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await expect(chart.locator('[aria-live=assertive]')).toHaveText(said.join(apart));
    for (const words of said) await expect.poll(() => tip(chart)).toContain(words);
    await page.keyboard.press('Escape');
    await expect.poll(() => tip(chart)).not.toContain(said[3]);
  });

  test.describe(() => {
    test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });
    test(`and by finger on a phone, in ${language}`, async ({ page }) => {
      await open(page, place);
      await drawn(page);
      const chart = figure(page, name);
      const { x, y } = await lastButOne(chart);
      await page.touchscreen.tap(x, y);
      await expect(chart.locator('[aria-live=assertive]')).toHaveText(said.join(apart));
      for (const words of said) await expect.poll(() => tip(chart)).toContain(words);
    });
  });
}

test('a finger asks first what a line says, and opens it when it asks again', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true });
  const page = await context.newPage();
  await open(page, 'sample/graphs/progress');
  await drawn(page);
  const chart = figure(page, /目標までの進み/);
  const text = chart.locator('.plot svg text', { hasText: 'BCPセミナー受講者数' });
  await text.scrollIntoViewIfNeeded();
  const box = await text.boundingBox();
  await page.touchscreen.tap(box.x + 40, box.y + box.height + 8);
  await expect(chart.getByRole('status').first()).toHaveText('BCPセミナー受講者数 78.3% 一部達成');
  await expect(page).toHaveURL(/graphs\/progress/);
  await page.touchscreen.tap(box.x + 40, box.y + box.height + 8);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('BCPセミナー受講者数');
  await context.close();
});

test('from the index to a chart with an address of its own, into a part, and to an indicator by keyboard', async ({ page }) => {
  await open(page, 'sample/graphs');
  await expect(page.getByText('目標の何%まで来ているか。')).toBeVisible();
  await page.getByRole('link', { name: '目標までの進み' }).click();
  await expect(page).toHaveURL(/graphs\/progress$/);
  await expect(page).toHaveTitle('目標までの進み｜第５次ちば中小企業元気戦略（サンプル）｜元気ボード');
  await drawn(page);
  await page.getByRole('combobox', { name: '見る範囲' }).selectOption({ label: '第３ 人材の確保・育成・定着' });
  await expect(page).toHaveURL(/graphs\/progress\?within=d3$/);
  const chart = figure(page, /目標までの進み/);
  await tabTo(page, canvas(page, /目標までの進み/));
  await page.keyboard.press('ArrowDown');
  await expect(chart.getByRole('status').first()).toHaveText('完全失業率 0.0% 横ばい');
  await page.keyboard.press('ArrowDown');
  await expect(chart.getByRole('status').first()).toHaveText('若年者の正規雇用就職の割合 94.5% おおむね達成');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('正規雇用として就職した者の割合');
  await page.goBack();
  await expect(page).toHaveURL(/graphs\/progress\?within=d3$/);
});

test('what is a table of marks or figures is one: walked, opened, narrowed', async ({ page }) => {
  await open(page, 'sample/graphs/structure');
  const structure = figure(page, /戦略の構成/);
  const item = structure.getByRole('row', { name: /１（１） 起業・創業への支援/ });
  await expect(item).toContainText('起業・創業相談件数 おおむね達成');
  await item.getByRole('link', { name: '１（１） 起業・創業への支援' }).click();
  await expect(page).toHaveURL(/graphs\/structure\?within=i1-1-1$/);
  await expect(page.getByText('「起業・創業への支援」に、社会目標0と補助指標1があります。')).toBeVisible();
  await structure.getByRole('link', { name: '起業・創業相談件数' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('起業・創業相談件数');
  await open(page, 'sample/graphs/years');
  const row = figure(page, /指標と年度/).getByRole('row', { name: /BCPセミナー/ });
  await expect(row).toContainText('28名');
  await expect(row).toContainText('年度途中（9/12か月）');
  await expect(row.locator('[data-tone=far-better]')).toHaveText(['139', '168']);
  await open(page, 'sample/graphs/status');
  await expect(figure(page, /方向ごとの/).getByRole('row', { name: /^計/ })).toContainText('24');
});

test('every indicator has a small chart, drawn when it comes into view', async ({ page }) => {
  await open(page, 'sample/graphs/multiples');
  const cards = page.locator('.cards > li');
  await expect(cards).toHaveCount(32);
  await expect(cards.first().locator('svg').last()).toBeVisible();
  const last = cards.filter({ hasText: '企業訪問件数' });
  await expect(last.locator('.plot svg')).toHaveCount(0);
  await last.scrollIntoViewIfNeeded();
  await expect(last.locator('.plot svg')).toBeVisible();
  // All that is missing is told, not drawn.
  await expect(cards.filter({ hasText: '年間商品販売額' }).locator('.plot svg')).toHaveCount(0);
  await last.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('企業訪問件数');
});

test('without targets the index offers what the data can say, and the way to the sample', async ({ page }) => {
  await open(page, 'chiba-5/graphs');
  await expect(page.getByText('目標値がまだ登録されていないため、達成や進みの図はありません。')).toBeVisible();
  await expect(page.locator('.charts h2')).toHaveText(['構成', '状態の数', '予算と成果']);
  await page.getByRole('link', { name: 'サンプルで見え方を確かめる' }).click();
  await expect(page).toHaveURL(/#\/sample\/graphs$/);
  // One figure alone is told, not drawn.
  await open(page, 'chiba-5/indicators/bcp-seminar');
  await expect(page.getByRole('application')).toHaveCount(0);
  await expect(page.getByRole('figure').getByRole('row', { name: /令和4/ })).toContainText('28名');
});

test('from the money of a direction into its items, each a chart and a table', async ({ page }) => {
  await open(page, 'sample/plan?year=2024');
  await page.getByRole('link', { name: '予算と成果を図で見る' }).click();
  await expect(page).toHaveURL(/results\?year=2024$/);
  await page.getByRole('link', { name: '予算額と決算額' }).click();
  await drawn(page);
  const spending = figure(page, /予算額と決算額/);
  await tabTo(page, canvas(page, /予算額と決算額/));
  await page.keyboard.press('ArrowDown');
  await expect(spending.getByRole('status').first()).toHaveText('第１ 成長の後押し 予算額 223,287千円 決算額 203,192千円 執行率 91%');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/results\/spending\?year=2024&within=d1$/);
  await spending.getByRole('button', { name: '表で見る' }).click();
  await expect(page).toHaveURL(/view=table/);
  await expect(spending.getByRole('row', { name: /^計/ })).toContainText('91%');
  await spending.getByRole('link', { name: /起業・創業への支援/ }).click();
  await expect(page).toHaveURL(/within=i1-1-1/);
  await page.getByRole('link', { name: 'お金の行き先' }).click();
  await expect(figure(page, /お金の行き先/).getByRole('row', { name: /起業・創業への支援/ })).toContainText('13,330');
});

test('a chart is taken along: its link, its figures, its picture, each standing alone', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, 'sample/graphs/progress');
  await drawn(page);
  const chart = figure(page, /目標までの進み/);
  await chart.getByRole('button', { name: 'リンクをコピー' }).click();
  await expect(chart.getByText('リンクをコピーしました。')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  const take = async (name) => {
    const waiting = page.waitForEvent('download');
    await chart.getByRole('button', { name }).click();
    const download = await waiting;
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const svg = await take('SVGで保存');
  expect(svg.name).toMatch(/^令和6年度の目標までの進み（%）_第５次ちば中小企業元気戦略（サンプル）_\d{8}-\d{4}\.svg$/);
  const csv = await take('CSVで保存');
  expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const code = await page.getByRole('contentinfo').getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();
  for (const text of [svg.bytes.toString('utf8'), csv.bytes.toString('utf8')]) {
    for (const wanted of ['令和6年度の目標までの進み（%）', '完全失業率', '単位 %', '時点', '出典', 'サンプル（架空の数値）', `データの符号 ${code}`, 'graphs/progress']) {
      expect(text).toContain(wanted);
    }
  }
  expect(csv.bytes.toString('utf8')).toContain('\r\n第１ 成長の後押し,開業率,進捗率,40,進展（目安未満）\r\n');
});

test('a break that is entered leaves a part-year bar hollow', async ({ page }) => {
  await open(page, 'sample/indicators/bcp-seminar');
  await page.getByRole('button', { name: '編集する' }).click();
  await drawn(page);
  const hollow = () => page.locator('.canvas svg path[fill="#ffffff"][stroke="#0017c1"]').count();
  await expect.poll(hollow).toBe(1);
  await page.getByRole('textbox', { name: '新しい断層の時点' }).fill('R6.4');
  await page.keyboard.press('Enter');
  await expect(page.locator('.canvas svg text', { hasText: '統計の断層' })).toBeVisible();
  await expect.poll(hollow).toBe(1);
});

/** What an SVG says, and which of its own lines stand beyond its edge. */
const look = (page, svg) =>
  page.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
    const words = [...parsed.querySelectorAll('text')].map((text) => ({ words: text.textContent, end: Number(text.getAttribute('x')) + Number(text.getAttribute('textLength')) }));
    const [width, height] = ['width', 'height'].map((side) => Number(parsed.documentElement.getAttribute(side)));
    const own = words.filter(({ end }) => !Number.isNaN(end));
    return { words: words.map(({ words }) => words).join('\n'), cut: own.filter(({ end }) => end > width).map(({ words }) => words), width, height, drawings: parsed.querySelectorAll('svg svg').length };
  }, svg);

const PICTURES = [
  ['structure, from a phone', 360, 'sample/graphs/structure', /戦略の構成/, ['第４ 地域活性化', '企業・市町村等のマッチング支援件数', '年度途中', 'graphs/structure']],
  ['every small chart', 1280, 'sample/graphs/multiples', /指標ごとの推移/, ['開業率', '企業訪問件数', 'R6年度', 'graphs/multiples']],
  ['where the money goes, at the first press', 1280, 'sample/results/flow', /お金の行き先/, ['205,740', '県制度融資の融資件数', '未達', 'results/flow']],
  ['indicators by year, wider than the page in English', 1280, 'en/sample/graphs/years', /Indicators by year/, ['Business start-up rate', 'FY2025', 'graphs/years']],
];
for (const [name, width, place, title, wanted] of PICTURES) {
  test(`a table of marks leaves as a picture too: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open(page, place);
    const chart = figure(page, title);
    await expect(chart).toBeVisible();
    const take = async (button) => {
      const waiting = page.waitForEvent('download');
      await chart.getByRole('button', { name: button }).click();
      return readFile(await (await waiting).path());
    };
    const code = await page.getByRole('contentinfo').getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();
    const seen = await look(page, (await take(/SVG/)).toString('utf8'));
    for (const words of [...wanted, code, /^en/.test(place) ? 'Sample (invented figures)' : 'サンプル（架空の数値）']) expect(seen.words).toContain(words);
    expect(seen.cut).toEqual([]);
    expect(seen.words).not.toContain('SVG');
    // A mark an indicator, or a drawing a card.
    if (/structure|multiples/.test(place)) expect(seen.drawings).toBeGreaterThan(30);
    const png = await take(/PNG/);
    // Twice the size, as far as every browser can draw it.
    expect(png.readUInt32BE(16)).toBe(Math.floor(seen.width * Math.min(2, Math.sqrt(16e6 / (seen.width * seen.height)))));
    await expect(page.locator('.portrait')).toHaveCount(0);
  });
}

test('on paper every small chart is drawn, and a long chart stands on one page', async ({ page }) => {
  const pages = (pdf) => pdf.toString('latin1').match(/\/Type \/Page\b/g).length;
  await open(page, 'sample/graphs/multiples');
  await expect(page.locator('.cards .plot svg').first()).toBeVisible();
  await page.pdf({ preferCSSPageSize: true });
  // One of the 32 has nothing to be drawn.
  await expect(page.locator('.cards .plot svg')).toHaveCount(31);
  await open(page, 'sample/graphs/progress');
  await drawn(page);
  const width = () => page.locator('.canvas svg').getAttribute('viewBox');
  const before = await width();
  expect(pages(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
  await expect.poll(width).toBe(before);
});

test.describe(() => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });
  test('on a phone a row of counts names every class that it has, without scrolling sideways', async ({ page }) => {
    await open(page, 'sample/graphs/status');
    const row = figure(page, /方向ごとの/).getByRole('row', { name: /地域活性化/ });
    await expect(row).toBeVisible();
    const seen = row.getByRole('cell');
    await expect(seen).toHaveText(['2', '1', '1', '1', '5']);
    const labels = await seen.evaluateAll((cells) => cells.map((cell) => cell.dataset.label));
    expect(labels).toEqual(['達成', 'おおむね達成', '未達', '年度途中', '計']);
    expect(await figure(page, /方向ごとの/).locator('.scroll').evaluate((place) => place.scrollWidth - place.clientWidth)).toBe(0);
    await open(page, 'sample/graphs/progress');
    await drawn(page);
    const ends = page.locator('.plot svg text', { hasText: /^-100%$/ });
    await expect(ends).toHaveCount(2);
    const box = await ends.first().boundingBox();
    expect(box.x).toBeGreaterThanOrEqual((await page.locator('.plot svg').boundingBox()).x);
  });
});
