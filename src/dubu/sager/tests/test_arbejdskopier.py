"""Working copies: fields with versions, two editors, cuts, discarding and cleaning up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.http import QueryDict

from dubu.adgang.aktoerer import anonym_aktoer
from dubu.kerne.aktoer import systemaktoer
from dubu.kerne.fejl import FindesIkkeFejl
from dubu.sager import arbejdskopier
from dubu.sager.arbejdskopier import gem_felt, hent_eller_opret, vaelg_kandidat, vaerdier
from dubu.sager.models import Arbejdskopi, ArbejdskopiVersion
from dubu.sager.tests.factories import lav_sag

NU = datetime(2026, 3, 2, 9, 32, tzinfo=UTC)


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver", navn="Mette Holm")


@pytest.fixture
def jens(lav_aktoer):
    return lav_aktoer("raadgiver", navn="Jens Berg")


@pytest.fixture
def kopi(mette):
    return hent_eller_opret(aktoer=mette, art="prøve", om=uuid4(), tidspunkt=NU)


def _gem(aktoer, kopi, vaerdi, version=0, felt="tekst", side=None, tidspunkt=NU):
    return gem_felt(aktoer=aktoer, kopi=kopi, felt=felt, vaerdi=vaerdi, version=version, tidspunkt=tidspunkt, side=side)


def test_hent_eller_opret_anden_gang_giver_samme_kopi(mette, jens, kopi):
    assert hent_eller_opret(aktoer=jens, art="prøve", om=kopi.om, tidspunkt=NU) == kopi
    assert Arbejdskopi.objects.count() == 1


def test_gem_felt_i_raekke_taeller_versionen_op(mette, kopi):
    assert _gem(mette, kopi, "en").version == 1
    assert _gem(mette, kopi, "en to", version=1).version == 2
    assert vaerdier(kopi) == {"tekst": "en to"}


def test_gem_felt_med_gammel_version_beholder_begge_tekster(mette, jens, kopi):
    _gem(mette, kopi, "Mettes tekst")

    svar = _gem(jens, kopi, "Jens' tekst", version=0)

    assert svar.som_json() == {
        "konflikt": True, "din": "Jens' tekst", "version": 1,
        "anden": {"vaerdi": "Mettes tekst", "af": "Mette Holm", "tidspunkt": "10.32"},
    }  # fmt: skip
    assert vaerdier(kopi) == {"tekst": "Mettes tekst"}
    assert [felt.kandidat for felt in arbejdskopier.konflikter(kopi)] == ["Jens' tekst"]


@pytest.mark.parametrize(("valgt", "tabt"), [("Jens' tekst", "Mettes tekst"), ("Mettes tekst", "Jens' tekst")])
def test_vaelg_kandidat_beholder_den_fravalgte_i_historikken(mette, jens, kopi, valgt, tabt):
    _gem(mette, kopi, "Mettes tekst")
    svar = _gem(jens, kopi, "Jens' tekst")

    vaelg_kandidat(aktoer=jens, kopi=kopi, felt="tekst", vaerdi=valgt, version=svar.version, tidspunkt=NU)

    assert vaerdier(kopi) == {"tekst": valgt}
    assert arbejdskopier.konflikter(kopi) == []
    fravalgte = ArbejdskopiVersion.objects.filter(kopi=kopi, grund="fravalgt")
    assert [v.vaerdier for v in fravalgte] == [{"tekst": tabt}]


def test_gem_felt_tredje_skribent_mister_ikke_den_ventende_kandidat(mette, jens, lav_aktoer, kopi):
    ida = lav_aktoer("raadgiver", navn="Ida Lund")
    _gem(mette, kopi, "Mettes")
    _gem(jens, kopi, "Jens'")

    _gem(ida, kopi, "Idas")

    assert ArbejdskopiVersion.objects.get(kopi=kopi, grund="fravalgt").vaerdier == {"tekst": "Jens'"}


def test_gem_felt_tabt_svar_fra_samme_side_er_ingen_konflikt(mette, kopi):
    side = uuid4()
    _gem(mette, kopi, "abc", side=side)

    svar = _gem(mette, kopi, "abcd", version=0, side=side)

    assert not svar.konflikt
    assert vaerdier(kopi) == {"tekst": "abcd"}


def test_gem_felt_samme_vaerdi_igen_aendrer_intet(mette, jens, kopi):
    _gem(mette, kopi, "ens")
    assert _gem(jens, kopi, "ens").version == 1


def test_gem_felt_af_en_anden_skaerer_version_af_det_der_stod(mette, jens, kopi):
    _gem(mette, kopi, "Mettes tekst")
    _gem(jens, kopi, "Mettes tekst og mere", version=1)

    assert ArbejdskopiVersion.objects.get(kopi=kopi, grund="redaktoer").vaerdier == {"tekst": "Mettes tekst"}


def test_skaer_inaktive_efter_ti_minutter_skaerer_en_gang(mette, kopi):
    _gem(mette, kopi, "tekst")
    job = systemaktoer(mette.kommune_id, "prøve")

    assert arbejdskopier.skaer_inaktive(aktoer=job, tidspunkt=NU + timedelta(minutes=9)) == 0
    assert arbejdskopier.skaer_inaktive(aktoer=job, tidspunkt=NU + timedelta(minutes=10)) == 1
    assert arbejdskopier.skaer_inaktive(aktoer=job, tidspunkt=NU + timedelta(minutes=20)) == 0


def test_kasser_af_en_anden_findes_ikke(mette, jens, kopi):
    with pytest.raises(FindesIkkeFejl):
        arbejdskopier.kasser(aktoer=jens, kopi=kopi)
    arbejdskopier.kasser(aktoer=mette, kopi=kopi)
    assert not Arbejdskopi.objects.exists()


def test_offentlig_kladde_ryddes_efter_et_doegn_og_ved_afsendelse(mette):
    anonym = anonym_aktoer(mette.kommune_id)
    gammel = hent_eller_opret(aktoer=anonym, art="underret", noegle="a" * 64, tidspunkt=NU)
    sendt = hent_eller_opret(aktoer=anonym, art="underret", noegle="b" * 64, tidspunkt=NU + timedelta(hours=2))
    _gem(anonym, gammel, "glemt")
    _gem(anonym, sendt, "sendt")

    arbejdskopier.afslut(aktoer=anonym, kopi=sendt, tidspunkt=NU)
    assert list(Arbejdskopi.objects.all()) == [gammel]
    assert arbejdskopier.ryd_op(aktoer=anonym, tidspunkt=NU + timedelta(hours=23)) == 0
    assert arbejdskopier.ryd_op(aktoer=anonym, tidspunkt=NU + timedelta(hours=24)) == 1


def test_afslut_lukker_kopien_og_en_ny_kan_begyndes(mette, kopi):
    _gem(mette, kopi, "tekst")
    arbejdskopier.afslut(aktoer=mette, kopi=kopi, tidspunkt=NU)

    ny = hent_eller_opret(aktoer=mette, art="prøve", om=kopi.om, tidspunkt=NU)

    assert ny != kopi
    assert ArbejdskopiVersion.objects.get(kopi=kopi).vaerdier == {"tekst": "tekst"}
    with pytest.raises(FindesIkkeFejl):
        _gem(mette, kopi, "for sent", version=1)


def test_get_kopi_i_andres_sag_findes_ikke(mette, jens):
    sag = lav_sag(raadgiver=mette)
    kopi = hent_eller_opret(aktoer=mette, art="fælles", om=sag.uuid, sag=sag, tidspunkt=NU)

    assert arbejdskopier.get_kopi(mette, kopi.uuid) == kopi
    with pytest.raises(FindesIkkeFejl):
        arbejdskopier.get_kopi(jens, kopi.uuid)


def test_gem_post_flere_vaerdier_gemmes_som_liste(mette, kopi):
    post = QueryDict("felt=boern&vaerdi=a&vaerdi=b&version=0")
    assert arbejdskopier.gem_post(aktoer=mette, kopi=kopi, post=post, tidspunkt=NU) == {"version": 1, "gemt": "10.32"}
    assert arbejdskopier.som_data(kopi).getlist("boern") == ["a", "b"]


@pytest.mark.parametrize("spoergsmaal", ["felt=&vaerdi=a", "felt=a&version=x", f"felt={'a' * 81}&vaerdi=a"])
def test_gem_post_som_ingen_side_sender_findes_ikke(mette, kopi, spoergsmaal):
    with pytest.raises(FindesIkkeFejl):
        arbejdskopier.gem_post(aktoer=mette, kopi=kopi, post=QueryDict(spoergsmaal), tidspunkt=NU)
