"""Acts on notices: read. And what the jobs find: deadlines that passed, things nobody answers for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_OID, UUID, uuid5

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from dubu.adviser.models import Advis, AdvisLaest
from dubu.adviser.modtageropslag import Modtager, ledere_for
from dubu.adviser.selectors import list_ulaeste
from dubu.frister.ansvar import aabne_sager
from dubu.frister.models import Frist
from dubu.frister.selectors import list_overskredne_dage, list_overskredne_i_timer, list_uden_ansvarlig
from dubu.haendelseslog import partitioner
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.tekst import dansk_dato
from dubu.kerne.ur import DANMARK
from dubu.organisation.models import Rolle
from dubu.organisation.selectors import aktive_medarbejdere
from dubu.sager.models import AABNE_STATUSSER, AktivitetBarn, Sag

VARSEL = timedelta(days=14)
UDEN_ANSVARLIG_EFTER = timedelta(hours=24)
GENVURDERING, GENVURDERING_MANGLER = "U-07", "Genvurdering mangler (§ 137)"


@transaction.atomic
def laes(*, aktoer: Aktoer, adviser: Collection[UUID], tidspunkt: datetime) -> int:
    """Mark some of the actor's notices as read; others' are left alone. Done again it changes nothing."""
    dag = tidspunkt.astimezone(DANMARK).date()
    return _laes(aktoer, list_ulaeste(aktoer, dag).filter(uuid__in=adviser), tidspunkt)


@transaction.atomic
def laes_alle(*, aktoer: Aktoer, barn: UUID | None, tidspunkt: datetime) -> int:
    """Mark all the actor's notices about a child (with the rows merged into it) as read; None: all of them."""
    ulaeste = list_ulaeste(aktoer, tidspunkt.astimezone(DANMARK).date())
    if barn is not None:
        ulaeste = ulaeste.filter(Q(barn__uuid=barn) | Q(barn__samme_som__uuid=barn))
    return _laes(aktoer, ulaeste, tidspunkt)


def _laes(aktoer: Aktoer, adviser: Iterable[Advis], tidspunkt: datetime) -> int:
    raekker = [AdvisLaest(advis=advis, medarbejder_id=aktoer.medarbejder_id, tidspunkt=tidspunkt) for advis in adviser]
    AdvisLaest.objects.bulk_create(raekker, ignore_conflicts=True)
    return len(raekker)


@transaction.atomic
def eskaler_overskredne(tidspunkt: datetime) -> int:
    """A deadline in hours that has passed is told to the team leader, once for each deadline."""
    return _eskaler([(frist, f"Overskredet: {frist.navn}") for frist in list_overskredne_i_timer(tidspunkt)], tidspunkt)


@transaction.atomic
def eskaler_overskredne_dage(tidspunkt: datetime) -> int:
    """A deadline by date that has passed is told to the team leader, once, whoever is responsible for it.

    The words name the day, so that every period of a recurring duty is told of.
    """
    overskredne = [
        (frist, f"Overskredet {dansk_dato(frist.udloeber_dato)}: {frist.navn}")
        for frist in list_overskredne_dage(tidspunkt)
    ]
    sagt = set(
        Advis.objects.filter(
            type=Advis.Type.ESKALERING, haendelse__in={frist.udloest_af for frist, _ in overskredne}
        ).values_list("haendelse", "barn_id", "titel")
    )
    nye = [par for par in overskredne if (par[0].udloest_af, par[0].barn_id, par[1][:200]) not in sagt]
    return _eskaler(nye, tidspunkt)


def _eskaler(frister: Collection[tuple[Frist, str]], tidspunkt: datetime) -> int:
    """One notice for each deadline and leader of its child's case; those that stand already are left."""
    dag = tidspunkt.astimezone(DANMARK).date()
    sager = aabne_sager({frist.barn_id for frist, _ in frister})
    adviser = [
        Advis(
            type=Advis.Type.ESKALERING, haendelse=frist.udloest_af, barn=frist.barn, om=frist.om,
            titel=titel[:200], modtager_id=modtager, ansvar=ansvar, tidspunkt=tidspunkt,
        )
        for frist, titel in frister
        for modtager, ansvar in ledere_for(sager.get(frist.barn_id), dag)
    ]  # fmt: skip
    foer = Advis.objects.count()
    Advis.objects.bulk_create(adviser, ignore_conflicts=True)
    return Advis.objects.count() - foer


