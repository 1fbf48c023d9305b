// Firefox and WebKit behind the same few verbs: go, look, press, type, tap, take a picture.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { Builder, Key, Origin } from 'selenium-webdriver';

const first = (paths) => paths.find((path) => existsSync(path));

/** Where Debian keeps what belongs to WebKitGTK: below the machine's kind and the library's version. */
const ofWebkit = (name) =>
  ['x86_64-linux-gnu', 'aarch64-linux-gnu'].flatMap((kind) => ['4.1', '4.0'].map((version) => `/usr/lib/${kind}/webkit2gtk-${version}/${name}`));

export const installed = {
  Firefox: first(['/usr/bin/firefox-esr', '/usr/bin/firefox']),
  WebKit: first(['/usr/bin/WebKitWebDriver', ...ofWebkit('WebKitWebDriver')]),
};

/** Firefox by WebDriver BiDi. */
async function firefox(width, height) {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: installed.Firefox,
    headless: true,
    defaultViewport: { width, height, hasTouch: false },
    extraPrefsFirefox: { 'dom.w3c_touch_events.enabled': 1, 'intl.accept_languages': 'ja', 'app.update.enabled': false, 'datareporting.policy.dataSubmissionEnabled': false },
  });
  const page = await browser.newPage();
  return {
    go: (url) => page.goto(url),
    reload: () => page.reload(),
    look: (read, ...given) => page.evaluate(read, ...given),
    press: (x, y) => page.mouse.click(x, y),
    tap: (x, y) => page.touchscreen.tap(x, y),
    key: (name) => page.keyboard.press(name),
    type: (text) => page.keyboard.type(text),
    picture: (path) => page.screenshot({ path }),
    close: () => browser.close(),
  };
}

/** WebKitGTK's own little browser, on a screen that nobody sees. */
async function webkit(width, height) {
  const display = ':97';
  const screen = spawn('Xvfb', [display, '-screen', '0', '1600x1200x24'], { stdio: 'ignore' });
  const port = 4571;
  const server = spawn(installed.WebKit, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1', LANG: 'ja_JP.UTF-8' },
  });
  const end = () => [server, screen].forEach((process) => process.kill());
  process.on('exit', end);
  await wait(2000);
  const binary = first(ofWebkit('MiniBrowser'));
  const driver = await new Builder()
    .usingServer(`http://127.0.0.1:${port}`)
    .withCapabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary, args: ['--automation'] } })
    .build();
  await driver.manage().window().setRect({ width, height, x: 0, y: 0 });
  const names = { Enter: Key.ENTER, Tab: Key.TAB, End: Key.END, Home: Key.HOME, ArrowLeft: Key.ARROW_LEFT, ArrowRight: Key.ARROW_RIGHT };
  return {
    go: (url) => driver.get(url),
    reload: () => driver.navigate().refresh(),
    look: (read, ...given) => driver.executeScript(read, ...given),
    press: (x, y) => driver.actions().move({ origin: Origin.VIEWPORT, x: Math.round(x), y: Math.round(y) }).click().perform(),
    // Its driver knows no finger: the page is given the events that one makes.
    tap: (x, y) => driver.executeScript(finger, x, y),
    key: (name) => driver.actions().sendKeys(names[name] ?? name).perform(),
    type: (text) => driver.actions().sendKeys(text).perform(),
    picture: async (path) => writeFile(path, await driver.takeScreenshot(), 'base64'),
    close: async () => {
      await driver.quit();
      end();
    },
  };
}

function finger(x, y) {
  const target = document.elementFromPoint(x, y);
  const touch = { identifier: 7, target, clientX: x, clientY: y, pageX: x + scrollX, pageY: y + scrollY };
  for (const [kind, down] of [['touchstart', [touch]], ['touchend', []]]) {
    const event = new Event(kind, { bubbles: true, cancelable: true, composed: true });
    for (const [name, touches] of [['touches', down], ['targetTouches', down], ['changedTouches', [touch]]]) Object.defineProperty(event, name, { value: touches });
    target.dispatchEvent(event);
  }
}

export const start = { Firefox: firefox, WebKit: webkit };

/** Waits until what is looked at is there. */
export async function until(engine, what, read, ...given) {
  const patience = Date.now() + 30_000;
  for (;;) {
    const found = await engine.look(read, ...given);
    if (found) return found;
    if (Date.now() > patience) throw new Error(`not seen in time: ${what}`);
    await wait(100);
  }
}

/** Presses an element with these words, as a person does: in sight, in its middle. */
export async function press(engine, selector, words = '') {
  const middle = await until(engine, `${selector} ${words}`, find, selector, words);
  await wait(150);
  const { x, y } = (await engine.look(find, selector, words)) ?? middle;
  await engine.press(x, y);
}

function find(selector, words) {
  const found = [...document.querySelectorAll(selector)].find((element) => {
    const name = element.getAttribute('aria-label') ?? element.textContent;
    return (name ?? '').includes(words) && element.getClientRects().length > 0;
  });
  if (!found) return null;
  found.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = found.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
