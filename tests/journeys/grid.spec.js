// 年度の数値 as an officer works in it, and a whole strategy entered by keyboard and paste alone.
import { expect, land, open, paste, saved, tabTo, test } from './people.js';
import { patience } from '../tools/speed.mjs';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const copied = async (page) => {
  await page.keyboard.press('Control+C');
  return page.evaluate(() => navigator.clipboard.readText());
};
const focused = (page) => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
const cell = (page, year, name) => page.getByLabel(`${year}の実績　${name}`, { exact: true });

test.describe('the sheet', () => {
  test.beforeEach(async ({ page }) => {
    await open(page, 'sample/figures');
    await page.getByRole('button', { name: '編集する' }).click();
    await expect(cell(page, '令和7年度', '起業・創業相談件数')).toHaveValue('149');
  });

  test('goes by Enter, Tab and arrows, replaces by typing, and takes back by Esc', async ({ page }) => {
    await cell(page, '令和6年度', '起業・創業相談件数').focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('令和7年度の実績　起業・創業相談件数');
    await page.keyboard.type('160');
    await page.keyboard.press('Escape');
    await expect(cell(page, '令和7年度', '起業・創業相談件数')).toHaveValue('149');
    await page.keyboard.type('161');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('令和7年度の実績　医療機器等の共同開発件数（累計）');
    await expect(cell(page, '令和7年度', '起業・創業相談件数')).toHaveValue('161');
    await expect(saved(page)).toBeVisible();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('F2');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('0');
    await page.keyboard.press('Tab');
    await expect(cell(page, '令和7年度', '起業・創業相談件数')).toHaveValue('1,601');
    expect(await focused(page)).toBe('令和8年度の実績　起業・創業相談件数');
  });

  test('a block from a spreadsheet lands as one step, and what cannot be read stays and says why', async ({ page }) => {
    await cell(page, '令和5年度', '経営革新計画承認件数').focus();
    await paste(page, '１，２３４\t▲5\r\n"未公表"\t約12万\r\n2O4\t\r\n');
    // It writes over figures, and one cell cannot be read: that is seen before it lands.
    const dialog = page.getByRole('dialog', { name: '貼り付ける前の確かめ' });
    await expect(dialog.getByText('読めないまま残す 1')).toBeVisible();
    await expect(dialog.getByRole('row', { name: /デジタル技術の伴走型研修/ }).first()).toContainText('2文字目が英字');
    await land(page);
    await expect(page.getByText('5セルに書き込みました。')).toBeVisible();
    await expect(cell(page, '令和5年度', '経営革新計画承認件数')).toHaveValue('1,234');
    await expect(cell(page, '令和6年度', '経営革新計画承認件数')).toHaveValue('−5');
    await expect(cell(page, '令和5年度', '販路に関する相談件数')).toHaveValue('未公表');
    await expect(cell(page, '令和6年度', '販路に関する相談件数')).toHaveValue('約120,000');
    const unread = cell(page, '令和5年度', 'デジタル技術の伴走型研修の参加企業数');
    await expect(unread).toHaveValue('2O4');
    await expect(unread).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByRole('cell', { name: /2文字目が英字/ })).toBeVisible();
    await page.getByRole('button', { name: '元に戻す' }).click();
    await expect(cell(page, '令和5年度', '経営革新計画承認件数')).toHaveValue('44');
    await expect(unread).toHaveValue('85');
  });

  test('copies a block, fills many cells, and writes a date to all of them at once', async ({ page }) => {
    await cell(page, '令和5年度', '起業・創業相談件数').focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    expect(await copied(page)).toBe('171\t167\n99\t112');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.getByRole('group', { name: '選んでいるセル' }).getByLabel('時点').fill('令和6年3月末');
    await page.keyboard.press('Enter');
    await cell(page, '令和5年度', '医療機器等の共同開発件数（累計）').focus();
    await expect(page.getByRole('group', { name: '選んでいるセル' }).getByLabel('時点')).toHaveValue('令和6年3月末');
    await page.keyboard.press('Shift+ArrowDown');
    await paste(page, '7');
    await land(page);
    await expect(cell(page, '令和5年度', 'テストマーケティング等の参加事業者数')).toHaveValue('7');
    await page.keyboard.press('Control+Z');
    await expect(cell(page, '令和5年度', '医療機器等の共同開発件数（累計）')).toHaveValue('99');
  });

  test('what lies beside the sheet is said, not dropped in silence', async ({ page }) => {
    await cell(page, '令和8年度', '企業・市町村等のマッチング支援件数').focus();
    await paste(page, '1\t2\n3\t4');
    await expect(page.getByText('表に入りきらないセルが3あります。書き込みません。')).toBeVisible();
    await land(page);
    await expect(page.getByText('1セルに書き込みました。「元に戻す」で戻せます。表の外にあたる3個は書き込んでいません。')).toBeVisible();
  });
});

