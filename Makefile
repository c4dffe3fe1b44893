# The commands of the portal. Each does its own set-up, and repeats it only when a lock or a source changed.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
PY := .venv/bin/python
APPS := office members workplan events advisory workgroups knowledge communication care reports home
TEMPLATES := $(wildcard templates)
CATALOGS := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po))
VENV_STAMP := .venv/.installed
NPM_STAMP := node_modules/.installed
STATIC_STAMP := build/static/.built
# Checks need an address in the settings and never ask it anything.
NOWHERE := DATABASE_URL=postgresql://check@127.0.0.1:1/check REDIS_URL=redis://127.0.0.1:1/0
PYTEST := $(PY) -m pytest -q
UNITS := not story and not fault and not convention

.PHONY: help setup run quick check test units whole stories faults bench messages lock browser

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV_STAMP) $(NPM_STAMP) $(STATIC_STAMP) $(CATALOGS) ## install what the locks name, compile catalogues, build icons and map

$(VENV_STAMP): requirements.lock
	test -x $(PY) || $(PYTHON) -m venv .venv
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	touch $@

$(NPM_STAMP): package-lock.json .npmrc
	npm ci --ignore-scripts --loglevel=error
	touch $@

$(STATIC_STAMP): $(NPM_STAMP) $(VENV_STAMP) xmess/frontend.py xmess/sprite.py xmess/atlas.py members/data/municipalities.csv
	$(PY) -m xmess.frontend
	touch $@

%.mo: %.po $(VENV_STAMP)
	$(PY) -m babel.messages.frontend -q compile -i $< -o $@

run: setup ## the whole portal: database, web, worker, beat; Ctrl-C stops it
	@exec $(PY) -m xmess.supervisor

quick: setup ## ruff, and the fast tests of rules and operations, under two minutes
	.venv/bin/ruff check .
	$(PYTEST) -n 2 -m "$(UNITS) and not property and not whole and not page"

check: setup ## style, types, import contract, migrations, conventions, deployment
	.venv/bin/ruff check .
	.venv/bin/ruff format --check --quiet .
	.venv/bin/djlint --quiet --lint $(TEMPLATES)
	.venv/bin/mypy
	.venv/bin/lint-imports
	XMESS_VAR=build/check $(PY) manage.py makemigrations --check --dry-run
	$(NOWHERE) DJANGO_SETTINGS_MODULE=xmess.settings.prod SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(50))') \
	  ALLOWED_HOSTS=portal.xmess.example SITE_ADDRESS=https://portal.xmess.example EMAIL_HOST=127.0.0.1 \
	  DEFAULT_FROM_EMAIL=portal@xmess.example $(PY) manage.py check --deploy --fail-level WARNING
	$(PYTEST) -m convention

test: check units stories ## check, unit and property tests, browser stories

units: setup
	$(PYTEST) -n 2 -m "$(UNITS) and not whole"

whole: setup ## every address for every role, hostile values in every form, the demonstration in three years, the benchmark at small size
	$(PYTEST) -n 2 -m "whole and not convention"

# pytest's 5 says «no test»: true until the first story is written, and then never again.
stories: setup browser
	$(PYTEST) -n 2 --dist loadfile --timeout=300 -m story || test $$? -eq 5

browser:
	@bash .ci/system-packages

faults: setup ## kills and races at small size
	$(PYTEST) -m fault

bench: setup ## pages and exports beside their floor; ARGS="…" goes to the benchmark
	$(PY) -m bench $(ARGS)

messages: setup ## find new strings for the catalogues
	$(PY) -m xmess.catalogs update

lock: ## make requirements.lock anew from pyproject.toml (needs uv)
	uv pip compile --universal --generate-hashes --no-header --python-version 3.11 -q --group dev pyproject.toml -o requirements.lock
