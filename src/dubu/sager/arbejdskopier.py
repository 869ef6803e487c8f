"""Working copies: the text as one types it, saved field by field; versions are cut at rest.

A copy is not a record: it may be overwritten, discarded and cleaned up. The caller has checked access to
what the copy is about; `get_kopi` checks it for those who come with the copy's UUID alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.http import QueryDict

from dubu.kerne.aktoer import Aktoer, Aktoerart
from dubu.kerne.fejl import FindesIkkeFejl
from dubu.kerne.ur import DANMARK
from dubu.sager.models import Aktivitet, AktivitetBarn, Arbejdskopi, ArbejdskopiFelt, ArbejdskopiVersion, Sag
from dubu.sager.permissions import synlige_aktiviteter, synlige_sager

PAUSE = timedelta(minutes=10)
OFFENTLIG_LEVETID = timedelta(hours=24)
AFSLUTTET_LEVETID = timedelta(days=7)
SOEGNING_ART = "sager.soegning"
FELT_MAKS = 80

Grund = ArbejdskopiVersion.Grund
Vaerdi = Any  # what JSON can hold: a text, a list of texts


@dataclass(frozen=True)
class Tekst:
    """One of two texts of a field: what, by whom and when."""

    vaerdi: Vaerdi
    af: str
    tidspunkt: datetime


@dataclass(frozen=True)
class Feltsvar:
    """The answer to one saved field. With `konflikt` nothing was overwritten: a person chooses."""

    version: int
    gemt_tidspunkt: datetime
    konflikt: bool = False
    din: Vaerdi = None
    anden: Tekst | None = None

    def som_json(self) -> dict[str, Any]:
        """The shape that the page's autosave reads."""
        if not self.konflikt or self.anden is None:
            return {"version": self.version, "gemt": _klokken(self.gemt_tidspunkt)}
        anden = {"vaerdi": self.anden.vaerdi, "af": self.anden.af, "tidspunkt": _klokken(self.anden.tidspunkt)}
        return {"konflikt": True, "din": self.din, "anden": anden, "version": self.version}


def _klokken(tidspunkt: datetime) -> str:
    her = tidspunkt.astimezone(DANMARK)
    return f"{her.hour}.{her:%M}"


def egen_noegle(aktoer: Aktoer) -> str:
    """The key of a personal draft."""
    return aktoer.id.hex if aktoer.id else ""


# ---- Find and make


@transaction.atomic
def hent_eller_opret(
    *, aktoer: Aktoer, art: str, tidspunkt: datetime, om: UUID | None = None, noegle: str = "",
    sag: Sag | None = None, titel: str = "", startvaerdier: Mapping[str, Vaerdi] | None = None,
) -> Arbejdskopi:  # fmt: skip
    """The open copy of this form about this thing, made when there is none; two callers get the same one."""
    if kopi := find(art=art, om=om, noegle=noegle):
        return kopi
    ny = Arbejdskopi(
        art=art, om=om, noegle=noegle, sag=sag, titel=titel[:200], ejer=aktoer.id,
        sidst_aendret=tidspunkt, sidst_aendret_af=aktoer.id,
    )  # fmt: skip
    Arbejdskopi.objects.bulk_create([ny], ignore_conflicts=True)
    kopi = Arbejdskopi.objects.get(art=art, om=om, noegle=noegle, afsluttet_tidspunkt=None)
    ArbejdskopiFelt.objects.bulk_create(
        [
            ArbejdskopiFelt(
                kopi=kopi, felt=felt, vaerdi=vaerdi, aendret_af=aktoer.id, aendret_af_navn=aktoer.navn,
                aendret_tidspunkt=tidspunkt,
            )
            for felt, vaerdi in (startvaerdier or {}).items()
        ],
        ignore_conflicts=True,
    )  # fmt: skip
    return kopi


def find(*, art: str, om: UUID | None = None, noegle: str = "") -> Arbejdskopi | None:
    """The open copy, or None. The caller has checked access to what it is about."""
    return Arbejdskopi.objects.filter(art=art, om=om, noegle=noegle, afsluttet_tidspunkt=None).first()


def get_kopi(aktoer: Aktoer, uuid: UUID) -> Arbejdskopi:
    """A copy by its UUID: one's own, one of a case that one may write in, or of an activity one may see.

    Raises FindesIkkeFejl.
    """
    kopi = Arbejdskopi.objects.filter(uuid=uuid, afsluttet_tidspunkt=None).first() if aktoer.id else None
    if kopi is None or not _maa_skrive(aktoer, kopi):
        raise FindesIkkeFejl
    return kopi


