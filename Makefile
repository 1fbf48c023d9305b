# The doors. Each sets up what it lacks and says what it does.
#
#   make run    build and serve on this machine
#   make test   every test: native, lints, the built page in a browser, budgets
#   make test-long  the laws and storage faults at 100,000 cases, all inputs, twenty kills, 60 MB: an hour
#   make dist   the folder that any static host serves, under any path
#   make bench  ours beside a peer built in React, in one run: a table, and target/bench.json (twenty minutes)
#
# Needs: git, make, rustup (or cargo with the wasm target) and Node. Versions stand in Cargo.lock and package-lock.json.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test test-long dist bench gallery core lint journeys engines clean

TARGET   := wasm32-unknown-unknown
TOOLS    := .tools
# The command-line tool has to be of exactly the crate's version.
BINDGEN_VERSION := $(shell sed -n '/^name = "wasm-bindgen"$$/{n;s/version = "\(.*\)"/\1/p;}' Cargo.lock)
BINDGEN  := $(TOOLS)/wasm-bindgen-$(BINDGEN_VERSION)
# Of the same family as the crate wasm_split_helpers.
SPLIT_VERSION := 0.2.4
SPLIT    := $(TOOLS)/wasm-split-$(SPLIT_VERSION)
WASM     := target/$(TARGET)/release/genki-board.wasm
SOURCES  := $(shell find src -name '*.rs' -o -name '*.js' -path 'src/*') Cargo.toml Cargo.lock $(wildcard public/strategies/*.json)
PAGE     := $(shell find style public src -name '*.css' -o -name '*.js' -o -path 'public/*' -type f) index.html recovery.html vite.config.js package-lock.json
# What the compiler emits by default; every browser of the last two years has them.
FEATURES := $(addprefix --enable-,bulk-memory bulk-memory-opt call-indirect-overlong mutable-globals multivalue nontrapping-float-to-int reference-types sign-ext)
PORT     ?= 4173

help:
	@sed -n '3,7s/^# *//p' $(MAKEFILE_LIST)

run: dist/index.html
	@echo "Serving the page on http://127.0.0.1:$(PORT)/ (Ctrl+C ends it)"
	@npx vite preview --port $(PORT) --strictPort

dist: dist/index.html

test: core lint dist/index.html journeys engines

# Counts are printed: what was tried, and that nothing was lost.
test-long: node_modules/.package-lock.json dist/index.html target/national-1000.json target/national-10000.json target/apart-division.json target/returned/own.json | .tools/browser
	PROPTEST_CASES=100000 cargo test --profile long --test laws --test taking_in --test versions --test faults -- --nocapture
	PROPTEST_CASES=2000 cargo test --profile long --test circulation -- --nocapture
	PROPTEST_CASES=100000 cargo test --profile long --test reading -- --nocapture
	PROPTEST_CASES=20000 cargo test --profile long --test verdicts --test recomputed -- --nocapture
	LONG=1 cargo test --profile long --test inputs -- --nocapture
	LONG=1 npx playwright test store inputs --workers 1

# The peer has packages of its own: nothing of it is needed otherwise.
bench: dist/index.html target/national-10000.json | .tools/browser
	npm --prefix tests/bench/peer ci
	npm --prefix tests/bench/peer run build
	node tests/bench/bench.mjs

# Every chart of the goldens side by side, drawn by the same functions.
gallery: node_modules/.package-lock.json
	cargo run --quiet --example gallery > target/gallery.json
	@echo "The charts stand on http://127.0.0.1:5173/tests/tools/gallery.html (Ctrl+C ends it)"
	npx vite --port 5173 --strictPort

core: node_modules/.package-lock.json | .tools/target
	cargo test

lint:
	cargo clippy --all-targets -- -D warnings
	cargo clippy --target $(TARGET) --bin genki-board -- -D warnings

journeys: dist/index.html target/national-1000.json target/national-10000.json target/apart-division.json target/returned/own.json | .tools/browser
	npx playwright test

# The page in Firefox and WebKit; what cannot be had here is said.
engines: dist/index.html
	bash tests/tools/engines.sh

target/national-%.json: tests/tools/national.rs
	cargo run --quiet --example national $* 20 > $@

# Two copies of it that were edited apart.
target/apart-division.json: target/national-10000.json tests/tools/apart.rs
	cargo run --quiet --example apart target/national-10000.json target/apart

# Copies that were edited apart, and one of another base.
target/returned/own.json: tests/tools/returned.rs tests/people/returned.rs
	cargo run --quiet --example returned target/returned

# What the start of the page needs to know of the screens, from their own rows.
target/web/routes.js: target/web/genki-board_bg.wasm tests/tools/routes.rs
	cargo run --quiet --example routes > $@

dist/index.html: target/web/genki-board_bg.wasm target/web/routes.js $(PAGE) node_modules/.package-lock.json
	npx vite build --logLevel warn
	node tests/tools/compress.mjs dist

# The module is cut into what the first screen needs and the parts fetched later; then the glue; then the optimiser, which
# puts functions of one name side by side, which brotli likes, and takes out the names. Harder passes make the module
# smaller and its brotli twin larger.
target/web/genki-board_bg.wasm: $(WASM) $(BINDGEN) $(SPLIT) node_modules/.package-lock.json
	rm -rf target/web && mkdir -p target/web
	$(SPLIT) $(WASM) target/web --target web --out-name genki-board
	$(BINDGEN) --target web --no-typescript --keep-lld-exports --out-dir target/web target/web/genki-board.wasm
	rm target/web/genki-board.wasm
	for module in target/web/*.wasm; do \
	  npx wasm-opt -O2 --reorder-functions-by-name --strip-debug --strip-producers $(FEATURES) -o $$module $$module 2>&1 | grep -v 'unknown name subsection'; \
	  test $${PIPESTATUS[0]} -eq 0 || exit 1; \
	done

# Without the folders of this machine in its messages: the same bytes wherever it is built.
REMAP    := --remap-path-prefix=$(CURDIR)=. --remap-path-prefix=$(or $(CARGO_HOME),$(HOME)/.cargo)/registry/src=

$(WASM): $(SOURCES) | .tools/target
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$(REMAP)" cargo build --release --target $(TARGET) --bin genki-board
	@touch $@

.tools/target:
	@mkdir -p $(TOOLS)
	@command -v rustup >/dev/null && rustup target add $(TARGET) || echo "No rustup here: taking it that cargo can build for $(TARGET)."
	@touch $@

# One that is installed already serves if it is of the right version; otherwise it is built here, once.
$(BINDGEN):
	@mkdir -p $(TOOLS)
	@if wasm-bindgen --version 2>/dev/null | grep -qx 'wasm-bindgen $(BINDGEN_VERSION)'; then \
	  ln -sf "$$(command -v wasm-bindgen)" $@; \
	else \
	  echo "Building the wasm-bindgen command $(BINDGEN_VERSION) (a few minutes, once)"; \
	  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=false \
	    cargo install wasm-bindgen-cli --version $(BINDGEN_VERSION) --root $(TOOLS) --no-track --bin wasm-bindgen && \
	  mv $(TOOLS)/bin/wasm-bindgen $@; \
	fi

$(SPLIT):
	@mkdir -p $(TOOLS)
	@echo "Building the wasm-split command $(SPLIT_VERSION) (a minute, once)"
	CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=false \
	  cargo install wasm_split_cli_support --version $(SPLIT_VERSION) --features build-binary --locked --root $(TOOLS) --no-track
	@mv $(TOOLS)/bin/wasm-split-cli $@

node_modules/.package-lock.json: package.json package-lock.json
	npm ci
	@touch $@

.tools/browser: tests/tools/browser.sh node_modules/.package-lock.json
	@mkdir -p $(TOOLS)
	bash tests/tools/browser.sh
	@touch $@

clean:
	rm -rf target dist node_modules $(TOOLS) test-results playwright-report
