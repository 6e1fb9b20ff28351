# The same words for people and for CI. `make` alone lists them.
# Everything that is built stays outside the checkout, so that a second run, or a second clone, takes minutes.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

export GUICHET_CACHE ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/guichet
export CARGO_TARGET_DIR ?= $(GUICHET_CACHE)/target
export PATH := $(HOME)/.cargo/bin:$(GUICHET_CACHE)/tools/bin:$(PATH)
# Set PROFILE=release for the binary that ships; `dev` builds in a third of the time.
PROFILE ?= dev
CARGO_BUILD := cargo build --locked --profile $(PROFILE)

.PHONY: help run demo test check bench package ui window cli screens
.PHONY: test-rust test-ui test-browser test-window contract format clean-cache

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: ## Install what is missing, build, open the window (DATA=folder keeps the firm elsewhere)
	@scripts/install.sh run
	@$(MAKE) window
	@scripts/open.sh $(if $(DATA),--data "$(DATA)")

demo: ## The same, with a believable firm already at work
	@scripts/install.sh run
	@$(MAKE) window
	@scripts/demo.sh

test: ## Install what the tests need and run all of them
	@scripts/install.sh test
	@scripts/test.sh

test-rust: ## The rules, the rooms and the journeys across them
	cargo nextest run --locked --workspace --exclude guichet

test-ui: ## The components
	npm test --workspace ui

test-browser: window ## The window's pages in a browser, against guichetctl serve
	npm test --workspace tests/browser

test-window: window ## The promises, in the real window
	GUICHET_OFFLINE=1 scripts/desktop.sh npm test --workspace tests/e2e

check: ## Formatting, lints, types, documentation, contract drift: everything short of running it
	@scripts/install.sh run
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --workspace --no-deps --document-private-items
	cargo xtask contract --check
	npm run lint
	npm run format:check
	npm run check --workspaces --if-present

contract: ## Write the TypeScript of the contract anew
	cargo xtask contract

format: ## Format Rust and everything else
	cargo fmt --all
	npm run format

bench: ## Speed and quality, side by side with notmuch, mu, ocrmypdf, tesseract (SCALE=small for a quick look)
	@scripts/install.sh bench
	@bench/run.sh

package: ## A .deb and an .rpm
	@scripts/install.sh package
	npx tauri build
	@find "$(CARGO_TARGET_DIR)/release/bundle" -name '*.deb' -o -name '*.rpm'

screens: window ## Take the pictures of docs/screens anew, from the real window
	scripts/desktop.sh npm run screens --workspace tests/e2e

ui: ## The pages, bundled into ui/dist
	npm run ui:build

# Both in one go: apart, cargo would compile what they share twice, with two sets of features.
window: ui ## The desktop application and guichetctl
	$(CARGO_BUILD) -p guichet -p cli --features guichet/custom-protocol

cli: ## guichetctl alone, which needs no WebKit
	$(CARGO_BUILD) -p cli
