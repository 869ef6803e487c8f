"""The head: links whose act the actor has, counts, and the municipalities one may switch to."""

from __future__ import annotations

import re

import pytest

from dubu.frister.tests.factories import lav_barn, lav_sag, lav_underretning
from dubu.organisation.models import Bruger

MIN_DAG = "/min-dag/"


@pytest.mark.parametrize(
    ("rolle", "har", "mangler"),
    [
        (
            "raadgiver",
            ("+ Notat", "+ Henvendelse", "Min dag", "Mine sager", "Indbakke", 'role="search"'),
            ("Adgang og log", "Til godkendelse"),
        ),
        ("modtagelse", ("Min dag", "Indbakke", "+ Henvendelse", 'role="search"'), ("Adgang og log",)),
        ("administrativ", ("+ Notat", "Mine sager", 'role="search"'), ("Indbakke", "Adgang og log")),
        (
            "revisor",
            ("Min dag", "Adgang og log", "Log ud"),
            ("+ Notat", "Mine sager", "Indbakke", "+ Henvendelse", 'role="search"'),
        ),
        ("systemansvarlig", ("Min dag", "Adgang og log"), ("+ Notat", "Mine sager", 'role="search"')),
        ("oekonomi", ("Min dag",), ("+ Notat", "Adgang og log", "Mine sager")),
    ],
)
def test_hovedet_viser_kun_det_rollen_maa(klient, lav_aktoer, rolle, har, mangler):
    hoved = klient(lav_aktoer(rolle)).get(MIN_DAG).content.decode().split("</header>")[0]

    assert [ord_ for ord_ in har if ord_ not in hoved] == []
    assert [ord_ for ord_ in mangler if ord_ in hoved] == []


def _notatknap(side: str) -> str:
    (knap,) = re.findall(r"<a [^>]*>\+ Notat</a>", side)
    return knap


def test_notat_med_genvej_spoerger_om_sagen_udenfor_en_sag(klient, lav_aktoer):
    knap = _notatknap(klient(lav_aktoer("raadgiver")).get(MIN_DAG).content.decode())

    assert 'href="/notat/"' in knap
    assert 'data-genvej="n"' in knap
    assert 'aria-keyshortcuts="n"' in knap


def test_notat_i_en_sag_er_i_den_sag_og_har_genvejen_alene(klient, lav_aktoer):
    mette = lav_aktoer("raadgiver")
    sag = lav_sag(lav_barn(), mette)

    for sti in ("", "journal/", "parter/", "kontaktspaerre/"):
        side = klient(mette).get(f"/sag/{sag.uuid}/{sti}").content.decode()
        assert f'href="/sag/{sag.uuid}/notat/"' in _notatknap(side)
        assert side.count('data-genvej="n"') == 1


def test_notat_i_en_sag_man_ikke_kan_skrive_i_spoerger_om_sagen(klient, lav_aktoer):
    mette = lav_aktoer("raadgiver")
    sag = lav_sag(lav_barn(), mette, status="SagStatus2")

    assert 'href="/notat/"' in _notatknap(klient(mette).get(f"/sag/{sag.uuid}/").content.decode())


def test_notat_paa_fristens_side_er_i_barnets_sag(klient, lav_aktoer):
    mette = lav_aktoer("raadgiver")
    barn = lav_barn()
    sag = lav_sag(barn, mette)
    lav_underretning(barn)
    browser = klient(mette)
    adresse = re.search(r'href="(/frister/[^"]+)"', browser.get(f"/sag/{sag.uuid}/").content.decode())[1]

    assert f'href="/sag/{sag.uuid}/notat/"' in _notatknap(browser.get(adresse).content.decode())


def test_bruger_i_to_kommuner_kan_skifte_og_i_en_ikke(klient, lav_aktoer):
    aktoer = lav_aktoer("raadgiver", navn="Mette Holm")
    assert "Skift kommune" not in klient(aktoer).get(MIN_DAG).content.decode()
    Bruger.objects.filter(navn="Mette Holm").update(kommunekoder=[450, 461])

    side = klient(aktoer).get(MIN_DAG).content.decode()

    assert '<option value="0450">Nyborg Kommune</option>' in side
    assert '<option value="0461" selected>Odense Kommune</option>' in side


def test_indbakken_taeller_kun_det_der_venter_paa_vurdering(klient, lav_aktoer):
    from dubu.underretninger.tests.factories import lav_underretning_barn

    modtager = lav_aktoer("modtagelse")
    lav_underretning_barn(modtager)
    lav_underretning(lav_barn())

    assert '<span class="taeller">(1)</span>' in klient(modtager).get(MIN_DAG).content.decode()
