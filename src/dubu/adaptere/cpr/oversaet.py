"""From the records of one person to `CprPerson`. The records have been checked against the layout."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, Final

from dubu.adaptere.cpr.layout import FELTSTART, LAYOUT, NOEGLESTART, PERSON, TEKSTPOSTER, Vaerdier
from dubu.porte.cpr import (
    TOM_DATO,
    CprBeskyttelse,
    CprBopael,
    CprCivilstand,
    CprDato,
    CprForaelder,
    CprForaeldremyndighed,
    CprForsvinding,
    CprHaendelse,
    CprKlartekst,
    CprKontaktadresse,
    CprNavn,
    CprPerson,
    CprSeparation,
    CprStatsborgerskab,
    CprTekst,
    CprTidligereNummer,
    CprUdrejse,
    CprVaergemaal,
)

INTET_NUMMER: Final = "0000000000"


@lru_cache(maxsize=1 << 17)
def cprdato(tekst: str, maerke: str = " ") -> CprDato:
    """A date or minute field and its uncertainty mark; blank and all zeros are no date."""
    cifre = tekst.replace("-", "").strip()
    usikker = maerke == "*"
    if not cifre.strip("0"):
        return CprDato("", None, usikker) if usikker else TOM_DATO
    try:
        dag = date.fromisoformat(cifre[:8])
    except ValueError:
        return CprDato(cifre, None, usikker)
    return CprDato(cifre, dag, usikker)


def _nummer(tekst: str) -> str | None:
    return tekst.strip() or None if tekst != INTET_NUMMER else None


def _linjer(vaerdier: Vaerdier) -> tuple[str, ...]:
    if not any(vaerdier):
        return ()
    linjer = [v.strip() for v in vaerdier]
    while linjer and not linjer[-1]:
        linjer.pop()
    return tuple(linjer)


def _person(v: Vaerdier) -> dict[str, Any]:
    gaeldende, status, fra, fra_u, koen, foedt, foedt_u, start, start_u, slut, slut_u, stilling = v
    return {
        "gaeldende_pnr": _nummer(gaeldende),
        "status": status,
        "status_fra": cprdato(fra, fra_u),
        "koen": koen.strip(),
        "foedselsdato": cprdato(foedt, foedt_u),
        "fra": cprdato(start, start_u),
        "til": cprdato(slut, slut_u),
        "stilling": stilling.strip(),
    }


def _bopael(v: Vaerdier) -> CprBopael:
    kommune, vej, husnr, etage, doer, bygning, co = map(str.strip, v[:7])
    return CprBopael(
        kommune,
        vej,
        husnr,
        etage,
        doer,
        bygning,
        co,
        fra=cprdato(v[7], v[8]),
        tilflyttet_kommune=cprdato(v[9], v[10]),
        fraflytningskommune=v[11].strip(),
        fraflyttet=cprdato(v[12], v[13]),
        linjer=_linjer(v[15:20]),
        tekst_fra=cprdato(v[20]),
        tekst_til=cprdato(v[21]),
    )


def _klartekst(v: Vaerdier) -> CprKlartekst:
    return CprKlartekst(*map(str.strip, v))


def _beskyttelse(v: Vaerdier) -> CprBeskyttelse:
    return CprBeskyttelse(v[0], cprdato(v[1]), cprdato(v[2]))


def _udrejse(v: Vaerdier) -> CprUdrejse:
    return CprUdrejse(v[0].strip(), cprdato(v[1], v[2]), _linjer(v[3:8]))


def _kontaktadresse(v: Vaerdier) -> CprKontaktadresse:
    return CprKontaktadresse(_linjer(v[:5]), cprdato(v[5]), cprdato(v[6]))


def _forsvundet(v: Vaerdier) -> CprForsvinding:
    return CprForsvinding(cprdato(v[0], v[1]))


def _markeringer(*maerker: str) -> str:
    return "".join(maerker).rstrip()


def _navn(v: Vaerdier) -> CprNavn:
    fornavn, fornavn_m, mellem, mellem_m, efternavn, efternavn_m, fra, fra_u, adresseringsnavn = v
    return CprNavn(
        fornavn.strip(),
        mellem.strip(),
        efternavn.strip(),
        adresseringsnavn.strip(),
        cprdato(fra, fra_u),
        markeringer=_markeringer(fornavn_m, mellem_m, efternavn_m),
    )


def _foedested(v: Vaerdier) -> dict[str, Any]:
    return {"foedselsregistrering": v[0].strip(), "foedested": v[1].strip()}


def _statsborgerskab(v: Vaerdier) -> CprStatsborgerskab:
    return CprStatsborgerskab(v[0].strip(), cprdato(v[1], v[2]))


def _civilstand(v: Vaerdier) -> CprCivilstand:
    kode, pnr, foedt, foedt_u, navn, _maerke, fra, fra_u, separation = v
    return CprCivilstand(
        kode.strip(),
        _nummer(pnr),
        cprdato(foedt, foedt_u),
        navn.strip(),
        cprdato(fra, fra_u),
        separation=cprdato(separation),
    )


def _separation(v: Vaerdier) -> CprSeparation:
    return CprSeparation(cprdato(v[0]), cprdato(v[1], v[2]))


def _forael(v: Vaerdier) -> CprForaelder | None:
    fra, fra_u, pnr, foedt, foedt_u, navn, _maerke = v
    forael = CprForaelder(_nummer(pnr), navn.strip(), cprdato(foedt, foedt_u), cprdato(fra, fra_u))
    return forael if forael.pnr or forael.navn or forael.foedselsdato else None


def _foraeldre(v: Vaerdier) -> dict[str, Any]:
    return {"mor": _forael(v[:7]), "far": _forael(v[7:])}


def _myndighed(v: Vaerdier) -> CprForaeldremyndighed:
    art, fra, fra_u, til, pnr, pnr_fra = v
    return CprForaeldremyndighed(art, cprdato(fra, fra_u), cprdato(til), _nummer(pnr), cprdato(pnr_fra))


def _vaergemaal(v: Vaerdier) -> CprVaergemaal:
    return CprVaergemaal(
        cprdato(v[0], v[1]),
        cprdato(v[2]),
        v[3].strip(),
        _nummer(v[4]),
        cprdato(v[5]),
        v[6].strip(),
        cprdato(v[7]),
        _linjer(v[8:13]),
    )


def _tidligere_nummer(v: Vaerdier) -> CprTidligereNummer:
    return CprTidligereNummer(v[0], cprdato(v[1], v[2]), cprdato(v[3], v[4]))


def _tidligere_bopael(v: Vaerdier) -> CprBopael:
    rettelse, kommune, vej, husnr, etage, doer, bygning, co = map(str.strip, v[:8])
    return CprBopael(
        kommune,
        vej,
        husnr,
        etage,
        doer,
        bygning,
        co,
        fra=cprdato(v[8], v[9]),
        til=cprdato(v[10], v[11]),
        rettelse=rettelse,
    )


def _tidligere_udrejse(v: Vaerdier) -> CprUdrejse:
    return CprUdrejse(
        v[1].strip(), cprdato(v[2], v[3]), _linjer(v[7:12]), v[4].strip(), cprdato(v[5], v[6]), v[0].strip()
    )


def _tidligere_forsvinding(v: Vaerdier) -> CprForsvinding:
    return CprForsvinding(cprdato(v[1], v[2]), cprdato(v[3], v[4]), v[0].strip())


def _tidligere_navn(v: Vaerdier) -> CprNavn:
    rettelse, fornavn, fornavn_m, mellem, mellem_m, efternavn, efternavn_m, fra, fra_u, til, til_u = v
    return CprNavn(
        fornavn.strip(),
        mellem.strip(),
        efternavn.strip(),
        fra=cprdato(fra, fra_u),
        til=cprdato(til, til_u),
        markeringer=_markeringer(fornavn_m, mellem_m, efternavn_m),
        rettelse=rettelse.strip(),
    )


def _tidligere_statsborgerskab(v: Vaerdier) -> CprStatsborgerskab:
    return CprStatsborgerskab(v[1].strip(), cprdato(v[2], v[3]), cprdato(v[4], v[5]), v[0].strip())


def _tidligere_civilstand(v: Vaerdier) -> CprCivilstand:
    rettelse, kode, pnr, foedt, foedt_u, navn, _maerke, fra, fra_u, til, til_u, separation = v
    return CprCivilstand(
        kode.strip(),
        _nummer(pnr),
        cprdato(foedt, foedt_u),
        navn.strip(),
        cprdato(fra, fra_u),
        cprdato(til, til_u),
        cprdato(separation),
        rettelse.strip(),
    )


def _tidligere_separation(v: Vaerdier) -> CprSeparation:
    return CprSeparation(cprdato(v[1]), cprdato(v[2], v[3]), cprdato(v[4], v[5]), v[0].strip())


def _haendelse(v: Vaerdier) -> CprHaendelse:
    return CprHaendelse(v[1].strip(), cprdato(v[0]), v[2].strip())


Laeg = Callable[[dict[str, Any], str], None]


def _en(posttype: str, navn: str, oversaet: Callable[[Vaerdier], Any]) -> Laeg:
    """The record is one value of the person."""
    vaerdier = LAYOUT[posttype].vaerdier

    def laeg(indhold: dict[str, Any], post: str) -> None:
        indhold[navn] = oversaet(vaerdier(post))

    return laeg


def _flere(posttype: str, navn: str, oversaet: Callable[[Vaerdier], Any]) -> Laeg:
    """The record is one of the values of a list."""
    vaerdier = LAYOUT[posttype].vaerdier

    def laeg(indhold: dict[str, Any], post: str) -> None:
        indhold.setdefault(navn, []).append(oversaet(vaerdier(post)))

    return laeg


def _samlet(posttype: str, oversaet: Callable[[Vaerdier], dict[str, Any]]) -> Laeg:
    """The record is several values of the person."""
    vaerdier = LAYOUT[posttype].vaerdier

    def laeg(indhold: dict[str, Any], post: str) -> None:
        indhold.update(oversaet(vaerdier(post)))

    return laeg


def _tekst(indhold: dict[str, Any], post: str) -> None:
    indhold.setdefault("tekster", []).append(CprTekst(post[:NOEGLESTART], post[FELTSTART:]))


_LAEG: Final[dict[str, Laeg]] = {
    "001": _samlet("001", _person),
    "002": _en("002", "bopael", _bopael),
    "003": _en("003", "klartekst", _klartekst),
    "004": _flere("004", "beskyttelser", _beskyttelse),
    "005": _en("005", "udrejse", _udrejse),
    "006": _en("006", "kontaktadresse", _kontaktadresse),
    "007": _en("007", "forsvundet", _forsvundet),
    "008": _en("008", "navn", _navn),
    "009": _samlet("009", _foedested),
    "010": _en("010", "statsborgerskab", _statsborgerskab),
    "012": _en("012", "civilstand", _civilstand),
    "013": _en("013", "separation", _separation),
    "014": _flere("014", "boern", lambda v: v[0]),
    "015": _samlet("015", _foraeldre),
    "016": _flere("016", "foraeldremyndighed", _myndighed),
    "017": _flere("017", "vaergemaal", _vaergemaal),
    "022": _flere("022", "tidligere_numre", _tidligere_nummer),
    "023": _flere("023", "tidligere_bopaele", _tidligere_bopael),
    "024": _flere("024", "tidligere_udrejser", _tidligere_udrejse),
    "025": _flere("025", "tidligere_forsvindinger", _tidligere_forsvinding),
    "026": _flere("026", "tidligere_navne", _tidligere_navn),
    "027": _flere("027", "tidligere_statsborgerskaber", _tidligere_statsborgerskab),
    "029": _flere("029", "tidligere_civilstande", _tidligere_civilstand),
    "030": _flere("030", "tidligere_separationer", _tidligere_separation),
    "099": _flere("099", "haendelser", _haendelse),
} | dict.fromkeys(TEKSTPOSTER, _tekst)


def personen(poster: list[str]) -> CprPerson:
    """One person from all of his or her records; the last 001 replaces what stands before it."""
    indhold: dict[str, Any] = {}
    for post in poster:
        posttype = post[:NOEGLESTART]
        if posttype == PERSON:
            indhold = {}
        if laeg := _LAEG.get(posttype):
            laeg(indhold, post)
    samlet: dict[str, Any] = {navn: tuple(v) if type(v) is list else v for navn, v in indhold.items()}
    return CprPerson(pnr=poster[0][NOEGLESTART:FELTSTART], poster=tuple(poster), **samlet)
