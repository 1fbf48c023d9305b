#!/usr/bin/env bash
# A Chromium for the browser tests, and a Japanese font for it, where they can be had: the system's own if there is one,
# else the system's package, else the one that Playwright brings.
set -eu
if ! command -v chromium chromium-browser google-chrome >/dev/null 2>&1; then
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -q
    apt-get install -y -q --no-install-recommends chromium fonts-noto-cjk
  else
    npx playwright install chromium
  fi
fi
if command -v fc-list >/dev/null && [ -z "$(fc-list :lang=ja)" ]; then
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get install -y -q --no-install-recommends fonts-noto-cjk
  else
    echo "No Japanese font is installed: the tests run, but pictures will show boxes." >&2
  fi
fi
