# Python 3.11+ and make are all that is needed; everything else lives in .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test lint types contracts unit lock clean

run: .venv/.run
	@$(BIN)/gunicorn -c gunicorn.conf.py main:app

test: lint types contracts unit

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.dev
	$(BIN)/mypy

contracts: .venv/.dev
	$(BIN)/lint-imports

unit: .venv/.dev
	$(BIN)/python -m pytest -n auto --cov --cov-report=term

lock: .venv/.dev
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-header --no-emit-index-url --no-emit-find-links requirements.in -o requirements.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-header --no-emit-index-url --no-emit-find-links requirements-dev.in -o requirements-dev.txt

clean:
	rm -rf .venv var

.venv/.venv:
	$(PYTHON) -m venv .venv
	@touch $@

.venv/.run: .venv/.venv requirements.txt
	$(BIN)/python -m pip install -q -r requirements.txt
	@touch $@

.venv/.dev: .venv/.run requirements-dev.txt
	$(BIN)/python -m pip install -q -r requirements-dev.txt
	@touch $@
