# make run    set up a virtual environment, then read corpus/ and publish a snapshot in outputs/
# make test   the same set-up, then linters, types and tests
# make chaos  kill 200 runs at random moments, damage output folders 1,000 times; the next run must not differ
# make slow   the tests that start servers or many processes
# make docs   build the site of docs/ in build/site
# make clean  remove the environment and everything built

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: run test lint chaos clean slow docs

run: $(INSTALLED)
	$(BIN)/pressledger run corpus --output outputs --rates docs/sample_rates.csv

test: lint
	$(BIN)/python -m pytest --numprocesses 2 --dist loadgroup -m "not slow"

slow: $(INSTALLED)
	$(BIN)/python -m pytest --numprocesses 2 --dist loadgroup -m slow tests

lint: $(INSTALLED)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m benchmarks.density

docs: $(INSTALLED)
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet
	@echo "build/site/index.html"

chaos: $(INSTALLED)
	$(BIN)/python -m benchmarks.kills --kills 200
	$(BIN)/python -m benchmarks.faults --faults 1000

$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; name one: make PYTHON=…")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,formats,spreadsheet,docs]'
	@touch $@

clean:
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
