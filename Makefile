# The commands of the project. `make help` lists them; `make serve` and `make test` set up all that they need.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# The steps share two processors and one screen: they run one after the other.
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

# Versions: each stands in one place, and is read from there.
RUST := $(shell sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
DENY := 0.20.2
PORT ?= 8080

# What a machine's owner has set for other projects must not bend the build: other compilers, wrappers of them, flags, profiles. CARGO_HOME
# and RUSTUP_HOME stay; with other ones the page has the same bytes. An empty wrapper also takes back one that cargo's settings name.
unexport RUSTFLAGS RUSTDOCFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_ENCODED_RUSTDOCFLAGS RUSTC RUSTDOC RUSTUP_TOOLCHAIN
unexport CARGO_INSTALL_ROOT CARGO_NET_OFFLINE CARGO_INCREMENTAL $(filter RUSTC_%,$(.VARIABLES))
unexport $(filter CARGO_BUILD_% CARGO_PROFILE_% CARGO_TARGET_% CARGO_UNSTABLE_%,$(.VARIABLES))
export RUSTC_WRAPPER :=
export RUSTC_WORKSPACE_WRAPPER :=
# Where npm gets packages from may stay: the lock files have their hashes. Which it takes, and what it runs, may not; nor what Node.js
# loads before a program, nor another esbuild.
NPM_KEEPS := registry proxy https_proxy noproxy cafile ca cache userconfig globalconfig
NPM_KEEPS += REGISTRY PROXY HTTPS_PROXY NOPROXY CAFILE CA CACHE USERCONFIG GLOBALCONFIG
unexport NODE_OPTIONS NODE_PATH NODE_ENV ESBUILD_BINARY_PATH
unexport $(filter-out $(NPM_KEEPS:%=npm_config_%) $(NPM_KEEPS:%=NPM_CONFIG_%),$(filter npm_config_% NPM_CONFIG_%,$(.VARIABLES)))
export CARGO_TARGET_DIR := $(CURDIR)/target
export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/tools/node_modules/.bin:$(PATH)
export PLAYWRIGHT_BROWSERS_PATH := $(CURDIR)/.tools/browsers

# A stamp says that a step of the set-up is done; its name or its prerequisites say for what. npm leaves its own.
STAMP := .tools/stamp
NPM_STAMP := node_modules/.package-lock.json
LINTERS := .tools/linters

WASM_CRATES := -p denylens-policy -p denylens-lang -p denylens-triage -p denylens-advise -p denylens-render -p denylens-locate -p denylens-decode -p denylens-engine -p denylens-page
WASM := --target wasm32-unknown-unknown
NODE_TEST := node --test --test-reporter=spec

.PHONY: help
help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' Makefile

##### What most people want

.PHONY: serve
serve: dist ## Build the page and serve it on http://127.0.0.1:8080 (PORT=… for another port)
	@node tools/serve.mjs dist $(PORT)

.PHONY: test
test: format lint doc native-tests supply-tests snippets signatures dependencies audit serving-tests browser-tests reproducible ## Check and test everything

SHIP = cargo run --locked --quiet --offline --package denylens-ship --

.PHONY: dist
dist: set-up page ## Build the page into dist/

# Without the set-up: for who has it elsewhere.
.PHONY: page
page:
	@echo "==> Building the page (a few minutes the first time)"
	@$(SHIP) build

.PHONY: why
why: ## Say how the main module of the last build comes to need a function (NAME=a part of its name)
	@$(SHIP) why "$(NAME)"

WASM_BENCH = target/wasm-bench
PEERS = tests/benches/peers

.PHONY: bench
bench: dist test-set-up $(PEERS)/$(NPM_STAMP) ## Measure the engine, and the page with a large export
	@echo "==> Measuring (building for speed first, some minutes)"
	@cargo bench --locked --workspace --exclude denylens-page --exclude denylens-engine
	@echo "==> Measuring evaluation in WebAssembly"
	@$(SHIP) example denylens-engine evaluation $(WASM_BENCH)
	@cargo run --locked --quiet --example scenario | node tests/benches/webassembly.mjs $(WASM_BENCH)/evaluation.js
	@cargo run --locked --quiet --example scenario | node $(PEERS)/iam-simulate.mjs
	@echo "==> Measuring a paste in Chromium"
	@CHROMIUM="$$(cat .tools/chromium)" node tests/benches/paste.mjs
	@echo "==> Measuring a large export in Chromium"
	@CHROMIUM="$$(cat .tools/chromium)" node tests/benches/export.mjs

FUZZ ?= triage
RUNS ?= 10000000
# Longer texts are slow to try and find nothing new: `make bench` has the long ones.
FUZZ_LENGTH ?= 1024
# No sanitizer: it looks for what `unsafe` code does wrong, and there is none.
FUZZ_RUN = cargo +nightly fuzz run --sanitizer none $(FUZZ) -- -max_len=$(FUZZ_LENGTH) -timeout=10 -print_final_stats=1

.PHONY: fuzz
fuzz: ## Fuzz the engine (FUZZ=triage, reading or document; RUNS=how often); needs a nightly compiler and cargo-fuzz
	@cargo run --locked --quiet --example seeds -- fuzz/corpus/$(FUZZ)
	@cd fuzz && CARGO_TARGET_DIR=target $(FUZZ_RUN) -runs=$(RUNS)

CORPUS ?= ../shared/corpus

.PHONY: score
score: set-up ## Score the engine on a labelled corpus (CORPUS=its folder)
	@cargo run --locked --quiet --example score -- "$(CORPUS)"

.PHONY: corpus
corpus: set-up ## Write the golden reports of tests/corpus anew
	@cargo run --locked --quiet --example corpus

.PHONY: causes
causes: set-up ## Write docs/CAUSES.md anew
	@cargo run --locked --quiet --example causes

##### The parts of `make test`

.PHONY: format
format: set-up ## Check the formatting of the Rust code
	@echo "==> Checking the format"
	@cargo fmt --all --check

.PHONY: lint
lint: set-up ## Run clippy for the host and for WebAssembly, and check who imports whom; warnings are errors
	@echo "==> Linting for this machine (a few minutes the first time)"
	@cargo clippy --locked --quiet --workspace --all-targets -- -D warnings
	@echo "==> Checking who imports whom"
	@cargo test --locked --quiet -p denylens-tests --test house
	@echo "==> Linting for WebAssembly (a few minutes the first time)"
	@cargo clippy --locked --quiet $(WASM) $(WASM_CRATES) -- -D warnings

.PHONY: doc
doc: set-up ## Build the documentation of the crates; warnings are errors
	@echo "==> Building the documentation"
	@RUSTDOCFLAGS="-D warnings" cargo doc --locked --quiet --workspace --no-deps --document-private-items

.PHONY: native-tests
native-tests: set-up ## Run the tests that need no browser
	@echo "==> Testing the crates (a few minutes the first time)"
	@cargo test --locked --workspace

.PHONY: snippets
snippets: set-up tests/$(NPM_STAMP) $(LINTERS)/done ## Hold the policies and commands that the engine writes against linters
	@echo "==> Checking the policies and commands that the engine writes"
	@cargo run --locked --quiet --example snippets > .tools/snippets.jsonl
	@$(LINTERS)/bin/python -W ignore tests/linters/check.py < .tools/snippets.jsonl
	@node tests/linters/check-typescript.mjs < .tools/snippets.jsonl
	@echo "==> Running the commands in bash, dash and zsh (a minute or two)"
	@sh tools/install-shells.sh bash dash zsh
	@$(LINTERS)/bin/python -W ignore tests/linters/shells.py < .tools/snippets.jsonl

SIGNATURES ?= 100000

.PHONY: signatures
signatures: set-up tests/$(NPM_STAMP) ## Compare random signatures with those of another implementation (SIGNATURES=how many)
	@echo "==> Comparing $(SIGNATURES) signatures with another implementation"
	@cargo run --locked --quiet --example signatures -- $(SIGNATURES) | node tests/aws/check-signatures.mjs $(SIGNATURES)

.PHONY: browser-tests
browser-tests: dist test-set-up ## Test the built page in browsers, against the loopback AWS
	@echo "==> Testing the loopback AWS and the built page in browsers"
	@CHROMIUM="$$(cat .tools/chromium)" FIREFOX="$$(cat .tools/firefox)" WEBKIT_DRIVER="$$(cat .tools/webkit-driver)" \
		$(NODE_TEST) tests/aws/*.test.mjs tests/browser/*.test.mjs

.PHONY: serving-tests
serving-tests: dist test-set-up ## Test what serves the built page: our server, and nginx as docs/DEPLOY.md says
	@echo "==> Testing how the page is served"
	@sh tests/serving/find-nginx.sh .tools/nginx
	@NGINX_PATH="$$(cat .tools/nginx)" $(NODE_TEST) tests/serving/*.test.mjs

.PHONY: supply-tests
supply-tests: prerequisites ## Test what keeps the set-up and the build to what is pinned
	@echo "==> Testing the set-up"
	@$(NODE_TEST) tests/supply/*.test.mjs

.PHONY: reproducible
reproducible: dist ## Build the page again in another folder with another home, and compare every byte
	@echo "==> Building the page again elsewhere (some minutes)"
	@sh tools/build-elsewhere.sh '$(CURDIR)'

DENY_CHECK = cargo deny --locked --all-features

.PHONY: dependencies
dependencies: set-up $(STAMP)/cargo-deny-$(DENY) ## Check licences, sources and duplicates of what is built in
	@echo "==> Checking licences and sources of the dependencies"
	@$(DENY_CHECK) --offline check --hide-inclusion-graph bans licenses sources

.PHONY: audit
audit: set-up $(STAMP)/cargo-deny-$(DENY) ## Look for known weaknesses of the dependencies, where the lists of them can be reached
	@echo "==> Looking for known weaknesses"
	@node tools/audit.mjs

ONLY ?=

.PHONY: screens
screens: dist test-set-up ## Take a picture of every state of the page (ONLY="390 ja dark fix"), and those of the README (ONLY=readme)
	@CHROMIUM="$$(cat .tools/chromium)" node tests/browser/screens.mjs $(ONLY)

##### Setting up

SET_UP := rust-$(RUST) crates

.PHONY: set-up
set-up: prerequisites $(SET_UP:%=$(STAMP)/%) tools/$(NPM_STAMP) ## Install what the build needs, into .tools/ and tools/

.PHONY: test-set-up
test-set-up: prerequisites tests/$(NPM_STAMP) ## Install what the browser tests need, and find the browsers
	@node tests/browser/find-browsers.mjs .tools

.PHONY: prerequisites
prerequisites: ## Say what is missing on this machine
	@sh tools/prerequisites.sh

$(STAMP):
	@mkdir -p $@

$(STAMP)/rust-$(RUST): rust-toolchain.toml | $(STAMP)
	@sh tools/install-rust.sh $(RUST)
	@touch $@

$(STAMP)/cargo-deny-$(DENY): | $(STAMP)/rust-$(RUST)
	@sh tools/install-crate.sh cargo-deny $(DENY) "about 2 minutes on two cores"
	@touch $@

$(STAMP)/crates: Cargo.lock rust-toolchain.toml | $(STAMP)/rust-$(RUST)
	@echo "==> Fetching the crates"
	@cargo fetch --locked --quiet
	@RUSTC_BOOTSTRAP=1 cargo fetch --locked --quiet -Zbuild-std $(WASM)
	@touch $@

tools/$(NPM_STAMP): tools/package-lock.json | $(STAMP)
	@echo "==> Installing binaryen and esbuild, which make the page small"
	@cd tools && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(PEERS)/$(NPM_STAMP): $(PEERS)/package-lock.json | $(STAMP)
	@echo "==> Installing another evaluator, to measure beside ours"
	@cd $(PEERS) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(LINTERS)/done: tests/linters/requirements.txt | $(STAMP)
	@sh tools/install-linters.sh $(LINTERS) $<
	@touch $@

tests/$(NPM_STAMP): tests/package-lock.json | $(STAMP)
	@echo "==> Installing the packages of the browser tests"
	@cd tests && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
