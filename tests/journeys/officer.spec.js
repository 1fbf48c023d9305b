// An officer: three indicators, all undone, all redone, the browser killed, the file sent and taken.
import { mkdtemp, rm } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { expect, open, openFile, saved, saveFile, test, type, watch } from './people.js';

const YEAR = '令和7年度';
const FIGURES = [
  { id: 'bcp-seminar', target: '45', actual: '40', status: 'おおむね達成', working: '達成率が88.9%' },
  { id: 'company-visits', target: '700', actual: '730', status: '達成', working: '達成率104.3%' },
  { id: 'succession-consultations', target: '800', actual: '430', status: '未達', working: '達成率が53.8%' },
];

async function enter(page, document) {
  for (const { id, target, actual, status, working } of FIGURES) {
    await page.goto(`./#/${document()}/indicators/${id}`);
    await type(page, `${YEAR}の目標`, target);
    await type(page, `${YEAR}の実績`, actual);
    const verdict = page.getByRole('region', { name: `${YEAR}の判定` });
    await expect(verdict).toContainText(status);
    await expect(verdict).toContainText(working);
    await expect(page.locator('.canvas')).toHaveAttribute('aria-label', new RegExp(`${YEAR} ${actual}`));
  }
}

const key = (page) => new URL(page.url()).hash.split('/')[1];

test('edits, undoes, redoes, is killed, starts again, sends the file and takes it', async ({ baseURL, launchOptions, browserName }) => {
  const profile = await mkdtemp(join(tmpdir(), 'genki-'));
  const start = async () => {
    const context = await chromium.launchPersistentContext(profile, {
      ...launchOptions, baseURL, locale: 'ja-JP', timezoneId: 'Asia/Tokyo', acceptDownloads: true, viewport: { width: 1280, height: 900 },
    });
    const page = context.pages()[0] ?? (await context.newPage());
    return { context, page, faults: watch(page, baseURL) };
  };
  let { context, page, faults } = await start();
  await open(page, 'chiba-5/indicators/bcp-seminar');
  await page.getByRole('button', { name: '編集する' }).click();
  await enter(page, () => key(page));
  await expect(page.getByText('作業用の写し', { exact: true })).toBeVisible();
  await expect(saved(page)).toBeVisible();

  const undo = page.getByRole('button', { name: '元に戻す' });
  const redo = page.getByRole('button', { name: 'やり直す' });
  for (let step = 0; step < 6; step += 1) await undo.click();
  await expect(undo).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText('まだ登録されていません').first()).toBeVisible();
  for (let step = 0; step < 6; step += 1) await redo.click();
  await expect(redo).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('region', { name: `${YEAR}の判定` })).toContainText('未達');
  await expect(saved(page)).toBeVisible();
  const address = page.url();
  expect(faults).toEqual([]);

  // Killed, not closed: nothing gets a chance to tidy up.
  const closed = context.waitForEvent('close');
  execFileSync('pkill', ['-9', '-f', '--', `--user-data-dir=${profile}`]);
  await closed;

  ({ context, page, faults } = await start());
  await page.goto(address);
  await expect(page.getByRole('region', { name: `${YEAR}の判定` })).toContainText('未達');
  for (const { id, status } of FIGURES) {
    await page.goto(`./#/${key(page)}/indicators/${id}`);
    await expect(page.getByRole('region', { name: `${YEAR}の判定` })).toContainText(status);
  }
  await page.goto(`./#/${key(page)}/files`);
  const file = await saveFile(page);
  expect(file.name).toMatch(/^genki5-\d{8}-\d{4}\.json$/);
  expect(faults).toEqual([]);
  await context.close();
  await rm(profile, { recursive: true, force: true });

  // Another officer, another machine.
  const browser = await chromium.launch(launchOptions);
  const fresh = await browser.newPage({ baseURL, locale: 'ja-JP' });
  await open(fresh, 'chiba-5/files');
  await openFile(fresh, '経済政策課から.json', file.text);
  await expect(fresh.getByText('「経済政策課から.json」を開きました。')).toBeVisible();
  await expect(fresh.getByText('開いたファイル', { exact: true })).toBeVisible();
  for (const { id, status } of FIGURES) {
    await fresh.goto(`./#/${key(fresh)}/indicators/${id}`);
    await expect(fresh.getByRole('region', { name: `${YEAR}の判定` })).toContainText(status);
  }
  await fresh.goto(`./#/${key(fresh)}/files`);
  const again = await saveFile(fresh);
  const [first, second] = [file, again].map(({ text }) => JSON.parse(text));
  expect(second.body).toEqual(first.body);
  expect(second.sha256).toBe(first.sha256);
  expect(again.text.slice(again.text.indexOf('"body"'))).toBe(file.text.slice(file.text.indexOf('"body"')));
  await browser.close();
});

