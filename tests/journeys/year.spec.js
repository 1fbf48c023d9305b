// A year of a new officer, from the published strategy: plan, do, check, act, and the next plan. In one document, in order;
// by paste and keyboard, with the steps counted.
import { count, counted, expect, fields, key, open, paste, pasteColumn, printed, saved, test } from './people.js';
import { patience } from '../tools/speed.mjs';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** Half of what the same year took when every figure was typed and every opinion entered by itself: 487. */
const STEPS = 243;

test('a new officer plans, records, hands out, evaluates, answers and plans again', async ({ page }, info) => {
  test.setTimeout(patience(240_000));
  // The window stays open all the year; whoever comes back to it comes on that day.
  const on = async (day) => {
    await page.clock.setFixedTime(new Date(`${day}T10:00:00+09:00`));
    await page.evaluate(() => dispatchEvent(new Event('focus')));
  };
  const targets = count(0, 24).map((at) => 100 + at * 10);
  const budgets = count(0, 27).map((at) => 1000 * (at + 1));
  const done = counted(page);
  const lines = (values) => values.join('\n');
  let document;
  const go = async (place) => {
    await page.goto(`./#/${document}/${place}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  };

  await test.step('令和5年度 is planned: every target, every budget, decided', async () => {
    await on('2023-03-10');
    await open(page, 'chiba-5/plan');
    await page.getByRole('button', { name: '編集する', exact: true }).click();
    await page.getByRole('button', { name: '令和5年度の計画を作る' }).click();
    await fields(page, /の予算額$/).first().click();
    await paste(page, lines(budgets));
    await fields(page, /の令和5年度の目標$/).first().click();
    await paste(page, lines(targets));
    await page.getByRole('button', { name: 'すべて継続' }).click();
    await expect(page.getByText('予算額は計378,000千円です。補助指標24のうち24に目標を定めています。')).toBeVisible();
    await fields(page, '決定日').fill('R5.3.20');
    await fields(page, '決定日').press('Enter');
    await expect(page.getByText('令和5（2023）年3月20日決定')).toBeVisible();
    document = key(page);
  });

  await test.step('figures of part of the year, as of 31 January', async () => {
    await on('2024-02-05');
    await go('figures');
    await page.getByRole('combobox', { name: '社会目標・補助指標' }).selectOption('補助指標');
    const cells = page.getByLabel(/^令和5年度の実績　/);
    await expect(cells).toHaveCount(24);
    await cells.first().click();
    await paste(page, lines(targets.map((target) => target - 30)));
    // Some are far from what the series has known: that is seen first.
    await expect(page.getByRole('dialog', { name: '貼り付ける前の確かめ' })).toContainText('24セル');
    await page.keyboard.press('Enter');
    await expect(cells.last()).toHaveValue(String(targets.at(-1) - 30));
    // What was pasted is what is selected: its date is one for all.
    const asOf = page.getByRole('group', { name: '選んでいるセル' }).getByLabel('時点');
    await asOf.click();
    await page.keyboard.type('R6.1.31');
    await page.keyboard.press('Enter');
    await cells.nth(7).focus();
    await expect(asOf).toHaveValue('R6.1.31');
    await go('evaluation?year=2023');
    await expect(page.getByRole('row').filter({ hasText: '年度途中' }).first()).toBeVisible();
    await expect(page.locator('.status[data-status=achieved]'), 'no part of a year is judged').toHaveCount(0);
  });

  await test.step('in March the study group gets this year and the next plan on paper', async () => {
    await on('2024-03-10');
    await go('plan?year=2023');
    await page.getByRole('button', { name: '次年度（令和6年度）を作る' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('令和6（2024）年度の事業計画書');
    await fields(page, /の予算額$/).first().click();
    await paste(page, lines(budgets.map((budget) => budget + 500)));
    await fields(page, /の令和6年度の目標$/).first().click();
    await paste(page, lines(targets.map((target) => target + 5)));
    await expect(page.getByText('計391,500千円')).toBeVisible();
    await go('handout?year=2023&number=3');
    await page.emulateMedia({ media: 'print' });
    const pages = (await printed(page, info, 'march.pdf'))?.map((text) => text.replaceAll(/\s/g, ''));
    await page.emulateMedia({ media: null });
    if (!pages) return;
    for (const [at, text] of pages.entries()) {
      for (const words of ['資料3', `${at + 1}／${pages.length}`]) expect(text, `page ${at + 1}`).toContain(words);
    }
    const whole = pages.join('');
    for (const [at, target] of targets.entries()) {
      expect(whole, 'this year').toContain(`${target - 30}`);
      expect(whole, 'the next').toContain(`${target + 5}`);
      expect(whole).toContain((budgets[at] + 500).toLocaleString('en'));
    }
    expect(whole).toContain('391,500');
    for (const words of ['中小企業の振興に向けた研究会', '達成率', '判定', '決算', '出典', '凡例', 'おおむね達成', '令和6年度の計画案']) expect(whole).toContain(words);
    expect(whole.match(/10\/12か月/g).length, 'how much of the year each figure is of').toBeGreaterThan(15);
  });

  await test.step('the whole year comes beside the part, as a column too', async () => {
    await on('2024-06-03');
    await go('figures');
    await page.getByRole('combobox', { name: '社会目標・補助指標' }).selectOption('補助指標');
    const cells = page.getByLabel(/^令和5年度の実績　/);
    await expect(cells).toHaveCount(24);
    await cells.first().click();
    await paste(page, lines(count(0, 24).map(() => 205)));
    const dialog = page.getByRole('dialog', { name: '貼り付ける前の確かめ' });
    await expect(dialog).toContainText('いまの数値を残して加える 21');
    await page.keyboard.press('Enter');
    await expect(cells.last()).toHaveValue('205');
    const state = page.getByRole('group', { name: '選んでいるセル' }).getByLabel('種別');
    await state.selectOption('確報');
    await cells.nth(7).focus();
    await expect(state).toHaveValue('final');
    // One at a time, as a division enters it: a reason for none says nothing beside a figure that is known.
    await go('intake?year=2023');
    await page.getByRole('button', { name: '次の指標' }).click();
    await expect(page.getByText('2／32', { exact: true })).toBeVisible();
  });

  await test.step('it is evaluated, in verdicts and in words', async () => {
    await go('evaluation?year=2023');
    const judged = await page.locator('.evaluations .status').evaluateAll((found) => found.map((mark) => mark.dataset.status));
    expect(judged.filter((status) => status === 'achieved').length).toBeGreaterThan(5);
    const texts = fields(page, /(?<!基本的方向|施策項目)の評価$/);
    await expect(texts).toHaveCount(32);
    await texts.first().click();
    await paste(page, lines(count(0, 32).map((at) => `評価その${at + 1}`)));
    // Lines may be one text: that is asked.
    await page.keyboard.press('Enter');
    await expect(page.getByText('32の指標のうち32に評価を書きました。')).toBeVisible();
  });

  const changed = [
    ['startup-consultations', '300'],
    ['succession-consultations', '444'],
  ];
  await test.step('five opinions are taken; two change a target of the next plan', async () => {
    await go('meetings');
    await fields(page, '新しい会議の名前').fill('令和6年度第1回研究会');
    await fields(page, '新しい会議の名前').press('Enter');
    await page.getByRole('link', { name: '令和6年度第1回研究会' }).click();
    await fields(page, '開催日').fill('R6.6.20');
    await fields(page, '開催日').press('Enter');
    await fields(page, '新しい御意見').click();
    await pasteColumn(page, count(1, 6).map((number) => `御意見その${number}`));
    for (const number of count(1, 6)) await expect(fields(page, `No.${number} 御意見`)).toHaveValue(`御意見その${number}`);
    const meeting = page.url();
    for (const [id, target] of changed) {
      await go(`indicators/${id}`);
      const field = page.getByRole('textbox', { name: '令和6年度の目標', exact: true });
      await field.fill(target);
      await field.press('Enter');
    }
    await page.goto(meeting);
    for (const number of count(1, 6)) {
      await fields(page, `No.${number} 県の考え方`).fill(`県の考え方その${number}`);
      await fields(page, `No.${number} 回答日`).fill('R6.7.1');
      const [, target] = changed[number - 1] ?? [];
      await page.getByRole('combobox', { name: `No.${number} 反映区分` }).selectOption(target ? '反映した' : '今後の参考');
      if (!target) continue;
      const link = page.getByRole('combobox', { name: `No.${number} 反映先` });
      const label = await link.locator('option', { hasText: target }).first().textContent();
      await link.selectOption({ label });
    }
    await go('meetings');
    await expect(page.getByText('御意見5件のうち5件に県の考え方を示しました。')).toBeVisible();
    await page.getByRole('button', { name: '編集を終える' }).click();
    for (const [, target] of changed) await expect(page.getByRole('link', { name: new RegExp(target) }).first()).toBeVisible();
    await page.getByRole('button', { name: '編集する', exact: true }).click();
  });

  await test.step('令和6年度 is decided with an indicator less and one more', async () => {
    await go('items/i2-3');
    await fields(page, '新しい補助指標の名前').fill('BCPを策定した企業数');
    await fields(page, '新しい補助指標の名前').press('Enter');
    await go('plan?year=2024');
    await page.getByRole('combobox', { name: 'BCPセミナー受講者数の見直し' }).selectOption('廃止');
    await page.getByRole('combobox', { name: 'BCPを策定した企業数の見直し' }).selectOption('追加');
    await fields(page, 'BCPを策定した企業数の令和6年度の目標').fill('50');
    await fields(page, 'BCPを策定した企業数の令和6年度の目標').press('Enter');
    await fields(page, '決定日').fill('R6.7.10');
    await page.getByRole('button', { name: '決定する' }).click();
    await expect(page.getByText('令和6（2024）年7月10日決定')).toBeVisible();
    for (const [, target] of changed) await expect(page.getByRole('cell', { name: new RegExp(`^${target}`) }).first()).toBeVisible();
    await expect(saved(page)).toBeVisible();
    await page.getByRole('button', { name: '編集を終える' }).click();
    await go('indicators?year=2024&kind=output');
    await expect(page.locator('.indicators tbody a')).toHaveCount(24);
    await expect(page.getByRole('link', { name: /BCPを策定した企業数/ })).toBeVisible();
    await expect(page.getByRole('link', { name: /BCPセミナー受講者数/ })).toHaveCount(0);
    await go('indicators?year=2023&kind=output');
    await expect(page.getByRole('link', { name: /BCPセミナー受講者数/ })).toBeVisible();
    await go('');
    const now = page.getByRole('region', { name: '進行管理のいま' });
    await expect(now).toContainText('令和6（2024）年度の進行管理です。', { timeout: patience(15_000) });
    await expect(now).toContainText('御意見5件のうち5件に回答');
  });

  done.end();
  console.log(`the year took ${done.steps()} steps`);
  expect(done.steps(), 'at most half of what it took').toBeLessThanOrEqual(STEPS);
});
