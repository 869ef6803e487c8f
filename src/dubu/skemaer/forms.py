"""A form as data becomes a Django form: the same fields, help and errors as every other form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from dubu.kerne import ur
from dubu.skemaer.katalogfiler import er_leveret, find_skema
from dubu.skemaer.rules import Skema, Skemafelt, synlige_felter
from dubu.web.felter import (
    PAAKRAEVET,
    VAELG,
    CprFelt,
    DatoFelt,
    EmailFelt,
    FilerFelt,
    FlervalgFelt,
    JaFelt,
    LangTekstFelt,
    ListevalgFelt,
    TekstFelt,
    TelefonFelt,
    TidspunktFelt,
    ValgFelt,
)
from dubu.web.formularer import DubuForm

KORT = 200
LANG = 20_000
TOMME: tuple[Any, ...] = (None, "", [])


class Skemaformular(DubuForm):
    """Base of all forms made from data."""

    skema: Skema

    def clean(self) -> dict[str, Any]:
        """A conditional field is required only when its condition is fulfilled; what was typed is always kept."""
        rene = super().clean() or self.cleaned_data
        for felt in synlige_felter(self.skema, rene):
            mangler = felt.navn not in self.errors and rene.get(felt.navn) in TOMME
            if felt.kraevet and felt.vis_naar and mangler:
                self.add_error(felt.navn, ValidationError(VAELG if felt.valgmuligheder else PAAKRAEVET))
        return rene

    @property
    def svar(self) -> dict[str, Any]:
        """The answers as they are stored: JSON values, without files and empty answers."""
        return {
            felt.navn: _som_json(self.cleaned_data[felt.navn])
            for felt in self.skema.felter
            if felt.type != "filer" and self.cleaned_data.get(felt.navn) not in TOMME
        }


def _som_json(vaerdi: Any) -> Any:
    return vaerdi.isoformat() if isinstance(vaerdi, date | datetime) else vaerdi


def formular(skema: Skema) -> type[Skemaformular]:
    """The form class of a form. Only shipped ones are kept: one made for a child may hold names."""
    return _leveret(skema.noegle, skema.version) if er_leveret(skema) else _formular(skema)


@cache
def _leveret(noegle: str, version: int) -> type[Skemaformular]:
    return _formular(find_skema(noegle, version))


def _formular(skema: Skema) -> type[Skemaformular]:
    felter = {felt.navn: _felt(felt) for felt in skema.felter}
    afsnit = tuple((a.titel, tuple(f.navn for f in a.felter)) for a in skema.afsnit)
    return type("Skema_" + skema.noegle, (Skemaformular,), {**felter, "skema": skema, "afsnit": afsnit})


def _faelles(felt: Skemafelt) -> dict[str, Any]:
    # A conditional field is required by `clean`, which knows whether it was shown.
    faelles: dict[str, Any] = {
        "label": felt.ledetekst, "required": felt.kraevet and felt.vis_naar is None, "hvorfor": felt.hvorfor,
    }  # fmt: skip
    if felt.hjaelp:
        faelles["help_text"] = felt.hjaelp
    return faelles


def _valg(klasse: type[forms.ChoiceField]) -> Callable[[Skemafelt], forms.Field]:
    def byg(felt: Skemafelt) -> forms.Field:
        choices = [(v.vaerdi, v.tekst) for v in felt.valgmuligheder]
        if klasse is ListevalgFelt:
            choices.insert(0, ("", "Vælg"))
        return klasse(
            choices=choices, valghjaelp={v.vaerdi: v.hjaelp for v in felt.valgmuligheder if v.hjaelp}, **_faelles(felt)
        )

    return byg


BYGGERE: Mapping[str, Callable[[Skemafelt], forms.Field]] = {
    "tekst": lambda f: TekstFelt(max_length=f.laengde or KORT, **_faelles(f)),
    "langtekst": lambda f: LangTekstFelt(max_length=f.laengde or LANG, linjer=f.linjer, **_faelles(f)),
    "valg": _valg(ValgFelt),
    "listevalg": _valg(ListevalgFelt),
    "ja_nej": _valg(ValgFelt),
    "ja_nej_kan_ikke_udelukkes": _valg(ValgFelt),
    "flervalg": _valg(FlervalgFelt),
    "ja": lambda f: JaFelt(**_faelles(f)),
    "dato": lambda f: DatoFelt(**_faelles(f)),
    "tidspunkt": lambda f: TidspunktFelt(ikke_efter=ur.nu, **_faelles(f)),
    "cpr": lambda f: CprFelt(**_faelles(f)),
    "telefon": lambda f: TelefonFelt(max_length=30, **_faelles(f)),
    "email": lambda f: EmailFelt(max_length=200, **_faelles(f)),
    "filer": lambda f: FilerFelt(**_faelles(f)),
}


def _felt(felt: Skemafelt) -> forms.Field:
    """The field; `kraeves`, `vis_naar` and `skjul_naar` are told to the page, which the rules do not depend on."""
    feltet = BYGGERE[felt.type](felt)
    feltet.kraeves = felt.kraeves or felt.kraevet  # type: ignore[attr-defined]  # for the template
    feltet.skjul_naar = ";".join(f"{b.felt}:{' '.join(b.er)}" for b in felt.skjul_naar)  # type: ignore[attr-defined]  # the same
    if felt.vis_naar:
        feltet.vis_naar = f"{felt.vis_naar.felt}:{' '.join(felt.vis_naar.er)}"  # type: ignore[attr-defined]  # the same
    return feltet
