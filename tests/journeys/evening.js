// An evening of a 勉強会, as its people act. What they hand in is read again here by other means than the app's own: that is
// what the page's figures are held against.
import { readFile } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
import { expect } from './people.js';

/** 勉強会をひらく, with the first so many indicators of the sample. */
export async function openWorkshop(page, { title = '東葛地域勉強会', groups = '6', indicators = 8 } = {}) {
  await page.goto('./#/sample/workshops/new');
  await page.getByLabel('勉強会の名前').fill(title);
  await page.getByLabel('会場').fill('架空の商工会議所');
  await page.getByLabel('班', { exact: true }).fill(groups);
  await page.getByRole('button', { name: '次へ' }).click();
  const all = page.getByRole('checkbox');
  for (let at = 0; at < indicators; at += 1) await all.nth(at).check();
  await page.getByRole('button', { name: '次へ' }).click();
  await page.getByRole('button', { name: '用紙を作る' }).click();
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
  return new URL(page.url()).hash;
}

export async function download(page, press) {
  const waiting = page.waitForEvent('download');
  await press();
  const file = await waiting;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

export const paper = (page) => download(page, () => page.getByRole('button', { name: '用紙をファイルに保存' }).click());

/** Another device takes the paper in. */
export async function join(page, { name, text }) {
  await page.goto('./#/sample/workshops');
  await page.getByLabel('ファイルを選ぶ（いくつでも）').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('勉強会');
  return new URL(page.url()).hash;
}

export async function begin(page, hash, group) {
  await page.goto(`./${hash}/sketch?draft=new`);
  const choices = page.getByRole('radio', { name: group || '名前なし', exact: true });
  await expect(page.getByRole('button', { name: '目標を描く' })).toBeVisible();
  if (group || (await choices.count())) await choices.check();
  await page.getByRole('button', { name: '目標を描く' }).click();
  await expect(page.getByRole('application')).toBeVisible();
}

/** The empty years, as they stand on the screen. */
export const future = (page) => page.locator('.from-here').boundingBox();

/** Where years stand on the layer: shares across, and of the value from below. */
async function places(page, heights) {
  const layer = page.getByRole('application');
  await layer.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await future(page);
  const column = width / heights.length;
  return heights.map((share, at) => [x + column * (at + 0.5), y + height * (1 - share)]);
}

const HANDS = {
  async mouse(page, points) {
    await page.mouse.move(...points[0]);
    await page.mouse.down();
    for (const point of points.slice(1)) await page.mouse.move(...point, { steps: 3 });
    await page.mouse.up();
  },
  async touch(page, points) {
    const client = await page.context().newCDPSession(page);
    const send = (type, at) => client.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [{ x: at[0], y: at[1] }] : [] });
    await send('touchStart', points[0]);
    for (const point of points.slice(1)) await send('touchMove', point);
    await send('touchEnd');
    await client.detach();
  },
  async pen(page, points) {
    const client = await page.context().newCDPSession(page);
    const send = (type, [x, y], buttons) => client.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons, clickCount: 1, pointerType: 'pen' });
    await send('mousePressed', points[0], 1);
    for (const point of points.slice(1)) await send('mouseMoved', point, 1);
    await send('mouseReleased', points.at(-1), 0);
    await client.detach();
  },
};

/** Draws a line by mouse, finger or pen; by keyboard as many steps up or down from the last figure. */
export async function draw(page, hand, heights) {
  if (hand === 'keyboard') {
    const layer = page.getByRole('application');
    await layer.focus();
    await page.keyboard.press('Home');
    for (const share of heights) {
      await page.keyboard.press('ArrowUp');
      const steps = Math.round((share - 0.5) * 10);
      for (let at = 0; at < Math.abs(steps); at += 1) await page.keyboard.press(steps > 0 ? 'ArrowUp' : 'ArrowDown');
      await page.keyboard.press('ArrowRight');
    }
    return;
  }
  await HANDS[hand](page, await places(page, heights));
}

export const years = (page) => page.getByRole('textbox', { name: /年度?の見込み$/ });

/** The values that stand in the fields by year. */
export const drawn = (page) => years(page).evaluateAll((fields) => fields.map((field) => field.value));

/** Every indicator by one hand; the line is another for each. */
export async function drawAll(page, hand, who, why) {
  for (let at = 0; ; at += 1) {
    const heights = [0.35, 0.42, 0.5].map((share, year) => share + 0.02 * ((who * 5 + at * 3 + year) % 11));
    await expect(page.getByRole('application')).toBeVisible();
    await draw(page, hand, heights);
    await expect(years(page).last(), `${hand}, indicator ${at + 1}`).not.toHaveValue('');
    if (why) await page.getByLabel('そう考えた理由').fill(`${why}（${at + 1}）`);
    const next = page.getByRole('link', { name: '次の指標' });
    if (!(await next.count())) return;
    const name = await page.getByRole('heading', { level: 1 }).textContent();
    await next.click();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(name);
  }
}

/** 提出する; the file, the text and the codes of what was handed in. */
export async function handIn(page, { codes = false } = {}) {
  await page.getByRole('link', { name: '提出へ進む' }).click();
  await page.getByRole('button', { name: /提出する$/ }).click();
  await expect(page.getByText('提出の用意ができました。')).toBeVisible();
  const file = await download(page, () => page.getByRole('button', { name: 'ファイルに保存（.json）' }).click());
  const text = await page.getByRole('textbox', { name: '文字を貼り付けて送る' }).inputValue();
  return { file, text, pictures: codes ? await pictures(page) : [] };
}

/** Every code, as it stands on the screen. */
export async function pictures(page) {
  const code = page.locator('.code');
  const count = Number((await code.getAttribute('aria-label')).match(/(\d+)$/)[1]);
  if (count > 1) await page.getByRole('button', { name: '止める' }).click();
  const taken = [];
  for (let at = 0; at < count; at += 1) {
    taken.push(await code.screenshot());
    if (count > 1) await page.getByRole('button', { name: '次のコード' }).click();
  }
  return taken;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function base32(text) {
  const bytes = [];
  let [bits, held] = [0, 0];
  for (const letter of text) {
    held = (held << 5) | LETTERS.indexOf(letter);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
    }
  }
  return Buffer.from(bytes);
}

/** A submission as its text has it, by indicator and year: read without the app. */
export function linesOfText(text) {
  const [, , , , payload] = text.replace(/\s/g, '').split('/');
  const { s: places } = JSON.parse(inflateRawSync(base32(payload)));
  const sketches = places[7].map(([id, first, values]) => [id, Object.fromEntries(values.map((value, at) => [first + at, value]).filter(([, value]) => value !== null))]);
  return Object.fromEntries(sketches);
}

export const linesOfFile = (text) =>
  Object.fromEntries(Object.entries(JSON.parse(text).body.submission.sketches).map(([id, { path }]) => [id, path]));

/** QUARTILE.INC. */
export function quartile(values, quarter) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = ((sorted.length - 1) * quarter) / 4;
  const below = Math.floor(at);
  return sorted[below] + ((sorted[below + 1] ?? sorted[below]) - sorted[below]) * (at - below);
}
