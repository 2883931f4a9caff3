# Python 3.11+ and make are all that is needed; everything else lives in .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run worker demo test lint types contracts unit newman evaluate lock clean

run: .venv/.run
ifdef SIMULATE
	@$(BIN)/python -m tests.vendors.serve $(BIN)/gunicorn -c gunicorn.conf.py main:app
else
	@$(BIN)/gunicorn -c gunicorn.conf.py main:app
endif

worker: .venv/.run
	@$(BIN)/python main.py worker

demo: .venv/.run
	@$(BIN)/python main.py analyze samples/resume-one-column.pdf --job samples/job-backend-en.txt

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

newman: var/npm/node_modules/.bin/newman

var/npm/node_modules/.bin/newman:
	npm install --prefix var/npm --no-fund --no-audit newman

evaluate: .venv/.dev
	@test -n "$(DATA)" || { echo "make evaluate DATA=<folder>"; exit 2; }
	$(BIN)/python -m benchmarks.accuracy $(DATA)

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
