import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The wasm starts on its way together with the scripts, instead of after them. */
const preloadWasm = {
  name: 'preload-wasm',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle, path }) {
      if (!path.endsWith('index.html')) return html;
      const wasm = Object.keys(bundle ?? {}).find((name) => /genki-board_bg.*\.wasm$/.test(name));
      if (!wasm) return html;
      const attrs = { rel: 'preload', href: `./${wasm}`, as: 'fetch', type: 'application/wasm', crossorigin: 'anonymous' };
      return { html, tags: [{ tag: 'link', attrs, injectTo: 'head' }] };
    },
  },
};

/** Parts fetched later start on any host, also on one that serves wasm under another type. */
const parts = {
  name: 'parts-of-any-type',
  transform(code, id) {
    if (!id.endsWith('__wasm_split.js')) return null;
    const streamed = '(WebAssembly.instantiateStreaming(src, imports))';
    if (!code.includes(streamed)) throw new Error('The loader of the parts is written differently now.');
    const checked = `{ const answer = await src; if (!answer.ok) throw new Error(answer.statusText); return WebAssembly.instantiate(await answer.arrayBuffer(), imports); }`;
    return { code: code.replaceAll(streamed, checked), map: null };
  },
};

export default defineConfig({
  // Relative addresses: the folder works under any path.
  base: './',
  // What stands beside the module is copied away from here, and would not find it.
  resolve: {
    alias: Object.fromEntries(
      ['echarts-parts.js', 'picture-drawing.js', 'qr-reading.js', 'zipping.js', 'sheets'].map((name) => [`#${name.replace('.js', '')}`, fileURLToPath(new URL(`src/web/${name}`, import.meta.url))]),
    ),
  },
  build: {
    rollupOptions: { input: ['index.html', 'recovery.html'] },
    target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1000,
  },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1', port: 4173 },
  plugins: [preloadWasm, parts],
});
