#!/usr/bin/env bash
# The page in Firefox and in WebKit, where they can be had: Debian's packages. What cannot be had is said, and is no failure.
set -eu
if ! command -v firefox-esr >/dev/null || ! command -v WebKitWebDriver >/dev/null || ! command -v Xvfb >/dev/null; then
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -q || true
    apt-get install -y -q --no-install-recommends firefox-esr webkit2gtk-driver xvfb || true
  fi
fi
if ! command -v firefox-esr >/dev/null && ! command -v WebKitWebDriver >/dev/null; then
  echo "Neither Firefox nor WebKit is at hand: the page was tried in Chromium alone."
  exit 0
fi
npm --prefix tests/engines ci --no-audit --no-fund
node --test --test-reporter spec tests/engines/engines.test.mjs
