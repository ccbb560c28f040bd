PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test soak check lock texts docs consumers bench clean

demo: .venv/ready ## a workspace with real data, then the app
	$(BIN)/localize --workspace .demo demo

test: .venv/ready check ## everything that can be tested on this machine
	$(BIN)/pytest -n 2 --dist loadgroup

soak: .venv/ready ## the long runs, for hours; what they saw goes into docs/soak.md
	LOCALIZE_SOAK_REPORT=$(CURDIR)/docs/soak.md LOCALIZE_REQUIRE_POSTGRES=1 $(BIN)/pytest -m soak

check: .venv/ready ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

lock: ## requirements.lock anew, with hashes, for every Python we support (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  --python-version 3.11 --group dev pyproject.toml -o requirements.lock

texts: .venv/ready ## the message templates from the code and the rubrics, merged into every catalogue
	$(BIN)/python -m localize.texts

docs: .venv/ready ## the screenshots of README and guides, from the running app
	$(BIN)/python docs/screenshots.py

consumers: .venv/ready ## TRL's own checks on an export; installs TRL into a place of its own
	bash benchmarks/consumers.sh

bench: .venv/ready
	$(BIN)/python -m benchmarks

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

clean:
	rm -rf .venv .demo dist build
