// 地域勉強会: thirty people without a network sketch, hand in, and see everyone's lines at once.
import { createHash } from 'node:crypto';
import encodeQR from 'qr';
import { accessible, expect, key, openFile, test, unmarkedJapanese, watch } from './people.js';
import { begin, download, draw, drawAll, drawn, future, handIn, join, linesOfFile, linesOfText, openWorkshop, paper, pictures, quartile, years } from './evening.js';
import { patience } from '../tools/speed.mjs';

const TABLET = { viewport: { width: 1024, height: 768 }, hasTouch: true };

/** A device with a browser of its own. */
async function device(browser, options = TABLET) {
  const context = await browser.newContext({ ...options, baseURL: 'http://127.0.0.1:4174/', locale: 'ja-JP', timezoneId: 'Asia/Tokyo', acceptDownloads: true });
  const page = await context.newPage();
  const faults = watch(page);
  return { page, context, faults };
}

/** The same order every time, and not that of the handing in. */
function shuffled(list, seed = 7) {
  const places = list.map((value, at) => [(at * 7919 + seed * 104729) % 1009, value]);
  return places.sort(([a], [b]) => a - b).map(([, value]) => value);
}

const collect = (page, hash) => page.goto(`./${hash}/collect`);
const told = (page) => page.locator('.told');

async function takeFiles(page, files) {
  const chosen = files.map(({ name, text }) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) }));
  await page.getByLabel('ファイルを選ぶ（いくつでも）').setInputFiles(chosen);
}

async function takeText(page, text) {
  await page.getByLabel('文字を貼り付ける').fill(text);
  await page.getByRole('button', { name: '取り込む', exact: true }).click();
}

async function takePictures(page, shots) {
  const kind = (buffer) => (buffer.subarray(0, 3).toString() === 'GIF' ? 'gif' : 'png');
  const chosen = shots.map((buffer, at) => ({ name: `IMG_${at}.${kind(buffer)}`, mimeType: `image/${kind(buffer)}`, buffer }));
  await page.getByLabel('QRコードの写真を選ぶ').setInputFiles(chosen);
}

/** The table of a revealed indicator: by year, how many, median, least and greatest, as they are written. */
async function table(page) {
  const rows = page.getByRole('table').getByRole('row');
  const cells = await rows.evaluateAll((all) => all.slice(1).map((row) => [...row.cells].map((cell) => cell.textContent)));
  const number = (text) => Number(text.replace(/[^\d.−-]/g, '').replace('−', '-'));
  return cells.map(([year, count, median, , least, greatest]) => ({
    year: Number(year.match(/\d{4}/)[0]), count: number(count), median: number(median), least: number(least), greatest: number(greatest),
  }));
}

