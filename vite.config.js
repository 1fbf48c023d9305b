import { defineConfig } from 'vite';

/** The wasm starts on its way together with the scripts, instead of after them. */
const preloadWasm = {
  name: 'preload-wasm',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      const wasm = Object.keys(bundle ?? {}).find((name) => name.endsWith('.wasm'));
      if (!wasm) return html;
      const attrs = { rel: 'preload', href: `./${wasm}`, as: 'fetch', type: 'application/wasm', crossorigin: 'anonymous' };
      return { html, tags: [{ tag: 'link', attrs, injectTo: 'head' }] };
    },
  },
};

export default defineConfig({
  // Relative addresses: the folder works under any path.
  base: './',
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1000 },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1', port: 4173 },
  plugins: [preloadWasm],
});
