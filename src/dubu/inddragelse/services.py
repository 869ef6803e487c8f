"""Acts that involve the child."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from dubu.haendelseslog import handlinger
from dubu.inddragelse.errors import SamtaleIFremtidenError
from dubu.inddragelse.models import Boernesamtale
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.fejl import FindesIkkeFejl
from dubu.kerne.ur import DANMARK
from dubu.sager.aktiviteter import udfoer_planlagte
from dubu.sager.models import Aktivitet, AktivitetBarn, Sag
from dubu.sager.sagsakt import check_akt, opret_i_sag, skriv_i_sag
from dubu.skemaer import svar as laes
from dubu.skemaer.katalogfiler import find_skema
from dubu.skemaer.services import tag_oejebliksbillede

SKEMA = "boernesamtale"
Udfald = Boernesamtale.Udfald


@transaction.atomic
def registrer_boernesamtale(
    *,
    aktoer: Aktoer,
    sag: Sag,
    svar: Mapping[str, Any],
    tidspunkt: datetime,
    handling: UUID,
    om: UUID | None = None,
) -> Boernesamtale:
    """Record a talk that was held, or that it was left out and why.

    `om` is the Aktivitet that the talk was held for (an underretning, a BFU); without it the talk stands
    for itself. Raises SamtaleIFremtidenError, and FindesIkkeFejl for an Aktivitet about another child.

    Hjemmel: BL § 5, stk. 3-4
    """
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="boernesamtale.registrer")
    if forloeb.er_gentagelse:
        return Boernesamtale.objects.get(uuid=forloeb.resultat)
    check_akt(aktoer, sag, "sag.skriv")
    svar = laes.stillede(find_skema(SKEMA), svar)
    _check_om(sag, om)
    hvornaar = _hvornaar(svar, tidspunkt)
    titel = "Børnesamtale" if svar["udfald"] == Udfald.HOLDT else "Børnesamtale undladt"
    aktivitet = opret_i_sag(
        aktoer=aktoer, sag=sag, type="boernesamtale", titel=titel, tidspunkt=hvornaar, lovpligtig=True
    )
    if svar["udfald"] == Udfald.HOLDT:
        udfoer_planlagte(
            aktoer=aktoer, sag=sag, type="boernesamtale", dag=hvornaar.astimezone(DANMARK).date(), tidspunkt=tidspunkt
        )
    samtale = _gem_version(aktoer, sag, aktivitet, svar, 1, hvornaar, tidspunkt, om)
    skriv_i_sag(
        f"boernesamtale.{samtale.udfald}", aktoer=aktoer, sag=sag, om=om or aktivitet.uuid, tidspunkt=hvornaar,
        data=_faktadata(samtale),
    )  # fmt: skip
    tag_oejebliksbillede(aktoer=aktoer, aktivitet=aktivitet, skema=find_skema(SKEMA), svar=svar, tidspunkt=tidspunkt)
    forloeb.afslut(samtale.uuid)
    return samtale


@transaction.atomic
def ret_boernesamtale(
    *, aktoer: Aktoer, samtale: Boernesamtale, svar: Mapping[str, Any], tidspunkt: datetime, handling: UUID
) -> Boernesamtale:
    """Correct a talk: a new version beside the visible old one. What it was held for and its outcome stay."""
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="boernesamtale.ret")
    if forloeb.er_gentagelse:
        return Boernesamtale.objects.get(uuid=forloeb.resultat)
    check_akt(aktoer, samtale.sag, "sag.skriv")
    Sag.objects.select_for_update(no_key=True).get(pk=samtale.sag_id)
    seneste = Boernesamtale.objects.filter(aktivitet=samtale.aktivitet_id).order_by("-version").first()
    svar = laes.stillede(find_skema(SKEMA), {**svar, "udfald": seneste.udfald})
    hvornaar = _hvornaar(svar, tidspunkt)
    ny = _gem_version(
        aktoer, samtale.sag, samtale.aktivitet, svar, seneste.version + 1, hvornaar, tidspunkt, samtale.om
    )
    dokument = tag_oejebliksbillede(
        aktoer=aktoer, aktivitet=samtale.aktivitet, skema=find_skema(SKEMA), svar=svar, tidspunkt=tidspunkt
    )
    skriv_i_sag(
        "skema.afsluttet", aktoer=aktoer, sag=samtale.sag, om=samtale.aktivitet.uuid, tidspunkt=tidspunkt,
        data={"skema": SKEMA, "version": str(ny.version), "dokument": dokument.uuid},
    )  # fmt: skip
    forloeb.afslut(ny.uuid)
    return ny


def _check_om(sag: Sag, om: UUID | None) -> None:
    """The talk is held for something about the same child."""
    barnets = AktivitetBarn.objects.filter(Q(barn=sag.barn_id) | Q(barn__samme_som=sag.barn_id), aktivitet__uuid=om)
    if om is not None and not barnets.exists():
        raise FindesIkkeFejl


def _hvornaar(svar: Mapping[str, Any], nu: datetime) -> datetime:
    hvornaar = laes.tidspunkt(svar, "tidspunkt") or nu
    if hvornaar > nu:
        raise SamtaleIFremtidenError
    return hvornaar


def _gem_version(
    aktoer: Aktoer, sag: Sag, aktivitet: Aktivitet, svar: Mapping[str, Any], version: int,
    hvornaar: datetime, nu: datetime, om: UUID | None,
) -> Boernesamtale:  # fmt: skip
    tekster = ("form", "deltagere", "egne_ord", "fortolkning", "aftalt_med_barnet", "undtagelse", "begrundelse")
    return Boernesamtale.objects.create(
        aktivitet=aktivitet, version=version, barn_id=sag.barn_id, sag=sag, om=om,
        udfald=svar["udfald"], tidspunkt=hvornaar, formaal=svar["formaal"],
        foraelder_til_stede=laes.ja(svar, "foraelder_til_stede"), bisidder=laes.ja(svar, "bisidder"),
        aftalt_med_politi=laes.ja(svar, "aftalt_med_politi"),
        paa_anden_maade=laes.tekst(svar, "paa_anden_maade"),
        skrevet_af=aktoer.id, skrevet_af_navn=aktoer.navn, skrevet_tidspunkt=nu,
        **{navn: laes.tekst(svar, navn) for navn in tekster},
    )  # fmt: skip


def _faktadata(samtale: Boernesamtale) -> dict[str, Any]:
    """What rules read. The talk left out says its ground; the words themselves stay in the content."""
    if samtale.udfald == Udfald.UNDLADT:
        return {"grund": samtale.undtagelse, "aktivitet": samtale.aktivitet.uuid, "begrundelse": samtale.begrundelse}
    return {
        "foraelder_til_stede": samtale.foraelder_til_stede,
        "bisidder": samtale.bisidder,
        "aftalt_med_politi": samtale.aftalt_med_politi,
        "form": samtale.form,
        "formaal": samtale.formaal,
        "aktivitet": samtale.aktivitet.uuid,
    }