test('thirty people sketch eight indicators by mouse, finger, pen and keyboard, and everyone’s lines are what they drew', async ({ browser }) => {
  test.setTimeout(patience(600_000));
  const facilitator = await device(browser);
  const { page: desk } = facilitator;
  const hash = await openWorkshop(desk);
  const handedOut = await paper(desk);
  expect(handedOut.name).toMatch(/^workshop-\d{8}-\d{4}-round1\.json$/);
  const people = [];
  const tablets = [];

  await test.step('six tablets, five people each', async () => {
    for (const [at, hand] of ['mouse', 'touch', 'pen', 'keyboard', 'mouse', 'touch'].entries()) {
      const tablet = await device(browser);
      tablets.push({ ...tablet, hash: await join(tablet.page, handedOut) });
      for (let person = 0; person < 5; person += 1) {
        const who = at * 5 + person;
        await begin(tablet.page, tablets.at(-1).hash, person === 0 ? `${at + 1}班` : undefined);
        await drawAll(tablet.page, hand, who, person === 0 ? '人手が足りない' : undefined);
        if (who === 4) {
          await tablet.page.getByRole('button', { name: 'そのほかについて書く' }).click();
          await tablet.page.getByLabel('そのほかの意見').fill('夜や週末にも相談できるとありがたい。');
        }
        people.push({ tablet: at, group: person === 0, ...(await handIn(tablet.page, { codes: who % 3 === 2 })) });
      }
      // Everybody drew another line: nothing was handed in twice.
      expect(new Set(people.map(({ text }) => text)).size).toBe(people.length);
    }
  });

  // One group corrects its answer after it has been taken in.
  const [first] = people;
  let corrected;
  const foreign = Buffer.from(encodeQR('https://example.com/menu', 'gif', { scale: 6 }));
  await test.step('collected in any order, with duplicates, a late correction, another round and a foreign code', async () => {
    await collect(desk, hash);
    await expect(desk.getByText('6班中0班が届いています。')).toBeVisible();
    for (const [at, person] of shuffled([...people.keys()].map((who) => [who, people[who]])).entries()) {
      const [who, { file, text, pictures: shots }] = person;
      if (who % 3 === 0) await takeFiles(desk, at % 4 === 0 ? [file, file] : [file]);
      else if (who % 3 === 1) await takeText(desk, `提出します。\n${text}\n`);
      // The menu's code between two of a group's own: nothing begins anew.
      else await takePictures(desk, [shots[0], foreign, ...shots.slice(1)]);
      await expect(told(desk)).toContainText('1件を取り込みました（');
    }
    await takeFiles(desk, shuffled(people, 3).slice(0, 12).map(({ file }) => file));
    await expect(told(desk)).toHaveText('12件はもう届いていました。');
    await expect(desk.getByText('6班中6班が届いています。全班そろいました。ほかに24件。').first()).toBeVisible();

    const { page } = tablets[0];
    await page.goto(`./${tablets[0].hash}`);
    await page.getByRole('link', { name: '1班', exact: true }).click();
    await draw(page, 'mouse', [0.3, 0.6, 0.8]);
    await page.getByRole('link', { name: '提出へ進む' }).click();
    await expect(page.getByText('提出したあとで変わっています。')).toBeVisible();
    await page.getByRole('button', { name: 'もう一度提出する' }).click();
    corrected = await download(page, () => page.getByRole('button', { name: 'ファイルに保存（.json）' }).click());
    await takeFiles(desk, [corrected]);
    await expect(told(desk)).toContainText('1件を取り込みました（');
    await expect(desk.getByText('出し直されたので、新しいほうを数えています')).toBeVisible();

    for (const [at, tablet] of [tablets[2], tablets[3]].entries()) {
      // Of another round: whoever went on before the others.
      const { page: other } = tablet;
      await other.goto(`./${tablet.hash}`);
      await other.getByRole('button', { name: '次の回を始める' }).click();
      await other.goto(`./${tablet.hash}/hand-in`);
      await other.getByRole('button', { name: '提出する', exact: true }).click();
      const elsewhere = await download(other, () => other.getByRole('button', { name: 'ファイルに保存（.json）' }).click());
      await takeFiles(desk, [elsewhere]);
      await expect(told(desk)).toContainText('別にしました。');
      await expect(desk.getByText('2回目への提出です')).toHaveCount(at + 1);
    }
    await takePictures(desk, [foreign]);
    await expect(desk.getByText('この勉強会のコードではありません。読み取ったものはそのままです。')).toBeVisible();
    await takeText(desk, 'https://example.com/menu');
    await expect(told(desk)).toContainText('取り込みませんでした。勉強会のものではありません。');
    await expect(desk.getByText('6班中6班が届いています。全班そろいました。ほかに24件。').first()).toBeVisible();
  });

  await test.step('the reveal is what stands in the raw files, computed here', async () => {
    const lines = people.map(({ file, text }, who) => {
      // By file and by text it is the same thing.
      expect(linesOfText(text)).toEqual(linesOfFile(file.text));
      return who === 0 ? linesOfFile(corrected.text) : linesOfText(text);
    });
    expect(linesOfFile(first.file.text)).not.toEqual(lines[0]);
    await desk.getByRole('button', { name: '公開する' }).click();
    await expect(desk.getByText(/^n=30。/)).toBeVisible();
    await expect(desk.locator('.lines svg')).toBeVisible();
    await desk.getByRole('button', { name: '表で見る' }).click();
    const indicators = Object.keys(lines[0]);
    expect(indicators).toHaveLength(8);
    const seen = new Set();
    for (let at = 0; at < 8; at += 1) {
      const shown = await table(desk);
      const matches = indicators.filter((id) => shown.every(({ year, count, median, least, greatest }) => {
        const values = lines.map((line) => line[id]?.[year]).filter((value) => value !== undefined);
        const near = (a, b) => Math.abs(a - b) < 1e-6;
        return values.length === count && near(quartile(values, 2), median) && Math.min(...values) === least && Math.max(...values) === greatest;
      }));
      expect(matches.length, `indicator ${at + 1}: ${JSON.stringify(shown)}`).toBeGreaterThan(0);
      matches.forEach((id) => seen.add(id));
      if (at === 7) break;
      const name = await desk.getByRole('heading', { level: 1 }).textContent();
      await desk.getByRole('link', { name: '次の指標' }).click();
      await expect(desk.getByRole('heading', { level: 1 })).not.toHaveText(name);
      await desk.getByRole('button', { name: '表で見る' }).click();
    }
    expect(seen.size).toBe(8);
  });

  await test.step('a second round, with the first in sight', async () => {
    await desk.goto(`./${hash}`);
    await desk.getByRole('button', { name: '次の回を始める' }).click();
    const again = await paper(desk);
    const { page } = tablets[4];
    await join(page, again);
    await page.getByRole('link', { name: '5班', exact: true }).click();
    // From their own line, with everybody's spread behind it.
    await expect(years(page).first()).not.toHaveValue('');
    await expect(page.getByText('灰色は前の回（30件）の中ほどの半分')).toBeVisible();
    await draw(page, 'mouse', [0.4, 0.5, 0.6]);
    const { file } = await handIn(page);
    await collect(desk, hash);
    await takeFiles(desk, [file]);
    await expect(desk.getByText('6班中1班が届いています。').first()).toBeVisible();
  });

  await test.step('a target and opinions carry their source', async () => {
    await desk.goto(`./${hash}/reveal?round=1`);
    await desk.getByRole('button', { name: '目標にする' }).click();
    await expect(desk.getByText('目標にしました。')).toBeVisible();
    const copy = key(desk);
    expect(copy).not.toBe('sample');
    const { id } = JSON.parse(handedOut.text).body.brief.sheets[0];
    // It can be taken back at once, and taken again.
    await desk.getByRole('button', { name: '元に戻す' }).click();
    await expect(desk.getByText('元に戻しました。')).toBeVisible();
    await desk.getByRole('button', { name: '目標にする' }).click();
    await desk.getByRole('button', { name: '意見カードを会議の意見にする' }).click();
    await expect(desk.getByText('意見カード1枚を会議の記録に加えました。')).toBeVisible();
    // The next one lands in the same copy, and a round without cards is said to have none.
    await desk.getByRole('link', { name: '次の指標' }).click();
    await desk.getByRole('button', { name: '目標にする' }).click();
    await expect(desk.getByText('目標にしました。')).toBeVisible();
    expect(key(desk)).toBe(copy);
    await desk.goto(`./#/${copy}/indicators/${id}`);
    await desk.getByRole('button', { name: '編集を終える' }).click();
    await expect(desk.getByText('第1回, n=30').first()).toBeVisible();
    await desk.goto(`./#/${copy}/meetings`);
    await desk.getByRole('link', { name: '東葛地域勉強会' }).first().click();
    await expect(desk.getByText('夜や週末にも相談できるとありがたい。')).toBeVisible();
  });

  for (const { faults } of [facilitator, ...tablets]) expect(faults, 'console and network').toEqual([]);
  for (const { context } of [facilitator, ...tablets]) await context.close();
});

