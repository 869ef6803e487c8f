"""Putting right who the child is: the item moves, what was written on the wrong child is annulled, nothing is deleted.

Fejljournalisering: the wrong child's case keeps a line without content; who has seen it stays in the access log.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from dubu.adgang.permissions import check_kan
from dubu.dokumenter.kontaktspaerre import saet_kontaktspaerre
from dubu.dokumenter.models import Dokument
from dubu.dokumenter.selectors import aktive_spaerrer
from dubu.dokumenter.services import spaer_dokumenter
from dubu.haendelseslog import handlinger
from dubu.haendelseslog.models import Haendelse
from dubu.haendelseslog.selectors import list_gaeldende_om
from dubu.haendelseslog.services import skriv
from dubu.kerne.aktoer import Aktoer
from dubu.parter.models import Person
from dubu.parter.selectors import barn_fakta, gaeldende_person, ufoedt_af
from dubu.parter.services import opret_ufoedt, opret_uidentificeret
from dubu.sager import arbejdskopier
from dubu.sager.aktiviteter import ForBarn, flyt_raekke, opret_aktivitet
from dubu.sager.models import AktivitetBarn, Arbejdskopi, Sag
from dubu.sager.selectors import aaben_sag_for
from dubu.underretninger import rules
from dubu.underretninger.errors import (
    BarnAlleredePaaError,
    ErSammenlagtError,
    IkkeIdentificeretError,
    SammePersonError,
    UbegrundetError,
)
from dubu.underretninger.models import Identifikationsrettelse, UnderretningBarn, Vurdering
from dubu.underretninger.selectors import gaeldende_genvurderinger, gaeldende_vurderinger
from dubu.underretninger.services.faelles import aktivitetsraekke, laas_barn

KILDE = "rettelse"
LINJE = "Underretning flyttet – fejljournaliseret"
Grund = UnderretningBarn.Lukkegrund


@transaction.atomic
def ret_identifikation(
    *, aktoer: Aktoer, handling: UUID, raekke: UnderretningBarn, person: Person | None, begrundelse: str,
    tidspunkt: datetime,
) -> UnderretningBarn:  # fmt: skip
    """The child is not the one it was said to be: move the item to `person`, or to nobody known (None).

    For an unborn child `person` is the mother. The claims and the clock's start stay; what was assessed and
    screened of the wrong child does not count for the right one, so a screened item is open again. The wrong
    child's case is left as it is, and its contact block until two lift it. Raises UbegrundetError,
    IkkeIdentificeretError, ErSammenlagtError, SammePersonError, BarnAlleredePaaError.

    Hjemmel: databeskyttelsesforordningen art. 5, stk. 1, litra d; OFL § 15
    """
    check_kan(aktoer, "underretning.sorter")
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="underretning.ret_identifikation")
    raekke = laas_barn(raekke.uuid)
    if forloeb.resultat is not None:
        return raekke
    _kontroller(raekke, begrundelse)
    fra = gaeldende_person(raekke.barn)
    til = _find_rigtige(aktoer, raekke, person)
    _kontroller_maal(raekke, fra, til)
    for foelger in [raekke, *_lagt_sammen_med(raekke)]:
        _flyt(aktoer, foelger, fra, til, begrundelse.strip(), tidspunkt, kendt=person is not None)
    if raekke.ufoedt:
        _slip_moren(fra)
    forloeb.afslut(raekke.uuid)
    return laas_barn(raekke.uuid)


def _kontroller(raekke: UnderretningBarn, begrundelse: str) -> None:
    if not begrundelse.strip():
        raise UbegrundetError
    if raekke.identificeret_tidspunkt is None:
        raise IkkeIdentificeretError
    if raekke.lukkegrund == Grund.SAMMENLAGT and raekke.lagt_sammen_med is not None:
        raise ErSammenlagtError(nummer=raekke.lagt_sammen_med.visningsnummer)


def _kontroller_maal(raekke: UnderretningBarn, fra: Person, til: Person) -> None:
    if til.pk == fra.pk:
        raise SammePersonError(navn=raekke.barnets_navn)
    if raekke.underretning.boern.filter(barn=til).exclude(pk=raekke.pk).exists():
        raise BarnAlleredePaaError(navn=til.navn)
    # Both children for the rest of the act, in the order in which everybody locks them.
    list(Person.objects.select_for_update(no_key=True).filter(pk__in=[fra.pk, til.pk]).order_by("uuid"))


def _find_rigtige(aktoer: Aktoer, raekke: UnderretningBarn, person: Person | None) -> Person:
    """The right child: the person, the mother's unborn child, or a new one that nobody has identified."""
    if not raekke.ufoedt:
        return gaeldende_person(person) if person else opret_uidentificeret(aktoer=aktoer)
    mor = gaeldende_person(person) if person else opret_uidentificeret(aktoer=aktoer)
    return ufoedt_af(mor) or opret_ufoedt(aktoer=aktoer, mor=mor, terminsdato=raekke.barn.terminsdato)


