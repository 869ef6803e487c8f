"""A folder of .eml files as a mailbox."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from dubu.adaptere.mailmappe import Mailmappe


def _eml(**hoveder: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "lund@example.org", "Bekymring"
    for navn, vaerdi in hoveder.items():
        mail[navn] = vaerdi
    return mail


@pytest.mark.parametrize("navn", ["../../etc/passwd", "/etc/passwd"])
def test_navn_foerer_aldrig_ud_af_mappen(tmp_path: Path, navn: str) -> None:
    assert Mailmappe(tmp_path)._fil(navn).parent == tmp_path


def test_hent_html_mail_giver_teksten_uden_maerker_og_html_som_bilag(tmp_path: Path) -> None:
    mail = _eml()
    mail.set_content("<style>p{}</style><p>Alma &aelig;r <b>sulten</b></p><p>Igen</p>", subtype="html")
    (tmp_path / "a.eml").write_bytes(mail.as_bytes())

    hentet = Mailmappe(tmp_path).hent("a.eml")

    assert hentet.tekst == "Alma ær sulten\nIgen"
    assert [b.filnavn for b in hentet.bilag] == ["mail.html"]


def test_hent_med_received_i_fremtiden_bruger_filens_tid(tmp_path: Path) -> None:
    mail = _eml(Received="from a by b; Sat, 21 Nov 2099 03:15:00 +0100")
    mail.set_content("Hej")
    (tmp_path / "a.eml").write_bytes(mail.as_bytes())

    assert Mailmappe(tmp_path).hent("a.eml").ankommet.year < 2099


def test_laeg_til_side_to_ens_navne_bevarer_begge(tmp_path: Path) -> None:
    for _ in range(2):
        (tmp_path / "a.eml").write_bytes(b"From: x\n\nhej")
        Mailmappe(tmp_path).laeg_til_side("a.eml")

    assert sorted(fil.name for fil in (tmp_path / "behandlet").iterdir()) == ["a-1.eml", "a.eml"]


def test_check_config_uden_mappe_siger_det(tmp_path: Path) -> None:
    assert Mailmappe(tmp_path / "mangler").check_config()