test('the network is cut as soon as the page stands: everything works', async ({ browser }) => {
  test.setTimeout(patience(120_000));
  const { page, context } = await device(browser);
  await page.goto('./#/sample/workshops');
  await expect(page.getByRole('heading', { name: '勉強会', level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  const hash = await openWorkshop(page, { groups: '2', indicators: 2 });
  for (const group of ['1班', '2班']) {
    await begin(page, hash, group);
    await drawAll(page, 'mouse', group === '1班' ? 1 : 4);
    const { text } = await handIn(page);
    expect(Object.keys(linesOfText(text))).toHaveLength(2);
  }
  await collect(page, hash);
  await expect(page.getByText('全班そろいました。').first()).toBeVisible();
  await page.getByRole('button', { name: '公開する' }).click();
  await expect(page.locator('.lines svg')).toBeVisible();
  await context.close();
});

test('a tab that dies in the middle of a stroke has everything up to it', async ({ browser }) => {
  const { page, context } = await device(browser);
  const hash = await openWorkshop(page, { groups: '', indicators: 1 });
  await begin(page, hash);
  await draw(page, 'mouse', [0.3, 0.4, 0.5]);
  await page.getByLabel('そう考えた理由').fill('様子見');
  const before = await drawn(page);
  const { x, y, width, height } = await future(page);
  await page.mouse.move(x + 10, y + height * 0.9);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.6, y + height * 0.1, { steps: 4 });
  // No chance to say goodbye.
  await page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  await again.goto(`./${hash}/sketch`);
  await expect(years(again).first()).not.toHaveValue('');
  expect(await drawn(again)).toEqual(before);
  await expect(again.getByLabel('そう考えた理由')).toHaveValue('様子見');
  await context.close();
});

test('a stroke, a tap, an arrow key and a typed figure do the same; a handle does not jump; a second pointer is not followed', async ({ browser }) => {
  const { page, context } = await device(browser);
  const hash = await openWorkshop(page, { groups: '', indicators: 1 });
  await begin(page, hash);
  // A stroke so fast that a year was passed over: it is filled in between.
  const layer = page.getByRole('application');
  const { x, y, width, height } = await future(page);
  await page.mouse.move(x + 5, y + height * 0.7);
  await page.mouse.down();
  await page.mouse.move(x + width - 5, y + height * 0.3);
  await page.mouse.up();
  const [low, middle, high] = (await drawn(page)).map(Number);
  expect(Math.abs((low + high) / 2 - middle), `${low} ${middle} ${high}`).toBeLessThan((high - low) / 4);
  // Begun at the last figure, which is years back: every year on the way is filled in.
  await page.getByRole('button', { name: '描き直す' }).click();
  expect(await drawn(page)).toEqual(['', '', '']);
  const plot = await layer.boundingBox();
  await page.mouse.move(plot.x + 8, y + height * 0.5);
  await page.mouse.down();
  await page.mouse.move(x + width - 5, y + height * 0.3, { steps: 2 });
  await page.mouse.up();
  expect((await drawn(page)).every(Boolean), `${await drawn(page)}`).toBe(true);
  await page.getByRole('button', { name: '元に戻す' }).click();
  await page.getByRole('button', { name: '元に戻す' }).click();
  // Grabbed a few pixels beside its middle, the handle stays where it was.
  const values = await drawn(page);
  const handle = y + height * 0.7;
  await page.mouse.move(x + 5, handle + 12);
  await page.mouse.down();
  await page.mouse.up();
  expect(await drawn(page)).toEqual(values);
  // A tap in a year's column sets that year alone.
  await page.touchscreen.tap(x + width / 2, y + height * 0.2);
  await expect(years(page).nth(1)).not.toHaveValue(values[1]);
  const tapped = await drawn(page);
  expect([tapped[0], tapped[2]]).toEqual([values[0], values[2]]);
  // Taken back, and typed: the same.
  await page.getByRole('button', { name: '元に戻す' }).click();
  await expect(years(page).nth(1)).toHaveValue(values[1]);
  await years(page).nth(1).fill(tapped[1]);
  await years(page).nth(1).press('Enter');
  expect(await drawn(page)).toEqual(tapped);
  // An arrow up and one down is where one was.
  await layer.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  expect((await drawn(page))[0]).not.toBe(tapped[0]);
  await page.keyboard.press('ArrowDown');
  expect(await drawn(page)).toEqual(tapped);
  // Two fingers: the second draws nothing.
  const client = await context.newCDPSession(page);
  const touch = (type, touchPoints) => client.send('Input.dispatchTouchEvent', { type, touchPoints });
  const [one, two] = [{ x: x + 8, y: y + height * 0.5, id: 1 }, { x: x + width - 8, y: y + height * 0.9, id: 2 }];
  await touch('touchStart', [one]);
  await touch('touchStart', [one, two]);
  await touch('touchMove', [{ ...one, y: one.y - 20 }, { ...two, y: two.y - 60 }]);
  await touch('touchEnd', []);
  expect((await drawn(page))[2]).toBe(tapped[2]);
  // After a pen, a finger scrolls, until it may draw again.
  await draw(page, 'pen', [0.5, 0.5, 0.5]);
  const penned = await drawn(page);
  await expect(page.getByText('ペンで描いています。')).toBeVisible();
  await draw(page, 'touch', [0.8, 0.8, 0.8]);
  expect(await drawn(page)).toEqual(penned);
  await page.getByRole('button', { name: '指でも描く' }).click();
  await draw(page, 'touch', [0.8, 0.8, 0.8]);
  expect(await drawn(page)).not.toEqual(penned);
  await context.close();
});

for (const [where, viewport] of Object.entries({ 'a 360 px phone': { width: 360, height: 740 }, 'a 1024 px tablet': { width: 1024, height: 768 } })) {
  test(`${where}: by ear alone all years are set and handed in; axe finds nothing`, async ({ browser }) => {
    test.setTimeout(patience(120_000));
    const { page, context, faults } = await device(browser, { viewport, hasTouch: true });
    const hash = await openWorkshop(page, { groups: '2', indicators: 2 });
    await accessible(page, { widths: [viewport.width] });
    // Nobody begins without a name by oversight.
    await page.goto(`./${hash}/sketch?draft=new`);
    await page.getByRole('button', { name: '目標を描く' }).click();
    await expect(page.getByText('班を選んでください。')).toBeVisible();
    await begin(page, hash, '2班');
    await accessible(page, { widths: [viewport.width] });
    // What is said, not what is seen: names, roles and values, in the order of the page.
    const layer = page.getByRole('application', { name: /を描くところ/ });
    await layer.focus();
    for (let year = 0; year < 3; year += 1) {
      await page.keyboard.press('ArrowUp');
      await expect(page.getByRole('status').filter({ hasText: /年度? [\d,.]+/ }).first()).toBeAttached();
      await page.keyboard.press('ArrowRight');
    }
    for (const value of await drawn(page)) expect(value).not.toBe('');
    await page.getByRole('button', { name: '低めを減らす' }).press('Enter');
    await page.getByRole('button', { name: '高めを増やす' }).press('Enter');
    await page.getByRole('radio', { name: 'たぶん（10回に7回）' }).press('Space');
    await page.getByRole('button', { name: 'この指標について書く' }).press('Enter');
    await page.getByLabel('この指標についての意見').fill('夜にも相談したい。');
    await accessible(page, { widths: [viewport.width] });
    await page.getByRole('link', { name: '提出へ進む' }).press('Enter');
    await page.getByRole('button', { name: '提出する', exact: true }).press('Enter');
    await expect(page.getByText('意見カード 1枚')).toBeVisible();
    await expect(page.getByText('提出の用意ができました。')).toBeVisible();
    await accessible(page, { widths: [viewport.width] });
    await collect(page, hash);
    await accessible(page, { widths: [viewport.width] });
    await page.getByRole('button', { name: '公開する' }).press('Enter');
    await expect(page.getByText(/^n=1。/)).toBeVisible();
    await expect(page.getByText('3つ未満のため、中ほどの幅は示しません。')).toBeVisible();
    await accessible(page, { widths: [viewport.width] });
    for (const place of ['guide', 'tables', 'result']) {
      await page.goto(`./${hash}/${place}`);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await accessible(page, { widths: [viewport.width] });
    }
    // Letters twice as large: nothing is lost to the side.
    await page.goto(`./${hash}/sketch`);
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    await expect(page.getByRole('application')).toBeVisible();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await context.close();
  });
}

test('the sample has a finished workshop of two rounds, in both languages', async ({ page }) => {
  await page.goto('./#/sample/workshops');
  await page.getByRole('button', { name: '終わった勉強会の見本を見る' }).click();
  await page.getByRole('link', { name: 'みんなの線を見る' }).click();
  await expect(page.getByText(/^n=22。/)).toBeVisible();
  await expect(page.locator('.lines svg')).toBeVisible();
  await page.getByRole('link', { name: '1回目', exact: true }).click();
  await expect(page.getByText(/^n=23。/)).toBeVisible();
  await expect(page.getByText(/の実績171件にいちばん近かったのは/)).toBeVisible();
  // An outlier's reason, by tap.
  const reason = page.getByRole('button', { name: /毎週のように来ている/ });
  await reason.click();
  await expect(reason).toHaveAttribute('aria-pressed', 'true');
  const hash = new URL(page.url()).hash.replace('#/', '#/en/');
  await page.goto(`./${hash}`);
  await expect(page.getByText(/^n=23: in/)).toBeVisible();
  expect(await page.evaluate(unmarkedJapanese), 'Japanese words are marked as such').toEqual([]);
  await accessible(page, { widths: [360, 1280] });
});

test('what was thrown away is gone, and other windows hear of it', async ({ browser }) => {
  const { page, context } = await device(browser);
  const hash = await openWorkshop(page, { groups: '1', indicators: 1 });
  await begin(page, hash, '1班');
  await draw(page, 'mouse', [0.3, 0.4, 0.5]);
  await handIn(page);
  const other = await context.newPage();
  await other.goto(`./${hash}`);
  await expect(other.getByText('1班中1班が届いています。')).toBeVisible();
  await page.goto(`./${hash}`);
  await page.getByRole('button', { name: '集めた答えを捨てる' }).click();
  await page.getByRole('button', { name: 'すべて消す' }).click();
  await expect(page.getByText('集めた答えは捨てました')).toBeVisible();
  await expect(other.getByText('1班中0班が届いています。')).toBeVisible();
  const kept = await page.evaluate(() => new Promise((done) => {
    const opening = indexedDB.open('genki-board');
    opening.onsuccess = () => {
      const all = opening.result.transaction('workshops').objectStore('workshops').getAll();
      all.onsuccess = () => done(all.result.map(({ name }) => name));
    };
  }));
  expect(kept).toEqual(['brief']);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes('workshop')))).toEqual([]);
  await context.close();
});

