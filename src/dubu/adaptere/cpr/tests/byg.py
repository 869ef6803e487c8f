"""What the tests of the adapter share: a small delivery and strategies for persons."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from dubu.adaptere.cpr.skriver import udtraek
from dubu.porte.cpr import (
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

DAG = date(2026, 11, 20)
BOGSTAVER = "abcXYZæøåÆØÅéüöäß0123456789 -.,'"


def person(pnr: str = "1502801234", **felter: Any) -> CprPerson:
    """A person with a name and an address."""
    fra = CprDato.af_minut(date(2001, 2, 3))
    navn = CprNavn("Åse", "", "Kjær", "Åse Kjær", fra)
    klartekst = CprKlartekst("Åse Kjær", standardadresse="Søgade 16", postnr="9000", postdistrikt="Aalborg")
    grund: dict[str, Any] = {
        "navn": navn,
        "bopael": CprBopael("0851", "8511", "016", fra=fra),
        "klartekst": klartekst,
    }
    return CprPerson(pnr, None, "01", **(grund | felter))


def leverance(*personer: CprPerson, faste_laengder: bool = False) -> bytes:
    """The bytes of a delivery of these persons."""
    return b"".join(
        udtraek(
            personer or (person(),),
            opgavenr="999001",
            produktionsdato=DAG,
            forrige_produktionsdato=DAG - timedelta(days=1),
            faste_laengder=faste_laengder,
        )
    )


def tekster(laengde: int, mindst: int = 0) -> st.SearchStrategy[str]:
    """Text as the register trims it."""
    return st.text(BOGSTAVER, max_size=laengde).map(str.strip).filter(lambda t: len(t) >= mindst)


def cifre(laengde: int) -> st.SearchStrategy[str]:
    """So many digits."""
    return st.text("0123456789", min_size=laengde, max_size=laengde)


numre = cifre(10).filter(lambda n: n != "0000000000")
dage = st.dates(min_value=date(1000, 1, 1))
usikre = st.sampled_from((" ", "*"))
tidspunkter = st.builds(lambda d, t: CprDato(f"{d:%Y%m%d}{t}", d), dage, cifre(4))
datoer = st.one_of(st.just(CprDato()), dage.map(CprDato.af_dag), st.just(CprDato("20080200")))
minutter = st.one_of(st.just(CprDato()), tidspunkter)
usikre_datoer = st.one_of(datoer, dage.map(lambda d: CprDato(f"{d:%Y%m%d}", d, usikker=True)))
usikre_minutter = st.one_of(minutter, tidspunkter.map(lambda d: CprDato(d.tekst, d.dato, usikker=True)))
linjer = st.lists(tekster(34, 1), max_size=5).map(tuple)
maerker = st.sampled_from(("", "=", " +", "  *"))
rettelser = st.sampled_from(("", "A", "K"))
_sted = {
    "kommunekode": cifre(4),
    "vejkode": cifre(4),
    "husnr": tekster(4),
    "etage": tekster(2),
    "sidedoer": tekster(4),
    "bygningsnr": tekster(4),
    "conavn": tekster(34),
    "fra": usikre_minutter,
}
_navneled = {
    "fornavn": tekster(50),
    "mellemnavn": tekster(40),
    "efternavn": tekster(40),
    "fra": usikre_minutter,
    "markeringer": maerker,
}
_civilstand = {
    "kode": st.sampled_from("UGFEPOLD"),
    "aegtefaelle_pnr": st.none() | numre,
    "aegtefaelle_foedt": usikre_datoer,
    "aegtefaelle_navn": tekster(34),
    "fra": usikre_minutter,
    "separation": minutter,
}


def _flere(strategi: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategi, max_size=2).map(tuple)


def _maaske(klasse: type[Any], **felter: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | st.builds(klasse, **felter)


def _tidligere(klasse: type[Any], **felter: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return _flere(st.builds(klasse, til=usikre_minutter, rettelse=rettelser, **felter))


_foraeldre = st.none() | st.builds(
    CprForaelder,
    pnr=numre,
    navn=tekster(34),
    foedselsdato=usikre_datoer,
    fra=usikre_datoer,
)

personer: st.SearchStrategy[CprPerson] = st.builds(
    CprPerson,
    pnr=numre,
    gaeldende_pnr=st.none() | numre,
    status=cifre(2),
    status_fra=usikre_minutter,
    koen=st.sampled_from("KM"),
    foedselsdato=usikre_datoer,
    fra=usikre_datoer,
    til=usikre_datoer,
    stilling=tekster(34),
    navn=_maaske(CprNavn, adresseringsnavn=tekster(34), **_navneled),
    tidligere_navne=_tidligere(CprNavn, **_navneled),
    bopael=_maaske(
        CprBopael,
        tilflyttet_kommune=usikre_minutter,
        fraflytningskommune=cifre(4),
        fraflyttet=usikre_minutter,
        linjer=linjer,
        tekst_fra=datoer,
        tekst_til=datoer,
        **_sted,
    ),
    klartekst=_maaske(CprKlartekst, adresseringsnavn=tekster(34), standardadresse=tekster(34), postnr=cifre(4)),
    tidligere_bopaele=_tidligere(CprBopael, **_sted),
    kontaktadresse=_maaske(CprKontaktadresse, linjer=linjer, fra=datoer, til=datoer),
    beskyttelser=_flere(st.builds(CprBeskyttelse, art=cifre(4), fra=datoer, til=datoer)),
    udrejse=_maaske(CprUdrejse, landekode=cifre(4), dato=usikre_minutter, linjer=linjer),
    tidligere_udrejser=_flere(
        st.builds(
            CprUdrejse,
            landekode=cifre(4),
            dato=usikre_minutter,
            linjer=linjer,
            indrejse_landekode=cifre(4),
            indrejst=usikre_minutter,
            rettelse=rettelser,
        )
    ),
    forsvundet=_maaske(CprForsvinding, fra=usikre_minutter),
    tidligere_forsvindinger=_tidligere(CprForsvinding, fra=usikre_minutter),
    foedselsregistrering=cifre(4),
    foedested=tekster(20),
    statsborgerskab=_maaske(CprStatsborgerskab, landekode=cifre(4), fra=usikre_minutter),
    tidligere_statsborgerskaber=_tidligere(CprStatsborgerskab, landekode=cifre(4), fra=usikre_minutter),
    civilstand=_maaske(CprCivilstand, **_civilstand),
    tidligere_civilstande=_tidligere(CprCivilstand, **_civilstand),
    separation=_maaske(CprSeparation, henvisning=minutter, fra=usikre_datoer),
    tidligere_separationer=_flere(
        st.builds(CprSeparation, henvisning=minutter, fra=usikre_datoer, til=usikre_datoer, rettelse=rettelser)
    ),
    boern=_flere(numre),
    mor=_foraeldre,
    far=_foraeldre,
    foraeldremyndighed=_flere(
        st.builds(
            CprForaeldremyndighed,
            art=cifre(4),
            fra=usikre_datoer,
            til=datoer,
            pnr=st.none() | numre,
            pnr_fra=datoer,
        )
    ),
    vaergemaal=_flere(
        st.builds(
            CprVaergemaal,
            fra=usikre_datoer,
            til=datoer,
            art=cifre(4),
            vaerge_pnr=st.none() | numre,
            vaerge_pnr_fra=datoer,
            vaerge_navn=tekster(34),
            vaerge_navn_fra=datoer,
            linjer=linjer,
        )
    ),
    tidligere_numre=_flere(st.builds(CprTidligereNummer, pnr=numre, fra=usikre_datoer, til=usikre_datoer)),
    tekster=_flere(st.builds(CprTekst, posttype=st.just("031"), tekst=tekster(256))),
    haendelser=_flere(st.builds(CprHaendelse, kode=tekster(3, 1), tidspunkt=minutter, afledt=tekster(2))),
    poster=st.just(()),
)