@transaction.atomic
def meld_uden_ansvarlig(tidspunkt: datetime) -> int:
    """Tell the leader of every case, underretning and coming deadline that no person answers for.

    What is told and not yet read is not told again; what was read and not mended is told again next day.
    """
    dag = tidspunkt.astimezone(DANMARK).date()
    return _meld((*_sager_uden(dag), *_underretninger_uden(tidspunkt), *_frister_uden(tidspunkt)), tidspunkt)


@transaction.atomic
def meld_manglende_genvurdering(tidspunkt: datetime) -> int:
    """Tell the leader of every § 137 renewed assessment that nobody has made: it has no day of its own in the law.

    Told again as `meld_uden_ansvarlig` tells.

    Hjemmel: BL § 137, stk. 1
    """
    frister = Frist.objects.filter(regel=GENVURDERING, tilstand=Frist.Tilstand.AABEN).order_by("udloest_tidspunkt")
    frister = list(frister)
    sager = aabne_sager({frist.barn_id for frist in frister})
    return _meld(
        [(f.om or f.udloest_af, f.barn_id, GENVURDERING_MANGLER, sager.get(f.barn_id)) for f in frister], tidspunkt
    )


@transaction.atomic
def meld_drift(tidspunkt: datetime) -> int:
    """Tell the systemansvarlige what the installation needs before it stops, once a month until it is done."""
    dag = tidspunkt.astimezone(DANMARK).date()
    mangel = partitioner.for_faa(dag)
    if not mangel:
        return 0
    advis = Advis(
        type=Advis.Type.ESKALERING, haendelse=uuid5(NAMESPACE_OID, f"dubu.partitioner.{dag:%Y-%m}"), titel=mangel[:200],
        ansvar=str(Rolle.SYSTEMANSVARLIG), tidspunkt=tidspunkt,
    )  # fmt: skip
    if Advis.objects.filter(haendelse=advis.haendelse).exists():
        return 0
    advis.save(force_insert=True)
    return 1


Fund = tuple[UUID, int, str, Sag | None]


def _meld(fund: Iterable[Fund], tidspunkt: datetime) -> int:
    """One notice of each to each leader, unless it stands unread already."""
    dag = tidspunkt.astimezone(DANMARK).date()
    adviser = [
        Advis(
            type=Advis.Type.ESKALERING, haendelse=uuid5(om, dag.isoformat()), barn_id=barn_id, om=om, titel=titel[:200],
            modtager_id=modtager, ansvar=ansvar, tidspunkt=tidspunkt,
        )
        for om, barn_id, titel, sag in fund
        for modtager, ansvar in ledere_for(sag, dag)
        if not _staar_ulaest(om, barn_id, titel, (modtager, ansvar))
    ]  # fmt: skip
    Advis.objects.bulk_create(adviser, ignore_conflicts=True)
    return len(adviser)


def _sager_uden(dag: date) -> Iterator[Fund]:
    aktiv = aktive_medarbejdere(dag).filter(pk=OuterRef("primaer_raadgiver_id"))
    for sag in Sag.objects.filter(~Exists(aktiv), status__in=AABNE_STATUSSER):
        yield (sag.uuid, sag.barn_id, f"Sag {sag.sagsnummer} har ingen primær rådgiver", sag)


def _underretninger_uden(tidspunkt: datetime) -> Iterator[Fund]:
    raekker = AktivitetBarn.objects.filter(
        aktivitet__type="underretning", status=AktivitetBarn.Status.AKTIV, ansvarlig__isnull=True,
        aktivitet__haendelsestidspunkt__lt=tidspunkt - UDEN_ANSVARLIG_EFTER,
    ).select_related("aktivitet", "sag")  # fmt: skip
    for raekke in raekker:
        yield (raekke.aktivitet.uuid, raekke.barn_id, "Underretning er ikke tildelt nogen", raekke.sag)


def _frister_uden(tidspunkt: datetime) -> Iterator[Fund]:
    frister = list(list_uden_ansvarlig(tidspunkt, tidspunkt + VARSEL))
    sager = aabne_sager({frist.barn_id for frist in frister})
    for frist in frister:
        om = frist.om or frist.udloest_af
        yield (om, frist.barn_id, f"Ingen ansvarlig: {frist.navn}", sager.get(frist.barn_id))


def _staar_ulaest(om: UUID, barn_id: int, titel: str, modtager: Modtager) -> bool:
    laest = AdvisLaest.objects.filter(advis_id=OuterRef("pk"))
    medarbejder_id, ansvar = modtager
    samme = Advis.objects.filter(om=om, barn_id=barn_id, titel=titel[:200], modtager_id=medarbejder_id, ansvar=ansvar)
    return samme.filter(~Exists(laest)).exists()
