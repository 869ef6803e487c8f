"""A mail dropped in the journal is split: its text and each attachment; and one drop may concern several siblings."""

from __future__ import annotations

from email.message import EmailMessage
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dubu.adgang.tests.factories import log_ind
from dubu.dokumenter.models import Dokument
from dubu.dokumenter.services import Fil, journaliser_filer
from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.sager.errors import UkendtSoeskendeError
from dubu.sager.models import Aktivitet, AktivitetBarn, Sagspart
from dubu.sager.tests.factories import lav_barn, lav_sag


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(mette):
    return lav_sag(raadgiver=mette)


def _mail() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Lærer Lund <lund@example.org>", "mette@example.org", "Om Asta"
    mail["Date"] = "Mon, 02 Mar 2026 09:15:00 +0100"
    mail.set_content("Asta trives bedre.\n")
    mail.add_attachment(b"%PDF-1.4 udtalelse", maintype="application", subtype="pdf", filename="udtalelse.pdf")
    mail.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="tegning.gif")
    return mail.as_bytes()


def _upload(browser, sag, indhold, **felter):
    fil = SimpleUploadedFile("mail.eml", indhold, content_type="message/rfc822")
    data = {"filer": [fil], "titel": "", "modtaget_dato": ur.idag().strftime("%d.%m.%Y"), "modtaget_klokken": "0.01"}
    return browser.post(f"/sag/{sag.uuid}/dokumenter/", {**data, **felter})


def test_mail_bliver_til_tekst_bilag_og_mailen_som_den_kom(mette, sag):
    browser, mail = log_ind(mette), _mail()
    assert _upload(browser, sag, mail).status_code == 303

    dokumenter = {dokument.filnavn: dokument for dokument in Dokument.objects.all()}
    assert set(dokumenter) == {"mail.txt", "udtalelse.pdf", "tegning.gif", "mail.eml"}
    assert len({dokument.aktivitet_id for dokument in dokumenter.values()}) == 1
    assert Aktivitet.objects.get().titel == "Om Asta"
    tekst = browser.get(f"/dokumenter/{dokumenter['mail.txt'].uuid}/hent/").getvalue().decode()
    assert "Fra: Lærer Lund <lund@example.org>" in tekst
    assert "Emne: Om Asta" in tekst
    assert "Asta trives bedre." in tekst
    bilag = browser.get(f"/dokumenter/{dokumenter['udtalelse.pdf'].uuid}/hent/")
    assert (bilag.getvalue(), bilag["Content-Type"]) == (b"%PDF-1.4 udtalelse", "application/pdf")
    assert browser.get(f"/dokumenter/{dokumenter['mail.eml'].uuid}/hent/").getvalue() == mail
    assert Haendelse.objects.filter(noegle="dokument.journaliseret").count() == 4


def test_mail_der_ikke_kan_laeses_gemmes_som_den_er(mette, sag):
    assert _upload(log_ind(mette), sag, b"\x00\x01 ikke en mail").status_code == 303
    assert [dokument.filnavn for dokument in Dokument.objects.all()] == ["mail.eml"]


def test_mail_sammen_med_en_anden_fil_og_egen_titel(mette, sag):
    aktivitet = journaliser_filer(
        aktoer=mette, handling=uuid4(), sag=sag, titel="Skolens svar", modtaget_tidspunkt=ur.nu(), tidspunkt=ur.nu(),
        filer=[Fil(_mail(), "mail.eml", "message/rfc822"), Fil(b"brev", "brev.pdf", "application/pdf")],
    )  # fmt: skip
    assert aktivitet.titel == "Skolens svar"
    assert Dokument.objects.count() == 5


def test_filer_gaelder_de_soeskende_man_afkrydser(mette, sag):
    bo = lav_barn("Bo")
    bos = lav_sag(bo, raadgiver=mette)
    Sagspart.objects.create(sag=sag, person=bo, rolle="soeskende", fra=sag.startdato)
    browser = log_ind(mette)
    assert "Gælder også" in browser.get(f"/sag/{sag.uuid}/dokumenter/").content.decode()

    assert _upload(browser, sag, _mail(), boern=str(bo.uuid)).status_code == 303

    assert {(r.barn.fornavn, r.sag) for r in AktivitetBarn.objects.select_related("barn", "sag")} == {
        ("Asta", sag), ("Bo", bos),
    }  # fmt: skip
    assert "udtalelse.pdf" in browser.get(f"/sag/{bos.uuid}/dokumenter/").content.decode()
    assert Haendelse.objects.filter(noegle="dokument.journaliseret", barn=bo.uuid).count() == 4


def test_filer_til_et_barn_der_ikke_er_soeskende_afvises(mette, sag):
    with pytest.raises(UkendtSoeskendeError):
        journaliser_filer(
            aktoer=mette, handling=uuid4(), sag=sag, titel="", modtaget_tidspunkt=ur.nu(), tidspunkt=ur.nu(),
            filer=[Fil(b"brev", "brev.pdf", "application/pdf")], soeskende=[lav_barn("Fremmed")],
        )  # fmt: skip
    assert not Dokument.objects.exists()
