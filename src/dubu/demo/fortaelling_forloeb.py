"""The long stories: from the undersøgelse to the decision, the plan, the measure and its follow-up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from dubu.afgoerelser.klager import genvurder_klage, registrer_klage, videresend_klage
from dubu.afgoerelser.models import Afgoerelse, Genvurdering, Klage, Meddelelse
from dubu.afgoerelser.services import meddel_afgoerelse, traef_afgoerelse
from dubu.afgoerelser.typer import find_type, klagevejledning
from dubu.demo import fortaelling_tekster as tekster
from dubu.demo.fortaelling_sager import beslut, fra_underretning, notat, resume, samtale
from dubu.demo.fortaelling_scene import Scene, ny_handling
from dubu.indsatser.models import Indsats
from dubu.indsatser.services import ivaerksaet
from dubu.kerne.ur import DANMARK
from dubu.opfoelgning.services import hold_opfoelgning, hold_tilsyn
from dubu.planer.models import BarnetsPlan
from dubu.planer.services import godkend_plan
from dubu.sager.models import Sag
from dubu.undersoegelser.models import BoernefagligUndersoegelse
from dubu.undersoegelser.selectors import list_soeskende
from dubu.undersoegelser.services import afslut_undersoegelse

RAADGIVER = "raadgiver"


def fortael_pipaluk(scene: Scene) -> None:
    """A child with a plan and a measure at home; the first follow-up is due soon."""
    sag = fra_underretning(
        scene, 210, tekster.PIPALUK, "pipaluk", RAADGIVER, soeskende=["inuk"], begrundelse=tekster.PIPALUK_SCREENING
    )
    opmaerksom = scene.klokken(210, "9.20")
    undersoegelse = beslut(scene, sag, RAADGIVER, scene.klokken(205, "11.00"), opmaerksom)
    samtale(
        scene, sag, RAADGIVER, scene.klokken(160, "14.00"), "undersoegelse", tekster.PIPALUK_ORD, tekster.PIPALUK_AFTALT
    )
    afslut(scene, undersoegelse, scene.klokken(110, "13.30"))
    afgoerelse = afgoer(scene, sag, "p32_2", tekster.PIPALUK_AFGOERELSE, scene.klokken(95, "12.00"), undersoegelse)
    meddel(scene, afgoerelse, ["pipaluk", "pipaluk.mor"], scene.klokken(93, "15.00"))
    ivaerksaet_indsats(scene, afgoerelse, scene.klokken(82, "9.00"), "Støtte i hjemmet", "Familiehuset")
    laeg_plan(scene, sag, tekster.PIPALUK_PLAN, scene.klokken(60, "10.00"))
    notat(scene, sag, RAADGIVER, scene.klokken(9, "16.10"), "Mor ringer", tekster.PIPALUK_NOTAT, "telefonnotat")
    resume(scene, sag, RAADGIVER, tekster.PIPALUK_RESUME)


def fortael_afslag_til_liva(scene: Scene) -> None:
    """A refusal, told to the mother; her complaint waits for the municipality's new look."""
    sag = Sag.objects.select_related("barn", "primaer_raadgiver").get(barn=scene.person("liva"))
    afgoerelse = afgoer(scene, sag, "p32_7", tekster.LIVA_AFGOERELSE, scene.klokken(18, "11.30"))
    meddel(scene, afgoerelse, ["liva.mor"], scene.klokken(16, "15.00"))
    _registrer_klage(scene, afgoerelse, "liva.mor", tekster.LIVA_KLAGE, scene.klokken(3, "10.20"))


def fortael_kontaktperson_til_noah(scene: Scene) -> None:
    """Help beside the undersøgelse: decided, and not yet set in motion."""
    sag = Sag.objects.select_related("barn", "primaer_raadgiver").get(barn=scene.person("noah"))
    afgoerelse = afgoer(scene, sag, "p32_3", tekster.NOAH_AFGOERELSE, scene.klokken(5, "11.30"))
    meddel(scene, afgoerelse, ["noah", "noah.mor"], scene.klokken(4, "15.00"))


def fortael_agnes(scene: Scene) -> None:
    """A young person placed with consent: followed up, visited once; the mother complains."""
    sag = fra_underretning(scene, 420, tekster.AGNES, "agnes", RAADGIVER, begrundelse=tekster.AGNES_SCREENING)
    undersoegelse = beslut(scene, sag, RAADGIVER, scene.klokken(415, "11.00"), scene.klokken(420, "9.20"))
    afslut(scene, undersoegelse, scene.klokken(330, "13.30"))
    afgoerelse = afgoer(scene, sag, "p46", tekster.AGNES_AFGOERELSE, scene.klokken(300, "12.00"), undersoegelse)
    meddel(scene, afgoerelse, ["agnes", "agnes.mor"], scene.klokken(298, "15.00"))
    laeg_plan(scene, sag, tekster.AGNES_PLAN, scene.klokken(290, "10.00"))
    indsats = ivaerksaet_indsats(
        scene, afgoerelse, scene.klokken(280, "9.00"), "Anbringelse i plejefamilie", "Familien Lund"
    )
    foelg_op(scene, indsats, tekster.AGNES_OPFOELGNING, scene.klokken(195, "14.00"), naeste=30)
    besoeg(scene, indsats, tekster.AGNES_TILSYN, scene.klokken(150, "15.30"))
    samtale(scene, sag, RAADGIVER, scene.klokken(150, "16.00"), "tilsyn", tekster.AGNES_ORD, tekster.AGNES_AFTALT)
    klag(scene, afgoerelse, "agnes.mor", tekster.AGNES_KLAGE, scene.klokken(276, "10.20"))
    resume(scene, sag, RAADGIVER, tekster.AGNES_RESUME)


