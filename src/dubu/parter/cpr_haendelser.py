"""What a delivery changes for the children whom the municipality has facts about, and for their parents.

A hundred thousand others change unseen: a fact opens notices, and there are none about people whom nobody
has a case on. Asked for all at once, whatever the size of the delivery.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from dubu.haendelseslog.models import Haendelse
from dubu.haendelseslog.services import skriv
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.ur import DANMARK
from dubu.parter.models import Adresse, Beskyttelse, CprOplysning, Foraelder, Foraeldremyndighed, Person
from dubu.parter.selectors import boern_fakta, gaeldende_person
from dubu.porte.cpr import Personstatus

# News, unlike what an import of the past brings, which is told to nobody.
KILDE = "cpr"
BARNET, FORAELDER, INDEHAVER = "barnet", "foraelder", "indehaver"

_STATUSSER: dict[str, str] = {
    Personstatus.DOED: "doed",
    Personstatus.UDREJST: "udrejst",
    Personstatus.FORSVUNDET: "forsvundet",
    Personstatus.AENDRET_NUMMER: "",  # told by the number itself
}
_BOR_HER = (Personstatus.BOPAEL_DANMARK, Personstatus.BOPAEL_SAERLIG_VEJKODE)

#: A person's primary key -> the children whom a change concerns, and what the person is to each.
Kreds = dict[int, set[tuple[int, str]]]


@dataclass(frozen=True, slots=True)
class Registerbillede:
    """What the register says of a person, as far as a caseworker must be told when it changes."""

    status: str = ""
    gaeldende_cpr: str = ""
    kommunekode: str = ""
    beskyttet: bool = False
    myndighed: frozenset[tuple[str, str]] = frozenset()


def aendringer(foer: Registerbillede, efter: Registerbillede, hvem: str) -> Iterator[str]:
    """The codes of what has changed."""
    bor_her = foer.status in _BOR_HER and efter.status in _BOR_HER
    if foer.status != efter.status and not bor_her and (kode := _STATUSSER.get(efter.status, "status")):
        yield kode
    if efter.gaeldende_cpr and foer.gaeldende_cpr != efter.gaeldende_cpr:
        yield "nummer"
    if foer.kommunekode and efter.kommunekode and foer.kommunekode != efter.kommunekode:
        yield "flyttet"
    if foer.beskyttet != efter.beskyttet:
        yield "beskyttet" if efter.beskyttet else "ubeskyttet"
    if hvem == BARNET and foer.myndighed != efter.myndighed:
        yield "myndighed"


def find_kreds(numre: Collection[str]) -> Kreds:
    """The persons among those numbers whose changes concern a child with facts."""
    boern = _boern_med_fakta()
    par: list[tuple[str | None, int, str]] = [(barn.cpr, staar, BARNET) for barn, staar in boern.items()]
    staaende = {barn.pk: staar for barn, staar in boern.items()}
    for model, hvem in ((Foraelder, FORAELDER), (Foraeldremyndighed, INDEHAVER)):
        raekker = model.objects.filter(person_id__in=list(staaende), cpr__isnull=False).values_list("cpr", "person_id")
        par += [(cpr, staaende[pk], hvem) for cpr, pk in raekker]
    moedre = {barn.mor_til_ufoedt_id: staaende[barn.pk] for barn in boern if barn.mor_til_ufoedt_id}
    leverede = set(numre)
    efter_nummer: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for cpr, barn, hvem in par:
        if cpr in leverede:
            efter_nummer[cpr].add((barn, hvem))
    kreds: Kreds = {}
    for person in Person.objects.filter(Q(cpr__in=list(efter_nummer)) | Q(pk__in=moedre)).only("pk", "cpr"):
        hendes = {(moedre[person.pk], FORAELDER)} if person.pk in moedre and person.cpr in leverede else set()
        if alle := efter_nummer.get(person.cpr, set()) | hendes:
            kreds[person.pk] = _en_gang(alle)
    return kreds


def billeder(kreds: Collection[int], dag: date) -> dict[int, Registerbillede]:
    """What the register says now of each person of whom it has said something."""
    pk = list(kreds)
    status = dict(Person.objects.filter(pk__in=pk).values_list("pk", "cpr_status"))
    gaeldende = dict(CprOplysning.objects.filter(person_id__in=pk).values_list("person_id", "gaeldende_cpr"))
    bopael = Adresse.objects.filter(person_id__in=pk, art=Adresse.Art.BOPAEL, aktuel=True)
    kommuner = dict(bopael.values_list("person_id", "kommunekode"))
    i_kraft = Beskyttelse.objects.filter(
        Q(til=None) | Q(til__gte=dag), person_id__in=pk, art=Beskyttelse.NAVN_OG_ADRESSE
    )
    beskyttede = set(i_kraft.values_list("person_id", flat=True))
    myndighed: dict[int, set[tuple[str, str]]] = defaultdict(set)
    loebende = Foraeldremyndighed.objects.filter(Q(ophoerer=None) | Q(ophoerer__gt=dag), person_id__in=pk)
    for person, art, cpr in loebende.values_list("person_id", "art", "cpr"):
        myndighed[person].add((art, cpr or ""))
    return {
        en: Registerbillede(
            status.get(en, ""),
            gaeldende.get(en) or "",
            kommuner.get(en, ""),
            en in beskyttede,
            frozenset(myndighed[en]),
        )
        for en in gaeldende
    }


def skriv_haendelser(aktoer: Aktoer, kreds: Kreds, foer: Mapping[int, Registerbillede], tidspunkt: datetime) -> None:
    """One fact for each change and each kind of child that it concerns; `foer` was taken before the delivery."""
    if not kreds:
        return
    efter = billeder(kreds, tidspunkt.astimezone(DANMARK).date())
    personer = Person.objects.in_bulk([*kreds, *(barn for boern in kreds.values() for barn, _ in boern)])
    for pk in sorted(kreds, key=lambda en: personer[en].uuid):
        for hvem in sorted({hvem for _, hvem in kreds[pk]}):
            koder = list(aendringer(foer[pk], efter[pk], hvem)) if pk in foer else []
            if not koder:
                continue
            boern = {gaeldende_person(personer[barn]) for barn, en in kreds[pk] if en == hvem}
            fakta = boern_fakta(boern)
            for kode in koder:
                skriv(
                    "cpr.haendelse", boern=fakta, aktoer=aktoer, tidspunkt=tidspunkt,
                    om=gaeldende_person(personer[pk]).uuid, data={"kode": kode, "hvem": hvem}, kilde=KILDE,
                )  # fmt: skip


def dagens_billeder(numre: Collection[str], tidspunkt: datetime) -> tuple[Kreds, dict[int, Registerbillede]]:
    """Whom a delivery may concern, and what the register says of them before it is loaded."""
    kreds = find_kreds(numre)
    return kreds, billeder(kreds, tidspunkt.astimezone(DANMARK).date()) if kreds else {}


def _boern_med_fakta() -> dict[Person, int]:
    """Each row that a fact is about, and the key of the row that stands for it."""
    med_fakta = Haendelse.objects.filter(barn__isnull=False).values("barn").distinct()
    raekker = Person.objects.filter(uuid__in=med_fakta).only("pk", "uuid", "cpr", "samme_som_id", "mor_til_ufoedt_id")
    fundne = {person: person.samme_som_id or person.pk for person in raekker}
    # The row that stands brings its number along, though its facts were written on the other.
    staaende = set(fundne.values()) - {person.pk for person in fundne}
    return fundne | {person: person.pk for person in Person.objects.filter(pk__in=staaende)}


def _en_gang(alle: set[tuple[int, str]]) -> set[tuple[int, str]]:
    """A parent who is named as holder of custody too is a parent; nobody is told twice of the same."""
    orden = (BARNET, FORAELDER, INDEHAVER)
    bedst = {barn: min((hvem for et, hvem in alle if et == barn), key=orden.index) for barn, _ in alle}
    return set(bedst.items())
