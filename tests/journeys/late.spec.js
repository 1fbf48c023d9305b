// Where a module of the program comes late, or not at all: a feature waits, and nothing typed is lost.
import { test as plain } from '@playwright/test';
import { expect, open, saved, test } from './people.js';

const EDITING = /split_editor/;

/** The screens of the cycle on which figures and words are typed, each with a field of it. */
const DESKS = {
  plan: ['sample/plan?year=2026', /の予算額/],
  evaluation: ['sample/evaluation?year=2024', /の評価/],
  intake: ['sample/intake?year=2025', /の実績/],
  doing: ['sample/doing?year=2025', /の実施状況/],
  meetings: ['sample/meetings', /県の考え方/],
};

for (const [name, [place, field]] of Object.entries(DESKS)) {
  test(`${name}: there is nothing to type into until what is typed can be taken`, async ({ page }) => {
    let release;
    const held = new Promise((resolve) => { release = resolve; });
    await page.route(EDITING, async (route) => { await held; await route.continue(); });
    await open(page, place);
    await page.getByRole('button', { name: '編集する' }).click();
    await expect(page.getByText('編集の準備をしています')).toBeVisible();
    await expect(page.getByRole('main').getByLabel(field)).toHaveCount(0);
    release();
    await expect(page.getByText('編集の準備をしています')).toBeHidden();
    const first = page.getByRole('main').getByLabel(field).first();
    await first.fill('12');
    await first.blur();
    await expect(saved(page)).toBeVisible();
    await expect(page.getByRole('main').getByLabel(field).first()).toHaveValue(/12/);
  });
}

/** What the start of the page asks for beside the program, by the address alone. */
const NEEDS = {
  'sample/glossary': 'pages',
  'en/sample/indicators?text=BCP': 'pages',
  'sample/indicators/bcp-seminar?view=table': 'charts',
  'sample/figures': 'editor',
  'sample/results/spending': 'cycle',
  'sample/intake?year=2025': 'cycle',
  'sample/meetings/study-2024/minutes': 'cycle',
  'chiba-5/contests': 'editor',
};

for (const [place, module] of Object.entries(NEEDS)) {
  test(`${place} has its module fetched beside the program`, async ({ page }) => {
    await open(page, place);
    const ahead = await page.locator('head link[rel=preload][as=fetch]').evaluateAll((links) => links.map(({ href }) => href));
    expect(ahead.some((href) => href.includes(`split_${module}`)), ahead.join(' ')).toBe(true);
  });
}

// The console may speak here: a module that does not come is logged by the browser itself.
plain('where it cannot be fetched it is said, nothing can be typed that would be gone, and asking again brings it', async ({ page }) => {
  await page.route(EDITING, (route) => route.abort());
  await open(page, 'sample/plan?year=2026');
  await page.getByRole('button', { name: '編集する' }).click();
  const warning = page.getByRole('alert').filter({ hasText: '編集に必要な部分を読み込めませんでした' });
  await expect(warning).toBeVisible();
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
  await page.unroute(EDITING);
  await warning.getByRole('button', { name: 'もう一度読み込む' }).click();
  const budget = page.getByRole('main').getByLabel(/の予算額/).first();
  await budget.fill('34,567');
  await budget.press('Enter');
  await expect(saved(page)).toBeVisible();
  await expect(budget).toHaveValue('34,567');
});
