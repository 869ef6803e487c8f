"""Rate limits: whose attempt it is, behind proxies and behind one address with many senders."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import RequestFactory

from dubu.adgang.forsoeg import ForMangeForsoegError, check_ikke_for_mange, noegle_for, taell_op
from dubu.adgang.models import Forsoegstaeller
from dubu.kerne import ur

PROXY = "10.0.0.1"
VINDUE = timedelta(minutes=15)


def _noegle(afsender=PROXY, videresendt="", hvad="underret"):
    hoveder = {"HTTP_X_FORWARDED_FOR": videresendt} if videresendt else {}
    return noegle_for(RequestFactory().get("/", REMOTE_ADDR=afsender, **hoveder), hvad, ur.nu())


def test_uden_proxy_er_hovedet_afsenderens_egen_paastand_og_taeller_ikke():
    assert _noegle("192.0.2.1", "198.51.100.7") == _noegle("192.0.2.1", "198.51.100.8") == _noegle("192.0.2.1")


def test_bag_en_proxy_taelles_hver_afsender_for_sig(settings):
    settings.DUBU_PROXYER = 1

    assert _noegle(videresendt="192.0.2.1") != _noegle(videresendt="192.0.2.2")
    assert _noegle(PROXY, "192.0.2.1") == _noegle("10.0.0.2", "192.0.2.1")


def test_bag_en_proxy_hjaelper_et_falsk_hoved_ikke(settings):
    """The proxy puts the address it saw last; what the sender wrote itself stands before it."""
    settings.DUBU_PROXYER = 1

    assert _noegle(videresendt="198.51.100.7, 192.0.2.1") == _noegle(videresendt="198.51.100.8,192.0.2.1")


def test_bag_to_proxyer_taelles_fra_hoejre(settings):
    settings.DUBU_PROXYER = 2

    assert _noegle(videresendt="198.51.100.7, 192.0.2.1, 10.0.0.9") == _noegle(videresendt="192.0.2.1, 10.0.0.8")


@pytest.mark.parametrize("videresendt", ["", "unknown", "192.0.2.1, ", "<script>"])
def test_uden_brugbart_hoved_taelles_den_der_ringer_paa(settings, videresendt):
    settings.DUBU_PROXYER = 1

    assert _noegle(videresendt=videresendt) == _noegle()


def test_faerre_led_end_proxyer_taelles_den_der_ringer_paa(settings):
    settings.DUBU_PROXYER = 2

    assert _noegle(videresendt="192.0.2.1") == _noegle()


def test_port_og_skrivemaade_goer_ikke_en_ny_afsender(settings):
    settings.DUBU_PROXYER = 1

    assert _noegle(videresendt="192.0.2.1:50123") == _noegle(videresendt="192.0.2.1")
    assert _noegle(videresendt="::ffff:192.0.2.1") == _noegle(videresendt="192.0.2.1")
    assert _noegle(videresendt="[2001:db8::1]:443") == _noegle(videresendt="2001:DB8::1")


def test_et_ipv6_net_er_en_afsender(settings):
    """One subscriber has a whole /64 to choose addresses from."""
    settings.DUBU_PROXYER = 1

    assert _noegle("2001:db8:0:1::c") == _noegle(videresendt="2001:db8:0:1::a")
    assert _noegle(videresendt="2001:db8:0:1::a") == _noegle(videresendt="2001:db8:0:1:ffff::b")
    assert _noegle(videresendt="2001:db8:0:1::a") != _noegle(videresendt="2001:db8:0:2::a")


def test_en_skole_bag_en_adresse_naar_ikke_graensen(kommune, settings):
    settings.DUBU_HOEJST_PR_ADRESSE = {"underret": 300}
    noegle, nu = _noegle("192.0.2.1"), ur.nu()
    for _ in range(299):
        taell_op(noegle, nu, laengde=VINDUE)

    check_ikke_for_mange(noegle, nu, hoejst=20, laengde=VINDUE)
    taell_op(noegle, nu, laengde=VINDUE)

    with pytest.raises(ForMangeForsoegError):
        check_ikke_for_mange(noegle, nu, hoejst=20, laengde=VINDUE)
    assert Forsoegstaeller.objects.get().antal == 300


def test_uden_egen_graense_gaelder_sidens(kommune, settings):
    settings.DUBU_HOEJST_PR_ADRESSE = {"underret": 300}
    noegle, nu = _noegle("192.0.2.1", hvad="login"), ur.nu()
    taell_op(noegle, nu, laengde=VINDUE)

    with pytest.raises(ForMangeForsoegError):
        check_ikke_for_mange(noegle, nu, hoejst=1, laengde=VINDUE)


def test_ingen_adresse_staar_i_databasen(kommune):
    taell_op(_noegle("192.0.2.1"), ur.nu(), laengde=VINDUE)

    assert "192.0.2.1" not in Forsoegstaeller.objects.get().noegle
