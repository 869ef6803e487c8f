"""The outer limits of size; the aims stand in CONTRIBUTING."""

from __future__ import annotations

import ast

import pytest

from tests.arkitektur.rum import KILDE, ROD, pythonfiler, skabeloner

MODUL, FUNKTION, MODEL, SKABELON, PROEVE = 500, 60, 200, 200, 60
# Words that mean something else in English; alone they mislead.
FALSKE_VENNER = {"time", "art_", "fire", "gift", "slut", "mode"}


def _traeer(filer):
    return [(fil, ast.parse(fil.read_text(encoding="utf-8"))) for fil in filer]


def _laengde(knude: ast.AST) -> int:
    return knude.end_lineno - knude.lineno + 1


@pytest.fixture(scope="module")
def traeer():
    return _traeer(
        [
            *pythonfiler(proever=True),
            *sorted((ROD / "tools").rglob("*.py")),
            *sorted((ROD / "tests").rglob("*.py")),
        ]
    )


def test_moduler_er_smaa():
    store = {
        str(fil.relative_to(ROD)): linjer
        for fil in [
            *pythonfiler(proever=True),
            *(ROD / "tools").rglob("*.py"),
            *(ROD / "tests").rglob("*.py"),
        ]
        if (linjer := fil.read_text(encoding="utf-8").count("\n")) > MODUL
    }
    assert not store


def test_funktioner_er_smaa(traeer):
    store = [
        f"{fil.relative_to(ROD)}:{knude.lineno} {knude.name}: {_laengde(knude)}"
        for fil, trae in traeer
        for knude in ast.walk(trae)
        if isinstance(knude, ast.FunctionDef | ast.AsyncFunctionDef)
        and _laengde(knude) > (PROEVE if knude.name.startswith("test_") else FUNKTION)
    ]
    assert not store


def test_modeller_er_smaa(traeer):
    store = [
        f"{fil.name} {knude.name}"
        for fil, trae in traeer
        if fil.name == "models.py"
        for knude in ast.walk(trae)
        if isinstance(knude, ast.ClassDef) and _laengde(knude) > MODEL
    ]
    assert not store


def test_skabeloner_er_smaa():
    assert not [fil.name for fil in skabeloner() if fil.read_text(encoding="utf-8").count("\n") > SKABELON]


def test_navne_er_ascii(traeer):
    fremmede = [
        f"{fil.name}:{knude.lineno} {knude.name}"
        for fil, trae in traeer
        for knude in ast.walk(trae)
        if isinstance(knude, ast.FunctionDef | ast.ClassDef) and not knude.name.isascii()
    ]
    assert not fremmede


def test_ingen_signaler(traeer):
    assert not [
        f"{fil.name}:{knude.lineno}"
        for fil, trae in traeer
        for knude in ast.walk(trae)
        if isinstance(knude, ast.ImportFrom) and knude.module in ("django.dispatch", "django.db.models.signals")
    ]


def test_doere_roerer_ikke_modellernes_managere():
    """Views, API and jobs read through selectors and write through services."""
    doere = [fil for fil in pythonfiler() if fil.name in ("views.py", "api.py", "tasks.py") or "views" in fil.parts]
    roert = [
        f"{fil.relative_to(KILDE)}:{knude.lineno}"
        for fil, trae in _traeer(doere)
        for knude in ast.walk(trae)
        if isinstance(knude, ast.Attribute) and knude.attr == "objects"
    ]
    assert not roert


def test_ingen_direkte_defer():
    """Jobs are deferred by `kerne.opgaver.udskyd` only: it keeps a queue conflict from breaking the act."""
    direkte = [
        f"{fil.relative_to(KILDE)}:{knude.lineno}"
        for fil, trae in _traeer(pythonfiler())
        if fil.name != "opgaver.py"
        for knude in ast.walk(trae)
        if isinstance(knude, ast.Attribute)
        and knude.attr in ("defer", "defer_async", "configure_task")
        and fil.parts[-2] != "models"
        if isinstance(getattr(knude, "ctx", None), ast.Load) and not fil.name.startswith("selectors")
    ]
    assert not direkte


def test_services_og_selectors_er_fuldt_typede():
    aabne = [
        f"{fil.relative_to(KILDE)}:{knude.lineno} {knude.name}"
        for fil, trae in _traeer(pythonfiler())
        if fil.stem in ("services", "selectors", "rules", "permissions")
        or fil.relative_to(KILDE).parts[0] in ("regler", "porte", "kerne")
        for knude in ast.walk(trae)
        if isinstance(knude, ast.FunctionDef)
        and (
            knude.returns is None
            or any(
                a.annotation is None and a.arg not in ("self", "cls") for a in knude.args.args + knude.args.kwonlyargs
            )
        )
    ]
    assert not aabne
