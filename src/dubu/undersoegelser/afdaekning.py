"""Acts of the afdækning: what is to be uncovered, and what it showed. Small where an undersøgelse would be too much."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from dubu.haendelseslog import handlinger
from dubu.kerne.aktoer import Aktoer
from dubu.sager.models import Sag
from dubu.sager.sagsakt import Status as Aktivitetsstatus
from dubu.sager.sagsakt import check_akt, opret_i_sag, saet_aktivitetsstatus, skriv_i_sag
from dubu.skemaer import svar as laes
from dubu.skemaer.katalogfiler import find_skema
from dubu.skemaer.services import tag_oejebliksbillede
from dubu.undersoegelser import selectors
from dubu.undersoegelser.dimensioner import dimensioner
from dubu.undersoegelser.errors import AfdaekningErSluttetError, AfdaekningIGangError, UkendtForholdError
from dubu.undersoegelser.models import Afdaekning, Afdaekningsindhold

Svar = Mapping[str, Any]
PARAGRAF = "BL § 19"
Status = Afdaekning.Status


@transaction.atomic
def begynd_afdaekning(*, aktoer: Aktoer, sag: Sag, svar: Svar, tidspunkt: datetime, handling: UUID) -> Afdaekning:
    """Decide which matters are to be uncovered, and why. Raises AfdaekningIGangError or UkendtForholdError.

    Hjemmel: BL § 19
    """
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="afdaekning.begynd")
    if forloeb.er_gentagelse:
        return Afdaekning.objects.get(uuid=forloeb.resultat)
    check_akt(aktoer, sag, "sag.afgoer")
    Sag.objects.select_for_update(no_key=True).get(pk=sag.pk)
    if Afdaekning.objects.filter(sag=sag, status=Status.I_GANG).exists():
        raise AfdaekningIGangError
    forhold = [noegle for noegle in dimensioner() if noegle in svar.get("forhold", ())]
    if not forhold or len(forhold) != len(svar["forhold"]):
        raise UkendtForholdError
    aktivitet = opret_i_sag(
        aktoer=aktoer, sag=sag, type="afdaekning", titel="Afdækning (§ 19)", tidspunkt=tidspunkt,
        status=Aktivitetsstatus.AKTIV, lovpligtig=True,
    )  # fmt: skip
    afdaekning = Afdaekning.objects.create(
        aktivitet=aktivitet, barn_id=sag.barn_id, sag=sag, forhold=forhold, formaal=laes.tekst(svar, "formaal"),
        besluttet_tidspunkt=tidspunkt, besluttet_af=aktoer.id, besluttet_af_navn=aktoer.navn,
    )  # fmt: skip
    grundlag = selectors.seneste_opmaerksomhed(sag.barn)
    skriv_i_sag(
        "afdaekning.besluttet", aktoer=aktoer, sag=sag, om=aktivitet.uuid, tidspunkt=tidspunkt,
        data={
            "paragraf": PARAGRAF, "forhold": forhold, "grundlag": grundlag.om if grundlag else None,
            "begrundelse": afdaekning.formaal,
        },
    )  # fmt: skip
    forloeb.afslut(afdaekning.uuid)
    return afdaekning


@transaction.atomic
def afslut_afdaekning(
    *, aktoer: Aktoer, afdaekning: Afdaekning, svar: Svar, tidspunkt: datetime, handling: UUID
) -> Afdaekning:
    """Write down what the afdækning showed, and conclude. Raises AfdaekningErSluttetError.

    Hjemmel: BL § 19
    """
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="afdaekning.afslut")
    if forloeb.er_gentagelse:
        return Afdaekning.objects.get(uuid=forloeb.resultat)
    check_akt(aktoer, afdaekning.sag, "sag.afgoer")
    laast = Afdaekning.objects.select_for_update(no_key=True, of=("self",))
    afdaekning = laast.select_related("aktivitet", "sag__barn", "sag__primaer_raadgiver").get(pk=afdaekning.pk)
    if afdaekning.status != Status.I_GANG:
        raise AfdaekningErSluttetError
    skema = find_skema(selectors.AFDAEKNING_SKEMA)
    Afdaekningsindhold.objects.create(
        afdaekning=afdaekning, skema=skema.art, indhold=dict(svar), skrevet_af=aktoer.id,
        skrevet_af_navn=aktoer.navn, skrevet_tidspunkt=tidspunkt,
    )  # fmt: skip
    afdaekning.status, afdaekning.konklusion = Status.AFSLUTTET, Afdaekning.Konklusion(svar["konklusion"])
    afdaekning.sluttet_tidspunkt = tidspunkt
    afdaekning.save(update_fields=["status", "konklusion", "sluttet_tidspunkt"])
    saet_aktivitetsstatus(afdaekning.aktivitet, Aktivitetsstatus.UDFOERT)
    skriv_i_sag(
        "afdaekning.afsluttet", aktoer=aktoer, sag=afdaekning.sag, om=afdaekning.aktivitet.uuid, tidspunkt=tidspunkt,
        data={"konklusion": str(afdaekning.konklusion), "begrundelse": laes.tekst(svar, "konklusion_begrundelse")},
    )  # fmt: skip
    tag_oejebliksbillede(
        aktoer=aktoer, aktivitet=afdaekning.aktivitet, skema=skema, tidspunkt=tidspunkt,
        svar={"forhold": afdaekning.forhold, "formaal": afdaekning.formaal, **svar},
    )  # fmt: skip
    forloeb.afslut(afdaekning.uuid)
    return afdaekning
