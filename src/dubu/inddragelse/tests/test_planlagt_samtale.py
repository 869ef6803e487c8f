"""The next talk with the child, and what the last one led to."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from dubu.adgang.tests.factories import log_ind
from dubu.inddragelse.rules import foerte_til
from dubu.inddragelse.tests.factories import lav_samtale
from dubu.kerne import ur
from dubu.regler.haendelser import Haendelse as Faktum
from dubu.sager.aktiviteter import planlaeg_aktivitet
from dubu.sager.models import AktivitetBarn
from dubu.sager.tests.factories import lav_sag

U, BFU, A, PLAN = (str(UUID(int=nr)) for nr in range(1, 5))


@pytest.fixture
def raadgiver(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(raadgiver):
    return lav_sag(raadgiver=raadgiver)


def _planlaeg(raadgiver, sag, hvornaar):
    return planlaeg_aktivitet(
        aktoer=raadgiver, handling=uuid4(), sag=sag, type="boernesamtale", titel="Tal med Asta", sted="Skolen",
        formaal="Høre om weekenderne", haendelsestidspunkt=hvornaar, tidspunkt=ur.nu(),
    )  # fmt: skip


def _stemme(raadgiver, sag):
    side = log_ind(raadgiver).get(f"/sag/{sag.uuid}/").content.decode()
    return side.partition("Barnets stemme")[2].partition("</section>")[0]


def test_barnets_stemme_viser_naeste_samtale_foer_den_foerste_er_holdt(raadgiver, sag):
    assert not _stemme(raadgiver, sag)
    aktivitet = _planlaeg(raadgiver, sag, ur.nu() + timedelta(days=3))
    blok = _stemme(raadgiver, sag)
    assert "Næste samtale" in blok
    assert "Skolen" in blok
    assert "Høre om weekenderne" in blok
    assert f"/sag/{sag.uuid}/aktivitet/{aktivitet.uuid}/" in blok


def test_barnets_stemme_viser_baade_den_sidste_og_den_naeste(raadgiver, sag):
    lav_samtale(raadgiver, sag)
    _planlaeg(raadgiver, sag, ur.nu() + timedelta(days=3))
    blok = _stemme(raadgiver, sag)
    assert "Jeg vil gerne gå til fodbold." in blok
    assert "Næste samtale" in blok


def test_barnets_stemme_viser_ikke_en_samtale_der_er_aflyst(raadgiver, sag):
    _planlaeg(raadgiver, sag, ur.nu() + timedelta(days=3))
    AktivitetBarn.objects.update(status="annulleret")
    assert not _stemme(raadgiver, sag)


def test_samtalen_skrives_fra_den_planlagte_og_udfoerer_den(raadgiver, sag):
    aktivitet = _planlaeg(raadgiver, sag, ur.nu() - timedelta(minutes=5))
    side = log_ind(raadgiver).get(f"/sag/{sag.uuid}/aktivitet/{aktivitet.uuid}/").content.decode()
    assert f"/sag/{sag.uuid}/boernesamtale/ny/" in side
    assert "Skriv samtalen" in side

    lav_samtale(raadgiver, sag)

    assert AktivitetBarn.objects.get(aktivitet=aktivitet).status == "udfoert"


def _faktum(noegle, om, **data):
    return Faktum(id=str(uuid4()), noegle=noegle, tidspunkt=ur.nu(), om=om, data=data, registreret=ur.nu(), aktoer=None)


def test_foerte_til_foelger_fra_underretning_til_plan():
    fakta = [
        _faktum("undersoegelse.besluttet", BFU, grundlag=U),
        _faktum("afgoerelse.truffet", A, undersoegelse=BFU, titel="Fast kontaktperson"),
        _faktum("afgoerelse.truffet", str(uuid4()), undersoegelse=str(uuid4()), titel="En anden"),
        _faktum("plan.godkendt", A, plan=PLAN, afgoerelser=[A]),
        _faktum("plan.revideret", A, plan=PLAN, afgoerelser=[A]),
    ]
    assert foerte_til(U, fakta) == [("afgoerelse", A, "Fast kontaktperson"), ("barnets_plan", PLAN, "")]
    assert foerte_til(None, fakta) == []
