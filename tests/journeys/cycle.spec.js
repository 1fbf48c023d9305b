// The yearly cycle, as a new officer goes through it from the published strategy.
import { count, expect, fields, fill, key, open, printed, saved, test } from './people.js';
import { patience } from '../tools/speed.mjs';

const edit = (page) => page.getByRole('button', { name: '編集する', exact: true }).click();

test('a plan is made, filled in, decided, handed out on paper, and changed only with a reason', async ({ page }, info) => {
  test.setTimeout(patience(120_000));
  await open(page, 'chiba-5/plan');
  await expect(page.getByText('令和5年度の事業計画書はまだありません。')).toBeVisible();
  await edit(page);
  await page.getByRole('button', { name: '令和5年度の計画を作る' }).click();
  const budgets = count(0, 27).map((at) => 1234 * (at + 3));
  const targets = count(0, 24).map((at) => 40 + at * 10);
  await fill(page, /の予算額$/, budgets);
  await fill(page, /の令和5年度の目標$/, targets);
  const sum = budgets.reduce((total, budget) => total + budget).toLocaleString('en');
  await expect(page.getByText(`予算額は計${sum}千円です。補助指標24のうち24に目標を定めています。`)).toBeVisible();
  await expect(page.getByText('見直しの答えがない指標24件')).toBeVisible();

  // A blank is not 0, and what is no amount is refused and stays.
  const first = fields(page, /の予算額$/).first();
  await first.fill('未定');
  await first.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(first).toHaveValue('未定');
  await first.press('Escape');

  // What is being typed stays, whatever becomes of what was typed before.
  await first.fill(String(budgets[0] + 1));
  await first.press('Enter');
  await first.fill(String(budgets[0]));
  await first.press('Enter');
  await fields(page, '決定日').fill('R5.3.20');
  await page.getByRole('button', { name: '元に戻す' }).click();
  await page.getByRole('button', { name: 'やり直す' }).click();
  await expect(saved(page)).toBeVisible();
  await expect(fields(page, '決定日')).toHaveValue('R5.3.20');
  await page.getByRole('button', { name: '決定する' }).click();
  await expect(page.getByText('令和5（2023）年3月20日決定')).toBeVisible();
  await expect(fields(page, /の予算額$/)).toHaveCount(0);
  await expect(saved(page)).toBeVisible();

  // Neither here nor in the grid is a decided target typed over.
  await page.goto(`./#/${key(page)}/indicators/bcp-seminar`);
  const target = page.getByRole('textbox', { name: '令和5年度の目標', exact: true });
  await target.fill('99');
  await target.press('Enter');
  await expect(page.getByRole('alert')).toContainText('令和5年度の事業計画書は決定済みです');
  await target.press('Escape');
  await page.goto(`./#/${key(page)}/figures?view=targets`);
  const cell = page.getByLabel('令和5年度の目標　BCPセミナー受講者数', { exact: true });
  await cell.focus();
  await page.keyboard.type('99');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/令和5年度の事業計画書は決定済みです/)).toBeVisible();
  await expect(cell).not.toHaveValue(/99/);

  await page.goto(`./#/${key(page)}/plan`);
  await fields(page, '変更の理由').fill('補正予算のため');
  await page.getByRole('button', { name: '計画を変更する' }).click();
  await expect(fields(page, /の予算額$/)).toHaveCount(27);
  await fields(page, /の予算額$/).first().fill('5,000');
  await fields(page, /の予算額$/).first().press('Enter');
  await page.getByRole('button', { name: '変更を終える' }).click();
  await expect(page.getByRole('region', { name: '決定後の変更' })).toContainText('補正予算のため');
  budgets[0] = 5000;

  // The hand-out, page by page.
  await page.goto(`./#/${key(page)}/handout?year=2022&number=4`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('実施状況・評価と次年度の計画');
  const rows = await page.locator('.outputs-paper tbody tr').count();
  expect(rows, 'four directions with a head and a sum, 20 items, 27 programs, the sum of all').toBe(4 + 4 + 20 + 27 + 1);
  const pages = await printed(page, info, 'handout.pdf');
  // Read where poppler is at hand; the rows above are compared everywhere.
  if (!pages) return;
  for (const [at, text] of pages.entries()) {
    const plain = text.replaceAll(/\s/g, '');
    for (const words of ['資料4', '第５次ちば中小企業元気戦略', `${at + 1}／${pages.length}`]) {
      expect(plain, `page ${at + 1}`).toContain(words);
    }
  }
  const whole = pages.join('');
  for (const budget of budgets) expect(whole).toContain(budget.toLocaleString('en'));
  for (const target of targets) expect(whole).toMatch(new RegExp(`\\b${target} ?\\S*以上`));
  expect(whole.replaceAll(/\s/g, '')).toContain('130件');
});

