// Every screen at every width: accessible by the rules that a machine can check, whole, and printable.
import { writeFileSync } from 'node:fs';
import { accessible, expect, open, test, unmarkedJapanese } from './people.js';

const SCREENS = {
  overview: 'chiba-5',
  'overview of the sample': 'sample',
  indicators: 'sample/indicators',
  'indicators found': 'chiba-5/indicators?text=BCP',
  'indicator without target': 'chiba-5/indicators/bcp-seminar',
  indicator: 'sample/indicators/startup-consultations',
  'indicator with a break': 'sample/indicators/disability-employment?view=table',
  figures: 'sample/figures',
  charts: 'sample/graphs',
  'structure of a direction': 'sample/graphs/structure?within=d1',
  'status by direction': 'sample/graphs/status',
  'indicators by years': 'sample/graphs/years?within=d3',
  progress: 'sample/graphs/progress',
  'progress as a table': 'sample/graphs/progress?view=table',
  'small charts': 'sample/graphs/multiples?within=d1',
  'charts without targets': 'chiba-5/graphs',
  'money and results': 'sample/results',
  budgets: 'sample/results/budgets',
  'budget and settled amount': 'sample/results/spending',
  'status by year': 'sample/results/statuses',
  'where the money goes': 'sample/results/flow',
  'money and results without plans': 'chiba-5/results',
  outcome: 'sample/indicators/manufacturing-shipments',
  direction: 'sample/directions/d1',
  item: 'chiba-5/items/i1-1-2',
  'a plan not yet made': 'chiba-5/plan',
  plan: 'sample/plan?year=2024',
  'hand-out': 'sample/handout?year=2023',
  doing: 'sample/doing?year=2025',
  'figures one at a time': 'sample/intake?year=2025',
  evaluation: 'sample/evaluation?year=2024',
  meetings: 'sample/meetings',
  workshops: 'sample/workshops',
  'opening a workshop': 'sample/workshops/new',
  'a workshop that is not here': 'sample/workshops/nowhere',
  'opinions on paper': 'sample/meetings/study-2024/opinions?number=4',
  'minutes on paper': 'sample/meetings/study-2024/minutes',
  'nothing to choose': 'chiba-5/contests',
  'taking in': 'chiba-5/files/taking-in',
  'asking divisions': 'sample/files/circulations',
  'no divisions to ask': 'chiba-5/files/circulations',
  'no history yet': 'chiba-5/files/versions',
  glossary: 'chiba-5/glossary',
  files: 'chiba-5/files',
  settings: 'chiba-5/settings',
  'missing document': 'w-nowhere',
  'missing place': 'chiba-5/indicators/nowhere',
};

const LANGUAGES = { Japanese: '', English: 'en/' };
const inLanguages = (screens) =>
  Object.entries(LANGUAGES).flatMap(([language, prefix]) =>
    Object.entries(screens).map(([name, place]) => ({ name: `${name} in ${language}`, place: prefix + place, english: prefix !== '' })),
  );

for (const { name, place, english } of inLanguages(SCREENS)) {
  test(`${name}: axe, width and headings at 360, 768 and 1280 px`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open(page, place);
    await expect(page.locator('html')).toHaveAttribute('lang', english ? 'en' : 'ja');
    if (english) expect(await page.evaluate(unmarkedJapanese), 'Japanese words are marked as such').toEqual([]);
    await accessible(page);
  });
}

const EDITED = {
  'an indicator': 'sample/indicators/startup-consultations',
  'the strategy': 'sample',
  'a direction': 'sample/directions/d1',
  'an item': 'sample/items/i1-1-2',
  'the sheet': 'sample/figures',
  'a plan': 'sample/plan?year=2026',
  'a report': 'sample/doing?year=2025',
  'an evaluation': 'sample/evaluation?year=2024',
};

for (const { name, place, english } of inLanguages(EDITED)) {
  test(`editing ${name}: axe at 360, 768 and 1280 px`, async ({ page }) => {
    await open(page, place);
    await page.getByRole('button', { name: english ? 'Edit' : '編集する', exact: true }).click();
    await expect(page.getByRole('main').getByRole('textbox').first()).toBeVisible();
    if (english) expect(await page.evaluate(unmarkedJapanese), 'Japanese words are marked as such').toEqual([]);
    await accessible(page, { rules: undefined });
  });
}

test('at 200 % and 400 % of a 1280 px window nothing is lost to the side', async ({ page }) => {
  for (const place of ['sample', 'sample/indicators', 'sample/indicators/bcp-seminar', 'sample/graphs', 'sample/graphs/years', 'sample/graphs/progress', 'sample/results/flow', 'sample/files', 'en/sample', 'en/sample/indicators/bcp-seminar', 'en/sample/graphs/structure']) {
    for (const width of [640, 320]) {
      await page.setViewportSize({ width, height: 512 });
      await open(page, place);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(wide, `${place} at ${width} px`).toBeLessThanOrEqual(0);
    }
  }
});

test('forced colours keep shape and word', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await open(page, 'sample');
  await expect(page.getByText('おおむね達成').first()).toBeVisible();
  for (const filled of [page.getByRole('button', { name: '検索' }), page.getByRole('link', { name: '全体', exact: true }).first()]) {
    const { color, backgroundColor } = await filled.evaluate((node) => ({ ...getComputedStyle(node) }));
    expect(color, 'words differ from the ground they stand on').not.toBe(backgroundColor);
  }
  // A chart's colours mean something: it keeps them, on paper of its own.
  await open(page, 'sample/graphs/progress');
  await expect(page.locator('.canvas svg').first()).toBeVisible();
  expect(await page.locator('.plot').first().evaluate((plot) => getComputedStyle(plot).forcedColorAdjust)).toBe('none');
});

test('prints on A4 without the parts that are pressed', async ({ page }, info) => {
  for (const [name, place] of Object.entries({ overview: 'sample', indicators: 'sample/indicators', indicator: 'sample/indicators/startup-consultations', charts: 'sample/graphs/progress', structure: 'sample/graphs/structure' })) {
    await open(page, place);
    if (name === 'indicator' || name === 'charts') await expect(page.locator('.canvas svg').first()).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('navigation', { name: '主な画面' })).toBeHidden();
    await expect(page.getByText('サンプル（架空の数値）').first()).toBeVisible();
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 4).toString()).toBe('%PDF');
    writeFileSync(info.outputPath(`${name}.pdf`), pdf);
    await page.emulateMedia({ media: null });
  }
});

test('it works at any path, and the address never changes the page', async ({ page }) => {
  await page.goto('./index.html#/sample/indicators/bcp-seminar');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('BCPセミナー受講者数');
});
