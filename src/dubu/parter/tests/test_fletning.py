"""Two rows that are the same human: by the act, and by hand on the person's page."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from dubu.haendelseslog.models import Haendelse, UdfoertHandling
from dubu.kerne.fejl import AdgangNaegtetFejl
from dubu.parter.errors import FletningIRingError, HarCprError, PersonAlleredeFlettetError
from dubu.parter.models import Person
from dubu.parter.services import flet_person, opret_uidentificeret, sammenlaeg_personer

NU = datetime(2026, 11, 2, 9, tzinfo=UTC)
FOEDT = date(2026, 10, 30)


@pytest.fixture
def modtagelse(lav_aktoer):
    return lav_aktoer("modtagelse", navn="Rikke Modtager")


@pytest.fixture
def mor(kommune) -> Person:
    return Person.objects.create(cpr="0102903332", fornavn="Mia", efternavn="Mor", foedselsdato=date(1990, 2, 1))


@pytest.fixture
def ufoedt(mor) -> Person:
    return Person.objects.create(art=Person.Art.UFOEDT, mor_til_ufoedt=mor, terminsdato=date(2026, 11, 5))


@pytest.fixture
def foedt(kommune) -> Person:
    return Person.objects.create(cpr="3010264444", fornavn="Vera", efternavn="Mor", foedselsdato=FOEDT)


def _foedsler() -> list[Haendelse]:
    return list(Haendelse.objects.filter(noegle="barn.foedt"))


def test_flet_ufoedt_i_foedt_barn_skriver_hvornaar_det_blev_foedt(modtagelse, ufoedt, foedt):
    flet_person(aktoer=modtagelse, fra=ufoedt, til=foedt, tidspunkt=NU)

    (faktum,) = _foedsler()
    assert (faktum.barn, faktum.om) == (foedt.uuid, foedt.uuid)
    assert faktum.data == {"foedselsdato": "2026-10-30", "kilde": "CPR"}
    assert faktum.tidspunkt == datetime(2026, 10, 29, 23, tzinfo=UTC)


def test_flet_to_ufoedte_i_det_samme_barn_siger_foedslen_en_gang(modtagelse, mor, ufoedt, foedt):
    flet_person(aktoer=modtagelse, fra=ufoedt, til=foedt, tidspunkt=NU)
    anden = Person.objects.create(art=Person.Art.UFOEDT, mor_til_ufoedt=mor)

    flet_person(aktoer=modtagelse, fra=anden, til=foedt, tidspunkt=NU)

    assert len(_foedsler()) == 1


@pytest.mark.parametrize("art", [Person.Art.UIDENTIFICERET, Person.Art.KENDT])
def test_flet_andre_end_ufoedte_er_ingen_foedsel(modtagelse, foedt, art):
    fra = Person.objects.create(art=art)

    flet_person(aktoer=modtagelse, fra=fra, til=foedt, tidspunkt=NU)

    assert not _foedsler()


def test_flet_ufoedt_i_ufoedt_er_ingen_foedsel(modtagelse, mor, ufoedt):
    anden = Person.objects.create(art=Person.Art.UFOEDT, mor_til_ufoedt=mor)

    flet_person(aktoer=modtagelse, fra=anden, til=ufoedt, tidspunkt=NU)

    assert not _foedsler()


def test_flet_ufoedt_i_barn_med_cpr_uden_foedselsdato_laeser_den_af_nummeret(modtagelse, ufoedt):
    foedt = Person.objects.create(cpr="3010264444", fornavn="Vera")

    flet_person(aktoer=modtagelse, fra=ufoedt, til=foedt, tidspunkt=NU)

    foedt.refresh_from_db()
    assert foedt.foedselsdato == FOEDT
    assert _foedsler()[0].data["foedselsdato"] == "2026-10-30"


# ---- By hand


def _sammenlaeg(aktoer, fra, til, handling=None, begrundelse="Barnet er født i går."):
    return sammenlaeg_personer(
        aktoer=aktoer, handling=handling or uuid4(), fra=fra, til=til, begrundelse=begrundelse, tidspunkt=NU
    )


def test_sammenlaeg_personer_to_gange_med_samme_handling_er_en(modtagelse, ufoedt, foedt):
    handling = uuid4()

    for _ in range(2):
        assert _sammenlaeg(modtagelse, ufoedt, foedt, handling) == foedt

    assert Haendelse.objects.get(noegle="person.flettet").data["grund"] == "Barnet er født i går."
    assert UdfoertHandling.objects.get(akt="person.sammenlaeg").resultat == foedt.uuid


def test_sammenlaeg_person_med_cpr_nummer_afvises(modtagelse, mor, foedt):
    """Two numbers are two people until the register says otherwise."""
    with pytest.raises(HarCprError):
        _sammenlaeg(modtagelse, mor, foedt)


def test_sammenlaeg_person_med_sig_selv_afvises(modtagelse, ufoedt):
    with pytest.raises(FletningIRingError):
        _sammenlaeg(modtagelse, ufoedt, ufoedt)


def test_sammenlaeg_person_der_er_sammenlagt_afvises(modtagelse, ufoedt, foedt, mor):
    _sammenlaeg(modtagelse, ufoedt, foedt)

    with pytest.raises(PersonAlleredeFlettetError):
        _sammenlaeg(modtagelse, ufoedt, mor)


def test_sammenlaeg_er_naegtet_for_administrativ(lav_aktoer, ufoedt, foedt):
    with pytest.raises(AdgangNaegtetFejl):
        _sammenlaeg(lav_aktoer("administrativ", navn="Ane Berg"), ufoedt, foedt)


# ---- The page


def _post(**felter) -> dict[str, str]:
    return {"handling": str(uuid4()), "kommune": "0461", **felter}


def test_siden_foreslaar_morens_foedte_boern_og_laegger_sammen(klient, modtagelse, mor, ufoedt, foedt):
    from dubu.parter.models import Foraelder

    Foraelder.objects.create(person=foedt, art="mor", cpr=mor.cpr)
    browser, adresse = klient(modtagelse), f"/personer/{ufoedt.uuid}/sammenlaeg/"
    html = browser.get(adresse).content.decode()

    svar = browser.post(adresse, _post(person=str(foedt.uuid), begrundelse="Født på OUH."))

    assert "Vera Mor, født 30.10.2026" in html
    assert (svar.status_code, svar.url) == (303, f"/personer/{foedt.uuid}/")
    ufoedt.refresh_from_db()
    assert ufoedt.samme_som == foedt


def test_siden_soeger_uden_at_skrive_navnet_i_adressen(klient, modtagelse, foedt):
    ukendt = opret_uidentificeret(aktoer=modtagelse)

    svar = klient(modtagelse).post(f"/personer/{ukendt.uuid}/sammenlaeg/", _post(soeg="3010264444"))

    assert svar.status_code == 200
    assert "Vera Mor" in svar.content.decode()


def test_siden_uden_begrundelse_siger_det_og_beholder_valget(klient, modtagelse, ufoedt, foedt):
    svar = klient(modtagelse).post(
        f"/personer/{ufoedt.uuid}/sammenlaeg/", _post(person=str(foedt.uuid), soegt="3010264444", begrundelse=" ")
    )

    assert svar.status_code == 422
    assert f'value="{foedt.uuid}" checked' in svar.content.decode().replace('checked=""', "checked")


def test_personsiden_viser_knappen_paa_en_person_uden_cpr_nummer(klient, modtagelse, lav_aktoer, ufoedt, foedt):
    sammenlaeg = f"/personer/{ufoedt.uuid}/sammenlaeg/"
    browser = klient(modtagelse)

    assert sammenlaeg in browser.get(f"/personer/{ufoedt.uuid}/").content.decode()
    assert "sammenlaeg" not in browser.get(f"/personer/{foedt.uuid}/").content.decode()
    administrativ = klient(lav_aktoer("administrativ", navn="Ane Berg"))
    assert sammenlaeg not in administrativ.get(f"/personer/{ufoedt.uuid}/").content.decode()
