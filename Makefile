# make demo   set-up and the whole job on the bundled week
# make test   set-up and every check and test
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export OMP_NUM_THREADS ?= 1

.PHONY: help setup check test eval bench fuzz docs serve demo lock clean

help:
	@sed -n 's/^# //p' Makefile; echo 'also: setup check eval bench fuzz docs serve lock clean'

setup: $(VENV)/.ready

$(VENV)/.ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=24'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: check
	$(BIN)/pytest -n 2

eval: setup
	$(BIN)/python -m evals

bench: setup
	$(BIN)/python -m benchmarks

fuzz: setup
	$(BIN)/python -m tests.fuzz --minutes $(or $(MINUTES),10)

docs: setup
	$(BIN)/python -m docs.reference

demo: setup
	$(BIN)/torimatome demo --out out

serve: setup
	$(BIN)/torimatome -d out/desk serve

lock: setup
	$(BIN)/pip-compile --quiet --strip-extras --extra dev --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache
