"""Rykke: one press reminds the colleague who has the task, and the log remembers it."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from dubu.adviser.errors import IntetAtRykkeError
from dubu.adviser.models import Advis
from dubu.adviser.rykkere import ryk
from dubu.adviser.selectors import list_ulaeste
from dubu.frister.tests.factories import lav_barn, lav_sag
from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.kerne.fejl import AdgangNaegtetFejl
from dubu.organisation.models import Medarbejder
from dubu.sager.aktiviteter import ForBarn, opret_aktivitet, saet_status
from dubu.sager.models import AktivitetBarn

TITEL = "Du bliver rykket for en opgave"


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver", navn="Mette Holm")


@pytest.fixture
def jonas(lav_aktoer):
    return lav_aktoer("raadgiver", navn="Jonas Lund")


@pytest.fixture
def opgave(mette, jonas) -> AktivitetBarn:
    """A task of Jonas' in Mette's case."""
    barn = lav_barn()
    sag = lav_sag(barn, mette)
    aktivitet = opret_aktivitet(
        aktoer=mette, type="statusudtalelse", titel="Statusudtalelse fra skolen",
        boern=[ForBarn(barn, sag, Medarbejder.objects.get(uuid=jonas.id))],
        haendelsestidspunkt=ur.nu() - timedelta(days=8),
    )  # fmt: skip
    return AktivitetBarn.objects.select_related("sag", "barn", "aktivitet", "ansvarlig").get(aktivitet=aktivitet)


def adresse(opgave: AktivitetBarn) -> str:
    return f"/sag/{opgave.sag.uuid}/aktivitet/{opgave.aktivitet.uuid}/ryk/"


def titler(aktoer) -> list[str]:
    return [advis.titel for advis in list_ulaeste(aktoer, ur.idag())]


def test_ryk_adviserer_kollegaen_og_staar_i_loggen(klient, mette, jonas, opgave):
    svar = klient(mette).post(adresse(opgave))

    assert svar.status_code == 303
    assert titler(jonas) == [TITEL]
    assert titler(mette) == []
    assert Advis.objects.get().om == opgave.aktivitet.uuid
    assert Haendelse.objects.get(noegle="aktivitet.rykket").sag == opgave.sag.uuid


def test_ryk_sendt_to_gange_er_en_rykker(klient, mette, jonas, opgave):
    browser, sendt = klient(mette), {"handling": str(uuid4())}

    for _ in range(2):
        browser.post(adresse(opgave), sendt)

    assert titler(jonas) == [TITEL]


def test_anden_uden_for_sagen_kan_ikke_rykke(klient, lav_aktoer, jonas, opgave):
    anden = lav_aktoer("raadgiver", navn="Anden Rådgiver")

    assert klient(anden).post(adresse(opgave)).status_code == 404
    with pytest.raises(AdgangNaegtetFejl):
        ryk(aktoer=anden, handling=uuid4(), raekke=opgave, tidspunkt=ur.nu())
    assert titler(jonas) == []


def test_udfoert_egen_og_ufordelt_opgave_rykkes_ikke(mette, jonas, opgave):
    saet_status(opgave, AktivitetBarn.Status.UDFOERT)
    with pytest.raises(IntetAtRykkeError):
        ryk(aktoer=mette, handling=uuid4(), raekke=opgave, tidspunkt=ur.nu())

    AktivitetBarn.objects.filter(pk=opgave.pk).update(status="aktiv", ansvarlig=mette.medarbejder_id)
    with pytest.raises(IntetAtRykkeError):
        ryk(aktoer=mette, handling=uuid4(), raekke=opgave, tidspunkt=ur.nu())

    AktivitetBarn.objects.filter(pk=opgave.pk).update(ansvarlig=None)
    with pytest.raises(IntetAtRykkeError):
        ryk(aktoer=mette, handling=uuid4(), raekke=opgave, tidspunkt=ur.nu())
    assert not Advis.objects.exists()
