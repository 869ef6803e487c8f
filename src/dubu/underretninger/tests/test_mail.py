"""The mail folder: each message one item with its time of arrival; broken ones too; twice is once."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.db import DataError

from dubu.dokumenter.models import Dokument
from dubu.kerne import ur
from dubu.kerne.aktoer import systemaktoer
from dubu.underretninger.models import Underretning, Underretningsindhold
from dubu.underretninger.services import mail as mail_service
from dubu.underretninger.services.mail import hent_fra_kommunens_mappe


def _eml(emne: str = "Bekymring for Alma") -> bytes:
    mail = EmailMessage()
    mail["Received"] = "from a by b; Sat, 21 Nov 2020 03:15:00 +0100"
    mail["From"] = "Lærer Lund <lund@example.org>"
    mail["Subject"] = emne
    mail.set_content("Alma kommer ikke i skole.")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="fravær.pdf")
    return mail.as_bytes()


@pytest.fixture
def mappe(tmp_path, settings) -> Path:
    settings.DUBU_MAILMAPPE = str(tmp_path / "mail")
    mappe = tmp_path / "mail" / "0461"
    mappe.mkdir(parents=True)
    return mappe


def _hent() -> int:
    return hent_fra_kommunens_mappe(aktoer=systemaktoer(461, "mail"), tidspunkt=ur.nu())


def test_hent_mail_bliver_usorteret_indgang_med_ankomsttid_og_bilag(kommune, mappe):
    (mappe / "1.eml").write_bytes(_eml())

    _hent()

    underretning = Underretning.objects.get()
    assert underretning.indgangstype == "usorteret"
    assert underretning.modtaget_tidspunkt == datetime(2020, 11, 21, 2, 15, tzinfo=UTC)
    assert underretning.underretter_navn == "Lærer Lund <lund@example.org>"
    assert Dokument.objects.get(art=Dokument.Art.FIL).filnavn == "fravær.pdf"


def test_hent_mail_to_gange_er_en_indgang_og_filen_flyttes(kommune, mappe):
    (mappe / "1.eml").write_bytes(_eml())

    antal = [_hent(), _hent(), _hent()]

    assert antal == [1, 0, 0]
    assert Underretning.objects.count() == 1
    assert (mappe / "behandlet" / "1.eml").exists()


@pytest.mark.parametrize("raa", [b"\x00\xff\xfe", b"ikke en mail", b"Content-Type: text/plain; charset=nisse\n\nhej"])
def test_hent_oedelagt_mail_bliver_indgang_med_den_raa_fil(kommune, mappe, raa):
    (mappe / "x.eml").write_bytes(raa)

    _hent()

    assert Underretning.objects.get().uddrag.startswith("Mailen kunne ikke læses")
    assert Dokument.objects.get(art=Dokument.Art.FIL).stoerrelse == len(raa)


HOVED = b"From: lund@example.org\nSubject: Alma\n"


@pytest.mark.parametrize(
    "raa",
    [
        HOVED + b"\nAlma \x00 er sulten",
        b"From: lund@example.org\nSubject: =?utf-8?q?Alma=00_Pr=C3=B8ve?=\n\nHun er sulten",
    ],
    ids=["i teksten", "i et kodet emne"],
)
def test_hent_mail_med_nul_gemmes_uden_den_og_den_naeste_kommer_med(kommune, mappe, raa):
    (mappe / "1.eml").write_bytes(raa)
    (mappe / "2.eml").write_bytes(_eml("Den gode bagved"))

    assert _hent() == 2

    tekster = sorted(Underretning.objects.values_list("uddrag", flat=True))
    assert tekster[0].startswith("Alma")
    assert tekster[1].startswith("Den gode bagved")


def test_hent_mail_med_for_stort_bilag_gemmer_resten_og_siger_hvad_der_mangler(kommune, mappe, settings):
    settings.DUBU_FIL_MAKS = 1024
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "lund@example.org", "Alma"
    mail.set_content("Se filmen.")
    mail.add_attachment(b"x" * 2000, maintype="video", subtype="mp4", filename="film.mp4")
    mail.add_attachment(b"kort", maintype="text", subtype="plain", filename="brev.txt")
    (mappe / "1.eml").write_bytes(mail.as_bytes())
    (mappe / "2.eml").write_bytes(_eml("Den gode bagved"))

    assert _hent() == 2

    tekst = Underretningsindhold.objects.get(underretning__uddrag__startswith="Alma").tekst
    assert "Se filmen." in tekst
    assert "film.mp4" in tekst
    assert "1.eml" in tekst
    assert {"brev.txt", "fravær.pdf"} == set(Dokument.objects.filter(art="fil").values_list("filnavn", flat=True))


def test_hent_mail_der_ikke_kan_gemmes_bliver_indgang_med_den_raa_fil(kommune, mappe, monkeypatch):
    (mappe / "1.eml").write_bytes(_eml("Den, der fejler"))
    (mappe / "2.eml").write_bytes(_eml("Den gode bagved"))
    rigtig = mail_service.modtag

    def modtag(**felter):
        if "Den, der fejler" in felter["indgang"].tekst:
            raise DataError("prøve")
        return rigtig(**felter)

    monkeypatch.setattr(mail_service, "modtag", modtag)

    assert _hent() == 2

    tekster = sorted(Underretning.objects.values_list("uddrag", flat=True))
    assert tekster[0].startswith("Den gode bagved")
    assert tekster[1].startswith("Mailen kunne ikke læses")
    assert "1.eml" in set(Dokument.objects.filter(art="fil").values_list("filnavn", flat=True))


@pytest.mark.parametrize(
    "linje", ["from a by b (ingen dato)", "from a by b; i går", "from a by b; Fri, 31 Dec 9999 23:59:59 -1400"]
)
def test_hent_mail_hvor_ankomsten_ikke_kan_laeses_faar_filens_tid(kommune, mappe, linje):
    fil = mappe / "1.eml"
    fil.write_bytes(f"Received: {linje}\n".encode() + HOVED + b"\nHun er sulten")
    os.utime(fil, (1_700_000_000, 1_700_000_000))

    _hent()

    underretning = Underretning.objects.get()
    assert underretning.uddrag.startswith("Alma")
    assert underretning.modtaget_tidspunkt == datetime.fromtimestamp(1_700_000_000, tz=UTC)


@pytest.mark.parametrize(
    "type_", ["", "Content-Type: text/plain; charset=utf-8\n", "Content-Type: text/html; charset=us-ascii\n"]
)
def test_hent_mail_uden_rigtigt_tegnsaet_laeses_som_dansk_og_den_raa_fil_gemmes(kommune, mappe, type_):
    hoved = b"From: lund@example.org\nSubject: S\xf8ren\n" + type_.encode() + b"Content-Transfer-Encoding: 8bit\n"
    (mappe / "1.eml").write_bytes(hoved + "\nBlå mærker på Søren".encode("latin-1"))

    _hent()

    tekst = Underretningsindhold.objects.get().tekst
    assert "Blå mærker på Søren" in tekst
    assert tekst.startswith("Søren")
    assert "1.eml" in set(Dokument.objects.filter(art="fil").values_list("filnavn", flat=True))


def test_hent_mail_i_utf8_uden_tegnsaet_er_ikke_gaettet(kommune, mappe):
    (mappe / "1.eml").write_bytes(HOVED + "\nBlå mærker på Søren".encode())

    _hent()

    assert "Blå mærker på Søren" in Underretningsindhold.objects.get().tekst


def test_mail_hent_kommandoen_henter_og_kan_koeres_igen(klon, tmp_path):
    raa = _eml()
    (tmp_path / "a.eml").write_bytes(raa)

    foerst = klon.dubu("mail_hent", str(tmp_path), "--kommune", "0461", DUBU_LAGER=str(tmp_path / "lager"))
    (tmp_path / "b.eml").write_bytes(raa)
    igen = klon.dubu("mail_hent", str(tmp_path), "--kommune", "0461", DUBU_LAGER=str(tmp_path / "lager"))

    assert foerst.stdout.strip() == "1 nye, 0 modtaget før", foerst.stderr
    assert igen.stdout.strip() == "0 nye, 1 modtaget før", igen.stderr