test.describe('at the desk', () => {
  test('a slip stays as typed, says why, and is mended with one press', async ({ page }) => {
    await open(page, 'chiba-5/indicators/bcp-seminar');
    await page.getByRole('button', { name: '編集する' }).click();
    await type(page, '令和7年度の実績', '2O4');
    const cell = page.getByLabel('令和7年度の実績', { exact: true });
    await expect(cell).toHaveValue('2O4');
    await expect(cell).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByRole('cell', { name: /2文字目が英字の「O（オー）」です。/ })).toBeVisible();
    await page.getByRole('button', { name: '「204」に直す' }).click();
    await expect(cell).toHaveValue('204');
    await expect(cell).not.toHaveAttribute('aria-invalid', 'true');
  });

  test('an input method in the middle of a word never commits, Esc takes back', async ({ page }) => {
    await open(page, 'chiba-5/indicators/bcp-seminar');
    await page.getByRole('button', { name: '編集する' }).click();
    const cell = page.getByLabel('令和7年度の実績', { exact: true });
    await cell.fill('みこ');
    await cell.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    await expect(page.getByText('公開データ', { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(cell).toHaveValue('');
    await expect(page.getByText('公開データ', { exact: true })).toBeVisible();
  });

  test('goes down the years with Enter and on with Tab, and the focus stays', async ({ page }) => {
    await open(page, 'sample/indicators/company-visits');
    await page.getByRole('button', { name: '編集する' }).click();
    await type(page, '令和7年度の実績', '655');
    await expect(page.getByLabel('令和6年度の実績', { exact: true })).toBeFocused();
    await page.keyboard.type('820');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('令和5年度の実績', { exact: true })).toBeFocused();
    await expect(saved(page)).toBeVisible();
    await page.getByRole('button', { name: '元に戻す' }).click();
    await expect(page.getByRole('button', { name: '元に戻す' })).toBeFocused();
    await expect(page.getByLabel('令和6年度の実績', { exact: true })).toHaveValue('812');
  });

  test('a revised value joins the earlier one, which stays in sight', async ({ page }) => {
    await open(page, 'sample/indicators/company-visits');
    await page.getByRole('button', { name: '編集する' }).click();
    await page.getByRole('button', { name: '改定値を加える　令和6（2024）年度' }).click();
    await type(page, '令和6年度の改定値', '815');
    await expect(page.getByLabel('令和6年度の実績', { exact: true })).toHaveValue('815');
    await page.getByRole('button', { name: '編集を終える' }).click();
    const rows = page.getByRole('region', { name: '目標と実績' }).getByRole('table');
    await expect(rows.getByRole('row', { name: /ほかの値/ })).toContainText('812');
    await expect(rows.getByRole('row', { name: /^令和6（2024）年度/ }).first()).toContainText('改定');
  });

  test('the indicator’s own fields: a unit, a desired direction, taken out of evaluation', async ({ page }) => {
    await open(page, 'sample/indicators/company-visits');
    await page.getByRole('button', { name: '編集する' }).click();
    await page.getByLabel('評価から外す理由').fill('訪問の数え方を見直しているため');
    await page.getByLabel('評価から外す理由').blur();
    await expect(page.locator('.verdict')).toContainText('評価対象外');
    await expect(page.locator('.verdict')).toContainText('訪問の数え方を見直しているため');
    await page.getByLabel('横ばいとみなす幅').fill('すこし');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveText('この欄に入れられる値として読めません。入力は残しています。');
    await expect(page.getByLabel('横ばいとみなす幅')).toHaveValue('すこし');
    await expect(page.getByLabel('横ばいとみなす幅')).toHaveAttribute('aria-invalid', 'true');
  });

  test('what is still being typed is kept when one goes back or reloads', async ({ page }) => {
    await open(page, 'chiba-5');
    await page.getByRole('link', { name: /^企業と企業・市町村等|企業・市町村等のマッチング支援件数/ }).first().click();
    await page.getByRole('button', { name: '編集する' }).click();
    await page.getByLabel('令和7年度の実績', { exact: true }).fill('15');
    await page.goBack();
    await expect(page.getByText('作業用の写し', { exact: true })).toBeVisible();
    await page.getByRole('navigation', { name: '主な画面' }).getByRole('link', { name: '指標', exact: true }).click();
    await page.getByRole('link', { name: /マッチング支援件数/ }).first().click();
    await expect(page.getByLabel('令和7年度の実績', { exact: true })).toHaveValue('15');
    await page.getByLabel('令和6年度の実績', { exact: true }).fill('14');
    await page.reload();
    // One goes on where one was.
    await expect(page.getByLabel('令和6年度の実績', { exact: true })).toHaveValue('14');
    await page.getByRole('button', { name: '編集を終える' }).click();
    await expect(page.getByRole('region', { name: '目標と実績の表' })).toContainText('14件');
  });

  test('a document taken off the list says so, and can be had back', async ({ page }) => {
    await open(page, 'sample/files');
    await page.getByRole('button', { name: '複製' }).click();
    await expect(page.getByText('「第５次ちば中小企業元気戦略（サンプル）の写し」を作りました。')).toBeVisible();
    const address = await page.getByRole('link', { name: '第５次ちば中小企業元気戦略（サンプル）の写し' }).getAttribute('href');
    await page.getByRole('button', { name: /^削除/ }).click();
    const missing = page.getByRole('heading', { name: 'この文書は、このブラウザにありません' });
    await page.goto(`./${address}`);
    // Taking off the list is kept a moment later than it is seen.
    await page.waitForTimeout(500);
    await page.reload();
    await expect(missing).toBeVisible();
  });

  test('where the browser keeps nothing, the page works, says so, and offers the file', async ({ page }) => {
    await page.addInitScript(() => {
      const blocked = { get() { throw new DOMException('blocked', 'SecurityError'); } };
      Object.defineProperty(window, 'indexedDB', blocked);
      Object.defineProperty(window, 'localStorage', blocked);
    });
    await open(page, 'chiba-5/indicators/bcp-seminar');
    await expect(page.getByText('このブラウザには保存できません（')).toBeVisible();
    await page.getByRole('button', { name: '編集する' }).click();
    await type(page, '令和7年度の実績', '40');
    await expect(page.getByText('未保存：このブラウザには保存できません')).toBeVisible();
    await page.getByRole('link', { name: 'ファイル', exact: true }).click();
    const { text } = await saveFile(page);
    expect(JSON.parse(text).body.changes.some(({ value }) => value?.value === 40)).toBe(true);
  });

  test('a disk that fails once is mended at once: the whole document is written', async ({ page }) => {
    await open(page, 'sample/indicators/company-visits');
    await page.getByRole('button', { name: '編集する' }).click();
    await type(page, '令和7年度の実績', '655');
    await expect(saved(page)).toBeVisible();
    await page.evaluate(() => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function full() {
        IDBObjectStore.prototype.put = put;
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await type(page, '令和6年度の実績', '820');
    await type(page, '令和5年度の実績', '790');
    await expect(saved(page)).toBeVisible();
    await page.reload();
    await page.getByRole('button', { name: '編集を終える' }).click();
    const rows = page.getByRole('region', { name: '目標と実績の表' }).getByRole('table');
    await expect(rows.getByRole('row', { name: /^令和6（2024）年度/ }).first()).toContainText('820');
    await expect(rows.getByRole('row', { name: /^令和5（2023）年度/ }).first()).toContainText('790');
  });

  test('the published document stays as it is, and the copy is listed beside it', async ({ page }) => {
    await open(page, 'chiba-5/indicators/bcp-seminar');
    await page.getByRole('button', { name: '編集する' }).click();
    await type(page, '令和4年度の実績', '999');
    await expect(saved(page)).toBeVisible();
    await page.getByRole('link', { name: 'ファイル', exact: true }).click();
    await expect(page.getByRole('link', { name: /第５次ちば中小企業元気戦略 \d{4}-\d\d-\d\d \d\d:\d\d/ })).toBeVisible();
    await page.goto('./#/chiba-5/indicators/bcp-seminar');
    await expect(page.getByRole('region', { name: 'いま分かっている数値' })).toContainText('28名');
  });

  test('renames, duplicates, removes and takes back', async ({ page }) => {
    await open(page, 'sample/files');
    await page.getByRole('button', { name: '複製' }).click();
    await page.getByRole('button', { name: /^名前を変える/ }).click();
    await type(page, '新しい名前', '試しの写し');
    await expect(page.getByRole('link', { name: '試しの写し' })).toBeVisible();
    await page.getByRole('button', { name: '削除　試しの写し' }).click();
    await expect(page.getByRole('link', { name: '試しの写し' })).toHaveCount(0);
    await page.getByRole('button', { name: '元に戻す' }).click();
    // The list is kept a moment later than it is seen.
    await page.waitForTimeout(500);
    await page.reload();
    await expect(page.getByRole('link', { name: '試しの写し' })).toBeVisible();
  });

  test('an edit whose page died before the journal had it is there at the next start', async ({ page }) => {
    await open(page, 'chiba-5/indicators/bcp-seminar');
    await page.getByRole('button', { name: '編集する' }).click();
    await type(page, '令和7年度の実績', '40');
    await expect(saved(page)).toBeVisible();
    await page.getByRole('button', { name: '編集を終える' }).click();
    const slot = key(page);
    // What the page would have left: the mirror of an edit that never reached the journal.
    await page.evaluate((slot) => {
      const change = { id: 'x.y.1', table: 'indicators', record: 'bcp-seminar', op: 'set', field: 'division', value: '経営支援課' };
      localStorage.setItem('genki-board.mirror.x.y.1', JSON.stringify({ shelved: null, step: { slot, id: 'x.y.1', changes: JSON.stringify([change]) } }));
    }, slot);
    await page.reload();
    await expect(page.getByText('経営支援課')).toBeVisible();
    await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('mirror')))).toEqual([]);
    await page.reload();
    await expect(page.getByText('経営支援課')).toBeVisible();
  });
});