test('a paper and a sketch that are opened like any file are led to where they belong', async ({ browser }) => {
  const { page, context } = await device(browser);
  const hash = await openWorkshop(page, { groups: '', indicators: 1 });
  const brief = await paper(page);
  await begin(page, hash);
  await draw(page, 'mouse', [0.3, 0.4, 0.5]);
  const { file } = await handIn(page);
  const other = await device(browser);
  await other.page.goto('./#/chiba-5/files');
  await openFile(other.page, brief.name, brief.text);
  await expect(other.page.getByRole('heading', { name: '東葛地域勉強会' })).toBeVisible();
  await expect(other.page.getByText('用紙を1枚受け取りました。')).toBeVisible();
  await other.page.goto('./#/chiba-5/files');
  await openFile(other.page, file.name, file.text);
  await expect(other.page.getByText(/1件を取り込みました（.+）。/)).toBeVisible();
  await context.close();
  await other.context.close();
});

test('a paper by its address, and by its codes', async ({ browser }) => {
  const { page, context } = await device(browser);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openWorkshop(page, { indicators: 4 });
  await page.getByRole('button', { name: '用紙のアドレスをコピー' }).click();
  await expect(page.getByText('コピーしました。')).toBeVisible();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: 'QRコードを見せる' }).click();
  const shots = await pictures(page);
  const [one, two] = [await device(browser), await device(browser)];
  await one.page.goto(address);
  await expect(one.page.getByRole('heading', { name: '東葛地域勉強会' })).toBeVisible();
  await expect(one.page.getByRole('link', { name: '目標を描く' })).toBeVisible();
  await two.page.goto('./#/sample/workshops');
  // All but one: the last stands for it.
  await takePictures(two.page, shots.slice(1));
  await expect(two.page.getByRole('heading', { name: '東葛地域勉強会' })).toBeVisible();
  for (const each of [{ context }, one, two]) await each.context.close();
});

