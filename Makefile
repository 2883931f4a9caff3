# Python 3.11+ and make are all that is needed; everything else lives in .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run worker demo page test lint types contracts unit test-page page-types screenshots newman evaluate lock clean

run: .venv/.run page
ifdef SIMULATE
	@$(BIN)/python -m tests.vendors.serve $(BIN)/gunicorn -c gunicorn.conf.py main:app
else
	@$(BIN)/gunicorn -c gunicorn.conf.py main:app
endif

worker: .venv/.run
	@$(BIN)/python main.py worker

demo: .venv/.run
	@$(BIN)/python main.py analyze samples/resume-one-column.pdf --job samples/job-backend-en.txt

# The web page, where npm is here; a second run builds nothing.
PAGE := $(shell find frontend/src frontend/public -type f 2>/dev/null) frontend/index.html frontend/vite.config.ts

page:
	@if command -v npm >/dev/null; then \
		$(MAKE) -s frontend/dist/index.html || echo "The web page could not be built; the service runs without it."; \
	else echo "npm is not here, so the web page is not built; the service runs without it."; fi

frontend/node_modules/.installed: frontend/package-lock.json
	cd frontend && npm ci --no-fund --no-audit --loglevel=error
	@touch $@

frontend/dist/index.html: frontend/node_modules/.installed $(PAGE)
	cd frontend && npm run --silent build -- --logLevel warn

test: lint types contracts unit test-page

test-page: .venv/.dev
	@if command -v npm >/dev/null; then \
		$(MAKE) -s frontend/dist/index.html page-types OPTIONS=--check && \
		cd frontend && npm run --silent lint && npm run --silent test && npm run --silent e2e; \
	else echo "npm is not here: the web page's tests are skipped."; fi

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.dev
	$(BIN)/mypy

contracts: .venv/.dev
	$(BIN)/lint-imports

unit: .venv/.dev
	$(BIN)/python -m pytest -n auto --cov --cov-report=term

# The page's types, from the description of the API; OPTIONS=--check fails where they are stale.
page-types: .venv/.run frontend/node_modules/.installed
	@mkdir -p var && $(BIN)/python -c 'import main; print(main.app.test_client().get("/openapi.json").text)' > var/openapi.json
	@cd frontend && npm run --silent types -- ../var/openapi.json -o src/api/schema.d.ts $(OPTIONS)

screenshots: .venv/.run frontend/dist/index.html
	cd frontend && SCREENSHOTS=../var/screenshots npx playwright test

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
