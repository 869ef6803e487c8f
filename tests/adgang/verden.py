"""One small world that every route can be knocked on with: a child with a whole case, and who may see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID, uuid4

from dubu.adgang.permissions import kan
from dubu.adgang.tests.factories import lav_afdeling, lav_medarbejder, lav_medarbejderaktoer
from dubu.afgoerelser.klager import registrer_klage
from dubu.afgoerelser.tests.factories import lav_afgoerelse, lav_foraelder
from dubu.dokumenter.kontaktspaerre import saet_kontaktspaerre
from dubu.dokumenter.models import Dokument
from dubu.frister.models import Frist
from dubu.inddragelse.tests.factories import lav_samtale
from dubu.indsatser.tests.factories import lav_indsats
from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.opfoelgning.services import hold_opfoelgning, hold_tilsyn
from dubu.opfoelgning.tests.factories import opfoelgningssvar, tilsynssvar
from dubu.organisation.models import Afdeling
from dubu.parter.services import flet_person
from dubu.planer.tests.factories import lav_plan
from dubu.sager.arbejdskopier import hent_eller_opret
from dubu.sager.bevillinger import giv_adgang
from dubu.sager.models import AktivitetBarn, Sag, Sagspart
from dubu.sager.notater import skriv_notat
from dubu.sager.services import tilfoej_sekundaer
from dubu.sager.soegninger import gem_soegning
from dubu.sager.tests.factories import lav_barn, lav_sag
from dubu.underretninger.services import Vurderingssvar, vurder_underretning
from dubu.underretninger.tests.factories import lav_underretning_barn
from dubu.undersoegelser.screening import afslut_screening
from dubu.undersoegelser.tests.factories import lav_afdaekning, lav_undersoegelse


@dataclass
class Verden:
    """The things by the word before them in an address, and the actors."""

    raadgiver: Aktoer
    anden_afdeling: Afdeling
    vaerdier: dict[str, object] = field(default_factory=dict)

    def aktoer_med(self, rolle: str) -> Aktoer:
        """An employee with the role: the child's own rådgiver where the role sees its own."""
        aktoer = self.raadgiver if rolle == "raadgiver" else lav_medarbejderaktoer(rolle, navn=f"Tilladt {rolle}")
        if kan(aktoer, "person.soeg"):
            # A search is seen by the one who searched.
            self.vaerdier["soeg/soegning"] = gem_soegning(aktoer=aktoer, soegning="Eksempel", tidspunkt=ur.nu())
        return aktoer


def byg_verden() -> Verden:
    """A child with a case of her own rådgiver, and one of everything that has an address."""
    raadgiver = lav_medarbejderaktoer("raadgiver", navn="Egen Rådgiver")
    modtager = lav_medarbejderaktoer("modtagelse", navn="Egen Modtager")
    verden = Verden(raadgiver, lav_afdeling("En anden afdeling"))
    sag = lav_sag(lav_barn(), raadgiver)
    aaben = lav_underretning_barn(modtager)
    flet_person(aktoer=modtager, fra=aaben.barn, til=sag.barn, tidspunkt=ur.nu())
    verden.vaerdier |= {
        "underret/kode": "0461", "login/kode": "0461", "/hvem": "fagperson", "/type": "p32_3", "ny/type": "p32_3",
        "sag/sag_uuid": sag.uuid, "sager/uuid": sag.uuid, "indbakke/uuid": aaben.uuid,
        "arbejdsplads:indgang/aktivitet": aaben.underretning.aktivitet.uuid,
        "personer/uuid": sag.barn.uuid, "screening/aktivitet": _screening(modtager),
        "opret/barn": lav_barn("Uden sag").uuid,
        "soeg/soegning": gem_soegning(aktoer=raadgiver, soegning="asta", tidspunkt=ur.nu()),
    }  # fmt: skip
    verden.vaerdier |= _forloeb(raadgiver, sag) | _paa_sagen(raadgiver, sag) | _frist(sag)
    return verden


def _frist(sag: Sag) -> dict[str, object]:
    """A deadline of the case itself: those of a notification are the reception's too."""
    frist = Frist.objects.filter(regel="S-05", barn=sag.barn).first()
    return {
        "frister/barn": sag.barn.uuid, "/regel": frist.regel, "/udloest_af": frist.udloest_af,
        "/forekomst": frist.forekomst,
    }  # fmt: skip


