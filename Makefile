# `make` alone lists what there is. Everything else is in tools/ (run by the system's python3).
PYTHON ?= python3
I_MILJOE := .venv/bin/python

# A process that may not keep what it compiles spends seconds on every start.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := hjaelp
.PHONY: hjaelp run test check fix docs skaerme laas bench holdbarhed nulstil opsaet opsaet-test

hjaelp:
	@echo "make run         sæt op, start database og sider på http://127.0.0.1:$${PORT:-8000}/ med demokommuner"
	@echo "make test        alle prøver (henter også en browser)"
	@echo "make check       stil, typer, importkontrakter, migreringer, licenser, genererede dokumenter"
	@echo "make fix         ret det, der kan rettes af sig selv"
	@echo "make docs        skriv de genererede dokumenter igen"
	@echo "make skaerme     tag billeder af de seks hovedskærme til docs/skaerme/"
	@echo "make bench       ydelse"
	@echo "make holdbarhed  prøver, der dræber og afbryder; skriver docs/drift/holdbarhed.md"
	@echo "make laas        lås afhængighederne igen"
	@echo "make nulstil     slet databasen og filerne fra make run"

run:
	@$(PYTHON) -m tools.koer --under-make

opsaet:
	@$(PYTHON) -m tools.opsaet

opsaet-test:
	@$(PYTHON) -m tools.opsaet --browser

test: opsaet-test
	@$(I_MILJOE) -m pytest -v --durations=20 -n auto --dist worksteal $(PROEVER)

check: opsaet
	@$(I_MILJOE) -m tools.tjek

fix: opsaet
	@$(I_MILJOE) -m ruff check --fix .
	@$(I_MILJOE) -m ruff format .

docs: opsaet
	@.venv/bin/dubu genereret

laas: opsaet
	@$(PYTHON) -m tools.laas

bench: opsaet-test
	@$(I_MILJOE) -m pytest -v -m ydelse tests/ydelse

holdbarhed: opsaet-test
	@$(I_MILJOE) -m tools.holdbarhed

skaerme: opsaet-test
	@$(I_MILJOE) -m tools.skaerme

nulstil:
	@$(PYTHON) -m tools.koer --nulstil
