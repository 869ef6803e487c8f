"""The main job at service level: from underretning to follow-up, with the deadlines that open and are met."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from dubu.afgoerelser.klager import genvurder_klage, registrer_klage, videresend_klage
from dubu.afgoerelser.services import meddel_afgoerelse
from dubu.afgoerelser.tests.factories import lav_afgoerelse, lav_foraelder
from dubu.frister.models import Frist
from dubu.indsatser.services import ivaerksaet
from dubu.indsatser.tests.factories import indsatssvar
from dubu.kerne import ur
from dubu.opfoelgning.services import hold_opfoelgning, hold_tilsyn
from dubu.opfoelgning.tests.factories import opfoelgningssvar, tilsynssvar
from dubu.organisation.models import Medarbejder
from dubu.parter.services import flet_person
from dubu.planer.models import BarnetsPlan
from dubu.planer.services import godkend_plan
from dubu.planer.tests.factories import plansvar
from dubu.sager.services import opret_sag
from dubu.sager.tests.factories import lav_barn, lav_sag
from dubu.underretninger.services import Vurderingssvar, vurder_underretning
from dubu.underretninger.tests.factories import lav_underretning_barn
from dubu.undersoegelser.screening import afslut_screening
from dubu.undersoegelser.services import afslut_undersoegelse
from dubu.undersoegelser.tests.factories import konklusionssvar, lav_undersoegelse

BEGYNDT = datetime.fromisoformat("2026-03-02T09:00:00+01:00")
OPFYLDT, AABEN = Frist.Tilstand.OPFYLDT, Frist.Tilstand.AABEN


@pytest.fixture(autouse=True)
def _marts_2026():
    ur.stil(BEGYNDT)


def _frist(regel: str) -> Frist:
    return Frist.objects.get(regel=regel)


def _gaa_frem(**tid: int) -> None:
    ur.stil(ur.nu() + timedelta(**tid))


def _modtag_vurder_og_screen(modtager, barn):
    raekke = lav_underretning_barn(modtager)
    flet_person(aktoer=modtager, fra=raekke.barn, til=barn, tidspunkt=ur.nu())
    assert _frist("U-03").tilstand == AABEN
    svar = Vurderingssvar(
        fare="nej", overgreb="nej", aereskonflikt="nej", akut_handling=["ingen"], begrundelse="Ikke i fare."
    )
    vurder_underretning(aktoer=modtager, handling=uuid4(), raekker=[raekke], svar=svar, tidspunkt=ur.nu())
    assert _frist("U-03").tilstand == OPFYLDT
    afslut_screening(
        aktoer=modtager, underretning_barn=raekke, barn=barn, udfald="3", begrundelse="Meget fravær.",
        tidspunkt=ur.nu(), handling=uuid4(),
    )  # fmt: skip
    assert _frist("U-04").tilstand == OPFYLDT


def _sag(modtager, raadgiver, barn):
    medarbejder = Medarbejder.objects.get(uuid=raadgiver.id)
    sag = opret_sag(
        aktoer=modtager, handling=uuid4(), barn=barn, afdeling=medarbejder.afdeling, startdato=ur.idag(),
        tidspunkt=ur.nu(), primaer=medarbejder,
    )  # fmt: skip
    return sag, lav_foraelder(sag)


def test_hovedopgaven_fra_underretning_til_opfoelgning(lav_aktoer):
    modtager, raadgiver = lav_aktoer("modtagelse"), lav_aktoer("raadgiver", navn="Søren Vang")
    barn = lav_barn()
    _modtag_vurder_og_screen(modtager, barn)
    sag, mor = _sag(modtager, raadgiver, barn)

    bfu = lav_undersoegelse(raadgiver, sag)
    assert (_frist("S-05").tilstand, _frist("S-05").udloeber_dato) == (AABEN, date(2026, 7, 2))
    _gaa_frem(days=60)
    afslut_undersoegelse(
        aktoer=raadgiver, undersoegelse=bfu, svar=konklusionssvar(), tidspunkt=ur.nu(), handling=uuid4()
    )
    assert _frist("S-05").tilstand == OPFYLDT

    afgoerelse = lav_afgoerelse(raadgiver, sag)
    meddel_afgoerelse(
        aktoer=raadgiver, afgoerelse=afgoerelse, person=mor, kanal="digital_post", modtaget=ur.idag(),
        klagevejledning_givet=True, tidspunkt=ur.nu(), handling=uuid4(),
    )  # fmt: skip
    assert (_frist("F-06").om, _frist("F-06").tilstand) == (mor.uuid, AABEN)
    assert (_frist("P-02").tilstand, _frist("P-02").om) == (AABEN, afgoerelse.aktivitet.uuid)

    plan = BarnetsPlan.objects.get(afgoerelse=afgoerelse.aktivitet)
    godkend_plan(aktoer=raadgiver, plan=plan, svar=plansvar(), tidspunkt=ur.nu(), handling=uuid4())
    assert _frist("P-02").tilstand == OPFYLDT

    indsats = ivaerksaet(
        aktoer=raadgiver, afgoerelse=afgoerelse, svar=indsatssvar(), tidspunkt=ur.nu(), handling=uuid4()
    )
    assert (_frist("P-08").tilstand, _frist("P-08").udloeber_dato) == (AABEN, date(2026, 8, 1))
    _gaa_frem(days=80)
    hold_opfoelgning(aktoer=raadgiver, indsats=indsats, svar=opfoelgningssvar(), tidspunkt=ur.nu(), handling=uuid4())
    assert _frist("P-08").tilstand == OPFYLDT


def test_en_anbringelse_aabner_tilsyn_og_kun_en_foerste_opfoelgning(lav_aktoer):
    raadgiver = lav_aktoer("raadgiver")
    sag = lav_sag(raadgiver=raadgiver)
    afgoerelse = lav_afgoerelse(raadgiver, sag, "p46", plan="")

    indsats = ivaerksaet(
        aktoer=raadgiver, afgoerelse=afgoerelse, svar=indsatssvar(sted="Plejefamilien Krogh"), tidspunkt=ur.nu(),
        handling=uuid4(),
    )  # fmt: skip

    assert indsats.er_anbringelse
    assert Frist.objects.filter(regel="P-08").count() == 1
    assert _frist("P-03").tilstand == AABEN
    foer = Frist.objects.filter(regel="T-01", tilstand=OPFYLDT).count()
    _gaa_frem(days=30)
    hold_tilsyn(aktoer=raadgiver, indsats=indsats, svar=tilsynssvar(), tidspunkt=ur.nu(), handling=uuid4())
    assert Frist.objects.filter(regel="T-01", tilstand=OPFYLDT).count() == foer + 1


def test_en_klage_fra_moderen_genvurderes_og_sendes_videre(lav_aktoer):
    raadgiver = lav_aktoer("raadgiver")
    sag = lav_sag(raadgiver=raadgiver)
    mor, afgoerelse = lav_foraelder(sag), lav_afgoerelse(raadgiver, sag)
    klage = registrer_klage(
        aktoer=raadgiver, afgoerelse=afgoerelse, person=mor, modtaget=ur.idag(), kanal="telefon",
        indhold="Hun mener, det er for lidt.", tidspunkt=ur.nu(), handling=uuid4(),
    )  # fmt: skip
    assert (_frist("F-07").tilstand, _frist("F-07").om) == (AABEN, klage.aktivitet.uuid)

    genvurder_klage(
        aktoer=raadgiver, klage=klage, resultat="fastholdt", begrundelse="Intet nyt.", tidspunkt=ur.nu(),
        handling=uuid4(),
    )  # fmt: skip
    assert _frist("F-07").tilstand == AABEN

    videresend_klage(aktoer=raadgiver, klage=klage, tidspunkt=ur.nu(), handling=uuid4())
    assert _frist("F-07").tilstand == OPFYLDT
