"""A person of a delivery as the rows of our tables: pure values in the order of the columns named here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date, timedelta
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, Final

from dubu.porte.cpr import (
    TOM_DATO,
    CprBopael,
    CprDato,
    CprForaelder,
    CprForaeldremyndighed,
    CprKlartekst,
    CprNavn,
    CprPerson,
    Personstatus,
)
from dubu.regler.dansk import da_key, da_variant

Raekke = tuple[Any, ...]

#: Temporary table -> its columns; every row but a person's own begins with the person's number.
KOLONNER: Final[dict[str, tuple[str, ...]]] = {
    "person": (
        "cpr text", "fornavn text", "mellemnavn text", "efternavn text", "sorteringsnoegle text", "soegenoegle text",
        "koen text", "foedselsdato date", "foedselsdato_tekst text", "cpr_status text", "doed_dato date",
        "fingeraftryk text", "poster text", "gaeldende_cpr text", "status_fra date", "civilstand text",
        "civilstand_fra date", "aegtefaelle_cpr text", "aegtefaelle_navn text", "andet jsonb",
    ),
    "adresse": (
        "cpr text", "art text", "aktuel boolean", "fra date", "til date", "tekst text", "conavn text", "postnr text",
        "postdistrikt text", "kommunekode text", "vejkode text", "husnr text", "etage text", "sidedoer text",
        "noegle text", "soegenoegle text",
    ),
    "beskyttelse": ("cpr text", "art text", "fra date", "til date"),
    "foraelder": ("cpr text", "art text", "nummer text", "navn text", "foedselsdato date", "fra date"),
    "foraeldremyndighed": ("cpr text", "art text", "fra date", "ophoerer date", "nummer text", "usikker boolean"),
    "tidligerecpr": ("cpr text", "nummer text", "fra date", "til date"),
    "navneord": ("cpr text", "art text", "ord text"),
}  # fmt: skip

# Road codes from here on name no dwelling (no fixed abode, administrative addresses).
_SAERLIG_VEJKODE: Final = "9900"
# Kept in `andet`: what no rule, search or list reads.
_ANDET: Final = (
    "stilling", "tidligere_navne", "kontaktadresse", "udrejse", "tidligere_udrejser", "forsvundet",
    "tidligere_forsvindinger", "foedselsregistrering", "foedested", "statsborgerskab", "tidligere_statsborgerskaber",
    "civilstand", "tidligere_civilstande", "separation", "tidligere_separationer", "boern", "vaergemaal", "tekster",
    "haendelser",
)  # fmt: skip
_hent_andet = attrgetter(*_ANDET)
_JSON: Final = json.JSONEncoder(ensure_ascii=False).encode

# Names are few and come again and again; folding them is a third of the work when each is folded anew.
_variant = lru_cache(maxsize=65_536)(da_variant)
_noegle = lru_cache(maxsize=65_536)(da_key)


def navneord(*led: str) -> tuple[str, ...]:
    """The folded words of a name, each once; a hyphenated name is two."""
    return tuple(dict.fromkeys(ord_[:60] for et in led for ord_ in _variant(et).split()))


def raekker(p: CprPerson) -> Iterator[tuple[str, Raekke]]:
    """All rows of one person, each with its table."""
    yield "person", _person(p)
    for adresse in _adresser(p):
        yield "adresse", (p.pnr, *adresse)
    for b in p.beskyttelser:
        yield "beskyttelse", (p.pnr, b.art, b.fra.tidligst, b.til.senest)
    for art, forael in (("mor", p.mor), ("far", p.far)):
        if forael is not None and _er_noget(forael):
            yield (
                "foraelder",
                (p.pnr, art, forael.pnr, _navnetekst(forael.navn), forael.foedselsdato.dato, forael.fra.dato),
            )
    for m in p.foraeldremyndighed:
        yield "foraeldremyndighed", (p.pnr, m.art, m.fra.tidligst, _ophoerer(m), m.pnr, _usikker(m))
    for nummer in p.tidligere_numre:
        yield "tidligerecpr", (p.pnr, nummer.pnr, nummer.fra.dato, nummer.til.dato)
    for art, ord_ in _navneord(p):
        yield "navneord", (p.pnr, art, ord_)


def _person(p: CprPerson) -> Raekke:
    navn = p.navn or CprNavn("", "", "")
    sortering = " ".join(_noegle(led) for led in (navn.efternavn, navn.fornavn, navn.mellemnavn) if led)
    soegning = " ".join(_variant(led) for led in (navn.fornavn, navn.mellemnavn, navn.efternavn) if led)
    c = p.civilstand
    return (
        p.pnr,
        navn.fornavn,
        navn.mellemnavn,
        navn.efternavn,
        sortering[:260],
        soegning[:260],
        p.koen,
        p.foedselsdato.dato,
        p.foedselsdato.tekst,
        p.status,
        p.status_fra.dato if p.status == Personstatus.DOED else None,
        p.fingeraftryk,
        "\n".join(p.poster),
        p.gaeldende_pnr,
        p.status_fra.dato,
        c.kode if c else "",
        c.fra.dato if c else None,
        c.aegtefaelle_pnr if c else None,
        _navnetekst(c.aegtefaelle_navn) if c else "",
        _andet(p),
    )


def _andet(p: CprPerson) -> str:
    return _JSON(_udfyldte(_ANDET, _hent_andet(p)))


def _som_json(vaerdi: Any) -> Any:
    """A value of the port as JSON: dates as digits (`*` when uncertain), empty fields left out."""
    if type(vaerdi) is CprDato:
        return f"{vaerdi.tekst}*" if vaerdi.usikker else vaerdi.tekst
    if type(vaerdi) is tuple:
        return [led if type(led) is str else _som_json(led) for led in vaerdi]
    felter, hent = _felter(vaerdi.__class__)
    return _udfyldte(felter, hent(vaerdi))


def _udfyldte(felter: tuple[str, ...], vaerdier: Raekke) -> dict[str, Any]:
    return {
        felt: v if type(v) is str else _som_json(v)
        for felt, v in zip(felter, vaerdier, strict=True)
        if v is not TOM_DATO and v
    }


@cache
def _felter(art: Any) -> tuple[tuple[str, ...], Callable[[Any], Raekke]]:
    """The fields of a kind of value, and what takes them all out of one."""
    navne = tuple(felt.name for felt in fields(art))
    return navne, attrgetter(*navne)


def _er_noget(forael: CprForaelder) -> bool:
    return bool(forael.pnr or forael.navn or forael.foedselsdato)


def _navnetekst(navn: str) -> str:
    """The register's "Last,First" as one reads it."""
    efter, komma, for_ = navn.partition(",")
    return f"{for_.strip()} {efter.strip()}" if komma else navn


