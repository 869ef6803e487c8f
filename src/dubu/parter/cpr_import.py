"""Loading a delivery from the population register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import structlog
from django.db import transaction
from django.db.models import Q

from dubu.adgang.permissions import check_kan
from dubu.haendelseslog.models import Haendelse
from dubu.haendelseslog.services import skriv, skriv_aendring
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.ur import DANMARK
from dubu.parter import cpr_haendelser, cpr_tabeller
from dubu.parter.models import CprLeverance, CprOplysning, Person
from dubu.parter.rules import Indlaest, er_indlaest, kontroller_kaede
from dubu.parter.selectors import barn_fakta
from dubu.parter.services import flet_person
from dubu.porte.cpr_leverance import AfvistLeverance, CprLaeser, CprUdtraek
from dubu.porte.cpr_leverance import CprLeverance as Leverance

logger = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Indlaesning:
    """What came of loading a delivery. `gentaget`: it had been loaded before, and nothing was changed."""

    leverance: CprLeverance
    gentaget: bool
    uaendrede: int = 0


@transaction.atomic
def indlaes_cpr_leverance(*, aktoer: Aktoer, laeser: CprLaeser, fil: Path, tidspunkt: datetime) -> Indlaesning:
    """Load a whole delivery or nothing of it.

    What the delivery says of a person takes the place of all that was said before; the records as they
    came are kept. It stores everybody whom the file names and takes no position on who has a case: the file
    holds those whom the municipality subscribes to. Facts are written only for persons who have facts
    already, that is who are tied to a notification or a case: a fact opens deadlines and notices, and there
    are none about a hundred thousand people whom nobody has a case on; whoever gets one later brings the
    birth date along in `BarnFakta`.

    Raises AfvistLeverance: broken chain, or a file that the reader refuses.
    """
    check_kan(aktoer, "cpr.indlaes")
    cpr_tabeller.tag_laas()
    try:
        with laeser(fil) as udtraek:
            return _indlaes(aktoer, udtraek, fil.name, tidspunkt)
    except AfvistLeverance as afvist:
        logger.warning("cpr_delivery_refused", code=afvist.kode, record=afvist.postnr)
        raise


def _indlaes(aktoer: Aktoer, udtraek: CprUdtraek, filnavn: str, tidspunkt: datetime) -> Indlaesning:
    leverance = udtraek.leverance
    tidligere = CprLeverance.objects.filter(opgavenr=leverance.opgavenr).order_by("id")
    foer = [Indlaest(t.produktionsdato, t.fingeraftryk) for t in tidligere]
    if er_indlaest(leverance, foer):
        return Indlaesning(tidligere.get(fingeraftryk=leverance.fingeraftryk), gentaget=True)
    kontroller_kaede(leverance, foer)
    numre = udtraek.aendrede(dict(CprOplysning.objects.values_list("person__cpr", "fingeraftryk")))
    kendte = cpr_tabeller.laas_kendte(numre)
    raekke = _opret_leverance(aktoer, leverance, tidspunkt, nye=len(numre) - kendte, aendrede=kendte)
    kreds, foer_leverancen = cpr_haendelser.dagens_billeder(numre, tidspunkt) if kendte else ({}, {})
    foedselsdatoer = cpr_tabeller.overfoer(udtraek.personer(numre), raekke.pk, nogle_kendes=kendte > 0)
    cpr_tabeller.opfrisk_statistik(len(numre))
    _skriv_foedselsdatoer(aktoer, foedselsdatoer, tidspunkt)
    _flet_skiftede_numre(aktoer, tidspunkt)
    cpr_haendelser.skriv_haendelser(aktoer, kreds, foer_leverancen, tidspunkt)
    data = {
        "opgavenr": leverance.opgavenr,
        "proddato": f"{leverance.produktionsdato:%Y-%m-%d}",
        "personer": leverance.antal_personer,
        "fil": filnavn,
    }
    skriv_aendring("cpr.leverance_indlaest", aktoer=aktoer, tidspunkt=tidspunkt, om=raekke.uuid, data=data)
    return Indlaesning(raekke, gentaget=False, uaendrede=leverance.antal_personer - len(numre))


def _opret_leverance(
    aktoer: Aktoer, leverance: Leverance, tidspunkt: datetime, *, nye: int, aendrede: int
) -> CprLeverance:
    return CprLeverance.objects.create(
        opgavenr=leverance.opgavenr,
        produktionsdato=leverance.produktionsdato,
        forrige_produktionsdato=leverance.forrige_produktionsdato,
        fingeraftryk=leverance.fingeraftryk,
        antal_poster=leverance.antal,
        antal_personer=leverance.antal_personer,
        antal_nye=nye,
        antal_aendrede=aendrede,
        andet={
            "fejlposter": [[f.noegle, f.inddata, f.fejlnr, f.fejltekst] for f in leverance.fejlposter],
            "kvitteringer": [[k.pnr, k.tidspunkt.tekst, k.kode, k.noegle] for k in leverance.kvitteringer],
        },
        indlaest_tidspunkt=tidspunkt,
        indlaest_af=aktoer.id,
        indlaest_af_navn=aktoer.navn,
    )


def _skriv_foedselsdatoer(aktoer: Aktoer, foer: dict[int, date | None], tidspunkt: datetime) -> None:
    """One fact for each person with facts whose birth date has become known or has been corrected."""
    personer = Person.objects.filter(pk__in=foer).order_by("uuid")
    beroerte = _med_fakta(list(personer))
    for person in personer:
        if person.pk in beroerte and person.foedselsdato is not None:
            foedt = datetime.combine(person.foedselsdato, time(), DANMARK).astimezone(UTC)
            data = {"foedselsdato": person.foedselsdato, "rettet_fra": foer[person.pk], "kilde": "CPR"}
            skriv(
                "barn.foedt",
                boern=[barn_fakta(person)],
                aktoer=aktoer,
                tidspunkt=min(foedt, tidspunkt),
                om=person.uuid,
                data={noegle: vaerdi for noegle, vaerdi in data.items() if vaerdi is not None},
                kilde=cpr_haendelser.KILDE,
            )


def _med_fakta(personer: list[Person]) -> set[int]:
    """Those of the persons whom a fact is about, by themselves or by a row merged into them."""
    if not personer:
        return set()
    ejer = {person.uuid: person.pk for person in personer}
    flettede = Person.objects.filter(samme_som__in=[person.pk for person in personer])
    ejer |= dict(flettede.values_list("uuid", "samme_som_id"))
    return {ejer[uuid] for uuid in Haendelse.objects.filter(barn__in=ejer).values_list("barn", flat=True)}


def _flet_skiftede_numre(aktoer: Aktoer, tidspunkt: datetime) -> None:
    """Say of each number that another has taken over that the two are one person.

    Asked of all that the municipality knows, so that it does not matter which of the two is delivered first.
    A merge is not undone when a later delivery takes it back: facts may have been written since.
    """
    maal = dict(CprOplysning.objects.exclude(gaeldende_cpr=None).values_list("person__cpr", "gaeldende_cpr"))
    uflettede = list(Person.objects.filter(cpr__in=maal, samme_som=None).order_by("uuid"))
    gaeldende = {person.cpr: person for person in Person.objects.filter(cpr__in=set(maal.values()))}
    par = {fra: til for fra in uflettede if (til := gaeldende.get(_sidste(maal, str(fra.cpr))))}
    med_fakta = _med_fakta([person for to in par.items() for person in to])
    stille = {}
    for fra, til in par.items():
        if {fra.pk, til.pk} & med_fakta:
            flet_person(aktoer=aktoer, fra=fra, til=til, tidspunkt=tidspunkt)
        else:
            stille[fra.pk] = til
    _flet_uden_fakta(stille)


def _flet_uden_fakta(maal: dict[int, Person]) -> None:
    """The same without facts, for people nobody has a case on; rows merged into them before follow along."""
    beroerte = list(Person.objects.filter(Q(pk__in=maal) | Q(samme_som__in=list(maal))))
    for person in beroerte:
        person.samme_som = maal[person.pk if person.pk in maal else person.samme_som_id]
    Person.objects.bulk_update(beroerte, ["samme_som"], batch_size=500)


def _sidste(maal: dict[str, str], cpr: str) -> str | None:
    """The number at the end of the chain; None when the register points in a ring."""
    set_foer = {cpr}
    while (naeste := maal.get(cpr)) is not None:
        if naeste in set_foer:
            return None
        set_foer.add(naeste)
        cpr = naeste
    return cpr
