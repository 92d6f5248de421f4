.PHONY: demo test check lint types contracts unit gates bench clean

PYTHON ?= python3
BIN := .venv/bin
RUN := OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 $(BIN)/

demo: .venv/installed  ## read the example dispatches into a fresh record; print the brief and the board
	@$(RUN)verbale demo

test: check unit gates  ## everything that must hold

check: lint types contracts  ## lint, types and import contracts

lint: .venv/tested
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv/tested
	$(BIN)/mypy

contracts: .venv/tested
	$(BIN)/lint-imports

unit: .venv/tested
	$(RUN)python -m pytest

gates: .venv/tested
	$(RUN)python -m gates

bench: .venv/tested  ## every benchmark, with peers' figures; needs VERBALE_GOLD
	$(RUN)python -m benchmarks

clean:
	rm -rf .venv build dist *.egg-info src/*.egg-info

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python pyproject.toml constraints.txt
	@echo "Installing Verbale into .venv …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e . 
	@touch $@

.venv/tested: .venv/installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@
