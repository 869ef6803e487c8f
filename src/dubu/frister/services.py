"""Recomputation of deadlines from facts. The acts of people beside the law stand in `handlinger`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from dubu.frister.models import Frist
from dubu.haendelseslog.models import Haendelse as LoggetHaendelse
from dubu.haendelseslog.selectors import fakta_om_boern
from dubu.kerne.transaktion import kommune_transaktion
from dubu.kerne.ur import DANMARK
from dubu.organisation.indstillinger import alle_gaeldende
from dubu.parter.models import Person
from dubu.parter.selectors import boern_fakta
from dubu.regler.haendelser import BarnFakta, Haendelse
from dubu.regler.motor import beregn
from dubu.regler.resultat import Fristresultat, Status

Noegle = tuple[str, UUID, int]

_PRAEFIKS = "frister."
_LUKKEDE = (Frist.Tilstand.OPFYLDT, Frist.Tilstand.OPFYLDT_FOR_SENT, Frist.Tilstand.BORTFALDET)
_SVAR = ("tilstand", "opfyldt_tidspunkt", "opfyldt_af")
FELTER = (
    "udloest_noegle", "udloest_tidspunkt", "om", "navn", "hjemmel", "kildestatus", "katalog", "ansvarlig_rolle",
    "udloeber_dato", "udloeber_tidspunkt", *_SVAR, "forklaring",
)  # fmt: skip
PORTION = 250


@dataclass(frozen=True)
class Afstemning:
    """What a recomputation changed."""

    boern: int = 0
    nye: int = 0
    aendrede: int = 0
    fjernede: int = 0

    def plus(self, anden: Afstemning) -> Afstemning:
        """The sum of two."""
        return Afstemning(
            self.boern + anden.boern, self.nye + anden.nye, self.aendrede + anden.aendrede, self.fjernede + anden.fjernede
        )


@transaction.atomic
def genberegn_boern(uuider: Iterable[UUID], per: datetime) -> Afstemning:
    """Recompute the deadlines of some children. Their Person rows are locked in order until the act ends.

    A weaker lock than FOR UPDATE: that one deadlocks with the foreign-key check of any other act on the child.
    """
    laaste = _laas(uuider)
    return _afstem(laaste, boern_fakta(laaste), per)


def genberegn_barn(barn: Person, per: datetime) -> Afstemning:
    """Recompute one child."""
    return genberegn_boern([barn.uuid], per)


def genberegn_portion(efter: int, per: datetime) -> tuple[Afstemning, int | None]:
    """Recompute the next children after a primary key; returns where to go on, or None at the end.

    For the daily job (recurring deadlines reach into the coming year) and for a new catalogue. The caller
    opens a transaction for each portion, so that nobody waits for a whole municipality.
    """
    har_fakta = Exists(LoggetHaendelse.objects.filter(barn=OuterRef("uuid")))
    portion = list(
        Person.objects.filter(har_fakta, pk__gt=efter, samme_som=None).order_by("pk").values_list("pk", "uuid")[:PORTION]
    )
    if not portion:
        return Afstemning(), None
    return genberegn_boern([uuid for _, uuid in portion], per), portion[-1][0]


def genberegn_kommune(kommune_id: int, per: datetime) -> Afstemning:
    """Recompute every child of the municipality that has facts, a transaction for each portion."""
    i_alt, naeste = Afstemning(), 0
    while naeste is not None:
        with kommune_transaktion(kommune_id):
            afstemt, naeste = genberegn_portion(naeste, per)
        i_alt = i_alt.plus(afstemt)
    return i_alt


def _laas(uuider: Iterable[UUID]) -> list[Person]:
    """Lock in the order of the UUIDs; a child that has just been merged gives way to the one that stands."""
    laaste = list(Person.objects.select_for_update(no_key=True).filter(uuid__in=list(uuider)).order_by("uuid"))
    flettede_i = {person.samme_som_id for person in laaste if person.samme_som_id is not None}
    staaende = [person for person in laaste if person.samme_som_id is None]
    mangler = flettede_i - {person.pk for person in staaende}
    if mangler:
        staaende += Person.objects.select_for_update(no_key=True).filter(pk__in=mangler).order_by("uuid")
    return staaende


def _afstem(personer: Sequence[Person], boern: Sequence[BarnFakta], per: datetime) -> Afstemning:
    """Make the rows what the facts say: insert new, update changed, delete vanished."""
    fakta = fakta_om_boern(boern)
    valg = _indstillinger(per)
    eksisterende = _eksisterende(personer)
    nye: list[Frist] = []
    aendrede: list[Frist] = []
    fjernede: list[int] = []
    for person, barn in zip(personer, boern, strict=True):
        gamle = eksisterende.get(person.pk, {})
        beregnede = {_noegle(frist): _raekke(frist, person) for frist in _beregn(barn, fakta[barn.uuid], per, valg)}
        for noegle, ny in beregnede.items():
            gammel = gamle.pop(noegle, None)
            if gammel is None or gammel.barn_id != person.pk:
                nye.append(ny)
                fjernede += [gammel.pk] if gammel else []
            elif _har_aendret_sig(gammel, ny):
                ny.pk = gammel.pk
                aendrede.append(ny)
        fjernede += [gammel.pk for gammel in gamle.values()]
    Frist.objects.filter(pk__in=fjernede).delete()
    Frist.objects.bulk_create(nye)
    Frist.objects.bulk_update(aendrede, FELTER, batch_size=PORTION)
    return Afstemning(len(personer), len(nye), len(aendrede), len(fjernede))


def _beregn(
    barn: BarnFakta, fakta: Sequence[Haendelse], per: datetime, valg: Mapping[str, object]
) -> tuple[Fristresultat, ...]:
    return beregn(barn=barn, haendelser=fakta, per=per, indstillinger=valg).frister if fakta else ()


def _indstillinger(per: datetime) -> dict[str, object]:
    """The municipality's settings under the names that the engine knows."""
    gaeldende = alle_gaeldende(_PRAEFIKS, per.astimezone(DANMARK).date())
    return {noegle.removeprefix(_PRAEFIKS): vaerdi for noegle, vaerdi in gaeldende.items()}


