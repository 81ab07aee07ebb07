# Secretariat: `make help` says what there is. Needs make and Python 3.11 or newer; everything else goes into .venv.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
export NO_MKDOCS_2_WARNING := 1
SHELL := /bin/sh
.SHELLFLAGS := -ec

VENV := .venv
PY   := $(VENV)/bin/python
RUN  := $(VENV)/.installed-run
DEV  := $(VENV)/.installed-dev
DEMO := build/demo.db
UV   := build/uv/bin/uv
COMPILE := $(UV) pip compile pyproject.toml --no-config --universal --python-version 3.11 --generate-hashes \
           --no-emit-index-url --no-annotate --custom-compile-command "make lock" --quiet

.PHONY: help demo test lint format unit docs gate bench tagger reference lock clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-10s %s\n", $$1, $$2}'

# --- installing -----------------------------------------------------------------------------------------------------

$(PY):
	@found=; for python in $(PYTHON) python3.11 python3.12 python3.13 python3.14 python3 python; do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    found=$$python; \
	    if "$$python" -c 'import ensurepip, venv' 2>/dev/null; then break; fi; \
	    found="$$found without venv"; \
	  fi; \
	done; \
	case "$$found" in \
	  "") echo "Secretariat needs Python 3.11 or newer; here, python3 is: $$(python3 --version 2>&1 || echo not installed)."; \
	      echo "Install a newer one, or name it: make PYTHON=/path/to/python3.11 demo"; exit 1 ;; \
	  *" without venv") echo "$$found: this Python cannot make a virtual environment."; \
	      echo "On Debian and Ubuntu: apt-get install python3-venv. Or name another: make PYTHON=/path/to/python3.11 demo"; exit 1 ;; \
	esac; \
	echo "Making $(VENV) with $$("$$found" --version) …"; \
	"$$found" -m venv $(VENV)

$(RUN): requirements/run.lock pyproject.toml | $(PY)
	@echo "Installing what Secretariat needs (once; about half a minute) …"
	@$(PY) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/run.lock
	@$(PY) -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements/dev.lock pyproject.toml | $(PY)
	@echo "Installing what Secretariat and its checks need (once; about a minute) …"
	@$(PY) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@$(PY) -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(RUN) $@

# --- using ----------------------------------------------------------------------------------------------------------

demo: $(RUN) ## read the invented negotiation in examples/ and show its dossier
	@mkdir -p build && rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	@PATH="$(CURDIR)/$(VENV)/bin:$$PATH" sh docs/demo.sh $(DEMO)

# --- checking -------------------------------------------------------------------------------------------------------

test: lint docs gate unit ## every check: lint, types, tests, documentation, quality gate
	@echo "make test: everything passed."

lint: $(DEV) ## code style and types
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy

format: $(DEV) ## mend code style
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

unit: $(DEV) ## the tests
	$(PY) -m pytest

docs: $(DEV) ## the documentation, into build/site
	$(PY) -m mkdocs build --strict --quiet
	@echo "The documentation is in build/site/index.html"

reference: $(DEV) ## write the generated parts of the documentation anew
	$(PY) docs/generate.py

gate: $(DEV) ## the quality gate: figures against floors, gains and losses
	$(PY) -m bench.quality.gate

bench: $(DEV) ## speed and memory against bare spaCy (about 15 minutes; QUICK=1: three)
	$(PY) -m bench.speed.run $(if $(QUICK),--quick)

tagger: $(DEV) ## train the tagger anew from PolNeAR and our own gold (four hours; torch goes into build/train, not into the package)
	@test -x build/train/bin/python || $(PY) -m venv build/train
	build/train/bin/pip install -qq --disable-pip-version-check -r requirements/run.lock
	build/train/bin/pip install -qq --disable-pip-version-check -r training/requirements.txt
	PYTHONPATH=src:. build/train/bin/python -m training.train_tagger build/tagger
	PYTHONPATH=src:. build/train/bin/python -W ignore -m training.export_tagger build/tagger
	PYTHONPATH=src:. build/train/bin/python -m training.train_sayings build/sayings
	PYTHONPATH=src:. build/train/bin/python -W ignore -m training.export_tagger build/sayings
	PYTHONPATH=src:. build/train/bin/python -m training.train_talks build/talks
	PYTHONPATH=src:. build/train/bin/python -m training.train_roles build/talks
	PYTHONPATH=src:. build/train/bin/python -W ignore -m training.export_tagger build/talks
	PYTHONPATH=src:. build/train/bin/python -m training.train_glance build/glance
	PYTHONPATH=src:. build/train/bin/python -W ignore -m training.export_tagger build/glance
	PYTHONPATH=src:. build/train/bin/python -m training.train_meanings build/meanings
	PYTHONPATH=src:. build/train/bin/python -W ignore -m training.export_tagger build/meanings
	PYTHONPATH=src:. build/train/bin/python -m training.train_inference build/inference
	PYTHONPATH=src:. build/train/bin/python -m training.train_inference build/inference --on --epochs 1.5
	PYTHONPATH=src:. build/train/bin/python -W ignore -m training.export_tagger build/inference
	$(PY) -m training.train_recogniser build/recogniser
	PYTHONPATH=src:. build/train/bin/python -W ignore -m training.export_tagger build/recogniser
	PYTHONPATH=src:. build/train/bin/python -m training.train_claims --write
	PYTHONPATH=src:. build/train/bin/python -m training.train_encounters --write
	$(PY) -m training.measure_beliefs
	$(PY) -m training.measure_talks

# --- keeping --------------------------------------------------------------------------------------------------------

lock: ## resolve the requirements anew (UPGRADE=1: to the newest versions)
	@test -x $(UV) || { python3 -m venv build/uv && build/uv/bin/pip install --quiet uv; }
	$(COMPILE) --group build $(if $(UPGRADE),--upgrade) -o requirements/run.lock
	$(COMPILE) --group dev -c requirements/run.lock $(if $(UPGRADE),--upgrade) -o requirements/dev.lock

clean: ## remove what was built and installed
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
