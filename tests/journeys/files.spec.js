// Files as they arrive in an office: each its own word, and nothing changed by what cannot be read.
import { readFileSync } from 'node:fs';
import { test as unwatched } from '@playwright/test';
import { expect, open, openFile, saved, saveFile, test, type } from './people.js';

const good = readFileSync('public/strategies/sample.json', 'utf8');
const newer = good.replace(/"formatVersion": "1\.\d+"/, '"formatVersion": "2.0"');

const REFUSED = {
  'cut off': [good.slice(0, 60_000), '途中で切れています。'],
  'of another app': ['{"title": "ほかの道具", "rows": []}', '元気ボードのファイルではありません。'],
  'of a newer major version': [newer, '新しい版の元気ボードで作られたファイルです（形式 2.0）。'],
  'no JSON': ['指標,値\nBCP,28\n', 'JSONとして読めません'],
  empty: ['', '中身が空です。'],
  'no text': [Buffer.from([0x82, 0xa0, 0xff]), '文字として読めません。'],
};

for (const [what, [content, words]] of Object.entries(REFUSED)) {
  test(`a file that is ${what} has its own message and changes nothing`, async ({ page }) => {
    await open(page, 'chiba-5/files');
    await openFile(page, '届いた.json', content);
    await expect(page.getByText(words)).toBeVisible();
    await expect(page.getByText('作業用の写しや開いたファイルは、まだありません。')).toBeVisible();
    await expect(page.getByText('公開データ', { exact: true }).first()).toBeVisible();
  });
}

const OPENED = {
  'with a byte order mark': ['bom.json', `\ufeff${good}`, null],
  'with Windows line ends': ['crlf.json', good.replaceAll('\n', '\r\n'), null],
  'as .txt with a line of a gateway': ['件名なし.txt', `※このメールは外部から届きました。\r\n\r\n${good}`, '前後に別の文字がありました'],
  'in UTF-16': ['wide.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good, 'utf16le')]), null],
};

for (const [what, [name, content, remark]] of Object.entries(OPENED)) {
  test(`a file ${what} opens as a further document`, async ({ page }) => {
    await open(page, 'chiba-5/files');
    await openFile(page, name, content);
    await expect(page.getByText(`「${name}」を開きました。`)).toBeVisible();
    if (remark) await expect(page.getByText(remark)).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('第５次ちば中小企業元気戦略（サンプル）');
    await expect(saved(page)).toBeVisible();
    await page.reload();
    await expect(page.getByText('開いたファイル', { exact: true })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('第５次ちば中小企業元気戦略（サンプル）');
  });
}

test('a file in Shift_JIS, and one with its lines broken and quoted by mail, open and say so', async ({ page }) => {
  await open(page, 'chiba-5/files');
  const { readFile, writeFile, mkdtemp } = await import('node:fs/promises');
  const { execFileSync } = await import('node:child_process');
  const { tmpdir } = await import('node:os');
  const { join } = await import('node:path');
  const text = await readFile('public/strategies/chiba-5.json', 'utf8');
  const folder = await mkdtemp(join(tmpdir(), 'genki-'));
  const path = join(folder, 'sjis.json');
  // Every machine that these tests run on has iconv; Node itself cannot write this encoding.
  await writeFile(path, execFileSync('iconv', ['-c', '-f', 'UTF-8', '-t', 'CP932'], { input: text, maxBuffer: 1 << 26 }));
  await openFile(page, '古い形式.json', await readFile(path));
  await expect(page.getByText('「古い形式.json」を開きました。')).toBeVisible();
  await expect(page.getByText('Shift_JIS で書かれていました。')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: '第５次ちば中小企業元気戦略' })).toBeVisible();
  await page.goto('./#/chiba-5/files');
  const broken = text.split('\n').flatMap((line) => line.match(/.{1,900}/g) ?? ['']).map((line) => `> ${line}`).join('\r\n');
  await openFile(page, '折り返し.txt', broken);
  // Of a document that is here already: it is held against it, and what mail did to it is said there.
  await expect(page.getByText('ファイル「折り返し.txt」')).toBeVisible();
  await expect(page.getByText('メールなどで折り返された行をつなぎました。')).toBeVisible();
  await page.getByRole('button', { name: '別の文書として開く' }).click();
  await expect(page.getByText('「折り返し.txt」を開きました。')).toBeVisible();
});

