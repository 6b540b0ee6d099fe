# `make` alone lists what there is to make. Everything is installed into .venv, nothing outside this folder is touched.

PYTHON ?= python3
CORPUS ?= seeds
OUT ?= reports
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)

# Compiled modules are kept, whatever the shell says: each notebook runs in a process of its own and loads them all.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help report frames topics lab test bench lock clean

help:
	@echo "make report                     set up once, run the notebooks on the seeds, write reports/index.html"
	@echo "make report CORPUS=my/folder    the same on your own articles, with OUT=… in another folder than reports/"
	@echo "make frames                     write every table as CSV to frames/   (CORPUS=… as above)"
	@echo "make topics CORPUS=my/folder    draft a codebook of topics beside your articles, to edit"
	@echo "make lab                        open the notebooks in JupyterLab      (CORPUS=… as above)"
	@echo "make test                       run the tests"
	@echo "make bench                      measure speed and accuracy beside other tools"
	@echo "make lock                       pin the newest versions that requirements*.txt allow (needs uv)"
	@echo "make clean                      remove the report, the tables, the environment and caches"

report: $(VENV)/installed
	@$(BIN)/python -m analysis report "$(CORPUS)" --out "$(OUT)"

frames: $(VENV)/installed
	@$(BIN)/python -m analysis frames "$(CORPUS)" --out frames

topics: $(VENV)/installed
	@$(BIN)/python -m analysis topics "$(CORPUS)"

lab: $(VENV)/installed
	PARALLAX_CORPUS="$$(cd "$(CORPUS)" && pwd)" $(BIN)/jupyter lab --notebook-dir=notebooks \
		--LabApp.app_settings_dir=data/jupyterlab

test: $(VENV)/installed-dev
	@$(BIN)/python -m pytest -n 2 --dist loadfile

bench: $(VENV)/installed-peers
	@$(BIN)/python -m tests.benchmarks

# The environment is made anew when the pinned requirements change, and only then.
$(VENV)/installed: requirements.lock
	@test ! -L $(VENV) || { echo "$(VENV) is a link to another folder, which would be emptied. Remove the link."; exit 1; }
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || \
		{ echo "$(PYTHON) is older than Python 3.11. Name a newer one: make PYTHON=python3.12 …"; exit 1; }
ifdef UV
	@$(UV) venv --quiet --clear --python "$(PYTHON)" $(VENV)
	@$(UV) pip install --quiet --python $(VENV) --compile-bytecode --require-hashes -r requirements.lock
	@$(UV) pip install --quiet --python $(VENV) --no-build-isolation --no-deps --editable .
else
	@$(PYTHON) -m venv --clear $(VENV)
	@echo "Installing into $(VENV) (once; a few minutes without uv) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
endif
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.lock
ifdef UV
	@$(UV) pip install --quiet --python $(VENV) --compile-bytecode --require-hashes -r requirements-dev.lock
else
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
endif
	@touch $@

$(VENV)/installed-peers: $(VENV)/installed-dev requirements-peers.lock
ifdef UV
	@$(UV) pip install --quiet --python $(VENV) --compile-bytecode --require-hashes -r requirements-peers.lock
else
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-peers.lock
endif
	@touch $@

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --no-header requirements.txt -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --no-header -c requirements.lock requirements-dev.txt -o requirements-dev.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --no-header -c requirements.lock -c requirements-dev.lock requirements-peers.txt -o requirements-peers.lock

clean:
	rm -rf $(VENV) reports frames .pytest_cache .hypothesis .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find . -name .ipynb_checkpoints -type d -prune -exec rm -rf {} +
