// What the browser runs first: starts the app, and says so where it cannot run or has died. Two starts in a row that did
// not come through lead to the page that works without the app.
import init from '../../target/web/genki-board.js';
import wasm from '../../target/web/genki-board_bg.wasm?url';
import english from '../../target/web/split_english.wasm?url';
import pages from '../../target/web/split_pages.wasm?url';
import charts from '../../target/web/split_charts.wasm?url';
import cycle from '../../target/web/split_cycle.wasm?url';
import editor from '../../target/web/split_editor.wasm?url';
import workshop from '../../target/web/split_workshop.wasm?url';
import screens from '../../target/web/routes.js';
import { sheets } from '#sheets/index.js';

// How the first screen looks.
import.meta.glob('../../style/screen/start/*.css', { eager: true });

const RECOVERY = new URL('recovery.html', document.baseURI);
const STARTS = 'genki-board.starts';
// How often to look whether the app has come to show something.
const LOOK = 250;

function count(change) {
  try {
    // Of this tab: three tabs that are restored at once are no failure.
    const starts = change(Number(sessionStorage.getItem(STARTS)) || 0);
    if (starts > 0) sessionStorage.setItem(STARTS, String(starts));
    else sessionStorage.removeItem(STARTS);
    return starts;
  } catch {
    // Storage is blocked: nothing is counted, and nothing is kept that could do harm.
    return 0;
  }
}

/** What the address or the reader's language needs at once: its part comes beside the program instead of after it. */
function fetchAhead(href) {
  const preload = { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href };
  document.head.append(Object.assign(document.createElement('link'), preload));
}

function preferred() {
  try {
    return JSON.parse(localStorage.getItem('genki-board.preference.language'));
  } catch {
    return null;
  }
}

const MODULES = { pages, charts, cycle, editor, workshop };

/** The screen that an address leads to, as the program reads it: the first whose path fits. */
function screenOf(hash) {
  const parts = hash.replace(/^#\/?/, '').split('?')[0].split('/').filter(Boolean);
  if (/^(en|ja)$/.test(parts[0])) parts.shift();
  const path = parts.slice(1);
  const fits = (pattern) => pattern.length === path.length && pattern.every((part, at) => part === ':' || part === path[at]);
  return screens.find(([pattern]) => fits(pattern.split('/').filter(Boolean)));
}

const { hash } = location;
const [, module, draws] = screenOf(hash) ?? [];
if (module in MODULES) {
  fetchAhead(MODULES[module]);
  // The program asks for them again, and hears of a failure.
  sheets(module).catch(() => {});
}
// Whoever draws hears of a failure.
if (draws) import('#echarts-parts').catch(() => {});
const [, named] = hash.match(/^#\/(en|ja)(?![^/?])/) ?? [];
if ((named ?? preferred()) === 'en') fetchAhead(english);

let stands = true;

function stopped() {
  if (!stands) return;
  stands = false;
  const saved = document.querySelector('.saved')?.textContent;
  document.getElementById('overlay-saved').textContent = saved ?? '';
  document.getElementById('overlay').hidden = false;
  document.getElementById('overlay-reload').focus();
}

document.getElementById('overlay-reload').addEventListener('click', () => location.reload());
document.getElementById('overlay-save').addEventListener('click', () => location.assign(RECOVERY));
document.addEventListener('genki-board:panic', stopped);

if (count((starts) => starts + 1) > 2) {
  location.replace(RECOVERY);
} else {
  // Leaving early is no failure.
  addEventListener('pagehide', () => stands && count(() => 0));
  try {
    await init({ module_or_path: wasm });
    sheets('print').catch(() => {});
    const looking = setInterval(() => {
      if (stands && !document.querySelector('main h1')) return;
      clearInterval(looking);
      document.getElementById('waiting').remove();
      if (stands) count(() => 0);
    }, LOOK);
  } catch (error) {
    console.error(error);
    stopped();
  }
}
