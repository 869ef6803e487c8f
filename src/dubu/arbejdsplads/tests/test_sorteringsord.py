"""The words of sorting: the same on the link, the page and the button."""

from __future__ import annotations

import pytest

from dubu.underretninger.tests.factories import lav_underretning_barn


@pytest.fixture
def modtagelse(lav_aktoer):
    return lav_aktoer("modtagelse", navn="Rikke Modtager")


@pytest.mark.parametrize(
    ("indgangstype", "sti", "overskrift", "knap"),
    [
        ("usorteret", "sorter", "Sortér", "Udfør"),
        ("underretning", "sorter", "Ikke en underretning", "Ikke en underretning"),
        ("underretning", "opdel", "Opdel på børn", "Opdel på børn"),
        ("underretning", "sammenlaeg", "Sammenlæg", "Sammenlæg"),
        ("underretning", "videresend", "Videresend til kommune", "Videresend til kommune"),
    ],
)
def test_handlingens_side_og_knap_hedder_det_samme_som_i_faget(klient, modtagelse, indgangstype, sti, overskrift, knap):
    raekke = lav_underretning_barn(modtagelse, indgangstype=indgangstype)

    html = klient(modtagelse).get(f"/indbakke/{raekke.uuid}/{sti}/").text

    assert f"<h1>{overskrift}</h1>" in html
    assert f'type="submit">{knap}</button>' in html


def test_det_der_ikke_er_en_underretning_kan_ikke_sorteres_som_en(klient, modtagelse):
    raekke = lav_underretning_barn(modtagelse)

    html = klient(modtagelse).get(f"/indbakke/{raekke.uuid}/sorter/").text

    assert '<option value="underretning"' not in html
    assert '<option value="ansoegning"' in html
