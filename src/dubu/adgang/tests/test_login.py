"""The municipality chooser and the local login."""

from __future__ import annotations

from django.test import Client

from dubu.adgang.models import Forsoegstaeller
from dubu.adgang.tests.factories import LAENGE_SIDEN, lav_afdeling
from dubu.haendelseslog.models import Opslag
from dubu.kerne.transaktion import kommune_transaktion
from dubu.organisation.models import Bruger, Medarbejder


def test_forside_uden_login_viser_kommunevaelgeren(db):
    side = Client().get("/").content.decode()

    assert '<select class="form-select" id="SelectedAuthenticationUrl"' in side
    assert ">Nyborg Kommune</option>" in side
    assert 'type="button" id="btnOK" value="OK"' in side
    assert side.count("<option") == 98


def test_login_med_rigtig_kode_aabner_kommunen(lav_aktoer):
    medarbejder = Medarbejder.objects.get(uuid=lav_aktoer("raadgiver").id)
    bruger = Bruger.objects.get(pk=medarbejder.bruger_id)
    browser = Client()

    svar = browser.post("/login/0461/", {"loginfmt": bruger.brugernavn, "passwd": "kodeord"})

    assert svar.status_code == 302
    assert browser.session["kommune"] == 461
    assert {"oiosamlSession", "oiosamlCookie"} <= set(browser.cookies)


def test_login_i_en_kommune_uden_plads_afvises(lav_aktoer):
    medarbejder = Medarbejder.objects.get(uuid=lav_aktoer("raadgiver").id)
    bruger = Bruger.objects.get(pk=medarbejder.bruger_id)

    svar = Client().post("/login/0450/", {"loginfmt": bruger.brugernavn, "passwd": "kodeord"})

    assert svar.status_code == 422
    assert "passer ikke" in svar.content.decode()


def test_login_med_forkert_kode_huskes_og_bremses(kommune):
    browser = Client()
    for _ in range(10):
        assert browser.post("/login/0461/", {"loginfmt": "ukendt", "passwd": "gæt"}).status_code == 422

    svar = browser.post("/login/0461/", {"loginfmt": "ukendt", "passwd": "gæt"})

    assert svar.status_code == 429
    assert Forsoegstaeller.objects.get().antal == 10
    assert Opslag.objects.filter(art="login.afvist").count() == 10


def test_skift_til_kommune_uden_plads_findes_ikke(klient, lav_aktoer):
    svar = klient(lav_aktoer("raadgiver")).post("/skift-kommune/", {"ny_kommune": "0450"})

    assert svar.status_code == 404


def test_skift_af_kommune_begynder_en_ny_session_uden_noget_fra_den_gamle(klient, lav_aktoer):
    browser = klient(aktoer := lav_aktoer("raadgiver"))
    bruger = Bruger.objects.get(pk=Medarbejder.objects.get(uuid=aktoer.id).bruger_id)
    with kommune_transaktion(450):
        Medarbejder.objects.create(bruger=bruger, navn=bruger.navn, afdeling=lav_afdeling(), aktiv_fra=LAENGE_SIDEN)
    Bruger.objects.filter(pk=bruger.pk).update(kommunekoder=[450, 461])
    session = browser.session
    session["fra_odense"] = "kun i Odense"
    session.save()

    svar = browser.post("/skift-kommune/", {"ny_kommune": "0450"})

    assert svar.status_code == 302
    assert browser.session["kommune"] == 450
    assert browser.session.session_key != session.session_key
    assert "fra_odense" not in browser.session
    assert not session.exists(session.session_key)


def test_inaktiv_bruger_er_logget_ud(klient, lav_aktoer):
    aktoer = lav_aktoer("raadgiver")
    browser = klient(aktoer)
    Bruger.objects.filter(pk=Medarbejder.objects.get(uuid=aktoer.id).bruger_id).update(is_active=False)

    assert browser.get("/min-dag/").headers["Location"] == "/"


def test_ny_adgangskode_logger_andre_sessioner_ud(klient, lav_aktoer):
    aktoer = lav_aktoer("raadgiver")
    browser = klient(aktoer)
    bruger = Bruger.objects.get(pk=Medarbejder.objects.get(uuid=aktoer.id).bruger_id)
    bruger.set_password("noget andet")
    bruger.save(update_fields=["password"])

    assert browser.get("/min-dag/").headers["Location"] == "/"
