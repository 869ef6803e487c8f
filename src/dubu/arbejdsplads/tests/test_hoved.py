"""The head: links whose act the actor has, counts, and the municipalities one may switch to."""

from __future__ import annotations

import pytest

from dubu.frister.tests.factories import lav_barn, lav_underretning
from dubu.organisation.models import Bruger

MIN_DAG = "/min-dag/"


@pytest.mark.parametrize(
    ("rolle", "har", "mangler"),
    [
        ("raadgiver", ("Min dag", "Mine sager", "Indbakke", 'role="search"'), ()),
        ("modtagelse", ("Min dag", "Indbakke", "+ Henvendelse", 'role="search"'), ()),
        ("revisor", ("Min dag", "Log ud"), ("Mine sager", "Indbakke", "+ Henvendelse", 'role="search"')),
    ],
)
def test_hovedet_viser_kun_det_rollen_maa(klient, lav_aktoer, rolle, har, mangler):
    hoved = klient(lav_aktoer(rolle)).get(MIN_DAG).content.decode().split("</header>")[0]

    assert [ord_ for ord_ in har if ord_ not in hoved] == []
    assert [ord_ for ord_ in mangler if ord_ in hoved] == []


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