def _paa_sagen(raadgiver: Aktoer, sag: Sag) -> dict[str, object]:
    """What stands on the case beside its steps."""
    leder, kollega = lav_medarbejderaktoer("afdelingsleder", navn="Leder"), lav_medarbejder("raadgiver", navn="Kollega")
    haendelse = {"tidspunkt": ur.nu()}
    notat = skriv_notat(
        aktoer=raadgiver, handling=uuid4(), sag=sag, titel="Notat", tekst="Talte med Asta.",
        haendelsestidspunkt=haendelse["tidspunkt"], **haendelse,
    )  # fmt: skip
    sekundaer = tilfoej_sekundaer(
        aktoer=raadgiver, handling=uuid4(), sag=sag, medarbejder=kollega, formaal="Tilsyn", fra=ur.idag(), **haendelse
    )
    bevilling = giv_adgang(
        aktoer=leder, handling=uuid4(), sag=sag, medarbejder=kollega, begrundelse="Hjælper i sagen",
        til=ur.nu() + timedelta(days=1), **haendelse,
    )  # fmt: skip
    (spaerre,) = saet_kontaktspaerre(
        aktoer=raadgiver, boern=[sag.barn], aarsag="trussel", omfang="familie", **haendelse
    )
    kopi = hent_eller_opret(aktoer=raadgiver, art="notat", om=sag.uuid, sag=sag, noegle=raadgiver.id.hex, **haendelse)
    return {
        "notat/aktivitet": notat.uuid, "aktivitet/aktivitet": notat.uuid, "kladde/kopi": kopi.uuid,
        "raadgivere/raadgiver": sekundaer.uuid, "adgang/bevilling": bevilling.uuid,
        "kontaktspaerre/spaerre": spaerre.uuid, "parter/part": Sagspart.objects.filter(sag=sag).first().uuid,
    }  # fmt: skip


def _screening(modtager: Aktoer) -> UUID:
    """A screening of another child's notification."""
    raekke = lav_underretning_barn(modtager)
    svar = Vurderingssvar(fare="nej", overgreb="nej", aereskonflikt="nej", akut_handling=["ingen"], begrundelse="Nej.")
    vurder_underretning(aktoer=modtager, handling=uuid4(), raekker=[raekke], svar=svar, tidspunkt=ur.nu())
    return afslut_screening(
        aktoer=modtager, underretning_barn=raekke, barn=raekke.barn, udfald="1", begrundelse="Ingen grund til mere.",
        tidspunkt=ur.nu(), handling=uuid4(),
    ).aktivitet.uuid  # fmt: skip


def _forloeb(raadgiver: Aktoer, sag: Sag) -> dict[str, object]:
    """The steps of the case, one of each."""
    afgoerelse, indsats = lav_afgoerelse(raadgiver, sag), lav_indsats(raadgiver, sag, "p46", plan="", sted="Hos Krogh")
    klage = registrer_klage(
        aktoer=raadgiver, afgoerelse=afgoerelse, person=lav_foraelder(sag), modtaget=ur.idag(), kanal="telefon",
        indhold="For lidt.", tidspunkt=ur.nu(), handling=uuid4(),
    )  # fmt: skip
    haendelser = {"tidspunkt": ur.nu(), "handling": uuid4()}
    opfoelgning = hold_opfoelgning(aktoer=raadgiver, indsats=indsats, svar=opfoelgningssvar(), **haendelser)
    tilsyn = hold_tilsyn(aktoer=raadgiver, indsats=indsats, svar=tilsynssvar(), **haendelser)
    ting = {
        "boernesamtale": lav_samtale(raadgiver, sag), "undersoegelse": lav_undersoegelse(raadgiver, sag),
        "afdaekning": lav_afdaekning(raadgiver, sag),
        "afgoerelse": afgoerelse, "klage": klage, "plan": lav_plan(raadgiver, sag), "indsats": indsats,
        "opfoelgning": opfoelgning, "tilsyn": tilsyn,
    }  # fmt: skip
    egne = AktivitetBarn.objects.filter(sag=sag).values("aktivitet")
    # Not one of a notification: the reception reads those.
    dokument = Dokument.objects.filter(aktivitet__in=egne, aktivitet__type="boernesamtale").first()
    return {f"{navn}/aktivitet": objekt.aktivitet.uuid for navn, objekt in ting.items()} | {
        "dokumenter/dokument": dokument.uuid
    }