def _lagt_sammen_med(raekke: UnderretningBarn) -> list[UnderretningBarn]:
    """The rows that were merged into this one, and into those."""
    fundne, venter = [], [raekke]
    while venter:
        en = venter.pop()
        for anden in UnderretningBarn.objects.filter(lagt_sammen_med=en.underretning_id, barn=en.barn_id):
            fundne.append(laas_barn(anden.uuid))
            venter.append(anden)
    return fundne


def _flyt(
    aktoer: Aktoer, raekke: UnderretningBarn, fra: Person, til: Person, begrundelse: str, tidspunkt: datetime, *,
    kendt: bool,
) -> None:  # fmt: skip
    rettelse = Identifikationsrettelse.objects.create(
        underretning_barn=raekke, fra=fra, til=til, begrundelse=begrundelse, tidspunkt=tidspunkt,
        forkert_fra=raekke.identificeret_tidspunkt or tidspunkt, rettet_af=aktoer.id, rettet_af_navn=aktoer.navn,
    )  # fmt: skip
    fra_sag = aktivitetsraekke(raekke).sag
    sag = aaben_sag_for(til)
    _flyt_aktivitetsraekken(aktoer, raekke, til, sag)
    _saet_hoved(aktoer, raekke, til, tidspunkt if kendt else None)
    _flyt_fakta(aktoer, raekke, rettelse, sag, tidspunkt)
    _spaer_oejebliksbilleder(aktoer, raekke, rettelse)
    _gentag_spaerrer(aktoer, raekke, rettelse)
    linje = _efterlad_linje(aktoer, fra, fra_sag, tidspunkt)
    _sig_flyttet(aktoer, raekke, rettelse, {fra.uuid: (fra_sag, linje), til.uuid: (sag, None)}, kendt=kendt)
    for kopi in Arbejdskopi.objects.filter(
        om=raekke.underretning.aktivitet.uuid, noegle=raekke.uuid.hex, afsluttet_tidspunkt=None
    ):
        arbejdskopier.afslut(aktoer=aktoer, kopi=kopi, tidspunkt=tidspunkt)


def _flyt_aktivitetsraekken(aktoer: Aktoer, raekke: UnderretningBarn, til: Person, sag: Sag | None) -> None:
    """To the right child's case; who answered for it by the wrong child's case no longer does."""
    aktivitetsrow = aktivitetsraekke(raekke)
    flyt_raekke(aktivitetsrow, barn=til, sag=sag)
    if aktivitetsrow.ansvarlig_id != aktoer.medarbejder_id:
        aktivitetsrow.ansvarlig = None
    if raekke.lukkegrund == Grund.SCREENING:
        aktivitetsrow.status = AktivitetBarn.Status.AKTIV
    aktivitetsrow.save(update_fields=["ansvarlig", "status"])


