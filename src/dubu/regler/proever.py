"""The catalogue's own test cases: every file carries the examples that prove it.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dubu.regler.haendelser import BarnFakta, Haendelse, find_faktatype, ukendte_felter
from dubu.regler.jsonfakta import laes_barn, laes_haendelser, laes_tidspunkt
from dubu.regler.katalogtyper import Katalog, Regel, Spaerreregel
from dubu.regler.motor import beregn
from dubu.regler.resultat import Fristresultat, Resultat
from dubu.regler.spaerrer import spaerrer_for


@dataclass(frozen=True, slots=True)
class Proevefejl:
    """A test case that did not come out as its file says."""

    fil: str
    proeve: str
    tekst: str


def koer_proever(katalog: Katalog) -> tuple[Proevefejl, ...]:
    """Run every test case of every rule and gate."""
    fejl: list[Proevefejl] = []
    for regel in katalog.regler:
        fejl.extend(fejl_i_regel(regel, katalog))
    for spaerre in katalog.spaerrer:
        fejl.extend(fejl_i_spaerre(spaerre, katalog))
    return tuple(fejl)


def fejl_i_regel(regel: Regel, katalog: Katalog) -> Iterator[Proevefejl]:
    """The test cases of one rule that failed."""
    for proeve in regel.proever:
        for tekst in _kort(regel, proeve, katalog) if "udloest" in proeve else _lang(regel, proeve, katalog):
            yield Proevefejl(regel.fil, str(proeve.get("navn")), tekst)


def fejl_i_spaerre(spaerre: Spaerreregel, katalog: Katalog) -> Iterator[Proevefejl]:
    """The test cases of one gate that failed."""
    for proeve in spaerre.proever:
        for tekst in _spaerreproeve(spaerre, proeve, katalog):
            yield Proevefejl(spaerre.fil, str(proeve.get("navn")), tekst)


def _kort(regel: Regel, proeve: Mapping[str, Any], katalog: Katalog) -> Iterator[str]:
    """One triggering fact and the due day."""
    udloest = laes_tidspunkt(proeve["udloest"])
    noegle = regel.udloeser[0].noegler[0]
    fakta = [Haendelse("h1", noegle, udloest, "x1", proeve.get("data", {}))]
    yield from _ukendte(fakta)
    frister = _egne(regel, _beregn(proeve, fakta, udloest, katalog))
    venter = _frist(proeve["frist"])
    if [frist.udloeber for frist in frister] != [venter]:
        yield f"ventede {venter}, fik {[str(frist.udloeber) for frist in frister]}"


def _lang(regel: Regel, proeve: Mapping[str, Any], katalog: Katalog) -> Iterator[str]:
    """Several facts and what is expected of each deadline of the rule."""
    fakta = laes_haendelser(proeve["haendelser"])
    yield from _ukendte(fakta)
    resultat = _beregn(proeve, fakta, laes_tidspunkt(proeve["per"]), katalog)
    frister = _egne(regel, resultat)
    venter = sorted(proeve["venter"], key=lambda krav: str(krav.get("om", "")))
    if len(frister) != len(venter):
        yield f"ventede {len(venter)} frister, fik {len(frister)}"
    for frist, krav in zip(frister, venter, strict=False):
        yield from _afvigelser(frist, krav)
        if not frist.forklaring():
            yield "forklaringen er tom"
    advarsel = proeve.get("advarsel")
    if advarsel and not any(str(advarsel) in tekst for tekst in resultat.advarsler):
        yield f"ventede en advarsel med “{advarsel}”, fik {resultat.advarsler}"


def _afvigelser(frist: Fristresultat, krav: Mapping[str, Any]) -> Iterator[str]:
    for navn, ventet in krav.items():
        faaet = getattr(frist, navn)
        if navn == "udloeber":
            ventet = _frist(ventet)
        if faaet != ventet:
            yield f"{frist.om}: {navn} er {faaet}, ventede {ventet}"


def _egne(regel: Regel, resultat: Resultat) -> list[Fristresultat]:
    return sorted(
        (frist for frist in resultat.frister if frist.regel == regel.id),
        key=lambda frist: (frist.om or "", frist.udloest_af.tidspunkt, frist.forekomst),
    )


def _beregn(proeve: Mapping[str, Any], fakta: list[Haendelse], per: datetime, katalog: Katalog) -> Resultat:
    return beregn(
        barn=laes_barn(proeve.get("barn", {})),
        haendelser=fakta,
        per=per,
        indstillinger=proeve.get("indstillinger", {}),
        katalog=katalog,
    )


def _spaerreproeve(spaerre: Spaerreregel, proeve: Mapping[str, Any], katalog: Katalog) -> Iterator[str]:
    fakta = laes_haendelser(proeve["haendelser"])
    yield from _ukendte(fakta)
    naeste = proeve["naeste"]
    find_faktatype(naeste["noegle"])
    per = max((en.tidspunkt for en in fakta), default=laes_tidspunkt("2026-01-01T00:00:00+01:00"))
    svar = spaerrer_for(
        naeste=naeste["noegle"], naeste_data=naeste.get("data", {}), om=naeste.get("om"),
        haendelser=fakta, barn=laes_barn({}), per=per, katalog=katalog,
    )  # fmt: skip
    mangler = [tekst for en in svar if en.regel == spaerre.id for tekst in en.mangler]
    if bool(mangler) != proeve["holdes"]:
        yield f"holdes er {bool(mangler)}, ventede {proeve['holdes']}"
    for del_ in proeve.get("mangler", ()):
        if not any(del_ in tekst for tekst in mangler):
            yield f"ventede en mangel med “{del_}”, fik {mangler}"
    if "mangler" in proeve and len(mangler) != len(proeve["mangler"]):
        yield f"ventede {len(proeve['mangler'])} mangler, fik {mangler}"


def _ukendte(fakta: list[Haendelse]) -> Iterator[str]:
    for en in fakta:
        for felt in ukendte_felter(en.noegle, en.data):
            yield f"“{en.noegle}” har intet felt “{felt}”"


def _frist(vaerdi: object) -> date | datetime | None:
    if vaerdi is None:
        return None
    tekst = str(vaerdi)
    return datetime.fromisoformat(tekst) if "T" in tekst else date.fromisoformat(tekst)


__all__ = ["BarnFakta", "Proevefejl", "fejl_i_regel", "fejl_i_spaerre", "koer_proever"]
