# Two commands: `make run` opens the shop, `make test` runs every check. They need Python 3.11+, make and git.

PYTHON ?= python3
PORT ?= 8000
export PORT
BIN := .venv/bin
UV_COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-emit-package pillow-heif --custom-compile-command "make lock" pyproject.toml

.PHONY: help run test bench chaos screenshots audit fmt messages lock mutants

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 14

run: ## the shop on http://127.0.0.1:$PORT (8000), with demonstration data, its task worker and the simulators
	@$(PYTHON) -m marketplace.devtools.bootstrap run
	@exec $(BIN)/python -m marketplace.devtools.serve

test: ## every check: format, lint, types, floors, translations, the suite on SQLite and PostgreSQL, browser journeys
	@$(PYTHON) -m marketplace.devtools.bootstrap test
	@exec $(BIN)/python -m marketplace.devtools.verify

bench: ## what pages and acts cost: a table and build/bench.json; fails where a target is missed (ARGS="--quick")
	@$(PYTHON) -m marketplace.devtools.bootstrap test
	@exec $(BIN)/python -m tests.benchmarks $(ARGS)

chaos: ## market days with killed servers and wrong payments, and their reckoning (ARGS="--minutes 10 --seed 7")
	@$(PYTHON) -m marketplace.devtools.bootstrap test
	@exec $(BIN)/python -m tests.chaos $(ARGS)

screenshots: ## every page and state in three widths, both languages, light and dark: build/screenshots/ (ARGS="--only lot-*")
	@$(PYTHON) -m marketplace.devtools.bootstrap test
	@exec $(BIN)/python -m marketplace.devtools.screenshots $(ARGS)

audit: ## axe and the Nu checker on every page, Lighthouse on four (needs node, npm and java)
	@$(PYTHON) -m marketplace.devtools.bootstrap test
	@exec $(BIN)/python -m tests.audit $(ARGS)

fmt: ## format code and templates
	@$(PYTHON) -m marketplace.devtools.bootstrap test
	@$(BIN)/ruff check --quiet --fix-only . && $(BIN)/ruff format --quiet .
	@git ls-files -co --exclude-standard -- '*.html' | xargs -r $(BIN)/djade --target-version 5.2

messages: ## bring the Vietnamese catalogue up to date with the code's msgids
	@$(PYTHON) -m marketplace.devtools.bootstrap test
	@$(BIN)/python -m marketplace.devtools.messages

mutants: ## take each guard out in turn and see its test fail
	@$(PYTHON) -m marketplace.devtools.bootstrap test
	@$(BIN)/python tests/mutants.py

lock: ## resolve the dependencies anew (needs uv)
	@$(UV_COMPILE) -o requirements.lock
	@$(UV_COMPILE) --extra dev -c requirements.lock -o requirements-dev.lock