def _ophoerer(m: CprForaeldremyndighed) -> date | None:
    """The first day without custody; an incomplete date counts for as long as it can."""
    if m.til.dato is not None:
        return m.til.dato
    senest = m.til.senest
    return senest + timedelta(days=1) if senest else None


def _usikker(m: CprForaeldremyndighed) -> bool:
    return m.fra.usikker or any(d and d.dato is None for d in (m.fra, m.til))


def _navneord(p: CprPerson) -> Iterator[tuple[str, str]]:
    """Words of earlier names and of parents' without number; the database keeps those of the present name."""
    if p.tidligere_navne:
        nu = navneord(*_led(p.navn)) if p.navn else ()
        foer = {ord_ for navn in p.tidligere_navne for ord_ in navneord(*_led(navn))}
        yield from (("tidligere", ord_) for ord_ in sorted(foer.difference(nu)))
    uden_nummer = [f.navn for f in (p.mor, p.far) if f is not None and f.pnr is None]
    if uden_nummer:
        yield from (("foraelder", ord_) for ord_ in sorted(set(navneord(*uden_nummer))))


def _led(navn: CprNavn) -> tuple[str, str, str]:
    return navn.fornavn, navn.mellemnavn, navn.efternavn


def _adresser(p: CprPerson) -> Iterator[Raekke]:
    if p.bopael is not None:
        yield _aktuel(p.bopael, p.klartekst)
    for b in p.tidligere_bopaele:
        yield _bopael(b, aktuel=False, tekst="", postnr="", postdistrikt="", noegle="", soegenoegle="")
    if p.kontaktadresse is not None:
        k = p.kontaktadresse
        yield _uden_koder("kontakt", k.fra, k.til, k.linjer)
    if p.udrejse is not None and p.udrejse.linjer:
        yield _uden_koder("udland", p.udrejse.dato, CprDato(), p.udrejse.linjer)


def _aktuel(b: CprBopael, k: CprKlartekst | None) -> Raekke:
    if k is None:
        tekst = "\n".join(linje for linje in b.linjer if linje)
        return _bopael(b, aktuel=True, tekst=tekst, postnr="", postdistrikt="", noegle=_bolig(b), soegenoegle="")
    by = f"{k.postnr} {k.postdistrikt}".strip()
    linjer = [f"c/o {k.conavn}" if k.conavn else "", k.lokalitet, k.standardadresse, k.bynavn, by]
    soeg = " ".join(led for led in (k.standardadresse, k.lokalitet, k.bynavn, by) if led)
    return _bopael(
        b,
        aktuel=True,
        tekst="\n".join(linje for linje in linjer if linje),
        postnr=k.postnr,
        postdistrikt=k.postdistrikt,
        noegle=_bolig(b),
        soegenoegle=" ".join(led for ord_ in soeg.split() if (led := _variant(ord_)))[:200],
    )


def _bopael(
    b: CprBopael, *, aktuel: bool, tekst: str, postnr: str, postdistrikt: str, noegle: str, soegenoegle: str
) -> Raekke:
    koder = (b.kommunekode, b.vejkode, b.husnr, b.etage, b.sidedoer)
    return (
        "bopael", aktuel, b.fra.dato, b.til.dato, tekst, b.conavn, postnr, postdistrikt, *koder, noegle, soegenoegle,
    )  # fmt: skip


def _uden_koder(art: str, fra: CprDato, til: CprDato, linjer: tuple[str, ...]) -> Raekke:
    tekst = "\n".join(linje for linje in linjer if linje)
    return (art, True, fra.dato, til.dato, tekst, "", "", "", "", "", "", "", "", "", "")


def _bolig(b: CprBopael) -> str:
    """The dwelling in codes; empty where the codes name none."""
    if not b.husnr.strip("0 ") or b.vejkode >= _SAERLIG_VEJKODE:
        return ""
    return f"{b.kommunekode}-{b.vejkode}-{b.husnr}-{b.etage}-{b.sidedoer.strip()}"