def afslut(scene: Scene, undersoegelse: BoernefagligUndersoegelse, naar: datetime) -> None:
    """Close the undersøgelse with the four parts of the conclusion and a position on the siblings."""
    aktoer = scene.aktoer(RAADGIVER)
    svar = dict(tekster.KONKLUSION)
    for noegle in [barn.uuid.hex for barn in list_soeskende(aktoer, undersoegelse.sag)] or ["ingen"]:
        svar |= {f"soeskende_{noegle}": "nej", f"soeskende_{noegle}_hvorfor": tekster.SOESKENDE_NEJ}
    afslut_undersoegelse(aktoer=aktoer, undersoegelse=undersoegelse, svar=svar, tidspunkt=naar, handling=ny_handling())


def afgoer(
    scene: Scene,
    sag: Sag,
    type_: str,
    svar: Mapping[str, str],
    naar: datetime,
    undersoegelse: BoernefagligUndersoegelse | None = None,
) -> Afgoerelse:
    """Make the decision with its complaint guidance."""
    faelles = {
        "resultat": "bevilget", "retsgrundlag": find_type(type_).paragraf,
        "klagevejledning": klagevejledning(find_type(type_)),
    }  # fmt: skip
    return traef_afgoerelse(
        aktoer=scene.aktoer(RAADGIVER), sag=sag, type=type_, svar={**faelles, **svar}, tidspunkt=naar,
        handling=ny_handling(), undersoegelse=undersoegelse.aktivitet if undersoegelse else None,
    )  # fmt: skip


def meddel(scene: Scene, afgoerelse: Afgoerelse, parter: list[str], naar: datetime) -> None:
    """Tell each party; the child in a talk."""
    for noegle in parter:
        kanal = Meddelelse.Kanal.DIGITAL_POST if "." in noegle else Meddelelse.Kanal.OVERLEVERET
        meddel_afgoerelse(
            aktoer=scene.aktoer(RAADGIVER), afgoerelse=afgoerelse, person=scene.person(noegle), kanal=kanal,
            modtaget=naar.astimezone(DANMARK).date(), klagevejledning_givet=True, tidspunkt=naar,
            handling=ny_handling(),
        )  # fmt: skip


def ivaerksaet_indsats(scene: Scene, afgoerelse: Afgoerelse, naar: datetime, titel: str, sted: str) -> Indsats:
    """Set the measure in motion."""
    svar = {"titel": titel, "sted": sted, "fra": naar.astimezone(DANMARK).date().isoformat()}
    return ivaerksaet(
        aktoer=scene.aktoer(RAADGIVER), afgoerelse=afgoerelse, svar=svar, tidspunkt=naar, handling=ny_handling()
    )


def laeg_plan(scene: Scene, sag: Sag, svar: Mapping[str, str], naar: datetime) -> None:
    """Approve the plan that the decision began as a draft."""
    plan = BarnetsPlan.objects.select_related("sag", "aktivitet", "afgoerelse").get(sag=sag)
    godkend_plan(aktoer=scene.aktoer(RAADGIVER), plan=plan, svar=svar, tidspunkt=naar, handling=ny_handling())


def foelg_op(scene: Scene, indsats: Indsats, svar: Mapping[str, str], naar: datetime, *, naeste: int) -> None:
    """Hold a follow-up and say when the next one is."""
    datoer = {"dato": naar.astimezone(DANMARK).date().isoformat(), "naeste_dato": scene.om(naeste).isoformat()}
    hold_opfoelgning(
        aktoer=scene.aktoer(RAADGIVER), indsats=indsats, svar={**svar, **datoer}, tidspunkt=naar, handling=ny_handling()
    )


def besoeg(scene: Scene, indsats: Indsats, svar: Mapping[str, str], naar: datetime) -> None:
    """Visit the place."""
    dato = {"dato": naar.astimezone(DANMARK).date().isoformat()}
    hold_tilsyn(
        aktoer=scene.aktoer(RAADGIVER), indsats=indsats, svar={**svar, **dato}, tidspunkt=naar, handling=ny_handling()
    )


def klag(scene: Scene, afgoerelse: Afgoerelse, part: str, indhold: str, naar: datetime) -> None:
    """A complaint by phone; the municipality looks again, upholds and sends it on."""
    aktoer, klage = scene.aktoer(RAADGIVER), _registrer_klage(scene, afgoerelse, part, indhold, naar)
    genvurderet = naar + timedelta(days=12)
    genvurder_klage(
        aktoer=aktoer, klage=klage, resultat=Genvurdering.Resultat.FASTHOLDT, begrundelse=tekster.AGNES_GENVURDERING,
        tidspunkt=genvurderet, handling=ny_handling(),
    )  # fmt: skip
    videresend_klage(aktoer=aktoer, klage=klage, tidspunkt=genvurderet + timedelta(days=1), handling=ny_handling())


def _registrer_klage(scene: Scene, afgoerelse: Afgoerelse, part: str, indhold: str, naar: datetime) -> Klage:
    return registrer_klage(
        aktoer=scene.aktoer(RAADGIVER), afgoerelse=afgoerelse, person=scene.person(part), indhold=indhold,
        modtaget=naar.astimezone(DANMARK).date(), kanal=Klage.Kanal.TELEFON, tidspunkt=naar, handling=ny_handling(),
    )  # fmt: skip
