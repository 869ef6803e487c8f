"""Recomputation of deadlines from facts. The acts of people beside the law stand in `handlinger`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

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
    "udloeber_dato", "udloeber_tidspunkt", "varsles_tidspunkt", *_SVAR,
)  # fmt: skip
_NOEGLE = ("regel", "udloest_af", "forekomst")
PORTION = 250
# How much the clocks of servers and waiting jobs may differ.
URES_FORSKEL = timedelta(minutes=5)


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
            self.boern + anden.boern,
            self.nye + anden.nye,
            self.aendrede + anden.aendrede,
            self.fjernede + anden.fjernede,
        )


@transaction.atomic
def genberegn_boern(uuider: Iterable[UUID], klokken: Callable[[], datetime]) -> Afstemning:
    """Recompute the deadlines of some children. Their Person rows are locked in order until the act ends.

    A weaker lock than FOR UPDATE: that one deadlocks with the foreign-key check of any other act on the child.
    The clock is read when the lock is held: read before, the facts of the act that was waited for would lie
    in the future and not count.
    """
    laaste = _laas(uuider)
    return _afstem(laaste, boern_fakta(laaste), klokken())


def genberegn_barn(barn: Person, per: datetime) -> Afstemning:
    """Recompute one child."""
    return genberegn_boern([barn.uuid], lambda: per)


def genberegn_portion(efter: int, per: datetime) -> tuple[Afstemning, int | None]:
    """Recompute the next children after a primary key; returns where to go on, or None at the end.

    For the daily job (recurring deadlines reach into the coming year) and for a new catalogue. The caller
    opens a transaction for each portion, so that nobody waits for a whole municipality.
    """
    har_fakta = Exists(LoggetHaendelse.objects.filter(barn=OuterRef("uuid")))
    portion = list(
        Person.objects.filter(har_fakta, pk__gt=efter, samme_som=None)
        .order_by("pk")
        .values_list("pk", "uuid")[:PORTION]
    )
    if not portion:
        return Afstemning(), None
    return genberegn_boern([uuid for _, uuid in portion], lambda: per), portion[-1][0]


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
        for resultat in _beregn(barn, fakta[barn.uuid], per, valg):
            gammel = gamle.pop(_noegle(resultat), None)
            ny = _vaerdier(resultat)
            if gammel is None or gammel.barn_id != person.pk:
                nye.append(_raekke(resultat, ny, person))
                fjernede += [gammel.pk] if gammel else []
            elif _har_aendret_sig(gammel.vaerdier, ny):
                aendrede.append(_raekke(resultat, ny, person))
        fjernede += [gammel.pk for gammel in gamle.values()]
    if fjernede:
        Frist.objects.filter(pk__in=fjernede).delete()
    _gem([*nye, *aendrede])
    return Afstemning(len(personer), len(nye), len(aendrede), len(fjernede))


def _gem(frister: Sequence[Frist]) -> None:
    """Insert, or overwrite the row of the same key."""
    Frist.objects.bulk_create(
        frister,
        batch_size=1_000,
        update_conflicts=True,
        unique_fields=["kommune", "barn", *_NOEGLE],
        update_fields=[*FELTER, "forklaring"],
    )


def _beregn(
    barn: BarnFakta, fakta: Sequence[Haendelse], per: datetime, valg: Mapping[str, object]
) -> tuple[Fristresultat, ...]:
    """The child's deadlines. A fact that another server's clock put a little ahead of ours counts too."""
    if not fakta:
        return ()
    naere = (faktum.tidspunkt for faktum in fakta if per < faktum.tidspunkt <= per + URES_FORSKEL)
    return beregn(barn=barn, haendelser=fakta, per=max(naere, default=per), indstillinger=valg).frister


def _indstillinger(per: datetime) -> dict[str, object]:
    """The municipality's settings under the names that the engine knows."""
    gaeldende = alle_gaeldende(_PRAEFIKS, per.astimezone(DANMARK).date())
    return {noegle.removeprefix(_PRAEFIKS): vaerdi for noegle, vaerdi in gaeldende.items()}


@dataclass(frozen=True)
class _Gemt:
    """A stored row, as far as it is compared. Its explanation follows from the rest."""

    pk: int
    barn_id: int
    vaerdier: tuple[Any, ...]


def _eksisterende(personer: Sequence[Person]) -> dict[int, dict[Noegle, _Gemt]]:
    """The stored rows by the child that stands; rows on persons merged into it count as its own."""
    ejer = {person.pk: person.pk for person in personer}
    ejer |= dict(Person.objects.filter(samme_som_id__in=list(ejer)).values_list("pk", "samme_som_id"))
    fundne: dict[int, dict[Noegle, _Gemt]] = {}
    raekker = Frist.objects.filter(barn_id__in=list(ejer)).values_list("pk", "barn_id", *_NOEGLE, *FELTER)
    for pk, barn_id, regel, udloest_af, forekomst, *vaerdier in raekker:
        gemt = _Gemt(pk, barn_id, tuple(vaerdier))
        fundne.setdefault(ejer[barn_id], {})[(regel, udloest_af, forekomst)] = gemt
    return fundne


def _noegle(frist: Fristresultat) -> Noegle:
    return (frist.regel, UUID(frist.udloest_af.id), frist.forekomst)


def _vaerdier(frist: Fristresultat) -> tuple[Any, ...]:
    """The columns in the order of FELTER. `overskredet` is the clock's: it is stored as `aaben`."""
    er_dag = frist.udloeber is not None and not isinstance(frist.udloeber, datetime)
    return (
        frist.udloest_af.noegle,
        frist.udloest_af.tidspunkt,
        UUID(frist.om) if frist.om else None,
        frist.navn,
        frist.hjemmel,
        frist.kildestatus,
        frist.katalog,
        frist.ansvarlig_rolle,
        frist.udloeber if er_dag else None,
        frist.udloebstidspunkt,
        frist.varsles,
        str(_uden_ur(frist.status)),
        frist.opfyldt,
        UUID(frist.opfyldt_af) if frist.opfyldt_af else None,
    )


def _uden_ur(status: Status) -> Status:
    return Status.AABEN if status is Status.OVERSKREDET else status


def _raekke(frist: Fristresultat, vaerdier: tuple[Any, ...], person: Person) -> Frist:
    """The row of a computed deadline, with its explanation."""
    regel, udloest_af, forekomst = _noegle(frist)
    return Frist(
        barn=person,
        regel=regel,
        udloest_af=udloest_af,
        forekomst=forekomst,
        forklaring=list(replace(frist, status=_uden_ur(frist.status)).trin()),
        **dict(zip(FELTER, vaerdier, strict=True)),
    )


def _har_aendret_sig(gammel: tuple[Any, ...], ny: tuple[Any, ...]) -> bool:
    """Must the row be written? What was settled under an older catalogue stays as it was."""
    if gammel == ny:
        return False
    foer, efter = (dict(zip(FELTER, vaerdier, strict=True)) for vaerdier in (gammel, ny))
    uroert = foer["tilstand"] in _LUKKEDE and all(foer[felt] == efter[felt] for felt in _SVAR)
    return not (uroert and foer["katalog"] != efter["katalog"])
