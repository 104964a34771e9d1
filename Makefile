# Needs make and Python 3.11 with its venv module, nothing else. Another interpreter: make test PYTHON=/path/to/python3.11
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help demo test lint bench docs messages wheel locks clean

help: ## list these recipes (the default)
	@awk -F ': .*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.package ## install into .venv, assess the example dossiers, write an HTML report
	@mkdir -p build
	$(BIN)/diptych assess --examples --html build/report.html

test: $(VENV)/.package $(VENV)/.test $(VENV)/.lint ## run every test, on all cores
	$(BIN)/pytest -n auto

lint: $(VENV)/.package $(VENV)/.lint ## style, format, types, import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.package $(VENV)/.bench ## measure what is promised, print one table
	$(BIN)/python -m bench

docs: $(VENV)/.package $(VENV)/.docs ## build the documentation into build/docs
	$(BIN)/sphinx-build -W --keep-going --quiet -b html docs build/docs
	@echo "Documentation: build/docs/index.html"

messages: $(VENV)/.package $(VENV)/.test ## update the .po files from the sources, report what is missing
	$(BIN)/python tools/messages.py
	$(BIN)/pytest --quiet tests/architecture/test_translations.py

wheel: $(VENV)/.package ## build the wheel into dist
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
    $(shell find src/diptych -name '*.po' -o -name '*.yaml')
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
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

clean: ## remove the environment and everything generated
	rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
	find src -name '*.yaml' -o -name '*.po' | sed 's/yaml$$/json/; s/po$$/mo/' | xargs rm -f
