// The built folder on other people's servers: under a path, with twins that are compressed already and without, and with a
// further document that its host has put beside the page.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import handler from 'serve-handler';
import sirv from 'sirv';
import { expect, test, watch } from './people.js';

const PATH = '/pages/genki';
let folder;

// Not taken out afterwards: a server may still be about to open a file for a page that has just gone. The next run does it.
test.beforeAll(({}, info) => {
  mkdirSync(info.project.outputDir, { recursive: true });
  folder = mkdtempSync(join(info.project.outputDir, 'hosting-'));
  cpSync('dist', folder, { recursive: true });
  const document = readFileSync('public/strategies/sample.json', 'utf8').replaceAll('第５次ちば中小企業元気戦略（サンプル）', '第４次の見本');
  writeFileSync(join(folder, 'strategies/chiba-4.json'), document);
  writeFileSync(join(folder, 'strategies/index.json'), JSON.stringify({ documents: [{ key: 'chiba-4', name: '第４次の見本' }] }));
  // What was compressed before the list was changed would be served in its place.
  for (const ending of ['br', 'gz']) rmSync(join(folder, `strategies/index.json.${ending}`));
});

/** Serves the folder below a path, and nothing above it. */
function below(serve) {
  return (request, response) => {
    if (!request.url.startsWith(`${PATH}/`)) return void response.writeHead(404).end();
    request.url = request.url.slice(PATH.length);
    serve(request, response);
  };
}

const SERVERS = {
  'a server that takes the twins': { encoding: 'br', serve: () => sirv(folder, { brotli: true, gzip: true, dev: false }) },
  'a server that knows of no twins': {
    encoding: undefined,
    serve: () => (request, response) => handler(request, response, { public: folder }),
  },
};

for (const [name, { encoding, serve }] of Object.entries(SERVERS)) {
  test(`under a path, on ${name}`, async ({ browser }) => {
    const server = createServer(below(serve()));
    await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
    const base = `http://127.0.0.1:${server.address().port}${PATH}/`;
    const context = await browser.newContext();
    const page = await context.newPage();
    const faults = watch(page, base);
    const answers = [];
    page.on('response', (response) => answers.push(response));
    try {
      await page.goto(base);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('第５次ちば中小企業元気戦略');
      const wasm = answers.find((answer) => /genki-board_bg.*\.wasm$/.test(answer.url()));
      expect(wasm.headers()['content-type']).toBe('application/wasm');
      expect(wasm.headers()['content-encoding']).toBe(encoding);
      // Every part comes from below the path, the other language's too.
      await page.goto(`${base}#/ja/sample/graphs/progress`);
      await expect(page.locator('.plot svg').first()).toBeVisible();
      await page.goto(`${base}#/ja/chiba-5/graphs`);
      await page.getByRole('link', { name: 'English' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Charts');
      // The further document: listed, opened, and opened by its address.
      await page.getByRole('link', { name: 'Files', exact: true }).click();
      await page.getByRole('link', { name: '第４次の見本' }).click();
      await expect(page).toHaveURL(/#\/en\/chiba-4$/);
      await page.goto(`${base}#/ja/chiba-4/indicators/startup-consultations`);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('起業・創業相談件数');
      await page.reload();
      await expect(page.locator('.masthead')).toContainText('第４次の見本');
      await expect(page.locator('.masthead')).toContainText('見本の文書');
      // An address that nobody published.
      await page.goto(`${base}#/ja/chiba-3`);
      await expect(page.getByRole('heading', { name: 'この文書は、このブラウザにありません' })).toBeVisible();
      expect(faults).toEqual([]);
    } finally {
      await context.close();
      server.close();
    }
  });
}
