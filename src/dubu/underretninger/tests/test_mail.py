"""The mail folder: each message one item with its time of arrival; broken ones too; twice is once."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from dubu.dokumenter.models import Dokument
from dubu.kerne import ur
from dubu.kerne.aktoer import systemaktoer
from dubu.underretninger.models import Underretning
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


def test_mail_hent_kommandoen_henter_og_kan_koeres_igen(klon, tmp_path):
    raa = _eml()
    (tmp_path / "a.eml").write_bytes(raa)

    foerst = klon.dubu("mail_hent", str(tmp_path), "--kommune", "0461", DUBU_LAGER=str(tmp_path / "lager"))
    (tmp_path / "b.eml").write_bytes(raa)
    igen = klon.dubu("mail_hent", str(tmp_path), "--kommune", "0461", DUBU_LAGER=str(tmp_path / "lager"))

    assert foerst.stdout.strip() == "1 nye, 0 modtaget før", foerst.stderr
    assert igen.stdout.strip() == "0 nye, 1 modtaget før", igen.stderr