def _saet_hoved(aktoer: Aktoer, raekke: UnderretningBarn, til: Person, identificeret: datetime | None) -> None:
    """The row as far as it is known of the right child: only what was assessed of that child."""
    vurderinger: Sequence[Vurdering] = list(gaeldende_vurderinger(raekke))
    seneste = vurderinger[-1] if vurderinger else None
    genvurdering = gaeldende_genvurderinger(raekke).last()
    raekke.barn, raekke.identificeret_tidspunkt = til, identificeret
    for felt in ("fare", "overgreb", "aereskonflikt"):
        setattr(raekke, felt, getattr(seneste, felt) if seneste else "")
    raekke.vurderet_tidspunkt = vurderinger[0].tidspunkt if vurderinger else None
    raekke.genvurderet_tidspunkt = genvurdering.tidspunkt if genvurdering else None
    if raekke.vurderes_af_id != aktoer.medarbejder_id:
        raekke.vurderes_af = None
    raekke.afventer_samtale, raekke.screenet_tidspunkt, raekke.screening_udfald = False, None, ""
    if raekke.lukkegrund == Grund.SCREENING:
        raekke.lukket_tidspunkt, raekke.lukkegrund = None, ""
    raekke.save(
        update_fields=[
            "barn", "identificeret_tidspunkt", "fare", "overgreb", "aereskonflikt", "vurderet_tidspunkt",
            "genvurderet_tidspunkt", "vurderes_af", "afventer_samtale", "screenet_tidspunkt", "screening_udfald",
            "lukket_tidspunkt", "lukkegrund",
        ]
    )  # fmt: skip


# ---- The log: annulled on the wrong child, repeated for the right one


def _flyt_fakta(
    aktoer: Aktoer, raekke: UnderretningBarn, rettelse: Identifikationsrettelse, sag: Sag | None, tidspunkt: datetime
) -> None:
    """What was written about the item on the wrong child counts no more; what is so of the arrival counts again."""
    om = raekke.underretning.aktivitet.uuid
    fakta = list_gaeldende_om(barn_fakta(rettelse.fra), [om])
    for faktum in fakta:
        foer = _skrevet_foer(faktum, fakta, rettelse)
        if rules.bliver_paa_barnet(faktum.noegle, skrevet_foer=foer):
            continue
        _annuller(aktoer, faktum, rettelse, tidspunkt)
        if rules.foelger_barnet(faktum.noegle, skrevet_foer=foer):
            skriv(
                faktum.noegle, boern=[barn_fakta(rettelse.til)], aktoer=aktoer, tidspunkt=faktum.tidspunkt, om=om,
                sag=sag.uuid if sag else None, data=faktum.data, fravigelse=faktum.fravigelse, kilde=KILDE,
            )  # fmt: skip


def _skrevet_foer(faktum: Haendelse, fakta: Sequence[Haendelse], rettelse: Identifikationsrettelse) -> bool:
    """Was the fact written before somebody said that the child was this one?"""
    sagt = [f.pk for f in fakta if f.noegle in ("underretning.identificeret", "post.fejlplaceret")]
    return faktum.pk < max(sagt) if sagt else faktum.registreret < rettelse.forkert_fra


def _annuller(aktoer: Aktoer, faktum: Haendelse, rettelse: Identifikationsrettelse, tidspunkt: datetime) -> None:
    skriv(
        "haendelse.annulleret", boern=[barn_fakta(rettelse.fra)], aktoer=aktoer, tidspunkt=tidspunkt, om=faktum.uuid,
        sag=faktum.sag, data={"grund": "Skrevet på det forkerte barn", "fejlplaceret": True}, kilde=KILDE,
    )  # fmt: skip
    # An activity of its own that the fact came with - the screening - was about the wrong child too.
    if aktivitet := faktum.data.get("aktivitet"):
        egen = AktivitetBarn.objects.filter(aktivitet__uuid=aktivitet, barn=rettelse.fra)
        egen.update(status=AktivitetBarn.Status.ANNULLERET)


