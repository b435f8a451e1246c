# Everything starts here. On a fresh machine `make` and any Python 3.9+ with pip are enough.
UV := $(shell command -v uv 2>/dev/null || echo .tools/bin/uv)
GATEWAY := .venv/bin/python
ENGINE := engine/.venv/bin/python

# An environment that happens to be active in the shell is none of our business.
unexport VIRTUAL_ENV PYTHONPATH PYTHONHOME UV_PROJECT UV_PROJECT_ENVIRONMENT UV_PYTHON
export RASA_TELEMETRY_ENABLED := false
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export TF_CPP_MIN_LOG_LEVEL := 3

.DEFAULT_GOAL := help
.PHONY: help run setup check train test bench doctor clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup ## Start the whole product and keep it alive until Ctrl-C
	@exec $(GATEWAY) -m bot run $(ARGS)

setup: .venv/.locked engine/.venv/.locked ## Install both environments, when a lock file changed

check: setup ## Lint, types, and the faults of catalogue and topics
	$(GATEWAY) -m ruff check
	$(GATEWAY) -m ruff format --check
	$(GATEWAY) -m mypy
	$(ENGINE) -m mypy --strict --config-file engine/mypy.ini actions
	$(GATEWAY) -m bot check

train: setup ## Train the engine's model, when its data changed
	@exec $(GATEWAY) -m bot train $(TRAIN_ARGS)

test: check train ## Run every check and every test
	$(GATEWAY) -m pytest $(ARGS)
	$(ENGINE) -m pytest -c engine/pytest.ini --rootdir . tests/engine tests/actions

bench: train ## Measure the engine's turn and the product's, with figures for the README
	$(ENGINE) -m bench.engine
	$(GATEWAY) -m bench.web

doctor: setup ## Say in plain words what is missing or insecure
	@exec $(GATEWAY) -m bot doctor

clean: ## Remove environments, models and caches; keep the data in var/
	rm -rf .venv engine/.venv models .rasa .mypy_cache .ruff_cache .pytest_cache

.venv/.locked: pyproject.toml uv.lock | $(UV)
	$(UV) sync --locked --python 3.12
	@touch $@

engine/.venv/.locked: engine/pyproject.toml engine/uv.lock | $(UV)
	$(UV) sync --locked --project engine --python 3.10
	@touch $@

.tools/bin/uv:
	@for python in python3 python; do \
		$$python -m pip install --quiet --disable-pip-version-check --target .tools uv && exit 0; \
	done; \
	echo "uv cannot be installed: Python 3.9 or newer with pip is needed, or uv itself (https://docs.astral.sh/uv)." >&2; exit 1
