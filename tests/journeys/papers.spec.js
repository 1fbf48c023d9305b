// Papers that a committee can judge by: printed, and read page by page against the data.
import { readFileSync } from 'node:fs';
import { expect, fields, key, open, printed, test } from './people.js';

const sample = JSON.parse(readFileSync('public/strategies/sample.json', 'utf8')).body.base;
const plain = (text) => text.replaceAll(/[\s\u00a0]/g, '');
const shown = (number) => number.toLocaleString('en');

/** Smallest letters on the paper, in points, and whose they are. */
async function smallest(page) {
  await page.emulateMedia({ media: 'print' });
  const found = await page.evaluate(() => {
    let least = { size: Infinity };
    for (const element of document.querySelectorAll('body *')) {
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      if (!own || !element.checkVisibility() || element.closest('.spoken, .skip')) continue;
      const size = (parseFloat(getComputedStyle(element).fontSize) * 72) / 96;
      if (size < least.size) least = { size, text: element.textContent.slice(0, 40) };
    }
    return least;
  });
  await page.emulateMedia({ media: null });
  return found;
}

/** Prints and looks at what no page may lack, and that none is all but empty. */
async function paper(page, info, name, words) {
  const least = await smallest(page);
  expect(least.size, `${least.text}`).toBeGreaterThanOrEqual(8.99);
  const pages = (await printed(page, info, `${name}.pdf`, '-raw'))?.map(plain);
  if (!pages) return null;
  for (const [at, text] of pages.entries()) {
    expect(text, `page ${at + 1}`).toContain(`${at + 1}／${pages.length}`);
    for (const word of words) expect(text, `page ${at + 1}`).toContain(plain(word));
    expect(text.length, `page ${at + 1} has more than a title and a foot`).toBeGreaterThan(250);
  }
  return pages.join('');
}

test('研究会資料: target, actual, rate, verdict, money, evaluation, source, for a meeting', async ({ page }, info) => {
  await open(page, 'sample/handout?year=2024');
  await page.getByRole('combobox', { name: '会議' }).selectOption({ index: 1 });
  await fields(page, '資料番号').fill('資料２');
  await fields(page, '資料番号').press('Enter');
  await expect(page.locator('.cover .number')).toHaveText('資料２');
  const meeting = sample.meetings[0];
  await expect(page.locator('.cover')).toContainText(meeting.name);
  const whole = await paper(page, info, 'handout', ['資料２', '第５次ちば中小企業元気戦略（サンプル）']);
  if (!whole) return;
  expect(whole.match(/資料資料/)).toBeNull();
  for (const words of ['達成率', '判定', '進捗率', '目安値', '令和6年度の実施状況', '令和7年度の計画', '出典1', '凡例', '達成率80%以上はおおむね達成']) expect(whole).toContain(words);
  for (const indicator of sample.indicators) expect(whole, indicator.name).toContain(plain(indicator.name));
  const of = (rows, year, of) => rows.find((row) => row.year === year && (row.program ?? row.subject) === of);
  for (const program of sample.programs) {
    expect(whole).toContain(plain(program.text));
    const now = of(sample.plannedPrograms, 'FY2024', program.id);
    const next = of(sample.plannedPrograms, 'FY2025', program.id);
    for (const amount of [now?.budget, now?.settled, next?.status === 'ended' ? undefined : next?.budget]) {
      if (amount !== undefined) expect(whole, `${program.id}`).toContain(shown(amount));
    }
  }
  for (const evaluation of sample.evaluations.filter((found) => found.year === 'FY2024')) {
    for (const text of [evaluation.text, evaluation.factors, evaluation.next]) if (text) expect(whole).toContain(plain(text));
  }
  for (const target of sample.targets.filter((found) => found.period === 'FY2024' && found.value)) expect(whole).toContain(shown(target.value));
});

test('事業計画書 and 評価 are papers of their own', async ({ page }, info) => {
  await open(page, 'sample/plan?year=2025');
  await page.getByRole('link', { name: '紙の資料にする' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('令和7（2025）年度事業計画書');
  const plan = await paper(page, info, 'plan', []);
  if (plan) {
    for (const planned of sample.plannedPrograms.filter((found) => found.year === 'FY2025')) {
      if (planned.activities) expect(plan).toContain(plain(planned.activities));
      if (planned.budget && planned.status !== 'ended') expect(plan).toContain(shown(planned.budget));
    }
    for (const target of sample.targets.filter((found) => found.period === 'FY2025' && found.reason)) expect(plan).toContain(plain(target.reason));
    for (const words of ['予算額の合計', '前年度の予算額', '前年度の目標', '前年度の実績', '令和7（2025）年3月24日決定']) expect(plan).toContain(plain(words));
  }
  await open(page, 'sample/evaluation?year=2024');
  await page.getByRole('link', { name: '紙の資料にする' }).click();
  const evaluation = await paper(page, info, 'evaluation', []);
  if (!evaluation) return;
  for (const found of sample.evaluations.filter(({ year }) => year === 'FY2024')) expect(evaluation).toContain(plain(found.text));
  expect(evaluation).toContain(plain('令和6年度の実績167件は目標175件以上に届かず'));
});

test('the sheet of an indicator prints the same whether one edits or not', async ({ page }, info) => {
  await open(page, 'sample/indicators/bcp-seminar?year=2024');
  await expect(page.locator('.canvas svg').first()).toBeVisible();
  const read = await printed(page, info, 'read.pdf');
  await page.getByRole('button', { name: '編集する', exact: true }).click();
  await expect(page.getByRole('combobox', { name: '令和6年度の実績', exact: true })).toBeVisible();
  const edited = await printed(page, info, 'edited.pdf');
  expect(await smallest(page)).toMatchObject({ size: expect.any(Number) });
  await expect(page.getByRole('combobox', { name: '令和6年度の実績', exact: true })).toBeVisible();
  if (!read) return;
  const lines = (pages) => pages.map(plain).join('').replaceAll(/[0-9A-Z]{4}-[0-9A-Z]{4}/g, '');
  expect(lines(edited)).toBe(lines(read));
  expect(key(page)).toBe('sample');
});