def _sig_flyttet(
    aktoer: Aktoer, raekke: UnderretningBarn, rettelse: Identifikationsrettelse,
    steder: dict[UUID, tuple[Sag | None, UUID | None]], *, kendt: bool,
) -> None:  # fmt: skip
    """The correction itself, on both children; then who it turned out to be."""
    om = raekke.underretning.aktivitet.uuid
    sager = {barn: sag.uuid if sag else None for barn, (sag, _linje) in steder.items()}
    skriv(
        "post.fejlplaceret", boern=[barn_fakta(rettelse.fra), barn_fakta(rettelse.til)], aktoer=aktoer,
        tidspunkt=rettelse.tidspunkt, sag=sager, om={barn: linje or om for barn, (_sag, linje) in steder.items()},
        data={"fra_barn": rettelse.fra.uuid, "til_barn": rettelse.til.uuid, "begrundelse": rettelse.begrundelse},
    )  # fmt: skip
    if kendt:
        skriv(
            "underretning.identificeret", boern=[barn_fakta(rettelse.til)], aktoer=aktoer, om=om,
            tidspunkt=rettelse.tidspunkt, sag=sager[rettelse.til.uuid],
            data={"person": rettelse.til.uuid, "fra_person": rettelse.fra.uuid, "item": raekke.underretning.uuid},
        )  # fmt: skip


# ---- What stands around the item


def _efterlad_linje(aktoer: Aktoer, fra: Person, sag: Sag | None, tidspunkt: datetime) -> UUID | None:
    """A line without content in the wrong child's case: somebody may have read the item there."""
    if sag is None:
        return None
    udfoert = ForBarn(fra, sag, status=AktivitetBarn.Status.UDFOERT)
    linje = opret_aktivitet(
        aktoer=aktoer, type="fejljournaliseret", titel=LINJE, haendelsestidspunkt=tidspunkt, boern=[udfoert]
    )
    return linje.uuid


def _spaer_oejebliksbilleder(aktoer: Aktoer, raekke: UnderretningBarn, rettelse: Identifikationsrettelse) -> None:
    """The pictures of assessments of the wrong child name that child: they are kept, and shown to nobody."""
    imens = [rettelse.forkert_fra, rettelse.tidspunkt]
    tidspunkter = Vurdering.objects.filter(underretning_barn=raekke, tidspunkt__range=imens).values("tidspunkt")
    billeder = Dokument.objects.filter(
        aktivitet=raekke.underretning.aktivitet, art=Dokument.Art.OEJEBLIK, tilfoejet_tidspunkt__in=tidspunkter,
        spaerringer=None,
    )  # fmt: skip
    grund = f"Fejljournaliseret: {rettelse.begrundelse}"
    spaer_dokumenter(aktoer=aktoer, dokumenter=list(billeder), grund=grund, tidspunkt=rettelse.tidspunkt)


def _gentag_spaerrer(aktoer: Aktoer, raekke: UnderretningBarn, rettelse: Identifikationsrettelse) -> None:
    """The item's blocks are about the right child. On the wrong one they stand until two lift them."""
    om = raekke.underretning.aktivitet.uuid
    for spaerre in aktive_spaerrer(rettelse.fra).filter(om=om).prefetch_related("personer__person"):
        saet_kontaktspaerre(
            aktoer=aktoer, boern=[rettelse.til], aarsag=spaerre.aarsag, omfang=spaerre.omfang, om=om,
            personer=[navngivet.person for navngivet in spaerre.personer.all()], tidspunkt=rettelse.tidspunkt,
            automatisk=True,
        )  # fmt: skip


def _slip_moren(ufoedt: Person) -> None:
    """An unborn child that nothing else is about is no child of the wrong mother's."""
    om_barnet = UnderretningBarn.objects.filter(barn=ufoedt), Sag.objects.filter(barn=ufoedt)
    if not any(raekker.exists() for raekker in om_barnet):
        ufoedt.mor_til_ufoedt = None
        ufoedt.save(update_fields=["mor_til_ufoedt"])