def _maa_skrive(aktoer: Aktoer, kopi: Arbejdskopi) -> bool:
    if kopi.noegle:
        return kopi.ejer == aktoer.id
    if kopi.sag_id is not None:
        return synlige_sager(aktoer, "sag.skriv").filter(pk=kopi.sag_id).exists()
    if kopi.om is not None and AktivitetBarn.objects.filter(aktivitet__uuid=kopi.om).exists():
        return synlige_aktiviteter(aktoer).filter(aktivitet__uuid=kopi.om).exists()
    return kopi.ejer == aktoer.id


def list_egne(aktoer: Aktoer) -> list[Arbejdskopi]:
    """The actor's unfinished notes and forms, latest first: "Kladder" on my day.

    Annotated with `om_type`, the type of the activity that each belongs to.
    """
    if aktoer.id is None:
        return []
    egne = Arbejdskopi.objects.filter(ejer=aktoer.id, afsluttet_tidspunkt=None).exclude(art=SOEGNING_ART)
    typen = Aktivitet.objects.filter(uuid=OuterRef("om")).values("type")[:1]
    egne = egne.filter(felter__isnull=False).distinct().annotate(om_type=Subquery(typen))
    return list(egne.select_related("sag").order_by("-sidst_aendret"))


# ---- Save


def gem_post(*, aktoer: Aktoer, kopi: Arbejdskopi, post: QueryDict, tidspunkt: datetime) -> dict[str, Any]:
    """Save what one autosave request says; the answer is what the page reads.

    Raises FindesIkkeFejl for a request that no page sends.
    """
    vaerdier = post.getlist("vaerdi")
    vaerdi: Vaerdi = vaerdier[0] if len(vaerdier) == 1 else vaerdier
    felt, valg = post.get("felt", ""), post.get("valg", "")
    try:
        version = int(post.get("version", "0"))
        side = UUID(post["handling"]) if post.get("handling") else None
    except ValueError as fejl:
        raise FindesIkkeFejl from fejl
    if not 0 < len(felt) <= FELT_MAKS:
        raise FindesIkkeFejl
    if valg:
        svar = vaelg_kandidat(
            aktoer=aktoer, kopi=kopi, felt=felt, vaerdi=vaerdi, version=version, tidspunkt=tidspunkt, side=side
        )
    else:
        svar = gem_felt(
            aktoer=aktoer, kopi=kopi, felt=felt, vaerdi=vaerdi, version=version, tidspunkt=tidspunkt, side=side
        )
    return svar.som_json()


@transaction.atomic
def gem_felt(
    *, aktoer: Aktoer, kopi: Arbejdskopi, felt: str, vaerdi: Vaerdi, version: int, tidspunkt: datetime,
    side: UUID | None = None,
) -> Feltsvar:  # fmt: skip
    """Save one field. A saver with an old version keeps the text as candidate and is shown both."""
    kopi = _laas(kopi)
    raekke = ArbejdskopiFelt.objects.filter(kopi=kopi, felt=felt).first()
    if raekke is None:
        return _opret_felt(aktoer, kopi, felt, vaerdi, tidspunkt, side)
    samme_side = side is not None and side == raekke.side
    if vaerdi == raekke.vaerdi:
        return Feltsvar(raekke.version, raekke.aendret_tidspunkt)
    if version != raekke.version and not samme_side:
        return _konflikt(aktoer, kopi, raekke, vaerdi, tidspunkt)
    _ved_ny_redaktoer(aktoer, kopi, tidspunkt)
    _overskriv(aktoer, raekke, vaerdi, tidspunkt, side)
    _roer(aktoer, kopi, tidspunkt)
    return Feltsvar(raekke.version, tidspunkt)


@transaction.atomic
def vaelg_kandidat(
    *, aktoer: Aktoer, kopi: Arbejdskopi, felt: str, vaerdi: Vaerdi, version: int, tidspunkt: datetime,
    side: UUID | None = None,
) -> Feltsvar:  # fmt: skip
    """A person has chosen between two texts: `vaerdi` stands, the other is kept in the copy's history."""
    kopi = _laas(kopi)
    raekke = ArbejdskopiFelt.objects.filter(kopi=kopi, felt=felt).first()
    if raekke is None:
        return _opret_felt(aktoer, kopi, felt, vaerdi, tidspunkt, side)
    if version != raekke.version:
        return _konflikt(aktoer, kopi, raekke, vaerdi, tidspunkt)
    for tabt in (raekke.vaerdi, raekke.kandidat):
        if tabt not in (None, "", vaerdi):
            _skaer(aktoer, kopi, Grund.FRAVALGT, {felt: tabt}, tidspunkt)
    _fjern_kandidat(raekke)
    _overskriv(aktoer, raekke, vaerdi, tidspunkt, side)
    _roer(aktoer, kopi, tidspunkt)
    return Feltsvar(raekke.version, tidspunkt)


