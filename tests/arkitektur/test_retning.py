"""What the import contract cannot see points downwards too: foreign keys, templates, addresses."""

from __future__ import annotations

import ast
import re

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from tests.arkitektur.rum import maa_bruge, orden, pythonfiler, rum_for, skabeloner


def _vores_modeller():
    return [model for model in apps.get_models() if model.__module__.startswith("dubu.")]


def test_fremmednoegler_peger_nedad():
    forkerte = [
        f"{model._meta.label}.{felt.name} -> {felt.related_model._meta.label}"
        for model in _vores_modeller()
        for felt in model._meta.get_fields()
        if felt.is_relation
        and felt.concrete
        and felt.related_model
        and felt.related_model.__module__.startswith("dubu.")
        if not maa_bruge(model._meta.app_label, felt.related_model._meta.app_label)
    ]
    assert not forkerte


def test_kommunetabeller_har_ingen_automatiske_mange_til_mange():
    assert not [felt for model in _vores_modeller() for felt in model._meta.many_to_many]


def _rutenavne() -> dict[str, str]:
    """Full route name -> the room whose view answers."""
    navne = {}

    def gaa(moenstre, rum: tuple[str, ...]):
        for moenster in moenstre:
            if isinstance(moenster, URLResolver):
                gaa(moenster.url_patterns, (*rum, moenster.namespace) if moenster.namespace else rum)
            elif isinstance(moenster, URLPattern) and moenster.name:
                navne[":".join([*rum, moenster.name])] = moenster.callback.__module__.split(".")[1]

    gaa(get_resolver().url_patterns, ())
    return navne


def test_skabeloner_og_adresser_i_skabeloner_peger_nedad():
    ruter = _rutenavne()
    forkerte = []
    for fil in skabeloner():
        tekst, rum = fil.read_text(encoding="utf-8"), rum_for(fil)
        for navn in re.findall(r"{%\s*(?:include|extends)\s+[\"']([\w-]+)/", tekst):
            if navn in orden() and not maa_bruge(rum, navn):
                forkerte.append(f"{fil.name}: {navn}")
        for navn in re.findall(r"{%\s*url\s+[\"']([\w:-]+)[\"']", tekst):
            if navn not in ruter or not maa_bruge(rum, ruter[navn]):
                forkerte.append(f"{fil.name}: url {navn}")
    assert not forkerte


def _rute_i_kald(knude: ast.AST) -> str | None:
    """The route name that a call of `reverse` or `redirect` gives, if it gives one."""
    if not isinstance(knude, ast.Call) or not knude.args:
        return None
    foerste = knude.args[0]
    if getattr(knude.func, "id", getattr(knude.func, "attr", "")) not in ("reverse", "redirect"):
        return None
    er_navn = isinstance(foerste, ast.Constant) and isinstance(foerste.value, str) and not foerste.value.startswith("/")
    return foerste.value if er_navn else None


def test_adresser_i_kode_peger_nedad():
    ruter = _rutenavne()
    forkerte = [
        f"{fil.name}: {navn}"
        for fil in pythonfiler()
        if fil.parent.name != "dubu"
        for knude in ast.walk(ast.parse(fil.read_text(encoding="utf-8")))
        if (navn := _rute_i_kald(knude)) and (navn not in ruter or not maa_bruge(rum_for(fil), ruter[navn]))
    ]
    assert not forkerte


def test_ingen_get_model_uden_for_migrationer():
    assert not [fil.name for fil in pythonfiler() if ".get_model(" in fil.read_text(encoding="utf-8")]
