# policydocs: every task by one command. `make help` lists them.
#
# Each target works alone, in any order and on a bare machine: Python packages go into .venv, the outside judges
# (validators) into tests/node_modules, and missing system packages are installed when that is allowed.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BIN := .venv/bin
NODE_MODULES := tests/node_modules

export POLICYDOCS_NODE_MODULES ?= $(CURDIR)/$(NODE_MODULES)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Nothing that npm installs may fetch a browser of its own.
export PUPPETEER_SKIP_DOWNLOAD := 1
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1

.PHONY: help build test quick lint format golden pages web feet images bench bench-many faults score drafts fuzz schema wheel clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

build: .venv/.installed ## make the documents of all policies in output/
	$(BIN)/policydocs build
	@echo
	@echo "The documents are in $(CURDIR)/output; start with $(CURDIR)/output/index.html"

test: lint $(NODE_MODULES)/.installed ## install what tests need, then lint and run every test
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

quick: .venv/.developing ## what needs no browser, validator or LibreOffice, but for the long walks (tests/conftest.py)
	$(BIN)/pytest -q -n auto --dist loadfile --no-loadscope-reorder -m "not outside and not walk"

lint: .venv/.developing ## ruff and mypy
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: .venv/.developing ## let ruff put the code into shape
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

golden: .venv/.developing ## rewrite the golden texts of all outputs; read the diff before you commit it
	$(BIN)/pytest -q tests/outputs/test_golden.py --rewrite-golden
	git --no-pager diff --stat -- tests/outputs/golden

pages: .venv/.developing $(NODE_MODULES)/.installed ## page counts, blank feet and contact sheets of all outputs, in build/pages
	$(BIN)/python -m docs.make_contact_sheets build/pages

web: .venv/.developing ## what the pages weigh, and how a phone loads them: shifts, blocking, what is off screen
	$(BIN)/python -m benchmarks.web

feet: .venv/.developing $(NODE_MODULES)/.installed ## only the page counts and blank feet of every Word file
	$(BIN)/python -m tests.outputs.page_feet

images: .venv/.developing $(NODE_MODULES)/.installed ## make the pictures of README from real output
	$(BIN)/python -m docs.make_images docs/images

bench: .venv/.benching ## measure all beside its peers and write docs/performance.md (BENCH="--quick", "--only peers cold" …)
	$(BIN)/python -m benchmarks.bench $(BENCH)

bench-many: .venv/.benching ## the measures of 1,000 and of 10,000 policies: an hour; the rest of docs/performance.md stays
	-$(BIN)/python -m benchmarks.bench --only policies --policies 1000
	$(BIN)/python -m benchmarks.bench --only growth --policies 10000

faults: .venv/.developing ## run the seeded-fault bench and write docs/faults.md
	$(BIN)/python -m benchmarks.faults

# Real notices are no part of the project: a folder of them, some with truth files, beside it.
NOTICES ?= ../shared/notices
SCORER ?= ../shared/tools/score_reading.py

score: .venv/.installed ## score how well real notices are read (NOTICES=folder with truth files)
	@test -d "$(NOTICES)" || { echo "make score: there is no folder $(NOTICES); name one: make score NOTICES=FOLDER"; exit 2; }
	@test -f "$(SCORER)" || { echo "make score: there is no $(SCORER); name the script: make score SCORER=FILE"; exit 2; }
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python $(SCORER) $(NOTICES)

drafts: .venv/.developing $(NODE_MODULES)/.installed ## draft, check, build and validate every notice of a folder (NOTICES=folder)
	@test -d "$(NOTICES)" || { echo "make drafts: there is no folder $(NOTICES); name one: make drafts NOTICES=FOLDER"; exit 2; }
	$(BIN)/python -m benchmarks.drafts $(NOTICES)

fuzz: .venv/.developing ## mutate notices, drafts, rosters and returned forms and read them, 10 minutes (FUZZ_SECONDS=60 to shorten)
	$(BIN)/python -m benchmarks.fuzz --seconds $${FUZZ_SECONDS:-600}

schema: .venv/.installed ## write the JSON Schemas of the model files to docs/schema
	$(BIN)/policydocs schema --output docs/schema

wheel: .venv/.developing ## build dist/*.whl
	$(BIN)/pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist

clean: ## remove everything that was made; .venv and tests/node_modules too
	rm -rf .venv output build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis $(NODE_MODULES)

# A stamp tells that an environment is as its sources ask; touching pyproject.toml brings it up to date again.

.venv/.installed: pyproject.toml .ci/python-environment
	bash .ci/python-environment .venv
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/.developing: .venv/.installed
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

# The peers of the bench; valgrind, which counts instructions, comes from the system.
.venv/.benching: .venv/.developing .ci/apt-install
	$(BIN)/python -m pip install --quiet --group bench
	command -v valgrind >/dev/null || bash .ci/apt-install valgrind || echo "without valgrind: instructions are not counted"
	@touch $@

$(NODE_MODULES)/.installed: tests/package.json tests/package-lock.json .ci/system-packages
	bash .ci/system-packages
	cd tests && npm ci --ignore-scripts --no-fund --no-audit --loglevel=error
	@touch $@
