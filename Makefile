# Only Python 3.11 or newer and make are taken for granted; everything else comes from the lock files, with hashes.
#
#   make run      sets everything up and starts a practice election night in the browser
#   make test     sets everything up and runs all checks (what CI runs)
#   make lint     only style, types and layers
#   make bench    speed and memory, as ratios in one run
#   make baseline the same, kept as what later runs are compared with and in docs/performance.md (best after make build)
#   make build    the wheel, and the law compiled to machine code with mypyc and tested (in build/)
#   make mutate   mutation testing of the law
#   make fuzz     random and damaged files against the readers (SECONDS=3600 for an hour)
#   make pictures the pictures of the manual, made while the browser tests play an election night
#   make lock     renews the lock files
#   make clean    removes everything that was made here

PYTHON ?= python3
JOBS ?= 2
SECONDS ?= 60
BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet install --no-deps --require-hashes --only-binary :all:
LOCK := build/uv/bin/uv pip compile pyproject.toml --quiet --universal --generate-hashes --python-version 3.11 --no-annotate --custom-compile-command 'make lock'

.PHONY: run test lint bench baseline build mutate fuzz pictures lock clean

run: .venv/run.stamp
	@$(BIN)/kiesdeler demo

test: lint
	$(BIN)/pytest -n $(JOBS) --durations=15 --durations-min=1 --cov --cov-report=term-missing
	$(BIN)/python -m tests.postgres $(BIN)/pytest -n $(JOBS) tests/app # the same application on the other database

lint: .venv/dev.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/dev.stamp
	@$(BIN)/python -m benchmarks

baseline: .venv/dev.stamp
	@$(BIN)/python -m benchmarks --save

build: .venv/dev.stamp
	$(BIN)/hatchling build -t wheel -d build/wheel
	rm -rf build/mypyc && mkdir -p build/mypyc
	cp -R src tests pyproject.toml build/mypyc
	find build/mypyc -name __pycache__ -prune -exec rm -rf {} +
	cd build/mypyc/src && ../../../$(BIN)/mypyc $$(find kiesdeler/law -name '*.py' ! -name '__init__.py') >../mypyc.log 2>&1 || { cat ../mypyc.log; exit 1; }
	cd build/mypyc && ../../$(BIN)/python -c 'import sys; sys.path.insert(0, "src"); import kiesdeler.law.allocation as law; assert not law.__file__.endswith(".py"), law.__file__; print("compiled:", law.__file__)'
	cd build/mypyc && ../../$(BIN)/python -m pytest -n $(JOBS) tests/law --ignore=tests/law/test_coverage.py # reads docstrings, which machine code has not

mutate: .venv/mutate.stamp
	rm -rf mutants # what mutmut remembers of an earlier run makes tested functions look untested
	KIESDELER_EXAMPLES=15 HYPOTHESIS_PROFILE=mutate $(BIN)/mutmut run --max-children $(JOBS)
	$(BIN)/mutmut results

fuzz: .venv/dev.stamp
	$(BIN)/python -m benchmarks.fuzz_eml --seconds $(SECONDS)

# --- what the targets above stand on ---

.venv/made.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Kiesdeler needs Python 3.11 or newer; give it with: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' || { echo "This Python cannot make a virtual environment. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run.stamp: .venv/made.stamp requirements.lock pyproject.toml
	$(PIP) -r requirements.lock
	$(BIN)/pip --disable-pip-version-check --quiet install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements-dev.lock
	$(PIP) -r requirements-dev.lock
	@touch $@

.venv/mutate.stamp: .venv/dev.stamp requirements-mutate.lock
	$(PIP) -r requirements-mutate.lock
	@touch $@

pictures: .venv/dev.stamp
	KIESDELER_PICTURES=src/kiesdeler/app/static/kiesdeler/manual $(BIN)/pytest tests/browser -k 'GR-CSO or recount or somebody_can_reach'

lock:
	test -x build/uv/bin/uv || { $(PYTHON) -m venv build/uv && build/uv/bin/pip --quiet install uv==0.13.9; }
	$(LOCK) --group build --output-file requirements.lock
	$(LOCK) --group dev --constraints requirements.lock --output-file requirements-dev.lock
	$(LOCK) --group mutate --constraints requirements-dev.lock --output-file requirements-mutate.lock

clean:
	rm -rf .venv build dist mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .coverage.* .import_linter_cache
	find src tests benchmarks -name __pycache__ -prune -exec rm -rf {} +
