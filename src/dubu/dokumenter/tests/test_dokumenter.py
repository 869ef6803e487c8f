"""Files on an Aktivitet: kept hashed, fetched by those who may see a child's row, streamed as attachment."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dubu.dokumenter import rules, selectors
from dubu.dokumenter.errors import FilForStorError, TomFilError
from dubu.dokumenter.models import Dokument
from dubu.dokumenter.services import Fil, gem_oejebliksbillede, journaliser_filer, tilfoej_fil
from dubu.haendelseslog.models import Haendelse, Opslag
from dubu.kerne.fejl import AdgangNaegtetFejl, FindesIkkeFejl
from dubu.kerne.transaktion import kommune_transaktion
from dubu.sager.aktiviteter import ForBarn, opret_aktivitet
from dubu.sager.tests.factories import lav_barn, lav_sag

NU = datetime(2026, 3, 2, 9, 32, tzinfo=UTC)


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(mette):
    return lav_sag(raadgiver=mette)


@pytest.fixture
def aktivitet(mette, sag):
    return opret_aktivitet(
        aktoer=mette, type="notat", titel="Notat", haendelsestidspunkt=NU, boern=[ForBarn(sag.barn, sag)]
    )


def _journaliser(mette, sag, **felter):
    standard = {
        "aktoer": mette, "handling": uuid4(), "sag": sag, "titel": "Udtalelse", "modtaget_tidspunkt": NU,
        "filer": [Fil(b"%PDF-1.7", "udtalelse.pdf", "application/pdf")], "tidspunkt": NU,
    }  # fmt: skip
    return journaliser_filer(**{**standard, **felter}).dokumenter.get()


def test_tilfoej_fil_gemmer_hash_stoerrelse_og_faktum(mette, aktivitet, sag):
    fil = SimpleUploadedFile("C:\\fakepath\\brev.pdf", b"indhold", content_type="application/pdf")

    dokument = tilfoej_fil(
        aktoer=mette,
        aktivitet=aktivitet,
        fil=fil,
        filnavn="C:\\fakepath\\brev.pdf",
        mimetype="application/pdf",
        tidspunkt=NU,
    )

    assert (dokument.filnavn, dokument.stoerrelse) == ("brev.pdf", 7)
    assert dokument.sha256 == hashlib.sha256(b"indhold").hexdigest()
    faktum = Haendelse.objects.get(noegle="dokument.journaliseret")
    assert (faktum.barn, faktum.sag, faktum.om) == (sag.barn.uuid, sag.uuid, aktivitet.uuid)


def test_tilfoej_fil_tom_eller_for_stor_afvises(mette, aktivitet, settings):
    settings.DUBU_FIL_MAKS = 10
    felter = {"aktoer": mette, "aktivitet": aktivitet, "filnavn": "a.txt", "mimetype": "text/plain", "tidspunkt": NU}
    with pytest.raises(TomFilError):
        tilfoej_fil(fil=b"", **felter)
    with pytest.raises(FilForStorError):
        tilfoej_fil(fil=[b"123456", b"789012"], **felter)
    assert not Dokument.objects.exists()


def test_gem_oejebliksbillede_kan_hentes_som_det_blev_gemt(mette, aktivitet, klient):
    dokument = gem_oejebliksbillede(
        aktoer=mette, aktivitet=aktivitet, titel="24-timersvurdering", indhold="<p>Æøå</p>", tidspunkt=NU
    )

    svar = klient(mette).get(f"/dokumenter/{dokument.uuid}/hent/")

    assert svar.getvalue() == "<p>Æøå</p>".encode()
    assert svar["Content-Disposition"] == 'attachment; filename="24-timersvurdering.html"'
    assert svar["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in svar["Content-Security-Policy"]


def test_hent_af_en_uden_tjenstligt_behov_er_404_som_ukendt(mette, sag, klient, lav_aktoer):
    dokument = _journaliser(mette, sag)
    fremmed = klient(lav_aktoer("raadgiver", navn="Jens Berg"))

    svar = fremmed.get(f"/dokumenter/{dokument.uuid}/hent/")
    ukendt = fremmed.get(f"/dokumenter/{uuid4()}/hent/")

    assert (svar.status_code, svar.content) == (404, ukendt.content)


def test_hent_noteres_i_opslagsloggen(mette, sag, klient):
    dokument = _journaliser(mette, sag)
    klient(mette).get(f"/dokumenter/{dokument.uuid}/hent/")
    assert Opslag.objects.get(art="dokument.hentet").om == [str(dokument.uuid)]


def test_dokument_om_to_soeskende_ses_af_begge_raadgivere(mette, sag, lav_aktoer):
    jens = lav_aktoer("raadgiver", navn="Jens Berg")
    anden = lav_sag(lav_barn("Bo"), raadgiver=jens)
    aktivitet = opret_aktivitet(
        aktoer=mette, type="notat", titel="Besøg", haendelsestidspunkt=NU,
        boern=[ForBarn(sag.barn, sag), ForBarn(anden.barn, anden)],
    )  # fmt: skip
    dokument = tilfoej_fil(
        aktoer=mette, aktivitet=aktivitet, fil=b"x", filnavn="a", mimetype="text/plain", tidspunkt=NU
    )

    assert selectors.get_dokument(jens, dokument.uuid) == dokument
    assert selectors.list_dokumenter_i_sag(jens, anden).get() == dokument


def test_journaliser_filer_to_gange_er_et_dokument(mette, sag):
    handling = uuid4()
    assert _journaliser(mette, sag, handling=handling) == _journaliser(mette, sag, handling=handling)
    assert Dokument.objects.count() == 1


def test_journaliser_filer_i_andens_sag_naegtes(sag, lav_aktoer):
    with pytest.raises(AdgangNaegtetFejl):
        _journaliser(lav_aktoer("raadgiver", navn="Jens Berg"), sag)


def test_get_dokument_fra_anden_kommune_findes_ikke(mette, sag):
    dokument = _journaliser(mette, sag)
    with kommune_transaktion(450), pytest.raises(FindesIkkeFejl):
        selectors.get_dokument(mette, dokument.uuid)


@pytest.mark.parametrize(
    ("givet", "rent"),
    [
        ("../../etc/passwd", "passwd"),
        ("a\r\nSet-Cookie: x.pdf", "a__Set-Cookie: x.pdf"),
        ("", "fil"),
        ("...", "fil"),
        ("faktura\u202efdp.exe", "faktura_fdp.exe"),
        ("æøå.pdf", "æøå.pdf"),
        ("x" * 300 + ".pdf", "x" * 180 + ".pdf"),
    ],
)
def test_rent_filnavn(givet, rent):
    assert rules.rent_filnavn(givet) == rent


@pytest.mark.parametrize(
    ("givet", "ren"),
    [("Application/PDF; x=1", "application/pdf"), ("text/html\r\nX: y", rules.UKENDT_TYPE), ("", rules.UKENDT_TYPE)],
)
def test_ren_mimetype(givet, ren):
    assert rules.ren_mimetype(givet) == ren