test('pasted text opens, and a file can be dropped anywhere', async ({ page }) => {
  await open(page, 'chiba-5/files');
  await page.getByRole('button', { name: '貼り付けて開く' }).click();
  await page.getByLabel('ファイルの中身（文字）').fill(good);
  await page.getByRole('button', { name: 'この文字を開く' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('第５次ちば中小企業元気戦略（サンプル）');
  await page.goto('./#/chiba-5');
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], '置いた.json', { type: 'application/json' }));
    return transfer;
  }, good);
  await page.locator('main').dispatchEvent('drop', { dataTransfer: data });
  await expect(page.getByText('ファイル「置いた.json」')).toBeVisible();
  await page.getByRole('button', { name: '別の文書として開く' }).click();
  await expect(page.getByText('「置いた.json」を開きました。')).toBeVisible();
});

test('what was kept and cannot be read is never taken for empty', async ({ page }) => {
  await open(page, 'sample/files');
  await page.getByRole('button', { name: '複製' }).click();
  const link = page.getByRole('link', { name: '第５次ちば中小企業元気戦略（サンプル）の写し' });
  await expect(link).toBeVisible();
  const address = await link.getAttribute('href');
  await page.evaluate(async () => {
    const db = await new Promise((resolve) => {
      const request = indexedDB.open('genki-board');
      request.onsuccess = () => resolve(request.result);
    });
    // Both generations: with one of them left, the document would be put together again.
    for (const name of ['documents', 'previous']) {
      const store = db.transaction(name, 'readwrite').objectStore(name);
      const all = await new Promise((resolve) => {
        const request = store.getAll();
        request.onsuccess = () => resolve(request.result);
      });
      for (const document of all) store.put({ ...document, text: document.text.slice(0, 900) });
      await new Promise((resolve) => { store.transaction.oncomplete = resolve; });
    }
    db.close();
  });
  await page.goto(`./${address}`);
  await page.reload();
  await expect(page.getByRole('heading', { name: '保存されている文書を読み取れませんでした' })).toBeVisible();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存データを取り出す' }).click();
  const { readFile } = await import('node:fs/promises');
  expect(await readFile(await (await waiting).path(), 'utf8')).toContain('"format": "genki-board"');
});

// The browser says so in the console, which is what is wanted here.
unwatched('no data leaves the page: the policy forbids every other address', async ({ page }) => {
  await open(page);
  const blocked = await page.evaluate(() => fetch('https://example.com/').then(() => 'sent', () => 'blocked'));
  expect(blocked).toBe('blocked');
  const image = await page.evaluate(
    () => new Promise((resolve) => {
      const image = new Image();
      image.onload = () => resolve('sent');
      image.onerror = () => resolve('blocked');
      image.src = 'https://example.com/x.png';
    }),
  );
  expect(image).toBe('blocked');
});

test('a file that went out is held against the document, and one that comes back says what is known of it', async ({ page }) => {
  await open(page, 'chiba-5/indicators/bcp-seminar');
  await page.getByRole('button', { name: '編集する' }).click();
  await type(page, '令和7年度の実績', '40');
  await expect(saved(page)).toBeVisible();
  await page.getByRole('link', { name: 'ファイル', exact: true }).click();
  await expect(page.getByText('まだ書き出していません')).toBeVisible();
  const { name, text } = await saveFile(page);
  await expect(page.getByText(/に書き出した（そのあとの変更はありません）/)).toBeVisible();
  const check = async (content) => {
    await page.locator('.last-file input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  };
  await check(text);
  await expect(page.getByText(`「${name}」は、いまの文書と同じ内容です（データの符号`)).toBeVisible();
  await expect(page.getByText(/に書き出し、確かめた/)).toBeVisible();
  await page.getByRole('link', { name: '指標', exact: true }).click();
  await page.getByRole('link', { name: 'BCPセミナー受講者数' }).first().click();
  await type(page, '令和7年度の実績', '41');
  await page.getByRole('link', { name: 'ファイル', exact: true }).click();
  await expect(page.getByText(/以後\d+件の変更/)).toBeVisible();
  await check(text);
  await expect(page.getByText(/には、いまの文書の変更のうち\d+件が入っていません。/)).toBeVisible();
  await openFile(page, '戻ってきた.json', text);
  await expect(page.getByText(/に書き出したファイルです。/)).toBeVisible();
  await expect(page.getByText(/より古いファイルです。手元には、このあとの変更が\d+件あります。/)).toBeVisible();
});

test('that the room runs out is said in time, and how much is used can be read', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.storage.estimate = async () => ({ usage: 9_000_000, quota: 10_000_000 });
  });
  await open(page, 'chiba-5/files');
  await expect(page.getByText(/保存領域が残り少なくなっています（9\.5MBのうち8\.6MBを使用）/).first()).toBeVisible();
  await expect(page.getByText('9.5MBのうち8.6MBを使用', { exact: false }).last()).toBeVisible();
});