test('an opinion is taken, answered, and linked to the very change it led to', async ({ page }) => {
  await open(page, 'chiba-5/meetings');
  await expect(page.getByText('御意見はまだ記録されていません。')).toBeVisible();
  await edit(page);
  await fields(page, '新しい会議の名前').fill('第1回研究会');
  await fields(page, '新しい会議の名前').press('Enter');
  await page.getByRole('link', { name: '第1回研究会' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('第1回研究会');
  await fields(page, '開催日').fill('R5.3.24');
  await fields(page, '開催日').press('Enter');
  await expect(page.getByText('研究会　令和5（2023）年3月24日')).toBeVisible();
  await fields(page, '議事概要').fill('【委員】相談の目標が低い。\n【県】見直します。');
  await fields(page, '議事概要').press('Tab');
  await fields(page, '新しい御意見').fill('相談件数の目標は実績より低いのではないか。');
  await fields(page, '新しい御意見').press('Enter');
  await expect(fields(page, 'No.1 御意見')).toHaveValue(/目標は実績より低い/);

  // What it leads to.
  await page.goto(`./#/${key(page)}/indicators/startup-consultations`);
  const target = page.getByRole('textbox', { name: '令和4年度の目標', exact: true });
  await target.fill('180');
  await target.press('Enter');
  await page.goto(`./#/${key(page)}/meetings`);
  await page.getByRole('link', { name: '第1回研究会' }).first().click();
  await page.getByRole('combobox', { name: 'No.1 対象' }).selectOption({ label: 'チャレンジ企業支援センターにおける起業・創業相談件数' });
  await fields(page, 'No.1 県の考え方').fill('目標を引き上げます。');
  await fields(page, 'No.1 回答日').fill('R5.4.10');
  await page.getByRole('combobox', { name: 'No.1 反映区分' }).selectOption('反映した');
  const link = page.getByRole('combobox', { name: 'No.1 反映先' });
  const label = await link.locator('option', { hasText: '180' }).first().textContent();
  await link.selectOption({ label });
  await fields(page, 'No.1 約束したこと').fill('翌年度も検討します');
  await fields(page, 'No.1 いつまでに').fill('R6.3.31');
  await fields(page, 'No.1 いつまでに').press('Enter');
  await page.getByRole('button', { name: '編集を終える' }).click();
  await expect(page.getByText('御意見1件、うち回答1件')).toBeVisible();
  const opinion = page.getByRole('article');
  await expect(opinion, 'whoever usually speaks there').toContainText('委員');
  await expect(opinion).toContainText('反映した');
  await opinion.getByRole('link', { name: /180/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('起業・創業相談件数');
  await page.goto(`./#/${key(page)}/meetings`);
  const promises = page.getByRole('region', { name: '約束したことの、その後' });
  await expect(promises).toContainText('翌年度も検討します');
  await expect(promises).toContainText('期日を過ぎています');
});

test('a year is evaluated in words, and a verdict is overruled only with a reason, both shown', async ({ page }) => {
  await open(page, 'sample/evaluation?year=2024');
  await expect(page.getByRole('region', { name: '指標の点検' })).toContainText('実績がすでに届いています');
  await edit(page);
  await fields(page, '製造品出荷額等の評価').fill('目安に届かなかった。');
  await fields(page, '製造品出荷額等の評価').press('Tab');
  await expect(page.getByText('32の指標のうち8に評価を書きました。')).toBeVisible();
  const row = page.getByRole('row', { name: /^製造品出荷額等/ });
  await row.getByText('判定を変える', { exact: true }).click();
  await row.getByRole('combobox').selectOption('横ばい');
  await row.getByRole('button', { name: 'この判定にする' }).click();
  await expect(row.getByRole('alert')).toBeVisible();
  await row.getByRole('textbox', { name: '判定を変える理由' }).fill('統計の見直し中のため');
  await row.getByRole('button', { name: 'この判定にする' }).click();
  await expect(row).toContainText('計算と異なる判定　統計の見直し中のため');
  await expect(row.locator('.status').first()).toHaveText('目安以上に進展');
  await page.getByRole('button', { name: '元に戻す' }).click();
  await expect(row).not.toContainText('統計の見直し中のため');
});

test('what a meeting saw is looked at again as it was, and not changed', async ({ page }) => {
  await open(page, 'sample/meetings/study-2024');
  await edit(page);
  await page.getByRole('button', { name: 'いまの内容を、この会議が見たものとして記録する' }).click();
  await expect(page.getByText(/^変更\d+件までを見たと記録しています。$/)).toBeVisible();
  const document = key(page);
  await page.goto(`./#/${document}/handout?year=2024`);
  const cell = page.locator('.outputs-paper').getByRole('row', { name: /BCPセミナー受講者数/ }).first();
  const seen = await page.locator('.outputs-paper').innerText();
  // Revised afterwards.
  await page.goto(`./#/${document}/indicators/bcp-seminar`);
  const actual = page.getByRole('combobox', { name: '令和6年度の実績', exact: true });
  await actual.fill('777');
  await actual.press('Enter');
  await page.goto(`./#/${document}/handout?year=2024`);
  await expect(cell).toContainText('777');
  await page.goto(`./#/${document}/meetings/study-2024`);
  await page.getByRole('link', { name: 'この時点で見る' }).click();
  await expect(page.getByText('が見た時点で表示しています。')).toBeVisible();
  await expect(page.getByRole('button', { name: '編集を終える' })).toHaveCount(0);
  await page.goto(`./#/${document}/handout?year=2024&known=study-2024`);
  await expect(cell).not.toContainText('777');
  expect(await page.locator('.outputs-paper').innerText()).toBe(seen);
  // It stays so from screen to screen, until one comes back.
  await page.getByRole('link', { name: '全体', exact: true }).click();
  await expect(page).toHaveURL(/known=study-2024/);
  await page.getByRole('link', { name: '今に戻る' }).click();
  await expect(page).not.toHaveURL(/known/);
  await expect(page.getByRole('button', { name: '編集を終える' })).toBeVisible();
});

test('the next year is made from this one, with an indicator less and one more', async ({ page }) => {
  test.setTimeout(patience(120_000));
  await open(page, 'chiba-5/plan');
  await edit(page);
  await page.getByRole('button', { name: '令和5年度の計画を作る' }).click();
  await fields(page, /の予算額$/).first().fill('12,340');
  await fields(page, /の予算額$/).first().press('Enter');
  await fields(page, '決定日').fill('R5.3.20');
  await page.getByRole('button', { name: '決定する' }).click();
  await page.getByRole('button', { name: '次年度（令和6年度）を作る' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('令和6（2024）年度の事業計画書');
  // As last year, without its money, which stands beside.
  await expect(fields(page, /の予算額$/).first()).toHaveValue('');
  await expect(page.getByRole('row', { name: /産業振興センターにおいて、情報/ })).toContainText('12,340');
  const document = key(page);
  await page.getByRole('combobox', { name: 'BCPセミナー受講者数の見直し' }).selectOption('廃止');
  await fields(page, 'BCPセミナー受講者数の見直しの理由').fill('ほかの指標で見るため');
  await fields(page, 'BCPセミナー受講者数の見直しの理由').press('Enter');
  await page.goto(`./#/${document}/items/i2-3`);
  await fields(page, '新しい補助指標の名前').fill('BCPを策定した企業数');
  await fields(page, '新しい補助指標の名前').press('Enter');
  await page.goto(`./#/${document}/plan?year=2024`);
  await page.getByRole('combobox', { name: 'BCPを策定した企業数の見直し' }).selectOption('追加');
  await page.getByRole('button', { name: '編集を終える' }).click();
  // It is not one of 令和6年度, and its sheet and history stay.
  await page.goto(`./#/${document}/indicators?year=2024`);
  await expect(page.getByRole('link', { name: /BCPを策定した企業数/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /BCPセミナー受講者数/ })).toHaveCount(0);
  await page.goto(`./#/${document}/indicators?year=2022`);
  await expect(page.getByRole('link', { name: /BCPセミナー受講者数/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /BCPを策定した企業数/ })).toHaveCount(0);
  await page.goto(`./#/${document}/indicators/bcp-seminar`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('BCPセミナー受講者数');
});

test('the first screen tells where the year stands and leads to what is to be done', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-23T09:00:00+09:00'));
  await open(page, 'sample');
  const now = page.getByRole('region', { name: '進行管理のいま' });
  await expect(now).toContainText('令和7（2025）年度の進行管理です。', { timeout: patience(15_000) });
  await expect(now.getByRole('listitem').filter({ hasText: '事業計画書は変更中' })).toContainText('途中');
  await expect(now.getByRole('listitem').filter({ hasText: '32の指標のうち0に評価' })).toContainText('これから');
  // What is to be done is told to those who do it.
  await expect(now).not.toContainText('これからすること');
  await edit(page);
  await expect(now.getByRole('listitem').filter({ hasText: '令和8年度の事業計画書を決定する' })).toContainText('令和8（2026）年3月31日が期日でした');
  await now.getByRole('link', { name: '令和7年度の決算額を記入する（26事業）' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('令和7（2025）年度の実施');
  await open(page, 'chiba-5');
  await expect(now).toContainText('まだ記録されていません');
});

test('what was said goes on paper, with its number and every answer', async ({ page }, info) => {
  await open(page, 'sample/meetings/study-2024');
  await page.getByRole('link', { name: '御意見と県の考え方（資料）' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('御意見と県の考え方');
  await fields(page, '資料番号').fill('6');
  await fields(page, '資料番号').press('Enter');
  await expect(page).toHaveURL(/opinions\?number=6$/);
  const rows = page.locator('.ledger tbody tr');
  const said = await rows.evaluateAll((found) => found.map((row) => [...row.cells].map((cell) => cell.innerText)));
  expect(said.length).toBeGreaterThan(1);
  for (const [number, by, opinion, answer] of said) expect([number, by, opinion, answer].every(Boolean), number).toBe(true);
  const paper = await printed(page, info, 'opinions.pdf');
  await page.goto(`./#/sample/meetings/study-2024/minutes?number=7`);
  await expect(page.getByText('起業の相談は増えているが')).toBeVisible();
  const minutes = await printed(page, info, 'minutes.pdf');
  if (!paper) return;
  const plain = (pages) => pages.join('').replaceAll(/\s/g, '');
  for (const words of ['資料6', '県の考え方', '反映区分', '1／1']) expect(plain(paper)).toContain(words);
  for (const [, , opinion] of said) expect(plain(paper)).toContain(opinion.slice(0, 8));
  for (const words of ['資料7', '議事概要', '次第', '委員', '県', '1／1']) expect(plain(minutes)).toContain(words);
});

test('an indicator tells how it was evaluated, reviewed and spoken of', async ({ page }) => {
  await open(page, 'sample/indicators/startup-consultations');
  const history = page.getByRole('region', { name: '評価と見直し' });
  await expect(history).toContainText('相談件数は目標に近い水準で推移しました', { timeout: patience(15_000) });
  await expect(page.getByRole('region', { name: 'この指標への御意見' })).toContainText('県の考え方');
  // And a direction as a whole is evaluated, too.
  await edit(page);
  await page.goto(`./#/${key(page)}/evaluation?year=2024`);
  await fields(page, '第１ 成長の後押しの基本的方向の評価').fill('全体として前進した。');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: '編集を終える' }).click();
  await expect(page.getByText('全体として前進した。')).toBeVisible();
});

test('a plan tells every value that changed after it was decided, and a changed indicator keeps its past', async ({ page }) => {
  await open(page, 'sample/plan?year=2025');
  await edit(page);
  const budget = fields(page, /の予算額$/).first();
  await budget.fill('77,700');
  await budget.press('Enter');
  const changed = page.getByRole('region', { name: '決定後の変更' });
  await expect(changed).toContainText('予算額（千円）　15200 → 77700');
  // From this year on it has another name; the year before keeps its own.
  await page.getByRole('combobox', { name: '起業・創業相談件数の見直し', exact: true }).selectOption('変更');
  const name = fields(page, '起業・創業相談件数のこの年度からの名前');
  await name.fill('創業相談の延べ回数');
  await name.press('Enter');
  await page.getByRole('button', { name: '編集を終える' }).click();
  await expect(page.getByRole('row', { name: /創業相談の延べ回数/ })).toBeVisible();
  const document = key(page);
  await page.goto(`./#/${document}/plan?year=2024`);
  await expect(page.getByRole('row', { name: /チャレンジ企業支援センターにおける起業・創業相談件数/ })).toBeVisible();
  await page.goto(`./#/${document}/indicators/startup-consultations`);
  await expect(page.getByRole('region', { name: '評価と見直し' })).toContainText('それまでの名前', { timeout: patience(15_000) });
  // What a decided plan has is not taken away.
  await edit(page);
  await page.getByRole('button', { name: /削除/ }).last().click();
  await expect(page.getByText(/事業計画書は決定済みです/).first()).toBeVisible();
});
