"""Every road out of the house while contact is blocked: refused, or warned about where something is written down.

A new route or a new outgoing fact must be given its place in `adgang/matrix.yaml`, and a road its proof here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from dubu.adgang.matrix import matrix
from dubu.adgang.tests.factories import lav_medarbejderaktoer, log_ind
from dubu.afgoerelser.models import Afgoerelse
from dubu.afgoerelser.services import meddel_afgoerelse
from dubu.afgoerelser.tests.factories import lav_afgoerelse, lav_foraelder
from dubu.dokumenter.errors import KontaktspaerretError
from dubu.dokumenter.kontaktspaerre import kraev_maa_kontaktes, saet_kontaktspaerre
from dubu.dokumenter.models import Kontaktspaerre
from dubu.haendelseslog.models import Haendelse
from dubu.inddragelse.tests.factories import lav_samtale
from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.parter.models import Person
from dubu.regler.haendelser import FAKTATYPER
from dubu.sager.aktiviteter import planlaeg_aktivitet
from dubu.sager.models import Sag, Sagspart
from dubu.sager.tests.factories import lav_barn, lav_sag
from dubu.underretninger import services as underretninger
from dubu.underretninger.models import UnderretningBarn
from dubu.underretninger.tests.factories import lav_underretning_barn

KILDE = Path(__file__).parents[2] / "src" / "dubu"
# Data of a fact that say how something went, to whom, or who came.
UDADVENDTE_FELTER = {"kanal", "modtager", "modtagere", "part", "deltagere"}
SKRIV_NED = "Skriv kun det ned, der er sket"


# ---- The table is whole


def test_hver_rute_har_sin_plads():
    paa_veje = [rute for vej in matrix().veje.values() for rute in vej.ruter]
    assert len(paa_veje) == len(set(paa_veje))
    assert set(paa_veje) | matrix().indenfor == set(matrix().ruter), "sæt ruten under en vej eller under `indenfor`"
    assert not set(paa_veje) & matrix().indenfor


def test_hvert_faktum_der_naevner_kanal_eller_modtager_har_sin_plads():
    udadvendte = {noegle for noegle, typ in FAKTATYPER.items() if UDADVENDTE_FELTER & set(typ.data)}
    paa_veje = {noegle for vej in matrix().veje.values() for noegle in vej.fakta}
    assert udadvendte == paa_veje | matrix().fakta_ind | matrix().fakta_kommer


@pytest.mark.parametrize("noegle", sorted(matrix().fakta_kommer))
def test_ingen_skriver_et_faktum_hvis_vej_ikke_er_bygget(noegle):
    skrives = re.compile(rf'skriv\w*\(\s*"{re.escape(noegle)}"')
    skribenter = [fil for fil in KILDE.rglob("*.py") if "tests" not in fil.parts and skrives.search(fil.read_text())]
    assert not skribenter, "flyt faktummet til sin vej, og bevis, at vejen holdes"


# ---- The roads


@dataclass
class Familie:
    """A child under a block on the whole family, with a mother, a teacher, a decision and an underretning."""

    raadgiver: Aktoer
    leder: Aktoer
    modtager: Aktoer
    sag: Sag
    mor: Person
    laerer: Person
    afgoerelse: Afgoerelse
    raekke: UnderretningBarn

    def browser(self, aktoer: Aktoer) -> Client:
        return log_ind(aktoer)


@pytest.fixture
def familie(kommune) -> Familie:
    raadgiver = lav_medarbejderaktoer("raadgiver", navn="Mette Holm")
    modtager = lav_medarbejderaktoer("modtagelse", navn="Rikke Modtager")
    leder = lav_medarbejderaktoer("afdelingsleder", navn="Lone Leder")
    sag = lav_sag(raadgiver=raadgiver)
    mor, laerer = lav_foraelder(sag), lav_barn("Lærer")
    Sagspart.objects.create(sag=sag, person=laerer, rolle="fagperson", fra=sag.startdato)
    raekke = underretninger.identificer(
        aktoer=modtager, handling=uuid4(), raekke=lav_underretning_barn(modtager), person=sag.barn, tidspunkt=ur.nu()
    )
    afgoerelse = lav_afgoerelse(raadgiver, sag)
    saet_kontaktspaerre(aktoer=raadgiver, boern=[sag.barn], aarsag="overgreb", omfang="familie", tidspunkt=ur.nu())
    return Familie(raadgiver, leder, modtager, sag, mor, laerer, afgoerelse, raekke)


def _indkald(familie: Familie, deltagere: list[Person]) -> None:
    planlaeg_aktivitet(
        aktoer=familie.raadgiver, handling=uuid4(), sag=familie.sag, type="moede", undertype="netvaerksmoede",
        titel="Møde", haendelsestidspunkt=ur.nu() + timedelta(days=2), tidspunkt=ur.nu(), deltagere=deltagere,
    )  # fmt: skip


#: The roads that are refused: what sends, invites or asks, given the receivers (none: nobody is named).
AFVISES: dict[str, Callable[[Familie, list[Person]], None]] = {"indkaldelse": _indkald}


def _kvitter(familie: Familie) -> None:
    underretninger.giv_kvittering(
        aktoer=familie.modtager, handling=uuid4(), underretning=familie.raekke.underretning, dato=ur.idag(),
        kanal="telefon", tidspunkt=ur.nu(),
    )  # fmt: skip


def _orienter(familie: Familie) -> None:
    underretninger.giv_orientering(
        aktoer=familie.modtager, handling=uuid4(), underretning=familie.raekke.underretning, dato=ur.idag(),
        kanal="telefon", indhold="", undersoegelse=True, indsats=False, tidspunkt=ur.nu(),
    )  # fmt: skip


def _meddel(familie: Familie) -> None:
    meddel_afgoerelse(
        aktoer=familie.raadgiver, afgoerelse=familie.afgoerelse, person=familie.mor, kanal="overleveret",
        modtaget=ur.idag(), klagevejledning_givet=True, tidspunkt=ur.nu(), handling=uuid4(),
    )  # fmt: skip


def _tal_med_barnet(familie: Familie) -> None:
    underretninger.registrer_samtale(
        aktoer=familie.modtager, handling=uuid4(), raekke=familie.raekke, holdt=True, hvornaar=ur.nu(),
        foraelder_til_stede=False, aftalt_med_politi=True, begrundelse="", tidspunkt=ur.nu(),
    )  # fmt: skip


#: What has happened and is written down: the fact that it writes, and the act.
SKRIVES_NED: dict[str, tuple[str, Callable[[Familie], None]]] = {
    "kvittering": ("underretning.kvitteret", _kvitter),
    "orientering": ("underretning.orienteret", _orienter),
    "meddelelse": ("afgoerelse.meddelt", _meddel),
    "samtale": ("samtale.holdt", _tal_med_barnet),
}
#: What is only read or printed here.
LAESES = {"udskrift", "personkort"}
UDEN_OM = {"offentlig_kvittering", "anden_myndighed"}


def test_hver_vej_har_sit_bevis():
    bevist = {
        "afvises": set(AFVISES), "advares": {*SKRIVES_NED, *LAESES}, "uden_om": UDEN_OM,
    }  # fmt: skip
    for maade, veje in bevist.items():
        assert veje == {vej.noegle for vej in matrix().veje.values() if vej.ved_spaerre == maade}


@pytest.mark.parametrize("vej", sorted(AFVISES))
def test_vejen_er_spaerret_for_familien_og_for_den_ingen_naevner(familie, vej):
    for modtagere in ([familie.mor], [familie.laerer, familie.mor], []):
        with pytest.raises(KontaktspaerretError):
            AFVISES[vej](familie, modtagere)


@pytest.mark.parametrize("vej", sorted(AFVISES))
def test_vejen_er_aaben_for_en_fagperson_i_sagen(familie, vej):
    kraev_maa_kontaktes(familie.sag.barn, familie.laerer)
    AFVISES[vej](familie, [familie.laerer])


@pytest.mark.parametrize("vej", sorted(SKRIVES_NED))
def test_det_der_er_sket_kan_altid_skrives_ned(familie, vej):
    noegle, skriv_ned = SKRIVES_NED[vej]

    skriv_ned(familie)

    assert Haendelse.objects.filter(noegle=noegle).exists()


def _side(familie: Familie, rute: str) -> tuple[Aktoer, str]:
    """Who opens the page, and its address."""
    raekke, sag = familie.raekke, familie.sag
    argumenter: dict[str, tuple[Aktoer, list[Any]]] = {
        "afgoerelser:meddel": (familie.raadgiver, [familie.afgoerelse.aktivitet.uuid]),
        "inddragelse:ny_boernesamtale": (familie.raadgiver, [sag.uuid]),
        "sager:log": (familie.leder, [sag.uuid]),
        "sager:journal": (familie.raadgiver, [sag.uuid]),
        "sager:kontaktkort": (familie.raadgiver, [sag.uuid]),
        "dokumenter:i_sag": (familie.raadgiver, [sag.uuid]),
        "parter:person": (familie.raadgiver, [familie.mor.uuid]),
    }
    if rute == "inddragelse:ret_boernesamtale":
        samtale = lav_samtale(familie.raadgiver, sag)
        return familie.raadgiver, reverse(rute, args=[samtale.aktivitet.uuid])
    aktoer, args = argumenter.get(rute, (familie.modtager, [raekke.uuid]))
    return aktoer, reverse(rute, args=args)


ADVARER = [rute for vej in matrix().veje.values() if vej.ved_spaerre == "advares" for rute in vej.ruter]


@pytest.mark.parametrize("rute", ADVARER)
def test_siden_advarer(familie, rute):
    aktoer, adresse = _side(familie, rute)

    svar = familie.browser(aktoer).get(adresse)

    assert svar.status_code == 200
    # The mark in the head of the case and of the person; the menu of a case has the word as a link.
    er_maerket = rute in ("sager:journal", "sager:kontaktkort", "parter:person")
    ventet = 'class="markering markering-alvorlig"' if er_maerket else SKRIV_NED
    assert ventet in svar.text


@pytest.mark.parametrize("rute", ADVARER)
def test_siden_tier_uden_spaerre(familie, rute):
    Kontaktspaerre.objects.update(ophaevet_tidspunkt=ur.nu())
    aktoer, adresse = _side(familie, rute)

    assert SKRIV_NED not in familie.browser(aktoer).get(adresse).text
