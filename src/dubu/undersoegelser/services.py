"""Acts of the børnefaglig undersøgelse."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import transaction

from dubu.haendelseslog import handlinger
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.ur import DANMARK
from dubu.parter.models import Person
from dubu.sager.models import Sag
from dubu.sager.sagsakt import Status as Aktivitetsstatus
from dubu.sager.sagsakt import check_akt, opret_i_sag, saet_aktivitetsstatus, skriv_i_sag
from dubu.skemaer import svar as laes
from dubu.skemaer.katalogfiler import find_skema
from dubu.skemaer.services import tag_oejebliksbillede
from dubu.undersoegelser import rules, selectors
from dubu.undersoegelser.dimensioner import dimensioner
from dubu.undersoegelser.errors import (
    BegrundelseManglerError,
    KonklusionMaaIkkeManglerError,
    NyDatoErForbiError,
    OpmaerksomIFremtidenError,
    RettetImensError,
    UkendtForholdError,
    UndersoegelseErIkkeAfsluttetError,
    UndersoegelseErSluttetError,
    UndersoegelseIGangError,
)
from dubu.undersoegelser.models import (
    BoernefagligUndersoegelse,
    ForeloebigVurdering,
    SoeskendeStilling,
    UndersoegelseVersion,
)

Svar = Mapping[str, Any]
BESLUTNING_SKEMA, FORELOEBIG_SKEMA = "undersoegelse_beslutning", "foreloebig_vurdering"


@transaction.atomic
def beslut_undersoegelse(
    *, aktoer: Aktoer, sag: Sag, svar: Svar, tidspunkt: datetime, handling: UUID
) -> BoernefagligUndersoegelse:
    """Decide a børnefaglig undersøgelse with its ground, its scope and the day of awareness.

    The four months run from the day when the municipality became aware, not from the decision.
    Raises UndersoegelseIGangError, OpmaerksomIFremtidenError or UkendtForholdError.

    Hjemmel: BL § 20
    """
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="undersoegelse.beslut")
    if forloeb.er_gentagelse:
        return BoernefagligUndersoegelse.objects.get(uuid=forloeb.resultat)
    check_akt(aktoer, sag, "sag.afgoer")
    _laas_sag(sag)
    if BoernefagligUndersoegelse.objects.filter(sag=sag, status=rules.I_GANG).exists():
        raise UndersoegelseIGangError
    opmaerksom, forhold = _kontrolleret(svar, tidspunkt)
    aktivitet = opret_i_sag(
        aktoer=aktoer, sag=sag, type="boernefaglig_undersoegelse", titel="Børnefaglig undersøgelse",
        tidspunkt=tidspunkt, status=Aktivitetsstatus.AKTIV, lovpligtig=True,
    )  # fmt: skip
    undersoegelse = BoernefagligUndersoegelse.objects.create(
        aktivitet=aktivitet, barn_id=sag.barn_id, sag=sag, grund=svar["grund"], opmaerksom=opmaerksom,
        dimensioner=forhold, omfang_begrundelse=laes.tekst(svar, "omfang_begrundelse"),
        besluttet_tidspunkt=tidspunkt, besluttet_af=aktoer.id, besluttet_af_navn=aktoer.navn,
    )  # fmt: skip
    _skriv_beslutning(aktoer, undersoegelse, tidspunkt)
    tag_oejebliksbillede(
        aktoer=aktoer, aktivitet=aktivitet, skema=find_skema(BESLUTNING_SKEMA), svar=svar, tidspunkt=tidspunkt
    )
    forloeb.afslut(undersoegelse.uuid)
    return undersoegelse


def _kontrolleret(svar: Svar, tidspunkt: datetime) -> tuple[date, list[str]]:
    opmaerksom = laes.dato(svar, "opmaerksom")
    if opmaerksom is None or opmaerksom > tidspunkt.astimezone(DANMARK).date():
        raise OpmaerksomIFremtidenError
    forhold = [noegle for noegle in dimensioner() if noegle in svar.get("dimensioner", ())]
    if not forhold or len(forhold) != len(svar["dimensioner"]):
        raise UkendtForholdError
    return opmaerksom, forhold


def _skriv_beslutning(aktoer: Aktoer, undersoegelse: BoernefagligUndersoegelse, tidspunkt: datetime) -> None:
    """Two facts: when the need became known, and the decision that opens the deadline."""
    om, sag = undersoegelse.aktivitet.uuid, undersoegelse.sag
    kendt = datetime.combine(undersoegelse.opmaerksom, time(12), tzinfo=DANMARK)
    skriv_i_sag(
        "behov.kendt", aktoer=aktoer, sag=sag, om=om, tidspunkt=min(kendt, tidspunkt),
        data={"dato": undersoegelse.opmaerksom},
    )  # fmt: skip
    grundlag = selectors.seneste_opmaerksomhed(sag.barn)
    skriv_i_sag(
        "undersoegelse.besluttet", aktoer=aktoer, sag=sag, om=om, tidspunkt=tidspunkt,
        data={
            "paragraf": rules.PARAGRAF_FOR_GRUND[undersoegelse.grund], "nr": rules.NR_FOR_GRUND[undersoegelse.grund],
            "opmaerksom": undersoegelse.opmaerksom, "temaer": undersoegelse.dimensioner,
            "grundlag": grundlag.om if grundlag else None, "begrundelse": undersoegelse.omfang_begrundelse,
        },
    )  # fmt: skip


@transaction.atomic
def vurder_foreloebigt(
    *, aktoer: Aktoer, undersoegelse: BoernefagligUndersoegelse, svar: Svar, tidspunkt: datetime, handling: UUID
) -> ForeloebigVurdering:
    """Write the provisional assessment when the four months cannot be kept.

    Raises UndersoegelseErSluttetError or NyDatoErForbiError.

    Hjemmel: BL § 20, stk. 3
    """
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="undersoegelse.vurder_foreloebigt")
    if forloeb.er_gentagelse:
        return ForeloebigVurdering.objects.get(uuid=forloeb.resultat)
    check_akt(aktoer, undersoegelse.sag, "sag.skriv")
    undersoegelse = _laas_i_gang(undersoegelse)
    ny_dato = laes.dato(svar, "ny_dato")
    if ny_dato is None or ny_dato < tidspunkt.astimezone(DANMARK).date():
        raise NyDatoErForbiError
    vurdering = ForeloebigVurdering.objects.create(
        undersoegelse=undersoegelse, vurdering=laes.tekst(svar, "vurdering"), aarsag=laes.tekst(svar, "aarsag"),
        ny_dato=ny_dato, tidspunkt=tidspunkt, skrevet_af=aktoer.id, skrevet_af_navn=aktoer.navn,
    )  # fmt: skip
    undersoegelse.foreloebigt_vurderet_tidspunkt, undersoegelse.ventet_faerdig = tidspunkt, ny_dato
    undersoegelse.save(update_fields=["foreloebigt_vurderet_tidspunkt", "ventet_faerdig"])
    dokument = tag_oejebliksbillede(
        aktoer=aktoer, aktivitet=undersoegelse.aktivitet, skema=find_skema(FORELOEBIG_SKEMA), svar=svar,
        tidspunkt=tidspunkt,
    )  # fmt: skip
    skriv_i_sag(
        "undersoegelse.foreloebigt_vurderet", aktoer=aktoer, sag=undersoegelse.sag, om=undersoegelse.aktivitet.uuid,
        tidspunkt=tidspunkt, data={"ny_dato": ny_dato, "dokument": dokument.uuid, "begrundelse": vurdering.aarsag},
    )  # fmt: skip
    forloeb.afslut(vurdering.uuid)
    return vurdering


@transaction.atomic
def afslut_undersoegelse(
    *,
    aktoer: Aktoer,
    undersoegelse: BoernefagligUndersoegelse,
    svar: Svar,
    tidspunkt: datetime,
    handling: UUID,
    fravigelse: Mapping[str, str] | None = None,
) -> UndersoegelseVersion:
    """Finish the undersøgelse: the position on the other children, the content as a version, the fact.

    Raises SpaerretError with what the conclusion lacks (gate g16), UndersoegelseErSluttetError.

    Hjemmel: BL § 22, stk. 6, og § 21, stk. 1
    """
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="undersoegelse.afslut")
    if forloeb.er_gentagelse:
        return UndersoegelseVersion.objects.get(uuid=forloeb.resultat)
    check_akt(aktoer, undersoegelse.sag, "sag.afgoer")
    undersoegelse = _laas_i_gang(undersoegelse)
    # Half a position on the family's children is none: the gate then says that it lacks.
    alle_taget = rules.soeskende_besvaret(svar, selectors.soeskende_i_skema(aktoer, undersoegelse.sag))
    if alle_taget:
        _skriv_soeskende(aktoer, undersoegelse, svar, tidspunkt)
    skriv_i_sag(
        "undersoegelse.afsluttet", aktoer=aktoer, sag=undersoegelse.sag, om=undersoegelse.aktivitet.uuid,
        tidspunkt=tidspunkt, fravigelse=fravigelse,
        data={"konklusion": rules.besvarede_dele(svar), "soeskende": alle_taget},
    )  # fmt: skip
    version = _gem_version(aktoer, undersoegelse, svar, tidspunkt, nr=1)
    _slut(undersoegelse, rules.AFSLUTTET, tidspunkt, Aktivitetsstatus.UDFOERT)
    tag_oejebliksbillede(
        aktoer=aktoer, aktivitet=undersoegelse.aktivitet, skema=selectors.skema_for(aktoer, undersoegelse), svar=svar,
        tidspunkt=tidspunkt,
    )  # fmt: skip
    forloeb.afslut(version.uuid)
    return version


@transaction.atomic
def ret_undersoegelse(
    *,
    aktoer: Aktoer,
    undersoegelse: BoernefagligUndersoegelse,
    svar: Svar,
    begrundelse: str,
    bygger_paa: int,
    tidspunkt: datetime,
    handling: UUID,
) -> UndersoegelseVersion:
    """Correct a finished undersøgelse: a new version beside the old one, with the reason. No deadline moves.

    `bygger_paa` is the version that the page was opened with. Raises BegrundelseManglerError,
    UndersoegelseErIkkeAfsluttetError, RettetImensError or KonklusionMaaIkkeManglerError.

    Hjemmel: BL § 22, stk. 6, og § 21, stk. 1
    """
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="undersoegelse.ret")
    if forloeb.er_gentagelse:
        return UndersoegelseVersion.objects.get(uuid=forloeb.resultat)
    check_akt(aktoer, undersoegelse.sag, "sag.afgoer")
    if not begrundelse.strip():
        raise BegrundelseManglerError
    undersoegelse = _laas(undersoegelse)
    if undersoegelse.status != rules.AFSLUTTET:
        raise UndersoegelseErIkkeAfsluttetError(status=str(undersoegelse.get_status_display()).lower())
    forrige = selectors.list_versioner(undersoegelse)[0]
    if forrige.version != bygger_paa:
        raise RettetImensError
    if not rules.er_hel(svar, selectors.soeskende_i_skema(aktoer, undersoegelse.sag)):
        raise KonklusionMaaIkkeManglerError
    _skriv_soeskende(aktoer, undersoegelse, svar, tidspunkt, foer=forrige.indhold)
    version = _gem_version(aktoer, undersoegelse, svar, tidspunkt, nr=forrige.version + 1, begrundelse=begrundelse)
    dokument = tag_oejebliksbillede(
        aktoer=aktoer, aktivitet=undersoegelse.aktivitet, skema=selectors.skema_for(aktoer, undersoegelse), svar=svar,
        tidspunkt=tidspunkt,
        oplysninger=[("Version", str(version.version)), ("Rettet, fordi", version.rettelse_begrundelse)],
    )  # fmt: skip
    skriv_i_sag(
        "undersoegelse.rettet", aktoer=aktoer, sag=undersoegelse.sag, om=undersoegelse.aktivitet.uuid,
        tidspunkt=tidspunkt,
        data={"version": version.version, "dokument": dokument.uuid, "begrundelse": version.rettelse_begrundelse},
    )  # fmt: skip
    forloeb.afslut(version.uuid)
    return version


def _gem_version(
    aktoer: Aktoer, undersoegelse: BoernefagligUndersoegelse, svar: Svar, tidspunkt: datetime, *, nr: int,
    begrundelse: str = "",
) -> UndersoegelseVersion:  # fmt: skip
    return UndersoegelseVersion.objects.create(
        undersoegelse=undersoegelse, version=nr, skema=find_skema(selectors.BFU_SKEMA).art, indhold=dict(svar),
        grundlag=svar["grundlag"], stoette_imens=svar["stoette_imens"], rettelse_begrundelse=begrundelse.strip(),
        skrevet_af=aktoer.id, skrevet_af_navn=aktoer.navn, skrevet_tidspunkt=tidspunkt,
    )  # fmt: skip


def _skriv_soeskende(
    aktoer: Aktoer, undersoegelse: BoernefagligUndersoegelse, svar: Svar, tidspunkt: datetime, foer: Svar | None = None
) -> None:
    """One row and one fact for each other child, or one saying that there is none; in a correction those changed."""
    soeskende = selectors.list_soeskende(aktoer, undersoegelse.sag)
    par: list[tuple[str, Person | None]] = [(barn.uuid.hex, barn) for barn in soeskende] or [("ingen", None)]
    for noegle, barn in par:
        navne = (f"soeskende_{noegle}", f"soeskende_{noegle}_hvorfor")
        if foer is not None and all(foer.get(navn) == svar.get(navn) for navn in navne):
            continue
        valg = bool(laes.ja(svar, f"soeskende_{noegle}"))
        hvorfor = laes.tekst(svar, f"soeskende_{noegle}_hvorfor")
        SoeskendeStilling.objects.create(
            undersoegelse=undersoegelse, barn=barn, undersoeges=valg, begrundelse=hvorfor, tidspunkt=tidspunkt,
            skrevet_af=aktoer.id, skrevet_af_navn=aktoer.navn,
        )  # fmt: skip
        skriv_i_sag(
            "soeskende.vurderet", aktoer=aktoer, sag=undersoegelse.sag, om=undersoegelse.aktivitet.uuid,
            tidspunkt=tidspunkt,
            data={"soeskende": barn.uuid if barn else None, "undersoegelse": valg, "ingen_soeskende": barn is None},
        )  # fmt: skip


@transaction.atomic
def stands_undersoegelse(
    *, aktoer: Aktoer, undersoegelse: BoernefagligUndersoegelse, grund: str, tidspunkt: datetime, handling: UUID
) -> BoernefagligUndersoegelse:
    """Stop an undersøgelse that has lost its object: the family moved, the child was not in need.

    Raises UndersoegelseErSluttetError or BegrundelseManglerError.
    """
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="undersoegelse.stands")
    if forloeb.er_gentagelse:
        return BoernefagligUndersoegelse.objects.get(uuid=forloeb.resultat)
    check_akt(aktoer, undersoegelse.sag, "sag.afgoer")
    if not grund.strip():
        raise BegrundelseManglerError
    undersoegelse = _laas_i_gang(undersoegelse)
    _slut(undersoegelse, rules.STANDSET, tidspunkt, Aktivitetsstatus.ANNULLERET)
    skriv_i_sag(
        "undersoegelse.standset", aktoer=aktoer, sag=undersoegelse.sag, om=undersoegelse.aktivitet.uuid,
        tidspunkt=tidspunkt, data={"grund": grund.strip()},
    )  # fmt: skip
    forloeb.afslut(undersoegelse.uuid)
    return undersoegelse


def _slut(undersoegelse: BoernefagligUndersoegelse, status: str, tidspunkt: datetime, aktivitetsstatus: str) -> None:
    undersoegelse.status, undersoegelse.sluttet_tidspunkt = status, tidspunkt
    undersoegelse.save(update_fields=["status", "sluttet_tidspunkt"])
    saet_aktivitetsstatus(undersoegelse.aktivitet, aktivitetsstatus)


def _laas_sag(sag: Sag) -> None:
    Sag.objects.select_for_update(no_key=True).get(pk=sag.pk)


def _laas(undersoegelse: BoernefagligUndersoegelse) -> BoernefagligUndersoegelse:
    laast = BoernefagligUndersoegelse.objects.select_for_update(no_key=True, of=("self",))
    return laast.select_related("aktivitet", "sag__barn", "sag__primaer_raadgiver").get(pk=undersoegelse.pk)


def _laas_i_gang(undersoegelse: BoernefagligUndersoegelse) -> BoernefagligUndersoegelse:
    raekke = _laas(undersoegelse)
    if not rules.kan_skifte(raekke.status, rules.AFSLUTTET):
        raise UndersoegelseErSluttetError(status=str(raekke.get_status_display()).lower())
    return raekke
