"""The main job by the pages themselves: each form is opened, refused with everything kept, and sent."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from dubu.afgoerelser.models import Afgoerelse, Klage, Meddelelse
from dubu.afgoerelser.tests.factories import afgoerelsessvar, lav_foraelder
from dubu.inddragelse.models import Boernesamtale
from dubu.inddragelse.tests.factories import samtalesvar
from dubu.indsatser.models import Indsats
from dubu.indsatser.tests.factories import indsatssvar
from dubu.kerne import ur
from dubu.opfoelgning.models import Opfoelgning, Tilsynsbesoeg
from dubu.opfoelgning.tests.factories import opfoelgningssvar, tilsynssvar
from dubu.planer.models import BarnetsPlan, PlanVersion
from dubu.planer.tests.factories import plansvar
from dubu.sager.models import ArbejdskopiFelt
from dubu.sager.tests.factories import lav_sag
from dubu.undersoegelser.models import BoernefagligUndersoegelse, UndersoegelseVersion
from dubu.undersoegelser.tests.factories import beslutningssvar, konklusionssvar

UDEN_SKABELON = re.compile(r"{%|{{|None<")


@pytest.fixture
def raadgiver(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(raadgiver):
    return lav_sag(raadgiver=raadgiver)


@pytest.fixture
def side(klient, raadgiver):
    """Open an address, post to it, and follow; the text of the page."""
    browser = klient(raadgiver)

    class Side:
        def aabn(self, rute, *args, **query):
            svar = browser.get(reverse(rute, args=args), query)
            tekst = svar.content.decode()
            assert svar.status_code == 200, (rute, svar.status_code)
            assert not UDEN_SKABELON.search(tekst), rute
            return tekst

        def send(self, rute, *args, status=303, **data):
            felter = {"handling": uuid4(), "kommune": "0461", **data}
            svar = browser.post(reverse(rute, args=args), felter)
            assert svar.status_code == status, (rute, svar.status_code, _fejl(svar))
            if status != 303:
                return svar.content.decode()
            videre = browser.get(svar.headers["Location"])
            assert videre.status_code == 200, svar.headers["Location"]
            return videre.content.decode()

        def gem_felt(self, rute, *args, felt, vaerdi, version=0):
            data = {"felt": felt, "vaerdi": vaerdi, "version": version, "kommune": "0461", "handling": uuid4()}
            return browser.post(reverse(rute, args=args), data).json()

    return Side()


def _fejl(svar):
    return re.findall(r"form-error-message[^>]*>([^<]*)", svar.content.decode())


def _uden(svar, *navne):
    return {navn: vaerdi for navn, vaerdi in svar.items() if navn not in navne}


def test_boernesamtale_afvises_med_teksten_bevaret_og_gemmes(side, sag):
    svar = _uden(samtalesvar(), "tidspunkt")
    klokke = {"tidspunkt_dato": ur.idag().strftime("%d.%m.%Y"), "tidspunkt_klokken": "0.00"}
    side.aabn("inddragelse:ny_boernesamtale", sag.uuid)

    afvist = side.send("inddragelse:ny_boernesamtale", sag.uuid, status=422, **svar)
    assert "Jeg vil gerne gå til fodbold." in afvist

    assert "Barnets egne ord" in side.send("inddragelse:ny_boernesamtale", sag.uuid, **svar, **klokke)
    samtale = Boernesamtale.objects.get()
    side.aabn("inddragelse:ret_boernesamtale", samtale.aktivitet.uuid)
    side.send("inddragelse:ret_boernesamtale", samtale.aktivitet.uuid, **svar, **klokke)
    assert Boernesamtale.objects.count() == 2


def test_undersoegelse_fra_beslutning_over_kladde_og_spaerre_til_afsluttet(side, sag):
    assert "Sundhedsforhold" in side.aabn("undersoegelser:ny_undersoegelse", sag.uuid)
    side.send("undersoegelser:ny_undersoegelse", sag.uuid, **beslutningssvar())
    om = BoernefagligUndersoegelse.objects.get().aktivitet.uuid

    gemt = side.gem_felt("undersoegelser:undersoegelse", om, felt="barnets_syn", vaerdi="Jeg vil blive her.")
    assert gemt["version"] == 1
    assert ArbejdskopiFelt.objects.get().vaerdi == "Jeg vil blive her."
    arbejdsside = side.aabn("undersoegelser:undersoegelse", om)
    assert "Jeg vil blive her." in arbejdsside
    assert "Fritidsforhold" not in arbejdsside

    spaerret = side.send("undersoegelser:undersoegelse", om, status=422, **konklusionssvar(ressourcer=""))
    assert "Konklusionen mangler de ressourcer" in spaerret
    assert "Familien har brug for hjælp." in spaerret

    assert "Afsluttet" in side.send("undersoegelser:undersoegelse", om, **konklusionssvar())
    assert UndersoegelseVersion.objects.get().indhold["barnets_syn"]


def test_undersoegelse_afsluttes_ikke_hen_over_en_kollegas_tekst(side, klient, lav_aktoer, sag):
    side.send("undersoegelser:ny_undersoegelse", sag.uuid, **beslutningssvar())
    om = BoernefagligUndersoegelse.objects.get().aktivitet.uuid
    side.gem_felt("undersoegelser:undersoegelse", om, felt="holdning", vaerdi="Min tekst.")
    leder = klient(lav_aktoer("afdelingsleder", navn="Søren Vang"))
    felt = {"felt": "holdning", "vaerdi": "Lederens tekst.", "version": 1, "kommune": "0461", "handling": uuid4()}
    assert leder.post(reverse("undersoegelser:undersoegelse", args=[om]), felt).json()["version"] == 2

    svar = {**konklusionssvar(holdning="Min tekst."), "version_holdning": 1}
    afvist = side.send("undersoegelser:undersoegelse", om, status=422, **svar)
    assert "Lederens tekst." in afvist
    assert "Min tekst." in afvist
    assert not UndersoegelseVersion.objects.exists()

    side.send("undersoegelser:undersoegelse", om, **{**svar, "version_holdning": 2})
    assert UndersoegelseVersion.objects.get().indhold["holdning"] == "Min tekst."


def test_beslutningen_om_undersoegelsen_skrives_som_afgoerelse_med_klagevejledning(side, sag):
    side.send("undersoegelser:ny_undersoegelse", sag.uuid, **beslutningssvar())
    bfu = BoernefagligUndersoegelse.objects.get().aktivitet
    assert "Skriv afgørelsen om undersøgelsen" in side.aabn("undersoegelser:undersoegelse", bfu.uuid)

    svar = _uden(afgoerelsessvar(resultat="undersoegelse", retsgrundlag="BL § 20"), "plan", "formaal", "varighed")
    side.send("afgoerelser:ny_afgoerelse", sag.uuid, "p20", **svar)

    assert Afgoerelse.objects.get().undersoegelse == bfu
    assert "Afgørelsen om undersøgelsen" in side.aabn("undersoegelser:undersoegelse", bfu.uuid)


def test_undersoegelse_vurderes_foreloebigt_og_standses(side, sag):
    side.send("undersoegelser:ny_undersoegelse", sag.uuid, **beslutningssvar())
    om = BoernefagligUndersoegelse.objects.get().aktivitet.uuid
    ny_dato = (ur.idag() + timedelta(days=20)).isoformat()
    side.aabn("undersoegelser:foreloebig", om)
    side.send("undersoegelser:foreloebig", om, vurdering="Behov.", aarsag="Afventer PPR.", ny_dato=ny_dato)

    side.aabn("undersoegelser:stands", om)
    assert "Standset" in side.send("undersoegelser:stands", om, grund="Familien er flyttet.")


def test_afgoerelse_meddeles_paaklages_og_genvurderes(side, sag):
    mor = lav_foraelder(sag)
    side.aabn("afgoerelser:vaelg_type", sag.uuid)
    assert "Klagevejledning" in side.aabn("afgoerelser:ny_afgoerelse", sag.uuid, "p32_3")
    afvist = side.send("afgoerelser:ny_afgoerelse", sag.uuid, "p32_3", status=422, **afgoerelsessvar(varighed=""))
    assert "Skriv et svar" in afvist
    assert "At Asta kommer i skole." in afvist
    side.send("afgoerelser:ny_afgoerelse", sag.uuid, "p32_3", **afgoerelsessvar())
    om = Afgoerelse.objects.get().aktivitet.uuid

    side.aabn("afgoerelser:meddel", om, part=str(mor.uuid))
    meddelt = {"part": str(mor.uuid), "kanal": "brev", "modtaget": ur.idag().isoformat(), "klagevejledning": "ja"}
    assert "Brev, modtaget" in side.send("afgoerelser:meddel", om, **meddelt)
    assert Meddelelse.objects.get().person == mor

    side.aabn("afgoerelser:ny_klage", om)
    klage = {"part": str(mor.uuid), "modtaget": ur.idag().isoformat(), "kanal": "telefon", "indhold": "For lidt."}
    side.send("afgoerelser:ny_klage", om, **klage)
    klagen = Klage.objects.get().aktivitet.uuid
    side.aabn("afgoerelser:genvurder", klagen)
    side.send("afgoerelser:genvurder", klagen, resultat="delvist_medhold", begrundelse="Der gives mere.")
    side.aabn("afgoerelser:videresend", klagen)
    assert "videresendt til Ankestyrelsen" in side.send("afgoerelser:videresend", klagen)


def test_plan_skrives_revideres_og_den_gamle_version_bliver_staaende(side, sag):
    side.send("planer:ny_plan", sag.uuid)
    om = BarnetsPlan.objects.get().aktivitet.uuid
    afvist = side.send("planer:skriv_plan", om, status=422, bygger_paa=0, **plansvar(maal_1_hvem=""))
    assert "hvem der gør hvad" in afvist

    side.send("planer:skriv_plan", om, bygger_paa=0, **plansvar())
    assert "Fraværet falder." in side.aabn("planer:skriv_plan", om, maal="5")
    imens = side.send("planer:skriv_plan", om, status=422, bygger_paa=0, **plansvar())
    assert "ny version imens" in imens
    side.send("planer:skriv_plan", om, bygger_paa=1, **plansvar(maal_1_maal="Asta kommer hver dag."))

    gammel, ny = PlanVersion.objects.order_by("version")
    assert gammel.maal.get().noegle == ny.maal.get().noegle
    assert "Version 1" in side.aabn("planer:plan", om)


def test_anbringelse_ivaerksaettes_foelges_op_faar_tilsyn_og_ophoerer(side, sag):
    side.send("afgoerelser:ny_afgoerelse", sag.uuid, "p46", **_uden(afgoerelsessvar(), "plan"))
    afgoerelse = Afgoerelse.objects.get().aktivitet.uuid
    assert "Iværksæt" in side.aabn("afgoerelser:afgoerelse", afgoerelse)
    side.aabn("indsatser:ivaerksaet", afgoerelse)
    side.send("indsatser:ivaerksaet", afgoerelse, **indsatssvar())
    om = Indsats.objects.get().aktivitet.uuid

    side.aabn("opfoelgning:ny_opfoelgning", om)
    assert "hver tredje måned" in side.send("opfoelgning:ny_opfoelgning", om, **opfoelgningssvar())
    side.aabn("opfoelgning:nyt_tilsyn", om)
    afvist = side.send("opfoelgning:nyt_tilsyn", om, status=422, **tilsynssvar(talt_alene="nej"))
    assert "Asta trives." in afvist
    side.send("opfoelgning:nyt_tilsyn", om, **tilsynssvar())
    assert (Opfoelgning.objects.count(), Tilsynsbesoeg.objects.count()) == (1, 1)

    side.aabn("indsatser:ophoer", om)
    svar = {"til": ur.idag().isoformat(), "grund": "formaal_opnaaet", "begrundelse": "Målet er nået."}
    assert "Ophørt" in side.send("indsatser:ophoer", om, **svar)