def _eksisterende(personer: Sequence[Person]) -> dict[int, dict[Noegle, Frist]]:
    """The stored rows by the child that stands; rows on persons merged into it count as its own."""
    ider = [person.pk for person in personer]
    fundne: dict[int, dict[Noegle, Frist]] = {}
    raekker = Frist.objects.filter(Q(barn_id__in=ider) | Q(barn__in=Person.objects.filter(samme_som_id__in=ider)))
    for frist in raekker.select_related("barn"):
        ejer = frist.barn.samme_som_id or frist.barn_id
        fundne.setdefault(ejer, {})[(frist.regel, frist.udloest_af, frist.forekomst)] = frist
    return fundne


def _noegle(frist: Fristresultat) -> Noegle:
    return (frist.regel, UUID(frist.udloest_af.id), frist.forekomst)


def _raekke(frist: Fristresultat, person: Person) -> Frist:
    """The row of a computed deadline. `overskredet` is the clock's, so the stored state is `aaben`."""
    uden_ur = replace(frist, status=Status.AABEN) if frist.status is Status.OVERSKREDET else frist
    er_dag = frist.udloeber is not None and not isinstance(frist.udloeber, datetime)
    return Frist(
        barn=person,
        regel=frist.regel,
        udloest_af=UUID(frist.udloest_af.id),
        forekomst=frist.forekomst,
        udloest_noegle=frist.udloest_af.noegle,
        udloest_tidspunkt=frist.udloest_af.tidspunkt,
        om=UUID(frist.om) if frist.om else None,
        navn=frist.navn,
        hjemmel=frist.hjemmel,
        kildestatus=frist.kildestatus,
        katalog=frist.katalog,
        ansvarlig_rolle=frist.ansvarlig_rolle,
        udloeber_dato=frist.udloeber if er_dag else None,
        udloeber_tidspunkt=frist.udloebstidspunkt,
        tilstand=str(uden_ur.status),
        opfyldt_tidspunkt=frist.opfyldt,
        opfyldt_af=UUID(frist.opfyldt_af) if frist.opfyldt_af else None,
        forklaring=list(uden_ur.trin()),
    )


def _har_aendret_sig(gammel: Frist, ny: Frist) -> bool:
    """Must the row be written? What was settled under an older catalogue stays as it was."""
    if gammel.katalog != ny.katalog and gammel.tilstand in _LUKKEDE and _ens(gammel, ny, _SVAR):
        return False
    return not _ens(gammel, ny, FELTER)


def _ens(gammel: Frist, ny: Frist, felter: Iterable[str]) -> bool:
    return all(getattr(gammel, felt) == getattr(ny, felt) for felt in felter)
