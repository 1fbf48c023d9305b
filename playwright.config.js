import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { patience } from './tests/tools/speed.mjs';

// The system's Chromium where there is one; elsewhere Playwright's own.
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

export default defineConfig({
  testDir: 'tests/journeys',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: patience(60_000),
  expect: { timeout: patience(10_000) },
  reporter: [['list']],
  use: {
    actionTimeout: patience(15_000),
    baseURL: 'http://127.0.0.1:4174/',
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    launchOptions: {
      executablePath: installed,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
  webServer: {
    command: 'npx vite preview --port 4174 --strictPort',
    url: 'http://127.0.0.1:4174/',
    reuseExistingServer: false,
  },
});