// A whole small strategy of another prefecture: two directions, five items, eight indicators, four years.
const STRATEGY = [
  {
    direction: '稼ぐ力を高める',
    outcomes: [['製造品出荷額', '億円']],
    items: {
      販路をひらく: [['商談会の参加社数', '社'], ['海外展開の相談件数', '件']],
      '技術をみがく': [['共同研究の件数', '件']],
      '起業をささえる': [['起業相談の件数', '件']],
    },
  },
  {
    direction: '人と地域をつなぐ',
    outcomes: [['新規就業者数', '人']],
    items: { '担い手をそだてる': [['研修の受講者数', '名']], 'まちを元気にする': [['空き店舗の活用件数', '件']] },
  },
];

/** Types the names one after the other; Enter makes each and waits for the next. */
async function add(page, label, names) {
  const field = page.getByLabel(label, { exact: true });
  await tabTo(page, field);
  for (const name of names) {
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(field).toHaveValue('');
  }
}

async function follow(page, name) {
  await tabTo(page, page.getByRole('main').getByRole('link', { name, exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** The browser's own way back; its keys do not reach a page that is driven from outside. */
async function back(page) {
  await page.goBack();
}

test('a whole strategy is entered by keyboard and paste alone', async ({ page }) => {
  test.setTimeout(patience(120_000));
  await open(page, 'chiba-5/files');
  await tabTo(page, page.getByLabel('新しい文書の名前', { exact: true }));
  await page.keyboard.type('やまなみ県小さな企業の元気計画');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'やまなみ県小さな企業の元気計画' })).toBeVisible();
  await add(page, '新しい基本的方向の名前', STRATEGY.map(({ direction }) => direction));
  for (const { direction, outcomes, items } of STRATEGY) {
    await follow(page, direction);
    await add(page, '新しい社会目標の名前', outcomes.map(([name]) => name));
    await add(page, '新しい施策項目の名前', Object.keys(items));
    for (const [item, outputs] of Object.entries(items)) {
      await follow(page, item);
      await add(page, '新しい主要事業の内容', [`${item}ための支援`]);
      await add(page, '新しい補助指標の名前', outputs.map(([name]) => name));
      for (const [name, unit] of outputs) await setUnit(page, name, unit);
      await back(page);
      await expect(page.getByRole('heading', { level: 1, name: direction })).toBeVisible();
    }
    for (const [name, unit] of outcomes) await setUnit(page, name, unit);
    await back(page);
    await expect(page.getByLabel('新しい基本的方向の名前', { exact: true })).toBeVisible();
  }
  // Four years of figures, in the order in which the sheet lists the indicators.
  await tabTo(page, page.getByRole('link', { name: '指標', exact: true }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: '年度の数値の表' }));
  await page.keyboard.press('Enter');
  const first = page.locator('[data-at="0,2"]');
  await tabTo(page, first);
  const block = Array.from({ length: 8 }, (_, row) => Array.from({ length: 4 }, (_, year) => `${(row + 1) * 100 + year}`).join('\t'));
  await paste(page, block.join('\n'));
  // Outcomes and outputs alike: seen before it lands, and answered by Enter.
  await expect(page.getByRole('button', { name: '32セルを書き込む' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('32セルに書き込みました。')).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: '目標', exact: true }), 400);
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-at="0,2"]')).toHaveValue('');
  await tabTo(page, page.locator('[data-at="0,2"]'));
  await paste(page, block.join('\n'));
  await expect(page.getByRole('button', { name: '32セルを書き込む' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-at="7,5"]')).toHaveValue('803以上');
  await expect(saved(page)).toBeVisible();
  // All of it is there after a reload, counted by the page itself.
  await page.goto(page.url().replace(/#.*$/, (fragment) => `${fragment.split('/').slice(0, 2).join('/')}`));
  await page.reload();
  // One goes on where one was.
  await page.getByRole('button', { name: '編集を終える' }).click();
  const counts = page.getByRole('region', { name: '社会目標と補助指標の数の表' });
  await expect(counts.getByRole('row', { name: /^社会目標/ })).toContainText('112');
  await expect(counts.getByRole('row', { name: /^補助指標/ })).toContainText('426');
});

async function setUnit(page, name, unit) {
  await follow(page, name);
  await tabTo(page, page.getByLabel('単位', { exact: true }));
  await page.keyboard.type(unit);
  await page.keyboard.press('Enter');
  await back(page);
  await expect(page.getByRole('heading', { level: 1, name })).toBeHidden();
}