def _laas(kopi: Arbejdskopi) -> Arbejdskopi:
    laast = Arbejdskopi.objects.select_for_update().filter(pk=kopi.pk, afsluttet_tidspunkt=None).first()
    if laast is None:
        raise FindesIkkeFejl
    return laast


def _opret_felt(
    aktoer: Aktoer, kopi: Arbejdskopi, felt: str, vaerdi: Vaerdi, tidspunkt: datetime, side: UUID | None
) -> Feltsvar:
    ArbejdskopiFelt.objects.create(
        kopi=kopi, felt=felt, vaerdi=vaerdi, aendret_af=aktoer.id, aendret_af_navn=aktoer.navn,
        aendret_tidspunkt=tidspunkt, side=side,
    )  # fmt: skip
    _roer(aktoer, kopi, tidspunkt)
    return Feltsvar(1, tidspunkt)


def _konflikt(
    aktoer: Aktoer, kopi: Arbejdskopi, raekke: ArbejdskopiFelt, vaerdi: Vaerdi, tidspunkt: datetime
) -> Feltsvar:
    """Keep the loser's text; a candidate that waited already goes to the history."""
    if raekke.kandidat_tidspunkt is not None and raekke.kandidat not in (None, "", vaerdi):
        _skaer(aktoer, kopi, Grund.FRAVALGT, {raekke.felt: raekke.kandidat}, tidspunkt)
    raekke.kandidat, raekke.kandidat_af, raekke.kandidat_af_navn = vaerdi, aktoer.id, aktoer.navn
    raekke.kandidat_tidspunkt = tidspunkt
    raekke.save(update_fields=["kandidat", "kandidat_af", "kandidat_af_navn", "kandidat_tidspunkt"])
    anden = Tekst(raekke.vaerdi, raekke.aendret_af_navn, raekke.aendret_tidspunkt)
    return Feltsvar(raekke.version, tidspunkt, konflikt=True, din=vaerdi, anden=anden)


def _overskriv(aktoer: Aktoer, raekke: ArbejdskopiFelt, vaerdi: Vaerdi, tidspunkt: datetime, side: UUID | None) -> None:
    raekke.vaerdi, raekke.version, raekke.side = vaerdi, raekke.version + 1, side
    raekke.aendret_af, raekke.aendret_af_navn, raekke.aendret_tidspunkt = aktoer.id, aktoer.navn, tidspunkt
    raekke.save(update_fields=["vaerdi", "version", "side", "aendret_af", "aendret_af_navn", "aendret_tidspunkt"])


def _fjern_kandidat(raekke: ArbejdskopiFelt) -> None:
    raekke.kandidat, raekke.kandidat_af, raekke.kandidat_af_navn = None, None, ""
    raekke.kandidat_tidspunkt = None
    raekke.save(update_fields=["kandidat", "kandidat_af", "kandidat_af_navn", "kandidat_tidspunkt"])


def _ved_ny_redaktoer(aktoer: Aktoer, kopi: Arbejdskopi, tidspunkt: datetime) -> None:
    if kopi.sidst_aendret_af is not None and kopi.sidst_aendret_af != aktoer.id:
        _skaer(aktoer, kopi, Grund.REDAKTOER, vaerdier(kopi), tidspunkt)


def _roer(aktoer: Aktoer, kopi: Arbejdskopi, tidspunkt: datetime) -> None:
    kopi.sidst_aendret, kopi.sidst_aendret_af = tidspunkt, aktoer.id
    kopi.save(update_fields=["sidst_aendret", "sidst_aendret_af"])


def _skaer(
    aktoer: Aktoer, kopi: Arbejdskopi, grund: str, indhold: Mapping[str, Vaerdi], tidspunkt: datetime
) -> ArbejdskopiVersion:
    return ArbejdskopiVersion.objects.create(
        kopi=kopi, grund=grund, vaerdier=dict(indhold), skaaret_tidspunkt=tidspunkt, skaaret_af=aktoer.id
    )


# ---- Read


def vaerdier(kopi: Arbejdskopi) -> dict[str, Vaerdi]:
    """What stands in each field now."""
    return dict(ArbejdskopiFelt.objects.filter(kopi=kopi).order_by("felt").values_list("felt", "vaerdi"))


