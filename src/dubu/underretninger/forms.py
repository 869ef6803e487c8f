"""From a checked intake form to what the act takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from dubu.skemaer.forms import Skemaformular
from dubu.underretninger import rules
from dubu.underretninger.models import Indgangstype, Kanal, Underretterart
from dubu.underretninger.services import Bilag, Indgang

# What a citizen who wants to be anonymous may have typed before choosing so; never stored.
KONTAKTFELTER = (
    "underretter_navn", "underretter_arbejdssted", "underretter_stilling", "underretter_relation",
    "underretter_telefon", "underretter_email",
)  # fmt: skip

OFFENTLIGE = {
    "fagperson": ("offentlig_fagperson", Underretterart.FAGPERSON),
    "borger": ("offentlig_borger", Underretterart.BORGER),
    "barn": ("offentlig_barn", Underretterart.BARNET),
}


def bilag_af(filer: Sequence[UploadedFile]) -> list[Bilag]:
    """The uploaded files as the act takes them."""
    return [Bilag(fil.name or "fil", fil.content_type or "application/octet-stream", fil) for fil in filer]


def _faelles(form: Skemaformular, svar: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "tekst": svar.get("bekymring", ""),
        "akut": svar.get("akut", ""),
        "overgreb": rules.siger_ja(svar, "overgreb"),
        "aereskonflikt": rules.siger_ja(svar, "aereskonflikt"),
        "ufoedt": rules.siger_ja(svar, "ufoedt"),
        "paastande": rules.paastande(svar),
        "skema": form.skema.noegle,
        "skemaversion": form.skema.version,
        "svar": svar,
        "bilag": bilag_af(form.cleaned_data.get("filer") or []),
    }


def _underretter(svar: Mapping[str, Any]) -> dict[str, str]:
    felter = ("underretter_navn", "underretter_arbejdssted", "underretter_telefon", "underretter_email")
    return {felt: svar.get(felt, "") for felt in felter}


def offentlig_indgang(form: Skemaformular, hvem: str, nu: datetime) -> Indgang:
    """What a public form says. An anonymous citizen leaves no contact."""
    art = OFFENTLIGE[hvem][1]
    svar = form.svar
    if rules.siger_ja(svar, "anonym"):
        art = Underretterart.ANONYM
        svar = {felt: vaerdi for felt, vaerdi in svar.items() if felt not in KONTAKTFELTER}
    underretter = _underretter(svar)
    if hvem == "barn":
        underretter["underretter_navn"] = svar.get("barn_navn", "")
    beder_selv = hvem == "barn" and rules.siger_ja(svar, "anbringelse")
    return Indgang(
        kanal=Kanal.WEBFORMULAR,
        modtaget=nu,
        indgangstype=Indgangstype.ANMODNING_FRA_BARNET if beder_selv else Indgangstype.UNDERRETNING,
        underretter_art=art,
        **underretter,
        **_faelles(form, svar),
    )


def registreret_indgang(form: Skemaformular) -> Indgang:
    """What the reception has written down: first contact may lie before now."""
    svar = form.svar
    if svar["underretter_art"] == Underretterart.ANONYM:
        svar = {felt: vaerdi for felt, vaerdi in svar.items() if felt not in KONTAKTFELTER}
    return Indgang(
        kanal=svar["kanal"],
        modtaget=form.cleaned_data["modtaget"],
        indgangstype=svar["indgangstype"],
        underretter_art=svar["underretter_art"],
        **_underretter(svar),
        **_faelles(form, svar),
    )
