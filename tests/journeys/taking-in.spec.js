// 取り込む: what differs in the files that came back is seen and decided, and taken as one step.
import { accessible, expect, key, open, saved, saveFile, tabTo, test, type, watch } from './people.js';
import { patience } from '../tools/speed.mjs';

const TARGET = '令和7年度の目標';

/** Somebody else's file: the published sample with targets of their own, and their name in it. */
async function sent(browser, baseURL, by, targets) {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  const faults = watch(page, baseURL);
  await open(page, 'sample/settings');
  await page.getByRole('textbox', { name: '名前', exact: true }).fill(by);
  await page.keyboard.press('Enter');
  for (const [indicator, figure] of targets) {
    await page.goto(`./#/${key(page)}/indicators/${indicator}`);
    const edit = page.getByRole('button', { name: '編集する' });
    await expect(edit.or(page.getByRole('button', { name: '編集を終える' }))).toBeVisible();
    if (await edit.isVisible()) await edit.click();
    await type(page, TARGET, figure);
    await expect(saved(page)).toBeVisible();
  }
  await page.goto(`./#/${key(page)}/files`);
  const file = await saveFile(page);
  expect(faults).toEqual([]);
  await context.close();
  return { name: `${by}.json`, mimeType: 'application/json', buffer: Buffer.from(file.text) };
}

const hold = (page, files) => page.getByRole('main').locator('input[type=file]').setInputFiles(files);
const pick = (page, name) => page.getByRole('combobox', { name });
const target = (page) => page.getByLabel(TARGET, { exact: true });

test('two files that disagree are taken in by one officer, undone, and taken again', async ({ page, browser, baseURL }) => {
  const first = await sent(browser, baseURL, '経済', [['bcp-seminar', '61']]);
  const second = await sent(browser, baseURL, '産業', [['bcp-seminar', '72'], ['startup-consultations', '199']]);
  await open(page, 'sample/files');
  await page.getByRole('link', { name: '取り込む', exact: true }).click();
  await expect(page.getByText('まだファイルがありません。')).toBeVisible();
  await hold(page, [first]);
  await expect(page.getByText('A　経済から。')).toBeVisible();
  await expect(page.getByRole('heading', { name: '要確認 0・採用 1・' })).toBeVisible();
  // The second, and the first once more: everybody is accounted for.
  await hold(page, [second]);
  await hold(page, [first]);
  await expect(page.getByText('B　産業から。')).toBeVisible();
  await expect(page.getByText('Aと同じ内容です。')).toBeVisible();
  await expect(page.getByRole('heading', { name: '要確認 1・採用 1・' })).toBeVisible();
  await accessible(page);
  // Nothing has changed by looking.
  expect(key(page)).toBe('sample');
  const bcp = pick(page, /BCP.*採用$/);
  await expect(bcp).toHaveValue('0');
  await bcp.selectOption({ label: 'B' });
  await expect(page.getByRole('heading', { name: '要確認 0・採用 2・' })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: '取り込む', exact: true }).click();
  await expect(page.getByText('取り込みました。')).toBeVisible();
  const copy = key(page);
  expect(copy).not.toBe('sample');
  for (const [indicator, figure] of [['bcp-seminar', /^72/], ['startup-consultations', /^199/]]) {
    await page.goto(`./#/${copy}/indicators/${indicator}`);
    await expect(target(page)).toHaveValue(figure);
  }
  await expect(page.getByRole('link', { name: /食い違い/ })).toBeHidden();
  // One step: taken back at once.
  await page.getByRole('button', { name: '元に戻す' }).first().click();
  await expect(target(page)).not.toHaveValue(/^199/);
  await page.goto(`./#/${copy}/indicators/bcp-seminar`);
  await expect(target(page)).not.toHaveValue(/^72/);
  // And offered again.
  await page.goto(`./#/${copy}/files/taking-in`);
  await hold(page, [second]);
  await expect(page.getByText('前にあった値', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: '採用する' }).click();
  await page.getByRole('main').getByRole('button', { name: '取り込む', exact: true }).click();
  await page.goto(`./#/${copy}/indicators/bcp-seminar`);
  await expect(target(page)).toHaveValue(/^72/);
});

