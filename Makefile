# Everything a contributor or a CI job runs. `make` alone lists the targets.
#
# The environment in .venv is made on first use and again only when
# requirements.txt or pyproject.toml changed, so there is no set-up step.
#
#   make PYTHON=python3.12            another interpreter for .venv
#   make test ARGS="-k workdays -x"   more arguments for the tool behind a target

PYTHON ?= python3
ARGS ?=
BENCH_N ?= 1000

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
READY := $(VENV)/.ready

# Material for MkDocs prints a banner about MkDocs 2 on every build; the pin
# in pyproject.toml already answers it.
export NO_MKDOCS_2_WARNING := 1
export BENCH_N

.PHONY: help venv site serve pictures check test coverage mutants bench nightly lint lint-ruff lint-format \
	lint-types lint-yaml lint-workflows format messages said lock all clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

# --- environment -------------------------------------------------------------

venv: $(READY) ## make .venv now (every other target does so when it needs it)

# Every package is checked against its hash. The build backend goes in first
# and build isolation stays off: what is published as source only, and accord
# itself, would otherwise be built with whatever setuptools is newest that day.
$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
		"accord needs Python 3.11 or later: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)
	sed -n '/^setuptools==/,/# via/p' requirements.txt > $(VENV)/backend.txt
	$(PIP) --require-hashes -r $(VENV)/backend.txt
	$(PIP) --require-hashes --no-build-isolation -r requirements.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

messages: $(READY) ## bring the message catalogues up to date, and list what wants Chinese
	$(BIN)/python -m tests.messages

said: $(READY) ## write anew what is said in golden files and guides; read the diff
	$(BIN)/python -m tests.schema.golden
	$(BIN)/python -m tests.mistakes
	$(BIN)/python -m tests.explained

lock: $(READY) ## resolve requirements.txt again (ARGS=--upgrade for newer versions)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --extra dev \
		--generate-hashes --custom-compile-command "make lock" $(ARGS) \
		--output-file requirements.txt pyproject.toml

# --- the site ----------------------------------------------------------------

# Built beside site/ and moved into place, so that a build that fails or is
# killed leaves the last good site as it was; one killed between the two moves
# is put right by the next. The root comes first: MkDocs empties the folder it
# builds into. Never add -q: with it, --strict passes over broken links.
# Findings come last, where they are seen; the site is there all the same, but
# the target fails.
site: $(READY) ## build both languages into site/, then print what `accord check` finds
	@if [ ! -e site ] && [ -e build/site.old ]; then mv build/site.old site; fi
	@rm -rf build/site.new build/site.old
	$(BIN)/mkdocs build --strict --config-file mkdocs.yml --site-dir build/site.new
	$(BIN)/mkdocs build --strict --config-file mkdocs.en.yml --site-dir build/site.new/en
	@if [ -e site ]; then mv site build/site.old; fi && mv build/site.new site
	@rm -rf build/site.old
	@echo "The site is at $(CURDIR)/site/index.html"
	@$(BIN)/accord check

serve: $(READY) ## show the site on a local port and rebuild it on every change
	$(BIN)/mkdocs serve --livereload $(ARGS)

pictures: $(READY) ## photograph the site into build/pictures, and for the README
	$(BIN)/python -m tests.pictures $(ARGS)

# --- checks ------------------------------------------------------------------

check: $(READY) ## check the records
	$(BIN)/accord check $(ARGS)

# Neighbours stay with one worker, which makes for them once what a module shares; whoever has nothing
# left to do takes some from the others.
test: $(READY) ## run the tests, except the nightly ones
	$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

coverage: $(READY) ## fail if the gate's tests miss a branch of the gate
	$(BIN)/python -m pytest -n auto tests/gate tests/commands/test_receive.py --cov=accord.gate --cov-branch \
		--cov-report=term-missing:skip-covered --cov-fail-under=100 $(ARGS)

mutants: $(READY) ## change the gate line by line; fail if the tests notice less than 90 %
	$(BIN)/python -m tests.mutation $(ARGS)

bench: $(READY) ## measure BENCH_N records (default 1000) and ten times as many (ARGS=check: some figures only)
	$(BIN)/python -m tests.bench $(ARGS)

nightly: $(READY) ## run the slow tests and the benchmark
	$(BIN)/python -m pytest -n auto -m nightly $(ARGS)
	$(BIN)/python -m tests.gate.oracle
	$(BIN)/python -m tests.heart.oracle
	$(BIN)/python -m tests.bench

lint: lint-ruff lint-format lint-types lint-yaml lint-workflows ## every check of the code itself

# One target each, because the pre-commit hooks call them one at a time.
lint-ruff: $(READY)
	$(BIN)/ruff check .

lint-format: $(READY)
	$(BIN)/ruff format --check .

lint-types: $(READY)
	$(BIN)/mypy

lint-yaml: $(READY)
	$(BIN)/yamllint --strict .

lint-workflows: $(READY)
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/[0-9]*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	@$(BIN)/accord templates --check > /dev/null || { echo "run accord templates, and commit .github"; exit 1; }
	$(BIN)/zizmor --offline --quiet .github

format: $(READY) ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

all: lint check test site ## everything a pull request must pass

clean: ## remove what can be built again (.venv stays)
	rm -rf build site .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +
