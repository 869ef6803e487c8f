"""The folder store: encrypted, bounded by the municipality, and honest about broken bytes."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dubu.adaptere.mappelager.kryptering import STYKKE, dekrypter, krypter
from dubu.adaptere.mappelager.lager import Mappelager
from dubu.adaptere.mappelager.noegler import miljoenavn
from dubu.porte.objektlager import ObjektFindesIkkeFejl, ObjektlagerFejl, ObjektOedelagtFejl

ODENSE, NYBORG = 461, 450


@pytest.fixture
def lager(tmp_path):
    return Mappelager(tmp_path / "lager")


def _fil(lager, sha256, kommune=ODENSE):
    return lager.mappe / f"{kommune:04d}" / sha256[:2] / sha256


@pytest.mark.parametrize("laengde", [0, 1, STYKKE - 1, STYKKE, STYKKE + 1, 3 * STYKKE, 200_001])
def test_gem_og_hent_giver_de_samme_bytes(lager, laengde):
    indhold = bytes(range(256)) * (laengde // 256 + 1)
    indhold = indhold[:laengde]

    gemt = lager.gem(ODENSE, [indhold[:100], indhold[100:]])

    assert (gemt.sha256, gemt.stoerrelse) == (hashlib.sha256(indhold).hexdigest(), laengde)
    assert b"".join(lager.hent(ODENSE, gemt.sha256)) == indhold


def test_gem_samme_indhold_to_gange_er_en_fil(lager):
    sha256 = lager.gem(ODENSE, [b"ens"]).sha256
    foer = _fil(lager, sha256).read_bytes()
    lager.gem(ODENSE, [b"ens"])

    assert _fil(lager, sha256).read_bytes() == foer
    assert not list((lager.mappe / "0461").glob(".*"))


def test_indhold_staar_ikke_i_klar_tekst(lager):
    sha256 = lager.gem(ODENSE, [b"Asta er bange for at gaa hjem"]).sha256
    assert b"Asta" not in _fil(lager, sha256).read_bytes()


def test_hent_for_anden_kommune_findes_ikke(lager):
    sha256 = lager.gem(ODENSE, [b"hemmeligt"]).sha256
    assert not lager.findes(NYBORG, sha256)
    with pytest.raises(ObjektFindesIkkeFejl):
        lager.hent(NYBORG, sha256)


def test_anden_kommunes_noegle_laeser_ikke_filen(lager):
    sha256 = lager.gem(ODENSE, [b"hemmeligt"]).sha256
    maal = _fil(lager, sha256, NYBORG)
    maal.parent.mkdir(parents=True)
    maal.write_bytes(_fil(lager, sha256).read_bytes())

    with pytest.raises(ObjektOedelagtFejl):
        list(lager.hent(NYBORG, sha256))


@pytest.mark.parametrize("skade", ["klip", "byte", "hoved", "byttet"])
def test_hent_med_aendrede_bytes_siger_fra(lager, skade):
    sha256 = lager.gem(ODENSE, [b"x" * (2 * STYKKE + 5)]).sha256
    fil = _fil(lager, sha256)
    raa = bytearray(fil.read_bytes())
    if skade == "klip":
        del raa[-21:]
    elif skade == "byte":
        raa[5000] ^= 1
    elif skade == "hoved":
        raa[0] ^= 1
    else:
        a, b = 12, 12 + STYKKE + 16
        raa[a:b], raa[b : 2 * b - a] = raa[b : 2 * b - a], raa[a:b]
    fil.write_bytes(raa)

    with pytest.raises(ObjektOedelagtFejl):
        list(lager.hent(ODENSE, sha256))


@pytest.mark.parametrize("navn", ["../0450/noegle", "A" * 64, "", "a" * 63])
def test_hent_med_noget_der_ikke_er_en_hash_findes_ikke(lager, navn):
    with pytest.raises(ObjektFindesIkkeFejl):
        lager.hent(ODENSE, navn)


def test_noegle_fra_miljoet_bruges(lager, monkeypatch):
    monkeypatch.setenv(miljoenavn(ODENSE), "ab" * 32)
    sha256 = lager.gem(ODENSE, [b"tekst"]).sha256
    with _fil(lager, sha256).open("rb") as fil:
        assert b"".join(dekrypter(bytes.fromhex("ab" * 32), fil)) == b"tekst"
    assert not (lager.mappe / "noegler").exists()


def test_noegle_der_ikke_er_en_noegle_afvises(lager, monkeypatch):
    monkeypatch.setenv(miljoenavn(ODENSE), "kort")
    with pytest.raises(ObjektlagerFejl):
        lager.gem(ODENSE, [b"tekst"])


def test_postkasse_giver_pakkerne_i_raekkefoelge_og_kun_til_modtageren(lager):
    lager.laeg_i_postkasse(NYBORG, "b.pakke", b"en")
    lager.laeg_i_postkasse(NYBORG, "a.pakke", b"to")

    assert lager.list_postkasse(ODENSE) == []
    assert lager.list_postkasse(NYBORG) == ["b.pakke", "a.pakke"]
    assert lager.hent_fra_postkasse(NYBORG, "b.pakke") == b"en"
    lager.fjern_fra_postkasse(NYBORG, "b.pakke")
    lager.fjern_fra_postkasse(NYBORG, "b.pakke")
    assert lager.list_postkasse(NYBORG) == ["a.pakke"]


@pytest.mark.parametrize("navn", ["../x", ".skjult", "", "a/b"])
def test_postkasse_navn_uden_for_kassen_findes_ikke(lager, navn):
    with pytest.raises(ObjektFindesIkkeFejl):
        lager.laeg_i_postkasse(ODENSE, navn, b"x")


@settings(max_examples=30, deadline=None)
@given(st.lists(st.binary(max_size=1000), max_size=20))
def test_kryptering_er_sin_egen_modsaetning(tmp_path_factory, bidder):
    fil = tmp_path_factory.mktemp("k") / "fil"
    fil.write_bytes(b"".join(krypter(b"n" * 32, bidder)))
    with fil.open("rb") as aaben:
        assert b"".join(dekrypter(b"n" * 32, aaben)) == b"".join(bidder)
