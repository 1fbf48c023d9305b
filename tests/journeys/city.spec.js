// Another city's strategy, begun from nothing: a year of it and its hand-out, without a word of Chiba.
import { expect, fields, key, open, paste, printed, saved, test } from './people.js';
import { patience } from '../tools/speed.mjs';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const ELSEWHERE = /ちば|千葉|Chiba|研究会|元気戦略|サンプル|架空|資料４/;

test('a city plans a year, hands it out, and meets no word of another', async ({ page }, info) => {
  test.setTimeout(patience(180_000));
  await page.clock.setFixedTime(new Date('2026-03-02T10:00:00+09:00'));
  await open(page, 'chiba-5/files');
  await fields(page, '新しい文書の名前').fill('青葉市産業振興ビジョン');
  await fields(page, '新しい文書の名前').press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '青葉市産業振興ビジョン' })).toBeVisible();
  const document = key(page);
  const go = async (place) => {
    await page.goto(`./#/${document}/${place}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  };
  const type = async (name, text) => {
    await fields(page, name).first().fill(text);
    await fields(page, name).first().press('Enter');
  };
  await go('');
  await type('報告先の会議の名前', '青葉市産業振興会議');
  await fields(page, '新しい基本的方向の名前').click();
  await paste(page, 'ものづくりを伸ばす\n商店街をにぎわす');
  await page.getByRole('link', { name: 'ものづくりを伸ばす' }).first().click();
  await type('新しい社会目標の名前', '製造業の付加価値額');
  await type('新しい施策項目の名前', '設備投資への支援');
  await page.getByRole('link', { name: '設備投資への支援' }).first().click();
  await fields(page, '新しい主要事業の内容').click();
  await paste(page, '設備導入の補助\t産業課\n省エネ診断\t環境課');
  await fields(page, '新しい補助指標の名前').click();
  await paste(page, '補助した企業数\t社\t産業課\n診断した企業数\t社\t環境課');
  for (const name of ['補助した企業数', '診断した企業数']) {
    await page.getByRole('link', { name }).click();
    await page.getByRole('combobox', { name: '望ましい方向' }).selectOption('増加');
    await page.goBack();
  }
  await expect(page.getByRole('link', { name: '診断した企業数' })).toBeVisible();

  await go('plan?year=2026');
  await page.getByRole('button', { name: '令和8年度の計画を作る' }).click();
  await fields(page, /の予算額$/).first().click();
  await paste(page, '12000\n3400');
  await fields(page, /の令和8年度の目標$/).first().click();
  await paste(page, '40\n25');
  await page.getByRole('button', { name: 'すべて継続' }).click();
  await type('決定日', 'R8.3.20');
  await expect(page.getByText('令和8（2026）年3月20日決定')).toBeVisible();

  await page.clock.setFixedTime(new Date('2027-06-01T10:00:00+09:00'));
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await go('figures');
  await page.getByLabel(/^令和8年度の実績　補助した企業数/).click();
  await paste(page, '43\n12');
  await go('doing?year=2026');
  await fields(page, /の決算額$/).first().click();
  await paste(page, '11800\n3100');
  await go('evaluation?year=2026');
  await page.getByRole('button', { name: /判定から下書きする/ }).first().click();
  await expect(fields(page, '補助した企業数の評価')).toHaveValue(/令和8年度の実績43社は目標40社以上に届いています/);
  await go('meetings');
  await type('新しい会議の名前', '令和9年度第1回産業振興会議');
  await page.getByRole('link', { name: '令和9年度第1回産業振興会議' }).click();
  await expect(page.getByRole('combobox', { name: '会議の種類' })).toHaveValue('elsewhere');
  await type('開催日', 'R9.6.10');
  await expect(saved(page)).toBeVisible();
  await page.getByRole('button', { name: '編集を終える' }).click();

  await go('handout?year=2026&number=1');
  await page.getByRole('combobox', { name: '会議' }).selectOption('令和9年度第1回産業振興会議');
  await expect(page.locator('.cover')).toContainText('令和9年度第1回産業振興会議　令和9（2027）年6月10日');
  const pages = await printed(page, info, 'city.pdf');
  if (pages) {
    const whole = pages.join('').replaceAll(/\s/g, '');
    for (const words of ['青葉市産業振興ビジョン', '12,000', '11,800', '43社', '107.5%', '達成', '48.0%', '未達']) expect(whole).toContain(words);
    expect(whole).not.toMatch(ELSEWHERE);
  }
  // And on no screen of the document.
  for (const place of ['', 'indicators', 'graphs', 'plan', 'plan/paper?year=2026', 'doing', 'evaluation', 'evaluation/paper?year=2026', 'handout?year=2026', 'meetings', 'figures', 'files']) {
    await go(place);
    const said = await page.locator('main').innerText();
    const lines = said.split('\n').filter((line) => ELSEWHERE.test(line));
    // Other documents are listed where documents are.
    if (place !== 'files') expect(lines, place).toEqual([]);
    expect(await page.locator('footer').innerText(), place).not.toMatch(ELSEWHERE);
  }
});
