# The one door: `make help` lists what can be done here. Needs only Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed

.DEFAULT_GOAL := help

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("nhiemvu needs Python 3.11 or later; try: make PYTHON=python3.12 ...") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/demo: pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[cli]'
	@touch $@

$(STAMP): pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/demo

demo: $(VENV)/demo ## install, then report on October 2026 in a fictional province
	@$(BIN)/nhiemvu report examples/province-2026.jsonl --period 2026-10 --units examples/units.jsonl --by unit_kind --by unit

test: $(STAMP) ## install, then lint, types, import contracts, documentation, tests, examples
	@$(MAKE) --no-print-directory lint types contracts docs
	@BIN=$(BIN) sh tests/run.sh

test-everywhere: $(STAMP) ## all tests again on every supported interpreter that is found
	@COMPLETE=yes BIN=$(BIN) sh tests/run.sh

lint: $(STAMP) ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP) ## mypy, strict
	$(BIN)/mypy

contracts: $(STAMP) ## imports point downwards only
	$(BIN)/lint-imports

bench: $(STAMP) ## ratios against named references, in one run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	@$(BIN)/python -m benchmarks

mutants: $(STAMP) ## small faults put into the code one at a time: do the tests find each? (half an hour)
	@$(BIN)/python -m mutants

proof: $(STAMP) ## every order type of histories of up to six events, held against the literal reading (twenty minutes)
	@PYTHONPATH=tests/support $(BIN)/python -m proof --figures tests/data/proof.json

LOOK := $(VENV)/look
look: $(STAMP) ## every form of a report in a browser and on paper, into .venv/look (needs Debian's chromium, npm, LibreOffice)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[look]'
	@command -v npm >/dev/null || { echo "apt-get install npm    # has axe-core, which checks accessibility"; exit 1; }
	@npm install --silent --no-audit --no-fund --prefix $(LOOK) axe-core
	$(BIN)/python docs/look_exports.py $(LOOK)/pictures --axe $(LOOK)/node_modules/axe-core/axe.min.js

docs: $(STAMP) ## install, then build the documentation into site/, strictly
	@NO_MKDOCS_2_WARNING=1 DISABLE_MKDOCS_2_WARNING=true $(BIN)/mkdocs build --strict

clean: ## remove what was made here
	rm -rf $(VENV) .venv-* dist site .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.PHONY: help demo test test-everywhere lint types contracts bench mutants proof look docs clean