test('what nobody decides is marked, and one that began as something else is compared by its values', async ({ page, browser, baseURL }) => {
  const first = await sent(browser, baseURL, '経済', [['bcp-seminar', '61']]);
  const second = await sent(browser, baseURL, '産業', [['bcp-seminar', '72']]);
  await open(page, 'sample/files/taking-in');
  await hold(page, [first, second]);
  await expect(page.getByRole('heading', { name: '要確認 1・採用 0・' })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: '取り込む', exact: true }).click();
  await expect(page.getByText('1か所は、食い違いとしてあとで選べます。')).toBeVisible();
  await expect(page.getByRole('link', { name: '食い違い 1' })).toBeVisible();
  await page.goto('./#/chiba-5/files/taking-in');
  await hold(page, [first]);
  await expect(page.getByText('別の元から始まっています。')).toBeVisible();
  await expect(page.getByRole('heading', { name: '要確認 0・採用 0・' })).toBeVisible();
  await accessible(page, { widths: [360] });
  await page.getByRole('button', { name: '取り込まない' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'ファイル' })).toBeVisible();
});

test('three files edited apart, one of them twice, and an older one come to the same in whatever order they are taken in', async ({ browser, baseURL }) => {
  test.setTimeout(patience(180_000));
  const all = [['b', 'c', 'd'], ['d', 'c', 'b'], ['b', 'd', 'c'], ['c', 'b', 'd'], ['c', 'd', 'b'], ['d', 'b', 'c']];
  const outcomes = [];
  for (const order of process.env.LONG ? all : all.slice(0, 2)) {
    const context = await browser.newContext({ baseURL });
    const page = await context.newPage();
    const faults = watch(page, baseURL);
    await open(page, 'chiba-5/files');
    await page.locator('.opening-ways input[type=file]').setInputFiles('target/returned/own.json');
    await expect.poll(() => key(page)).toMatch(/^f-/);
    await page.goto(`./#/${key(page)}/files/taking-in`);
    for (const [at, name] of [...order, order[0], 'older'].entries()) {
      await hold(page, [`target/returned/${name}.json`]);
      await expect(page.locator('.copies li')).toHaveCount(at + 1);
    }
    await expect(page.getByText('Aと同じ内容です。')).toBeVisible();
    await page.getByRole('main').getByRole('button', { name: '取り込む', exact: true }).click();
    await expect(page.getByText(/取り込みました。/)).toBeVisible();
    // What is to be chosen, in whatever order its versions stand, and what the strategy says.
    await page.goto(`./#/${key(page)}/contests`);
    await expect(page.getByRole('main').getByRole('region').first()).toBeVisible();
    const open_ = await page.getByRole('main').getByRole('region').evaluateAll((all) => all.map((one) => [one.getAttribute('aria-label'), [...one.querySelectorAll('dl')].map((version) => version.textContent).sort()]));
    await page.goto(`./#/${key(page)}/files`);
    const { text } = await saveFile(page);
    const changes = JSON.parse(text).body.changes.map(({ id }) => id).filter((id) => /^[bcd]\./.test(id));
    outcomes.push(JSON.stringify([open_, changes.sort()]));
    expect(faults).toEqual([]);
    await context.close();
  }
  for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
  const [places, changes] = JSON.parse(outcomes[0]);
  console.log(`${outcomes.length} orders: ${changes.length} changes of others are there, ${places.length} records to be chosen`);
  expect(places.length).toBeGreaterThan(2);
});

test('everything is decided and taken in by keyboard alone', async ({ page, browser, baseURL }) => {
  const first = await sent(browser, baseURL, '経済', [['bcp-seminar', '61'], ['startup-consultations', '301']]);
  const second = await sent(browser, baseURL, '産業', [['bcp-seminar', '72'], ['startup-consultations', '302']]);
  await open(page, 'sample/files/taking-in');
  await hold(page, [first, second]);
  await expect(page.getByRole('heading', { name: '要確認 2・採用 0・' })).toBeVisible();
  const filter = page.getByRole('combobox', { name: '見せるもの' });
  await tabTo(page, filter);
  await page.keyboard.press('ArrowDown');
  await expect(filter).toHaveValue('open');
  // Straight to what is to be decided; the row stays where it is while one chooses.
  await tabTo(page, page.getByRole('button', { name: '次の要確認へ' }));
  await page.keyboard.press('Enter');
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  const before = await focused();
  expect(before).toMatch(/の採用$/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('heading', { name: '要確認 1・採用 1・' })).toBeVisible();
  expect(await focused()).toBe(before);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  expect(await focused()).toMatch(/の採用$/);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('heading', { name: '要確認 0・採用 1・' })).toBeVisible();
  await tabTo(page, page.getByRole('main').getByRole('button', { name: '取り込む', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('取り込みました。')).toBeVisible();
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});
