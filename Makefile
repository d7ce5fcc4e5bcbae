# Parley: `make` alone lists the targets. Each works first on a fresh clone.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
UV_VERSION := 0.13.8
UV := $(VENV)/.uv-$(UV_VERSION)
WORKERS ?= 2
export PARLEY_NO_BANNER := 1

.DEFAULT_GOAL := help
.PHONY: help install demo up test check format fault browser bench bench-stats bench-mail lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(UV):
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v <= (3, 13) else "Parley needs Python 3.11, 3.12 or 3.13; this is %d.%d. Name another: make PYTHON=python3.12" % v)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m uv --version 2>/dev/null | grep -q " $(UV_VERSION)" || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@touch $(UV)

$(STAMP): requirements.lock pyproject.toml | $(UV)
	@$(BIN)/python -m uv pip sync --quiet --compile-bytecode --require-hashes --python $(BIN)/python requirements.lock \
	  || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m uv pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python -e . \
	  || $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

install: $(STAMP) ## a virtual environment with the locked packages and the command `parley`

demo: $(STAMP) ## thirty simulated days of outreach, then the results
	$(BIN)/parley demo $(ARGS)

up: $(STAMP) ## Postgres, Prefect, deployments, worker and receiver on this machine
	$(BIN)/parley up

test: $(STAMP) ## every test that needs no browser, two at a time (WORKERS=0: one after another)
	$(BIN)/python -m pytest -m "not bench and not browser" -n $(WORKERS) --dist loadfile --no-loadscope-reorder

check: $(STAMP) ## format, lint, types, import contracts, fast tests
	$(BIN)/ruff format --no-cache --check .
	$(BIN)/ruff check --no-cache .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -q tests/unit tests/test_architecture.py -m "not bench and not slow"

format: $(STAMP) ## rewrite the code in the house format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

fault: $(STAMP) ## kills, stops and provider faults at full size (`make test` runs a tenth of them)
	$(BIN)/python -m pytest -q -s -m fault --fault-size=full

browser: $(STAMP) ## our pages, and Prefect's of `parley up` and of the demo, as Debian's Chromium shows them
	$(BIN)/python -m pytest -q tests/browser -m browser

bench: $(STAMP) ## speeds, each beside the raw limit measured in the same run
	$(BIN)/python -m pytest -q -s tests/bench -m bench

bench-stats: $(STAMP) ## error rates, power and coverage of the statistics by full-size simulation
	$(BIN)/python -m pytest -q -s -m bench tests/bench/test_stats_speed.py tests/bench/test_stats_simulations.py

bench-mail: $(STAMP) ## scores of the mail rules on the frozen set, with counts and lower bounds
	$(BIN)/python -m pytest -q -s -m bench tests/bench/test_mail*.py

lock: $(UV) ## resolve pyproject.toml again into requirements.lock
	$(BIN)/python -m uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-header --no-annotate -o requirements.lock

clean: ## remove the environment and the caches, never the state under .parley
	rm -rf $(VENV) .ruff_cache .mypy_cache .pytest_cache .import_linter_cache
