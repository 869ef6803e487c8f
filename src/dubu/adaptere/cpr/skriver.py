"""Writes persons as a P12170 extract: for demo data and for tests. The mirror of `oversaet`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Final

from dubu.adaptere.cpr.filform import TEGNSAET
from dubu.adaptere.cpr.layout import LAYOUT, NOEGLESTART, SLUT, START
from dubu.adaptere.cpr.oversaet import INTET_NUMMER
from dubu.porte.cpr import (
    CprBopael,
    CprCivilstand,
    CprDato,
    CprForaelder,
    CprForaeldremyndighed,
    CprNavn,
    CprPerson,
    CprUdrejse,
    CprVaergemaal,
)

_LAENGDER: Final = {posttype: [f.laengde for f in layout.felter] for posttype, layout in LAYOUT.items()}


def _post(posttype: str, noegle: str, *felter: str) -> str:
    laengder = _LAENGDER[posttype]
    tekst = posttype + noegle + "".join(map(str.ljust, felter, laengder))
    if len(felter) != len(laengder) or len(tekst) != LAYOUT[posttype].laengde:
        raise ValueError(f"record {posttype}: a field is missing or longer than the layout allows")
    return tekst.rstrip(" ")


def _dag(dato: CprDato) -> str:
    return f"{dato.tekst[:4]}-{dato.tekst[4:6]}-{dato.tekst[6:8]}" if dato.tekst else ""


def _minut(dato: CprDato) -> str:
    return dato.tekst.ljust(12, "0")


def _dag_u(dato: CprDato) -> tuple[str, str]:
    return _dag(dato), "*" if dato.usikker else ""


def _minut_u(dato: CprDato) -> tuple[str, str]:
    return _minut(dato), "*" if dato.usikker else ""


def _linjer(linjer: tuple[str, ...]) -> tuple[str, ...]:
    return (*linjer, "", "", "", "", "")[:5]


def _person(p: CprPerson) -> str:
    return _post(
        "001",
        p.pnr,
        p.gaeldende_pnr or "",
        p.status,
        *_minut_u(p.status_fra),
        p.koen,
        *_dag_u(p.foedselsdato),
        *_dag_u(p.fra),
        *_dag_u(p.til),
        p.stilling,
    )


def _doer(sidedoer: str) -> str:
    return sidedoer.rjust(4) if sidedoer else ""


def _sted(b: CprBopael) -> tuple[str, ...]:
    return b.kommunekode, b.vejkode, b.husnr, b.etage, _doer(b.sidedoer), b.bygningsnr, b.conavn


def _bopael(pnr: str, b: CprBopael) -> str:
    return _post(
        "002",
        pnr,
        *_sted(b),
        *_minut_u(b.fra),
        *_minut_u(b.tilflyttet_kommune),
        b.fraflytningskommune or "0000",
        *_minut_u(b.fraflyttet),
        "0000",
        *_linjer(b.linjer),
        _dag(b.tekst_fra),
        _dag(b.tekst_til),
    )


def _navneled(navn: CprNavn) -> tuple[str, ...]:
    maerker = navn.markeringer.ljust(3)
    return navn.fornavn, maerker[0], navn.mellemnavn, maerker[1], navn.efternavn, maerker[2]


def _aegteskab(c: CprCivilstand) -> tuple[str, ...]:
    return c.kode, c.aegtefaelle_pnr or INTET_NUMMER, *_dag_u(c.aegtefaelle_foedt), c.aegtefaelle_navn, ""


def _forael(f: CprForaelder | None) -> tuple[str, ...]:
    if f is None:
        return ("", "", INTET_NUMMER, "", "", "", "")
    return *_dag_u(f.fra), f.pnr or INTET_NUMMER, *_dag_u(f.foedselsdato), f.navn, ""


def _myndighed(pnr: str, m: CprForaeldremyndighed) -> str:
    return _post("016", pnr, m.art, *_dag_u(m.fra), _dag(m.til), m.pnr or "", _dag(m.pnr_fra))


def _vaergemaal(pnr: str, v: CprVaergemaal) -> str:
    return _post(
        "017",
        pnr,
        *_dag_u(v.fra),
        _dag(v.til),
        v.art,
        v.vaerge_pnr or "",
        _dag(v.vaerge_pnr_fra),
        v.vaerge_navn,
        _dag(v.vaerge_navn_fra),
        *_linjer(v.linjer),
    )


def _tidligere_udrejse(pnr: str, u: CprUdrejse) -> str:
    return _post(
        "024",
        pnr,
        u.rettelse,
        u.landekode,
        *_minut_u(u.dato),
        u.indrejse_landekode,
        *_minut_u(u.indrejst),
        *_linjer(u.linjer),
    )


def _nu(p: CprPerson) -> Iterator[str]:
    """The records that say what holds now, but for the written address."""
    yield _person(p)
    if p.bopael:
        yield _bopael(p.pnr, p.bopael)
    for b in p.beskyttelser:
        yield _post("004", p.pnr, b.art, _dag(b.fra), _dag(b.til))
    if p.udrejse:
        u = p.udrejse
        yield _post("005", p.pnr, u.landekode, *_minut_u(u.dato), *_linjer(u.linjer))
    if p.kontaktadresse:
        k = p.kontaktadresse
        yield _post("006", p.pnr, *_linjer(k.linjer), _dag(k.fra), _dag(k.til))
    if p.forsvundet:
        yield _post("007", p.pnr, *_minut_u(p.forsvundet.fra))
    if p.navn:
        yield _post("008", p.pnr, *_navneled(p.navn), *_minut_u(p.navn.fra), p.navn.adresseringsnavn)
    if p.foedselsregistrering or p.foedested:
        yield _post("009", p.pnr, p.foedselsregistrering, p.foedested)
    if p.statsborgerskab:
        yield _post("010", p.pnr, p.statsborgerskab.landekode, *_minut_u(p.statsborgerskab.fra))


def _familie(p: CprPerson) -> Iterator[str]:
    if p.civilstand:
        c = p.civilstand
        separation = _minut(c.separation) if c.separation else ""
        yield _post("012", p.pnr, *_aegteskab(c), *_minut_u(c.fra), separation)
    if p.separation:
        yield _post("013", p.pnr, _minut(p.separation.henvisning), *_dag_u(p.separation.fra))
    for barn in p.boern:
        yield _post("014", p.pnr, barn)
    if p.mor or p.far:
        yield _post("015", p.pnr, *_forael(p.mor), *_forael(p.far))
    for myndighed in p.foraeldremyndighed:
        yield _myndighed(p.pnr, myndighed)
    for vaergemaal in p.vaergemaal:
        yield _vaergemaal(p.pnr, vaergemaal)


def _foer(p: CprPerson) -> Iterator[str]:
    """The records of what held earlier."""
    for nummer in p.tidligere_numre:
        yield _post("022", p.pnr, nummer.pnr, *_dag_u(nummer.fra), *_dag_u(nummer.til))
    for b in p.tidligere_bopaele:
        yield _post("023", p.pnr, b.rettelse, *_sted(b), *_minut_u(b.fra), *_minut_u(b.til))
    for u in p.tidligere_udrejser:
        yield _tidligere_udrejse(p.pnr, u)
    for f in p.tidligere_forsvindinger:
        yield _post("025", p.pnr, f.rettelse, *_minut_u(f.fra), *_minut_u(f.til))
    for n in p.tidligere_navne:
        yield _post("026", p.pnr, n.rettelse, *_navneled(n), *_minut_u(n.fra), *_minut_u(n.til))
    for s in p.tidligere_statsborgerskaber:
        yield _post("027", p.pnr, s.rettelse, s.landekode, *_minut_u(s.fra), *_minut_u(s.til))
    for c in p.tidligere_civilstande:
        sep = _minut(c.separation) if c.separation else ""
        yield _post("029", p.pnr, c.rettelse, *_aegteskab(c), *_minut_u(c.fra), *_minut_u(c.til), sep)
    for t in p.tidligere_separationer:
        yield _post("030", p.pnr, t.rettelse, _minut(t.henvisning), *_dag_u(t.fra), *_dag_u(t.til))


def personposter(p: CprPerson) -> list[str]:
    """A person's records but for the written address, in the order of the register."""
    poster = [*_nu(p), *_familie(p), *_foer(p), *(t.posttype + p.pnr + t.tekst for t in p.tekster)]
    if p.tekster:
        poster.sort(key=lambda post: post[:NOEGLESTART])
    poster.extend(_post("099", p.pnr, _minut(h.tidspunkt), h.kode, h.afledt, "") for h in p.haendelser)
    return poster


