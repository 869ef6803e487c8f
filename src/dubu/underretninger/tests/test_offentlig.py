"""The public side: stored before any receipt, nobody looked up, nothing doubled."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dubu.dokumenter.lager import lager
from dubu.dokumenter.models import Dokument, Kontaktspaerre
from dubu.dokumenter.selectors import har_kontaktspaerre
from dubu.frister.models import Frist
from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.kerne.aktoer import systemaktoer
from dubu.kerne.transaktion import kommune_transaktion
from dubu.parter.models import Person
from dubu.sager.models import Arbejdskopi, Sag
from dubu.skemaer.katalogfiler import find_skema
from dubu.skemaer.rules import Betingelse
from dubu.underretninger import services
from dubu.underretninger.forms import KONTAKTFELTER
from dubu.underretninger.models import Underretning, UnderretningBarn
from dubu.underretninger.tests.factories import FAGPERSON, aabn_for_offentligheden, lav_underretning_barn

SIDE = "/underret/0461/fagperson/"


@pytest.fixture
def aaben(kommune):
    aabn_for_offentligheden()
    return kommune


def test_valg_uden_doegnvagt_er_siden_ikke_aaben_og_siger_hvad_man_kan_goere(kommune):
    svar = Client().get("/underret/0461/")

    assert "tager ikke imod underretninger her" in svar.content.decode()
    assert "112" in svar.content.decode()


def test_underret_uden_doegnvagt_gemmer_intet(kommune):
    Client().post(SIDE, FAGPERSON)

    assert not Underretning.objects.exists()


def test_valg_viser_112_doegnvagt_og_boernetelefonen(aaben):
    side = Client().get("/underret/0461/").content.decode()

    assert 'href="tel:112"' in side
    assert "66 12 34 56" in side
    assert "116 111" in side
    assert "Er du selv barn eller ung?" in side


def test_underret_fagperson_gemmes_med_barn_faktum_oejebliksbillede_og_kvittering(aaben):
    svar = Client().post(SIDE, {**FAGPERSON, "barn_cpr": "0101150003"})

    underretning = Underretning.objects.get()
    raekke = UnderretningBarn.objects.get(underretning=underretning)
    fakta = Haendelse.objects.filter(om=underretning.aktivitet.uuid).order_by("id")
    assert svar.status_code == 200
    assert underretning.visningsnummer in svar.content.decode()
    assert raekke.barn.art == Person.Art.UIDENTIFICERET
    assert raekke.barn.cpr is None
    assert raekke.paastande == {"navn": "Alma Prøve", "cpr": "0101150003"}
    assert [f.noegle for f in fakta] == ["underretning.modtaget", "dokument.journaliseret", "underretning.kvitteret"]
    assert {f.barn for f in fakta} == {raekke.barn.uuid}
    assert fakta[0].tidspunkt == underretning.modtaget_tidspunkt
    assert Dokument.objects.get().art == Dokument.Art.OEJEBLIK


def test_underret_sendt_igen_med_samme_handling_viser_kun_nummer_og_tid(aaben):
    data = {**FAGPERSON, "handling": str(uuid4())}
    Client().post(SIDE, data)

    igen = Client().post(SIDE, data).content.decode()

    assert Underretning.objects.count() == 1
    assert Underretning.objects.get().visningsnummer in igen
    assert FAGPERSON["bekymring"] not in igen


def test_underret_med_bilag_gemmer_filen_paa_aktiviteten(aaben):
    fil = SimpleUploadedFile("notat.txt", b"set i garderoben", content_type="text/plain")

    Client().post(SIDE, {**FAGPERSON, "filer": fil})

    dokument = Dokument.objects.get(art=Dokument.Art.FIL)
    assert (dokument.filnavn, dokument.stoerrelse) == ("notat.txt", 16)


def test_underret_uden_bekymring_siger_hvad_der_mangler_og_beholder_det_skrevne(aaben):
    svar = Client().post(SIDE, {**FAGPERSON, "bekymring": ""})

    assert svar.status_code == 422
    assert "Alma Prøve" in svar.content.decode()
    assert not Underretning.objects.exists()


def test_underret_anonym_borger_gemmer_intet_om_afsenderen(aaben):
    data = {
        "bekymring": "Barnet græder.",
        "anonym": "ja",
        "underretter_navn": "Nabo Nielsen",
        "underretter_relation": "Moster på Vestervej",
        "underretter_telefon": "12345678",
        "underretter_email": "nabo@example.org",
    }
    hemmeligt = "Nabo Nielsen|Moster på Vestervej|12345678|nabo@example.org|192.0.2.77|Netlæser"

    svar = Client(REMOTE_ADDR="192.0.2.77", HTTP_USER_AGENT="Netlæser 1").post("/underret/0461/borger/", data)

    underretning = Underretning.objects.get()
    assert underretning.underretter_art == "anonym"
    assert underretning.kvitteret_dato is None
    with connection.cursor() as markoer:
        for tabel in (
            "underretninger_underretning",
            "underretninger_underretningsindhold",
            "haendelseslog_haendelse",
            "haendelseslog_opslag",
            "sager_arbejdskopifelt",
            "dokumenter_dokument",
        ):
            markoer.execute(f"SELECT coalesce(string_agg(t::text, ' '), '') FROM {tabel} t")
            indhold = markoer.fetchone()[0]
            assert not re.search(hemmeligt, indhold)
    billede = Dokument.objects.get(art=Dokument.Art.OEJEBLIK)
    assert not re.search(hemmeligt, b"".join(lager().hent(461, billede.sha256)).decode())
    assert not re.search(hemmeligt, svar.content.decode())


def test_underret_borger_felterne_om_afsenderen_skjules_for_den_anonyme():
    skema = find_skema("offentlig_borger")
    om_afsenderen = [felt for felt in skema.felter if felt.navn.startswith("underretter_")]

    assert {felt.navn for felt in om_afsenderen} <= set(KONTAKTFELTER)
    assert {felt.vis_naar for felt in om_afsenderen} == {Betingelse("anonym", ("nej",))}


def test_underret_fagperson_kan_ikke_vaelge_anonym(aaben):
    assert "anonym" not in Client().get(SIDE).content.decode().lower()


def test_underret_barn_der_beder_om_at_bo_et_andet_sted_er_ogsaa_en_anmodning(aaben):
    Client().post("/underret/0461/barn/", {"bekymring": "Jeg vil ikke være hjemme.", "anbringelse": "ja"})

    underretning = Underretning.objects.get()
    assert underretning.indgangstype == "anmodning_fra_barnet"
    assert underretning.skal_vurderes


def test_underret_med_flag_for_overgreb_saetter_kontaktspaerre(aaben):
    Client().post(SIDE, {**FAGPERSON, "overgreb": "ja"})

    assert Kontaktspaerre.objects.get().aarsag == "overgreb"


def test_underret_ukendt_kommune_er_404(kommune):
    assert Client().get("/underret/9999/").status_code == 404
    assert Client().get("/underret/0461/nisse/").status_code == 404


def _maskeret(svar) -> bytes:
    krop = svar.content
    for moenster in (
        rb'name="(?:handling|csrfmiddlewaretoken)" value="[^"]*"',
        rb'X-CSRFToken": "[^"]*"',
        rb"U\d{6}",
        rb"kl\. \d\d\.\d\d",
    ):
        krop = re.sub(moenster, b"*", krop)
    return krop


def _hoveder(svar) -> dict[str, str]:
    """All headers but the time; of the cookies all but their random values."""
    hoveder = {navn: vaerdi for navn, vaerdi in svar.headers.items() if navn not in ("Expires", "Content-Length")}
    cookies = {navn: (c["path"], c["httponly"], c["samesite"], c["max-age"]) for navn, c in svar.cookies.items()}
    return {**hoveder, "cookies": repr(sorted(cookies.items()))}


@pytest.mark.parametrize("ekstra", [{}, {"bekymring": ""}], ids=["kvittering", "fejl"])
def test_underret_svarer_ens_for_kendt_og_ukendt_cpr(aaben, ekstra):
    Person.objects.create(cpr="0101150003", fornavn="Alma", efternavn="Prøve")
    svar, antal = [], []
    for cpr in ("0101150003", "0202160009", "0101150003"):
        with CaptureQueriesContext(connection) as sql:
            svar.append(Client().post(SIDE, {**FAGPERSON, **ekstra, "barn_cpr": cpr}))
        antal.append(len(sql))
        svar[-1].content = svar[-1].content.replace(cpr.encode(), b"*")
    kendt, ukendt = svar[0], svar[1]
    assert _maskeret(kendt) == _maskeret(ukendt)
    assert _hoveder(kendt) == _hoveder(ukendt)
    assert kendt.status_code == ukendt.status_code
    assert antal[1] == antal[2]


def _kendt_med_sag_spaerre_og_tidligere_underretning(raadgiver) -> Person:
    alma = Person.objects.create(cpr="0101150003", fornavn="Alma", efternavn="Prøve")
    Sag.objects.create(
        sagsnummer=1, barn=alma, afdeling_id=raadgiver.afdeling_id, primaer_raadgiver_id=raadgiver.medarbejder_id,
        startdato=ur.idag(), status="SagStatus1",
    )  # fmt: skip
    services.identificer(
        aktoer=systemaktoer(461, "prøve"), handling=uuid4(), raekke=lav_underretning_barn(overgreb=True), person=alma,
        tidspunkt=ur.nu(),
    )  # fmt: skip
    return alma


@pytest.mark.parametrize("ekstra", [{}, {"bekymring": ""}], ids=["kvittering", "fejl"])
@pytest.mark.parametrize("hvem", ["fagperson", "borger", "barn"])
def test_underret_svarer_ens_for_et_barn_med_sag_kontaktspaerre_og_tidligere_underretning(
    aaben, lav_aktoer, hvem, ekstra
):
    alma = _kendt_med_sag_spaerre_og_tidligere_underretning(lav_aktoer("raadgiver", navn="Poul Primær"))
    assert har_kontaktspaerre([alma])
    side, data = f"/underret/0461/{hvem}/", {**FAGPERSON, "barn_navn": "Alma Prøve", "anonym": "nej", **ekstra}
    Client().post(side, data)  # what the process keeps between requests is in place
    svar, antal = [], []
    for cpr in ("0101150003", "0202160009"):
        with CaptureQueriesContext(connection) as sql:
            svar.append(Client().post(side, {**data, "barn_cpr": cpr}))
        antal.append(len(sql))
        svar[-1].content = svar[-1].content.replace(cpr.encode(), b"*")

    kendt, ukendt = svar
    assert _maskeret(kendt) == _maskeret(ukendt)
    assert _hoveder(kendt) == _hoveder(ukendt)
    assert (kendt.status_code, antal[0]) == (ukendt.status_code, antal[1])
    assert kendt.status_code == (422 if ekstra else 200)


def test_kvittering_viser_den_egne_tekst_saa_en_udskrift_har_den_med(aaben):
    side = Client().post(SIDE, FAGPERSON).content.decode()

    assert re.search(rf"<details open>.*{FAGPERSON['bekymring']}.*</details>", side, re.DOTALL)


def test_kladde_overlever_genindlaesning_og_slettes_ved_afsendelse(aaben):
    klient = Client()
    klient.get(SIDE)

    svar = klient.post(
        f"{SIDE}kladde/", {"felt": "bekymring", "vaerdi": "Begyndt tekst", "version": "0", "handling": str(uuid4())}
    )

    assert svar.json()["version"] == 1
    assert "Begyndt tekst" in klient.get(SIDE).content.decode()
    assert "Begyndt tekst" not in Client().get(SIDE).content.decode()
    klient.post(SIDE, FAGPERSON)
    assert not Arbejdskopi.objects.exists()


def test_kladde_kan_slettes_saa_den_naeste_ved_computeren_ikke_ser_den(aaben):
    klient = Client()
    klient.get(SIDE)
    klient.post(f"{SIDE}kladde/", {"felt": "bekymring", "vaerdi": "Hemmeligt", "version": "0"})

    klient.post(f"{SIDE}slet/")

    assert not Arbejdskopi.objects.exists()


def test_underret_for_mange_gange_svarer_429_med_det_skrevne(aaben):
    for _ in range(20):
        Client().post(SIDE, FAGPERSON)

    svar = Client().post(SIDE, FAGPERSON)

    assert svar.status_code == 429
    assert FAGPERSON["bekymring"] in svar.content.decode()
    assert Underretning.objects.count() == 20


def test_underret_andre_kommuner_ser_ikke_underretningen(aaben):
    Client().post(SIDE, FAGPERSON)

    with kommune_transaktion(450):
        assert not Underretning.objects.exists()


def test_underret_aabner_fristen_paa_24_timer_fra_modtagelsen(aaben):
    Client().post(SIDE, FAGPERSON)

    underretning = Underretning.objects.get()
    frist = Frist.objects.get(regel="U-03", om=underretning.aktivitet.uuid)
    assert frist.udloeber_tidspunkt == underretning.modtaget_tidspunkt + timedelta(hours=24)