/** As the app's own canonical form: members by name, no spaces. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

test('a thousand submissions of fifty indicators are collected and revealed without holding the page up', async ({ browser }) => {
  test.setTimeout(patience(240_000));
  const { page, context } = await device(browser);
  const ids = Array.from({ length: 50 }, (_, at) => `i${at}`);
  const sheets = ids.map((id) => ({ id, name: `指標${id}`, unit: '件', aggregation: 'flow', desired: 'increase', precision: 0, past: { 2025: { value: 100 } } }));
  const brief = { id: 'large', title: '大きな勉強会', date: '', venue: '', round: 1, from: 2026, until: 2029, sheets, strategy: '架空' };
  const file = (body) => JSON.stringify({ format: 'genki-board', formatVersion: '1.1', minReader: '1.1', kind: 'workshop', exportedAt: '', sha256: createHash('sha256').update(canonical(body)).digest('hex'), body });
  // The code of the paper is the app's own: read from what it hands in.
  await page.goto('./#/sample/workshops');
  const choose = async (text) => page.getByLabel('ファイルを選ぶ（いくつでも）').setInputFiles({ name: 'large.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await choose(file({ brief, submissions: [] }));
  await expect(page.getByRole('heading', { name: '大きな勉強会' })).toBeVisible();
  await begin(page, '#/sample/workshops/large');
  await page.keyboard.press('ArrowUp');
  await draw(page, 'keyboard', [0.5, 0.5, 0.5]);
  const { file: own } = await handIn(page);
  const { session } = JSON.parse(own.text).body.submission;
  const path = (who, at) => Object.fromEntries([2026, 2027, 2028, 2029].map((year, step) => [year, ((who * 31 + at * 7) % 977) + step]));
  const submissions = Array.from({ length: 1000 }, (_, who) => ({
    id: `s${who}`, session, revision: 0, name: '', sketches: Object.fromEntries(ids.map((id, at) => [id, { path: path(who, at) }])),
  }));
  const large = file({ brief, submissions });
  await page.goto('./#/sample/workshops');
  const begun = Date.now();
  await choose(large);
  await expect(page.getByRole('heading', { name: '大きな勉強会' })).toBeVisible({ timeout: patience(60_000) });
  const taken = Date.now() - begun;
  await page.goto('./#/sample/workshops/large/collect');
  await expect(page.getByText('1000件が届いています。').first()).toBeVisible();
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => { window.longest = Math.max(window.longest, duration); })).observe({ type: 'longtask' });
  });
  await page.getByRole('button', { name: '公開する' }).click();
  await expect(page.getByText(/^n=1000。/)).toBeVisible({ timeout: patience(30_000) });
  await page.getByRole('button', { name: '表で見る' }).click();
  for (let at = 0; at < 3; at += 1) {
    const values = submissions.map(({ sketches }) => sketches[ids[at]].path[2029]);
    const [shown] = (await table(page)).slice(-1);
    expect(shown).toEqual({ year: 2029, count: 1000, median: quartile(values, 2), least: Math.min(...values), greatest: Math.max(...values) });
    await page.getByRole('link', { name: '次の指標' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`指標${ids[at + 1]}`);
    await page.getByRole('button', { name: '表で見る' }).click();
  }
  const longest = await page.evaluate(() => window.longest);
  console.log(`1,000 submissions of 50 indicators (${(large.length / 1e6).toFixed(1)} MB) taken in after ${taken} ms; longest task of revealing and turning ${longest.toFixed(0)} ms`);
  await context.close();
});
