# SahelWatch: `make run` starts everything, `make help` lists the rest.
# Every target is one command of sahelwatch/local, a program of Python's standard library alone.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
export HOST PORT YES ARGS

LOCAL = @command -v $(firstword $(PYTHON)) >/dev/null || { echo "Missing: Python 3.11 or newer (Debian: apt-get \
install python3), or name yours: make PYTHON=/path/to/python3.11" >&2; exit 1; }; exec $(PYTHON) -m sahelwatch.local

# `make restore path/to.dump` as well as `make restore FILE=path/to.dump`: the second word is no goal of its own.
ifeq (restore,$(firstword $(MAKECMDGOALS)))
SECOND := $(wordlist 2,$(words $(MAKECMDGOALS)),$(MAKECMDGOALS))
ifeq (,$(strip $(FILE)))
FILE := $(SECOND)
endif
.PHONY: $(SECOND)
$(SECOND): ; @:
endif
export FILE

.PHONY: help run demo-100k stop reset backup restore manage logs set-up test lint unit e2e screenshots gold bench-extraction bench-dashboard
.DEFAULT_GOAL := help

help: ## list these commands
	@echo "SahelWatch. Commands:"
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 20

run: ## install what is missing, start everything, print address and accounts (HOST=, PORT=)
	$(LOCAL) run

demo-100k: PORT := $(if $(filter file,$(origin PORT)),8001,$(PORT))
demo-100k: ## the dashboard with 100,000 invented incidents, in a database of its own (port 8001)
	$(LOCAL) demo-100k

stop: ## stop everything that runs in this checkout
	$(LOCAL) stop

reset: ## delete the database and the accounts, after a question (YES=1 skips it)
	$(LOCAL) reset

backup: ## write the database to .local/backups/
	$(LOCAL) backup

restore: ## replace the database by a backup: make restore FILE=path (asks; YES=1 skips)
	$(LOCAL) restore "$$FILE"

manage: ## run manage.py with this database: make manage ARGS="add_user NAME --role editor"
	$(LOCAL) manage $(ARGS)

logs: ## follow the logs
	$(LOCAL) logs

set-up: ## install and build everything, start nothing
	$(LOCAL) set-up

test: ## lint, types, unit, integration and browser tests (ARGS="-k word" goes to pytest)
	$(LOCAL) test

lint: ## ruff, mypy, import-linter
	$(LOCAL) lint

unit: ## JavaScript and Python tests without a browser
	$(LOCAL) unit

e2e: ## browser tests alone
	$(LOCAL) e2e

screenshots: ## take the pictures of the README
	$(LOCAL) screenshots

gold: ## how well extraction reads the gold articles (ARGS="--errors", ARGS="--places FILE")
	$(LOCAL) gold

bench-extraction: ## articles a second, memory and dates against dateparser (ARGS="--places FILE")
	$(LOCAL) bench-extraction

bench-dashboard: ## speed of the dashboard against its goals and peers (ARGS="--rows 100000"; 1 h, 4 GB)
	$(LOCAL) bench-dashboard