def klartekstpost(p: CprPerson) -> str | None:
    """The record of the written address, which stands last in the extract."""
    k = p.klartekst
    if k is None:
        return None
    adresse = (k.adresseringsnavn, k.conavn, k.lokalitet, k.standardadresse, k.bynavn)
    post = (k.postnr, k.postdistrikt)
    koder = (
        k.kommunekode,
        k.vejkode,
        k.husnr,
        k.etage,
        _doer(k.sidedoer),
        k.bygningsnr,
        k.vejadresseringsnavn,
    )
    return _post("003", p.pnr, *adresse, *post, *koder)


def udtraek(
    personer: Iterable[CprPerson],
    *,
    opgavenr: str,
    produktionsdato: date,
    forrige_produktionsdato: date | None = None,
    faste_laengder: bool = False,
) -> Iterator[bytes]:
    """The bytes of a whole extract, a little at a time; as lines, or with fixed length and no line ends."""
    antal = 0
    klartekster: list[str] = []
    forrige = f"{forrige_produktionsdato:%Y%m%d}" if forrige_produktionsdato else "00000000"
    yield _bytes([_post(START, "0" * 10, opgavenr, f"{produktionsdato:%Y%m%d}", forrige)], faste_laengder)
    for person in personer:
        poster = personposter(person)
        antal += len(poster)
        yield _bytes(poster, faste_laengder)
        klartekst = klartekstpost(person)
        if klartekst is not None:
            klartekster.append(klartekst)
    antal += len(klartekster)
    slutpost = _post(SLUT, "9" * 10, f"{antal:08}")
    for post in chain(klartekster, [slutpost]):
        yield _bytes([post], faste_laengder)


def _bytes(poster: list[str], faste_laengder: bool) -> bytes:
    if faste_laengder:
        return "".join(post.ljust(LAYOUT[post[:NOEGLESTART]].laengde) for post in poster).encode(TEGNSAET)
    return "".join(f"{post}\n" for post in poster).encode(TEGNSAET)
