"""Danish names as keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubu.regler.dansk import da_key, da_variant


def test_da_key_sorterer_som_en_dansk_navneliste():
    navne = ["Åse", "Aase", "åben", "Özil", "Øst", "Ærø", "Zoe", "Bo", "Anna", "Élise", "Eva"]

    assert sorted(navne, key=da_key) == [
        "Anna",
        "Bo",
        "Élise",
        "Eva",
        "Zoe",
        "Ærø",
        "Øst",
        "Özil",
        "åben",
        "Åse",
        "Aase",
    ]


@pytest.mark.parametrize(
    ("en", "anden"),
    [
        ("Christensen", "Kristensen"),
        ("Aagaard", "Ågård"),
        ("Soerensen", "Sørensen"),
        ("Baek", "Bæk"),
        ("Thor", "Tor"),
        ("Philip", "Filip"),
        ("Wagner", "Vagner"),
        ("Zoega", "Søga"),
        ("Carl-Otto", "Karl Otto"),
        ("Beck", "Bek"),
    ],
)
def test_da_variant_stavemaader_moedes(en, anden):
    assert da_variant(en) == da_variant(anden)


def test_da_variant_forskellige_navne_holdes_adskilt():
    assert da_variant("Hansen") != da_variant("Jensen")


@given(st.text(alphabet="abcdefgzæøåéü -ABCÆØÅ", max_size=30))
def test_da_key_store_og_smaa_bogstaver_er_ens(tekst):
    assert da_key(tekst.upper()) == da_key(tekst.lower())
