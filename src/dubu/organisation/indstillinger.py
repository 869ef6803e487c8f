"""Shipped values and a municipality's deviations, merged by one function."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from dubu.kerne.fejl import DomaeneFejl
from dubu.organisation.models import Indstilling


class Slags(StrEnum):
    """What a value may be."""

    JA_NEJ = "ja_nej"
    TELEFON = "telefon"
    DAGE = "dage"


@dataclass(frozen=True)
class Standard:
    """A setting as shipped: its value, what it means to a person, and whether a municipality must fill it."""

    vaerdi: Any
    forklaring: str
    slags: Slags = Slags.JA_NEJ
    paakraevet: bool = False


STANDARDER: dict[str, Standard] = {
    "doegnvagt.telefon": Standard(
        "", "Kommunens døgnvagt uden for åbningstid. Den offentlige side åbner først, når den er sat.",
        Slags.TELEFON, paakraevet=True,
    ),
    "hovednummer.telefon": Standard("", "Kommunens telefonnummer i åbningstiden", Slags.TELEFON),
    "modul.sagsbehandling": Standard(True, "Modulet Sagsbehandling"),
    "modul.udvalg": Standard(False, "Modulet Udvalg"),
    "modul.oekonomi": Standard(False, "Modulet Økonomi"),
    "modul.indberetning": Standard(False, "Modulet Indberetning"),
    "modul.overdragelse": Standard(False, "Modulet Overdragelse"),
    "modul.robotter": Standard(False, "Modulet Robotter"),
    "frister.loerdag_er_hverdag": Standard(
        False, "Tæller lørdag som hverdag? Loven er ikke læst på dette punkt. Fristerne regnes om den næste nat."
    ),
    "kvittering.ved_webformular": Standard(True, "Kvitteringen på den offentlige side gælder som givet"),
    "screening.maaltal_dage": Standard(
        None, "Kommunens eget mål for, hvornår en underretning skal være screenet", Slags.DAGE
    ),
}  # fmt: skip

_TELEFON = re.compile(r"\+?\d[\d ]{1,18}\d")
_DAGE_HOEJST = 366
_FORVENTNING = {
    Slags.JA_NEJ: _("ja eller nej"),
    Slags.TELEFON: _("et telefonnummer med cifre og mellemrum, fx 66 12 34 56"),
    Slags.DAGE: _("et antal dage fra 1 til 366, eller ingen"),
}


class UkendtIndstillingError(DomaeneFejl):
    """No such setting is shipped."""

    kode = "indstilling.ukendt"
    brugerbesked = _("Der er ingen indstilling, der hedder %(noegle)s. Der er: %(kendte)s.")


class UgyldigIndstillingError(DomaeneFejl):
    """The setting cannot have the value."""

    kode = "indstilling.ugyldig"
    brugerbesked = _("%(noegle)s kan ikke sættes til “%(vaerdi)s”. Skriv %(forventning)s.")


class IndstillingBagudError(UgyldigIndstillingError):
    """The past has been acted on."""

    kode = "indstilling.bagud"
    brugerbesked = _("En indstilling kan gælde fra i dag eller en senere dag, ikke fra før i dag.")


class BegrundelseManglerError(DomaeneFejl):
    """Nobody says why."""

    kode = "indstilling.begrundelse_mangler"
    brugerbesked = _("Skriv en begrundelse for ændringen. Den står i indstillingens historik.")


def get_standard(noegle: str) -> Standard:
    """The setting as shipped. Raises UkendtIndstillingError."""
    if noegle not in STANDARDER:
        raise UkendtIndstillingError(noegle=noegle, kendte=", ".join(STANDARDER))
    return STANDARDER[noegle]


def check_vaerdi(noegle: str, vaerdi: Any) -> None:
    """Raises UgyldigIndstillingError for a value that the setting cannot have."""
    standard = get_standard(noegle)
    if not _er_gyldig(standard, vaerdi):
        raise _ugyldig(noegle, vaerdi)


def _er_gyldig(standard: Standard, vaerdi: Any) -> bool:
    if standard.slags is Slags.JA_NEJ:
        return isinstance(vaerdi, bool)
    if standard.slags is Slags.DAGE:
        return vaerdi is None or (type(vaerdi) is int and 1 <= vaerdi <= _DAGE_HOEJST)
    return isinstance(vaerdi, str) and bool(_TELEFON.fullmatch(vaerdi) or (not vaerdi and not standard.paakraevet))


def _ugyldig(noegle: str, vaerdi: Any) -> UgyldigIndstillingError:
    forventning = _FORVENTNING[STANDARDER[noegle].slags]
    return UgyldigIndstillingError(noegle=noegle, vaerdi=i_ord(vaerdi), forventning=forventning)


def laes_vaerdi(noegle: str, tekst: str) -> Any:
    """The value that a person has written. Raises UgyldigIndstillingError."""
    slags, tekst = get_standard(noegle).slags, tekst.strip()
    vaerdi: Any = tekst
    if slags is Slags.JA_NEJ:
        vaerdi = {"ja": True, "nej": False}.get(tekst.lower())
    elif slags is Slags.DAGE and tekst.lower() == "ingen":
        return None
    elif slags is Slags.DAGE:
        vaerdi = int(tekst) if tekst.isascii() and tekst.isdigit() else tekst
    try:
        check_vaerdi(noegle, vaerdi)
    except UgyldigIndstillingError:
        raise _ugyldig(noegle, tekst) from None
    return vaerdi


def i_ord(vaerdi: Any) -> str:
    """A value as a person writes it."""
    if isinstance(vaerdi, bool):
        return "ja" if vaerdi else "nej"
    return "ingen" if vaerdi is None else str(vaerdi)


def list_historik(noegle: str) -> QuerySet[Indstilling]:
    """What the open municipality has said about a setting, latest first."""
    return Indstilling.objects.filter(noegle=noegle).order_by("-id")


def gaeldende(noegle: str, dag: date) -> Any:
    """The value in force on a day in the open municipality: its own deviation, else the shipped one.

    Raises KeyError for a key that is not shipped.
    """
    standard = STANDARDER[noegle]
    egen = (
        Indstilling.objects.filter(noegle=noegle, fra__lte=dag)
        .filter(Q(til__isnull=True) | Q(til__gte=dag))
        .order_by("-fra", "-id")
        .first()
    )
    return standard.vaerdi if egen is None else egen.vaerdi


def alle_gaeldende(praefiks: str, dag: date) -> dict[str, Any]:
    """All values in force whose key begins with a prefix, in one query."""
    vaerdier = {noegle: std.vaerdi for noegle, std in STANDARDER.items() if noegle.startswith(praefiks)}
    egne = (
        Indstilling.objects.filter(noegle__startswith=praefiks, fra__lte=dag)
        .filter(Q(til__isnull=True) | Q(til__gte=dag))
        .order_by("fra", "id")
    )
    vaerdier.update({egen.noegle: egen.vaerdi for egen in egne})
    return vaerdier
