// A journey of each kind of work in Firefox and in WebKit: explore, search, charts by touch and key, edit, reload, save,
// open. What an engine cannot do here is said, and is no failure.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { installed, press, start, until } from './drivers.mjs';

const PORT = 4175;
const HOME = `http://127.0.0.1:${PORT}/`;
const PICTURES = 'test-results/engines';
const POINT = '令和7年度 30名 年度途中（9/12か月） 令和7（2025）年12月時点 目標70名以上';
let server;

before(async () => {
  mkdirSync(PICTURES, { recursive: true });
  server = spawn('npx', ['vite', 'preview', '--port', String(PORT), '--strictPort'], { stdio: 'ignore', detached: true });
  for (let tried = 0; tried < 100; tried += 1) {
    if (await fetch(HOME).then((answer) => answer.ok, () => false)) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error('the page is not served');
});
after(() => process.kill(-server.pid));

const shows = (engine, words) => until(engine, words, (words) => document.body.innerText.includes(words), words);
/** In a chart, the middle of the place of 令和7年度. */
const lastButOne = () => {
  const plot = document.querySelector('.canvas svg');
  plot.scrollIntoView({ block: 'center' });
  const label = [...plot.querySelectorAll('text')].find((text) => text.textContent.startsWith('令和7'));
  const [under, all] = [label.getBoundingClientRect(), plot.getBoundingClientRect()];
  return { x: under.left + under.width / 2, y: all.top + all.height / 2 };
};
const heard = () => document.querySelector('[aria-live=assertive]')?.textContent;

for (const [name, path] of Object.entries(installed)) {
  describe(name, { skip: path ? false : `${name} is not installed here: not tried` }, () => {
    let engine;
    before(async () => {
      engine = await start[name](1280, 900);
    });
    after(() => engine?.close());
    const picture = (of) => engine.picture(`${PICTURES}/${name.toLowerCase()}-${of}.png`);
    const go = async (place) => {
      // Another fragment alone is no new page.
      await engine.go(`${HOME}#/${place}`);
      await until(engine, place, () => document.querySelector('main h1')?.textContent);
    };

    test('explores: how it is going, what is behind and why', async () => {
      await go('sample');
      await shows(engine, '10が目標に届かず');
      await shows(engine, '受け入れる人手が足りませんでした');
      await picture('overview');
    });

    test('searches for a word that means the same', async () => {
      await go('sample');
      await press(engine, '#overview-search');
      await engine.type('事業継続');
      await engine.key('Enter');
      await shows(engine, '33件のうち1件を表示しています');
      await picture('found');
      await press(engine, 'th a', 'BCPセミナー');
      await until(engine, 'the sheet', () => document.querySelector('main h1')?.textContent.includes('BCPセミナー受講者数'));
    });

    test('hears a chart by key and by a press', async () => {
      await go('sample/indicators/bcp-seminar');
      await until(engine, 'the chart', () => Boolean(document.querySelector('.canvas svg')));
      await engine.look(() => document.querySelector('.canvas').focus());
      await engine.key('End');
      await engine.key('ArrowLeft');
      await until(engine, 'the point by key', (wanted) => document.querySelector('[aria-live=assertive]')?.textContent === wanted, POINT);
      await picture('chart');
      await engine.look(() => document.querySelector('.canvas').blur());
      const place = await engine.look(lastButOne);
      await engine.press(place.x, place.y);
      await until(engine, 'the point by a press', (wanted) => document.querySelector('[aria-live=assertive]')?.textContent === wanted, POINT);
      assert.equal(await engine.look(heard), POINT);
    });

    test('hears a chart by a finger', async () => {
      await go('sample');
      await engine.look(() => {
        // As where there is a screen to touch: charts ask for it when the first one is drawn.
        window.ontouchstart ??= null;
        location.hash = '#/sample/indicators/bcp-seminar';
      });
      await until(engine, 'the chart', () => Boolean(document.querySelector('.canvas svg')));
      const place = await engine.look(lastButOne);
      await engine.tap(place.x, place.y);
      await until(engine, 'the point by a finger', (wanted) => document.querySelector('[aria-live=assertive]')?.textContent === wanted, POINT);
    });

    test('reads the tables of marks and the other charts', async () => {
      for (const [place, words] of Object.entries({ 'sample/graphs/years': '21以上改善', 'sample/graphs/structure': '起業・創業相談件数', 'sample/graphs/progress': '目標までの進み', 'sample/results/flow': 'お金の行き先' })) {
        await go(place);
        await shows(engine, words);
        await picture(place.replaceAll('/', '-'));
      }
    });

    test('edits, reloads, saves and opens', async () => {
      await go('chiba-5/indicators/bcp-seminar');
      await press(engine, 'button', '編集する');
      await press(engine, 'input[aria-label="令和7年度の実績"], [aria-label="令和7年度の実績"] input');
      await engine.type('41');
      await engine.key('Enter');
      await until(engine, 'saved', () => /保存済み \d\d:\d\d/.test(document.body.innerText));
      await engine.reload();
      await until(engine, 'the figure after reloading', () => /令和7（2025）年度[^]*41\s*名/.test(document.querySelector('main')?.innerText ?? ''));
      await picture('edited');
      // What the page hands over as a file, kept as text: no dialog of the browser is in the way.
      await engine.look(() => {
        const create = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          blob.text().then((text) => (window.handedOver = text));
          return create.call(URL, blob);
        };
        HTMLAnchorElement.prototype.click = () => {};
        location.hash = `${location.hash.split('/').slice(0, 2).join('/')}/files`;
      });
      await press(engine, 'button', 'ファイルに保存');
      const text = await until(engine, 'the file', () => window.handedOver);
      assert.equal(JSON.parse(text).format, 'genki-board');
      await press(engine, 'button', '貼り付けて開く');
      await until(engine, 'the field', () => Boolean(document.querySelector('textarea')));
      await engine.look((text) => {
        const field = document.querySelector('textarea');
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }, text);
      await press(engine, 'button', 'この文字を開く');
      await shows(engine, '第５次ちば中小企業元気戦略');
    });
  });
}
