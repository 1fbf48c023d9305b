// The other language: a switch that keeps the place, an address that carries it, a choice that is remembered.
import { expect, open, tabTo, test } from './people.js';

test('a visitor changes the language by keyboard, stays where they are, and finds it again', async ({ page }) => {
  await open(page, 'sample/indicators?text=BCP');
  const toEnglish = page.getByRole('link', { name: 'English' });
  await tabTo(page, toEnglish);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Indicators');
  await expect(page).toHaveURL(/#\/en\/sample\/indicators\?text=BCP$/);
  await expect(page).toHaveTitle(/BCP/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('link', { name: '日本語' }), 'the keyboard goes on where it was').toBeFocused();
  await page.getByRole('link', { name: 'Participants in BCP seminars of the Challenge Company Support Centre' }).click();
  await expect(page.getByText('The FY2024 figure of 47\u00a0people does not reach the target of at least 60\u00a0people')).toBeVisible();
  // An address that names no language speaks the one that was chosen here.
  await page.goto('./#/chiba-5');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The 5th Chiba Small Business Vitality Strategy');
  await page.reload();
  await expect(page).toHaveURL(/#\/en\/chiba-5$/);
  await expect(page.getByText('Figures are known for 23 of the 24 supporting indicators.')).toBeVisible();
  await page.getByRole('link', { name: '日本語' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('第５次ちば中小企業元気戦略');
  await expect(page).toHaveURL(/#\/chiba-5$/);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('第５次ちば中小企業元気戦略');
});

test('a link in English opens in English and is not remembered', async ({ page }) => {
  await open(page, 'en/sample/indicators/startup-consultations');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Start-up consultations at the Challenge Company Support Centre');
  await expect(page.getByRole('main').getByText('チャレンジ企業支援センターにおける起業・創業相談件数').first()).toHaveAttribute('lang', 'ja');
  await page.goto('./#/sample');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
});

test('an officer edits in English, and what is undone is told in English', async ({ page }) => {
  await open(page, 'en/sample/indicators/startup-consultations');
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const cell = page.getByRole('combobox', { name: 'Actual of FY2025' });
  await cell.fill('151');
  await cell.press('Enter');
  await expect(page.getByText(/^Saved in this browser/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(/^Undone: actual of FY2025, Start-up consultations/)).toBeVisible();
  await cell.fill('15O');
  await cell.press('Enter');
  await expect(page.getByRole('cell', { name: /Character 3 is the letter O/ })).toBeVisible();
  // What is being typed and what was changed survive a change of language.
  await page.getByRole('link', { name: '日本語' }).click();
  await expect(page.getByRole('button', { name: '編集を終える' })).toBeVisible();
});