def versioner(kopi: Arbejdskopi) -> dict[str, int]:
    """Each field's version number, for the form."""
    return dict(ArbejdskopiFelt.objects.filter(kopi=kopi).values_list("felt", "version"))


def som_data(kopi: Arbejdskopi) -> QueryDict:
    """The copy as posted data: a form bound to it shows and validates what has been typed."""
    data = QueryDict(mutable=True)
    for felt, vaerdi in vaerdier(kopi).items():
        data.setlist(felt, vaerdi if isinstance(vaerdi, list) else ["" if vaerdi is None else str(vaerdi)])
    return data


def felter(kopi: Arbejdskopi) -> list[ArbejdskopiFelt]:
    """The saved fields with version and latest editor."""
    return list(ArbejdskopiFelt.objects.filter(kopi=kopi).order_by("felt"))


def konflikter(kopi: Arbejdskopi) -> list[ArbejdskopiFelt]:
    """The fields where two texts wait for a person's choice; shown when the page is opened again."""
    return list(ArbejdskopiFelt.objects.filter(kopi=kopi, kandidat_tidspunkt__isnull=False).order_by("felt"))


# ---- Cut, end, discard, clean up


@transaction.atomic
def skaer_version(
    *, aktoer: Aktoer, kopi: Arbejdskopi, tidspunkt: datetime, grund: str = Grund.GEM
) -> ArbejdskopiVersion:
    """Keep the copy as it stands now in its history."""
    kopi = _laas(kopi)
    version = _skaer(aktoer, kopi, grund, vaerdier(kopi), tidspunkt)
    kopi.sidst_skaaret = tidspunkt
    kopi.save(update_fields=["sidst_skaaret"])
    return version


@transaction.atomic
def afslut(*, aktoer: Aktoer, kopi: Arbejdskopi, tidspunkt: datetime) -> None:
    """The act that the copy was for has ended: its content is a record now.

    A draft of the public side goes at once; others are kept closed for some days.
    """
    if aktoer.art in (Aktoerart.ANONYM, Aktoerart.LINKHOLDER):
        _slet(Arbejdskopi.objects.filter(pk=kopi.pk))
        return
    skaer_version(aktoer=aktoer, kopi=kopi, tidspunkt=tidspunkt)
    Arbejdskopi.objects.filter(pk=kopi.pk).update(afsluttet_tidspunkt=tidspunkt)


@transaction.atomic
def kasser(*, aktoer: Aktoer, kopi: Arbejdskopi) -> None:
    """Discard a draft: only who began it may. Raises FindesIkkeFejl for anybody else."""
    if kopi.ejer is None or kopi.ejer != aktoer.id:
        raise FindesIkkeFejl
    _slet(Arbejdskopi.objects.filter(pk=kopi.pk))


@transaction.atomic
def skaer_inaktive(*, aktoer: Aktoer, tidspunkt: datetime) -> int:
    """Cut a version of every copy that has rested for ten minutes since its last change."""
    hvilende = Arbejdskopi.objects.filter(afsluttet_tidspunkt=None, sidst_aendret__lte=tidspunkt - PAUSE)
    hvilende = hvilende.filter(Q(sidst_skaaret=None) | Q(sidst_skaaret__lt=F("sidst_aendret")))
    hvilende = hvilende.exclude(ejer=None).exclude(art=SOEGNING_ART)
    kopier = list(hvilende.select_for_update(skip_locked=True)[:500])
    for kopi in kopier:
        skaer_version(aktoer=aktoer, kopi=kopi, tidspunkt=tidspunkt, grund=Grund.PAUSE)
    return len(kopier)


@transaction.atomic
def ryd_op(*, aktoer: Aktoer, tidspunkt: datetime) -> int:
    """Remove public drafts and searches after 24 hours, and copies of acts that ended a week ago."""
    gamle = Q(ejer=None) | Q(art=SOEGNING_ART)
    doede = Q(gamle, sidst_aendret__lte=tidspunkt - OFFENTLIG_LEVETID)
    doede |= Q(afsluttet_tidspunkt__lte=tidspunkt - AFSLUTTET_LEVETID)
    return _slet(Arbejdskopi.objects.filter(doede))


def _slet(kopier: Any) -> int:
    ider = list(kopier.values_list("pk", flat=True))
    ArbejdskopiFelt.objects.filter(kopi_id__in=ider).delete()
    ArbejdskopiVersion.objects.filter(kopi_id__in=ider).delete()
    Arbejdskopi.objects.filter(pk__in=ider).delete()
    return len(ider)
