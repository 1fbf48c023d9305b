import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  // The same documents as ours.
  publicDir: '../../../public',
  build: { outDir: '../../../target/peer', emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1000 },
  plugins: [react()],
});
