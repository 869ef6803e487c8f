"""A whole population in families, and the changes that a later delivery brings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from dubu.demo.cpr_generator import foraeldre, skil, vi
from dubu.demo.cpr_navne import EFTERNAVNE
from dubu.demo.cpr_numre import Nummerbank
from dubu.demo.cpr_udkast import AALBORG, ODENSE, Sted, Tegner, Udkast, aar_senere
from dubu.porte.cpr import (
    TOM_DATO,
    Beskyttelsesart,
    CprBeskyttelse,
    CprDato,
    CprForaelder,
    CprHaendelse,
    CprNavn,
    CprPerson,
    CprTidligereNummer,
    CprUdrejse,
    Myndighedsart,
    Personstatus,
)

_BEGGE: Final = (Myndighedsart.MOR, Myndighedsart.FAR)


def befolkning(
    antal: int, froe: int, dag: date, *, sted: Sted = ODENSE, andet_sted: Sted = AALBORG
) -> Iterator[CprPerson]:
    """Exactly `antal` persons in families as of `dag`, one family after another."""
    maler = _Befolkning(Tegner(froe, dag), sted, andet_sted)
    tilbage = antal
    while tilbage:
        husstand = maler.husstand() if tilbage >= _Befolkning.STOERSTE else [maler.enlig().person()]
        tilbage -= len(husstand)
        yield from husstand


class _Befolkning:
    """Draws families; the shares are invented and say nothing about any municipality."""

    STOERSTE: Final = 8

    def __init__(self, tegner: Tegner, sted: Sted, andet_sted: Sted) -> None:
        self.t = tegner
        self.r = tegner.r
        self.dag = tegner.dag
        self.sted = sted
        self.andet_sted = andet_sted

    def husstand(self) -> list[CprPerson]:
        """One family of at most eight persons, history and all."""
        medlemmer = self.r.choices(
            (self.kernefamilie, self.delt_familie, self.ene_med_boern, self.par, self._en),
            (50, 15, 8, 15, 12),
        )[0]()
        for person in medlemmer:
            self._historie(person)
        personer = [person.person() for person in medlemmer]
        if self.r.random() < 0.01:
            personer.append(self._skift_nummer(medlemmer, personer))
        return personer

    def enlig(self) -> Udkast:
        """An adult alone."""
        return self.t.person(self.r.randrange(19, 95), self.t.koen(), self.t.bolig(self.sted))

    def _en(self) -> list[Udkast]:
        return [self.enlig()]

    def par(self) -> list[Udkast]:
        """Two adults, married."""
        alder = self.r.randrange(25, 90)
        bolig = self.t.bolig(self.sted)
        kvinde = self.t.person(alder, "K", bolig)
        mand = self.t.person(alder + self.r.randrange(0, 4), "M", bolig)
        self._gift(kvinde, mand)
        if alder > 75 and self.r.random() < 0.3:
            self._doed(mand, kvinde)
        return [kvinde, mand]

    def kernefamilie(self) -> list[Udkast]:
        """Mother, father and children at one address."""
        mor, far, boern = self._foraeldre_og_boern(far=True)
        assert far is not None
        far.bolig = mor.bolig
        if self.r.random() < 0.6:
            self._gift(mor, far)
        for barn in boern:
            foraeldre(barn, mor, far)
            self._myndighed(barn, _BEGGE)
        return [mor, far, *boern]

    def delt_familie(self) -> list[Udkast]:
        """Divorced parents at two addresses, one of them sometimes protected."""
        mor, far, boern = self._foraeldre_og_boern(far=True)
        assert far is not None
        far.bolig = self.t.bolig(self.andet_sted if self.r.random() < 0.3 else self.sted)
        skilt = self.dag - timedelta(days=self.r.randrange(30, 2000))
        skil(mor, far, aar_senere(boern[0].foedt, -2), skilt)
        delt = _BEGGE if self.r.random() < 0.7 else _BEGGE[:1]
        for barn in boern:
            foraeldre(barn, mor, far)
            self._myndighed(barn, delt)
        if self.r.random() < 0.1:
            self._beskyt([far] if self.r.random() < 0.5 else [mor, *boern])
        return [mor, far, *boern]

    def ene_med_boern(self) -> list[Udkast]:
        """A mother with children whose father is unknown, or known by name only."""
        mor, _, boern = self._foraeldre_og_boern(far=False)
        navn = CprForaelder(None, "Lindström,Måns", CprDato.af_dag(aar_senere(mor.foedt, -3)))
        ukendt = navn if self.r.random() < 0.5 else None
        for barn in boern:
            foraeldre(barn, mor, None)
            barn.ukendt_far = ukendt
            self._myndighed(barn, _BEGGE[:1])
        return [mor, *boern]

    def _foraeldre_og_boern(self, *, far: bool) -> tuple[Udkast, Udkast | None, list[Udkast]]:
        r = self.r
        bolig = self.t.bolig(self.sted)
        aeldste = r.randrange(0, 22)
        mors_alder = aeldste + r.randrange(18, 38)
        mor = self.t.person(mors_alder, "K", bolig)
        mand = self.t.person(mors_alder + r.randrange(0, 6), "M", bolig) if far else None
        navn = mand.efternavn if mand and r.random() < 0.7 else mor.efternavn
        aldre = sorted({aeldste, *(r.randrange(0, aeldste + 1) for _ in range(r.randrange(0, 4)))}, reverse=True)
        return mor, mand, [self.t.person(alder, self.t.koen(), bolig, navn) for alder in aldre]

    def _myndighed(self, barn: Udkast, arter: tuple[Myndighedsart, ...]) -> None:
        if aar_senere(barn.foedt, 18) <= self.dag:
            return
        if self.r.random() < 0.005 and barn.mor:
            barn.myndighed(Myndighedsart.ANDEN_1, anden=barn.mor)
        else:
            barn.myndighed(*arter)

    def _gift(self, kvinde: Udkast, mand: Udkast) -> None:
        dag = max(aar_senere(kvinde.foedt, 18), self.dag - timedelta(days=self.r.randrange(100, 9000)))
        vi(kvinde, mand, dag)
        if self.r.random() < 0.4:
            fra, til = CprDato.af_minut(kvinde.foedt), CprDato.af_minut(dag)
            kvinde.tidligere_navne.append(
                CprNavn(kvinde.fornavn, kvinde.mellemnavn, kvinde.efternavn, fra=fra, til=til)
            )
            kvinde.efternavn = mand.efternavn

    def _beskyt(self, personer: list[Udkast]) -> None:
        fra = self.dag - timedelta(days=self.r.randrange(1, 700))
        til = fra + timedelta(days=self.r.choice((365, 730)))
        for person in personer:
            person.beskyt(fra, til)

    def _doed(self, doed: Udkast, efterladt: Udkast) -> None:
        dag = self.dag - timedelta(days=self.r.randrange(1, 2000))
        doed.status, doed.status_fra, doed.civilstand = Personstatus.DOED, dag, "D"
        doed.haendelser.append(CprHaendelse("A21", CprDato.af_minut(dag)))
        efterladt.civilstand, efterladt.civilstand_fra, efterladt.aegtefaelle = "E", dag, None

    def _historie(self, person: Udkast) -> None:
        r = self.r
        til = person.flyttet_ind
        for _ in range(r.choice((0, 0, 1, 1, 2))):
            fra = til - timedelta(days=r.randrange(100, 3000))
            if fra < person.foedt:
                break
            bolig = self.t.bolig(self.andet_sted if r.random() < 0.2 else self.sted)
            person.tidligere_bopaele.append(bolig.bopael(CprDato.af_minut(fra), CprDato.af_minut(til)))
            til = fra
        voksen = aar_senere(person.foedt, 18) <= self.dag
        if voksen and r.random() < 0.01 and person.status == Personstatus.BOPAEL_DANMARK:
            person.status, person.status_fra = Personstatus.UDREJST, person.flyttet_ind
            linjer = ("Storgatan 12", "211 42 Malmö", "Sverige")
            person.udrejse = CprUdrejse("5120", CprDato.af_minut(person.flyttet_ind), linjer)
        if not person.beskyttelser and r.random() < 0.03:
            person.beskyt(aar_senere(self.dag, -1), aar_senere(self.dag, 50), Beskyttelsesart.MARKEDSFOERING)

    def _skift_nummer(self, medlemmer: list[Udkast], personer: list[CprPerson]) -> CprPerson:
        """Give the last member an earlier number, which the register delivers as a person of its own."""
        udkast, person = medlemmer[-1], personer[-1]
        dag = max(udkast.foedt, self.dag - timedelta(days=500))
        gammelt = self.t.numre.tildel(udkast.foedt, udkast.koen)
        fra, til = CprDato.af_dag(udkast.foedt), CprDato.af_dag(dag)
        personer[-1] = replace(person, tidligere_numre=(CprTidligereNummer(gammelt, fra, til),), fra=til)
        return CprPerson(
            gammelt,
            person.pnr,
            Personstatus.AENDRET_NUMMER.value,
            CprDato.af_minut(dag),
            person.koen,
            person.foedselsdato,
            fra,
            til,
            navn=person.navn,
        )


def aendringer(
    personer: Iterable[CprPerson],
    froe: int,
    dag: date,
    *,
    forrige: date,
    andel: float = 0.05,
    sted: Sted = ODENSE,
) -> Iterator[CprPerson]:
    """What a later delivery brings: a share of the persons moves, is renamed, protected, dies or has a child.

    `forrige` is the day of the delivery that `personer` come from. Newborns are born after it, so that their
    numbers are new.
    """
    tegner = Tegner(froe, dag, Nummerbank(froe))
    for person in personer:
        if person.status == Personstatus.BOPAEL_DANMARK and tegner.r.random() < andel:
            yield from _aendret(tegner, person, forrige, sted)


def _aendret(tegner: Tegner, person: CprPerson, forrige: date, sted: Sted) -> list[CprPerson]:
    hvad = tegner.r.choice((_flyt, _flyt, _omdoeb, _beskyttet, _doed))
    voksen = (person.foedselsdato.dato or tegner.dag) < aar_senere(tegner.dag, -20)
    ny = forrige + timedelta(days=1)
    if voksen and person.koen == "K" and person.boern and tegner.r.random() < 0.3 and (ny.month, ny.day) != (1, 1):
        return _foed(tegner, person, ny)
    return [hvad(tegner, person, sted)]


def _flyt(tegner: Tegner, person: CprPerson, sted: Sted) -> CprPerson:
    assert person.bopael is not None
    assert person.navn is not None
    nu = CprDato.af_minut(tegner.dag, "0900")
    foer = replace(person.bopael, til=nu, tilflyttet_kommune=TOM_DATO, fraflytningskommune="", fraflyttet=TOM_DATO)
    bolig = tegner.bolig(sted)
    return replace(
        person,
        bopael=bolig.bopael(nu),
        klartekst=bolig.klartekst(person.navn.adresseringsnavn),
        tidligere_bopaele=(foer, *person.tidligere_bopaele),
        haendelser=(CprHaendelse("A01", nu),),
    )


def _omdoeb(tegner: Tegner, person: CprPerson, sted: Sted) -> CprPerson:
    assert person.navn is not None
    assert person.klartekst is not None
    nu = CprDato.af_minut(tegner.dag, "0900")
    efternavn = tegner.r.choice(EFTERNAVNE)
    adresseringsnavn = f"{person.navn.fornavn} {efternavn}"[:34]
    return replace(
        person,
        navn=replace(person.navn, efternavn=efternavn, adresseringsnavn=adresseringsnavn, fra=nu),
        tidligere_navne=(replace(person.navn, adresseringsnavn="", til=nu), *person.tidligere_navne),
        klartekst=replace(person.klartekst, adresseringsnavn=adresseringsnavn),
        haendelser=(CprHaendelse("A13", nu),),
    )


def _beskyttet(tegner: Tegner, person: CprPerson, sted: Sted) -> CprPerson:
    fra, til = CprDato.af_dag(tegner.dag), CprDato.af_dag(aar_senere(tegner.dag, 1))
    ny = CprBeskyttelse(Beskyttelsesart.NAVN_OG_ADRESSE, fra, til)
    haendelse = CprHaendelse("A33", CprDato.af_minut(tegner.dag, "0900"))
    return replace(person, beskyttelser=(*person.beskyttelser, ny), haendelser=(haendelse,))


def _doed(tegner: Tegner, person: CprPerson, sted: Sted) -> CprPerson:
    nu = CprDato.af_minut(tegner.dag, "0900")
    haendelser = (CprHaendelse("A21", nu),)
    return replace(
        person,
        status=Personstatus.DOED.value,
        status_fra=nu,
        bopael=None,
        klartekst=None,
        haendelser=haendelser,
    )


def _foed(tegner: Tegner, mor: CprPerson, dag: date) -> list[CprPerson]:
    assert mor.bopael is not None
    assert mor.klartekst is not None
    assert mor.navn is not None
    koen = tegner.koen()
    udkast = Udkast(
        tegner.numre.tildel(dag, koen),
        koen,
        dag,
        "Unavngivet",
        "",
        mor.navn.efternavn,
        tegner.bolig(ODENSE),
        dag,
    )
    udkast.myndighed(Myndighedsart.MOR)
    adresse = replace(mor.klartekst, adresseringsnavn=udkast.adresseringsnavn)
    barn = replace(
        udkast.person(),
        mor=CprForaelder(mor.pnr, fra=CprDato.af_dag(dag)),
        bopael=replace(mor.bopael, fra=CprDato.af_minut(dag), tilflyttet_kommune=CprDato.af_minut(dag)),
        klartekst=adresse,
    )
    return [replace(mor, boern=(*mor.boern, barn.pnr)), barn]
