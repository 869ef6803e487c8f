"""Facts become notices for those who must know, once."""

from __future__ import annotations

import uuid
from datetime import date

import pytest

from dubu.adviser.models import Advis
from dubu.adviser.modtagere import modtag
from dubu.haendelseslog.models import Haendelse
from dubu.haendelseslog.services import skriv
from dubu.kerne import ur
from dubu.organisation.models import Medarbejder
from dubu.parter.models import Person
from dubu.parter.selectors import barn_fakta
from dubu.sager.aktiviteter import ForBarn, opret_aktivitet
from dubu.sager.models import Sag, Sagsstatus


@pytest.fixture
def barn(kommune) -> Person:
    return Person.objects.create(fornavn="Asta", efternavn="Eksempel")


def lav_sag(barn: Person, raadgiver=None) -> Sag:
    medarbejder = Medarbejder.objects.get(uuid=raadgiver.id) if raadgiver else None
    afdeling = medarbejder.afdeling if medarbejder else None
    if afdeling is None:
        from dubu.adgang.tests.factories import lav_afdeling

        afdeling = lav_afdeling()
    return Sag.objects.create(
        sagsnummer=Sag.objects.count() + 1,
        barn=barn,
        status=Sagsstatus.AKTIV,
        afdeling=afdeling,
        primaer_raadgiver=medarbejder,
        startdato=date(2026, 1, 1),
    )


def modtagere_af(titel: str) -> set[tuple[str, str]]:
    return {
        (advis.modtager.navn if advis.modtager else "", advis.ansvar) for advis in Advis.objects.filter(titel=titel)
    }


def test_underretning_paa_ukendt_barn_adviserer_modtagelsen_som_ansvar(barn, lav_aktoer):
    skriv(
        "underretning.modtaget",
        boern=[barn_fakta(barn)],
        aktoer=lav_aktoer("modtagelse"),
        tidspunkt=ur.nu(),
        om=uuid.uuid4(),
        data={"kanal": "telefon"},
    )

    assert modtagere_af("Ny underretning") == {("", "modtagelse")}


def test_underretning_paa_aaben_sag_adviserer_ogsaa_primaer_raadgiver(barn, lav_aktoer):
    lav_sag(barn, lav_aktoer("raadgiver", navn="Mette Holm"))

    skriv(
        "underretning.modtaget",
        boern=[barn_fakta(barn)],
        aktoer=lav_aktoer("modtagelse"),
        tidspunkt=ur.nu(),
        om=uuid.uuid4(),
        data={"kanal": "telefon"},
    )

    assert modtagere_af("Ny underretning") == {("", "modtagelse"), ("Mette Holm", "")}


def _klassificer(barn, aktoer, slags: str) -> None:
    skriv(
        "underretning.klassificeret",
        boern=[barn_fakta(barn)],
        aktoer=aktoer,
        tidspunkt=ur.nu(),
        om=uuid.uuid4(),
        data={"slags": slags, "begrundelse": "Det står i brevet."},
    )


IKKE_UNDERRETNING = {
    "aktindsigt": "Anmodning om aktindsigt er kommet ind",
    "klage": "Klage er kommet ind",
    "svar": "Svar på noget, vi har sendt, er kommet ind",
    "anmodning_om_oplysninger": "Anmodning om oplysninger er kommet ind",
    "andet": "Noget andet end en underretning er kommet ind",
}


@pytest.mark.parametrize("slags", IKKE_UNDERRETNING)
def test_sorteret_som_noget_andet_paa_en_sag_adviserer_raadgiveren(barn, lav_aktoer, slags):
    lav_sag(barn, lav_aktoer("raadgiver", navn="Mette Holm"))

    _klassificer(barn, lav_aktoer("modtagelse", navn="Rikke Modtager"), slags)

    assert modtagere_af(IKKE_UNDERRETNING[slags]) == {("Mette Holm", "")}


@pytest.mark.parametrize("slags", IKKE_UNDERRETNING)
def test_sorteret_som_noget_andet_uden_sag_adviserer_modtagelsen(barn, lav_aktoer, slags):
    _klassificer(barn, lav_aktoer("modtagelse", navn="Rikke Modtager"), slags)

    assert modtagere_af(IKKE_UNDERRETNING[slags]) == {("", "modtagelse")}


@pytest.mark.parametrize("slags", ["underretning", "ansoegning", "henvendelse", "anmodning_fra_barnet"])
def test_sorteret_som_det_der_har_sit_eget_advis_adviserer_ikke_igen(barn, lav_aktoer, slags):
    lav_sag(barn, lav_aktoer("raadgiver", navn="Mette Holm"))

    _klassificer(barn, lav_aktoer("modtagelse", navn="Rikke Modtager"), slags)

    assert not Advis.objects.exists()


def test_advis_lavet_igen_er_den_samme_raekke(barn, lav_aktoer):
    lav_sag(barn, lav_aktoer("raadgiver"))
    raekker = skriv(
        "henvendelse.modtaget",
        boern=[barn_fakta(barn)],
        aktoer=lav_aktoer("modtagelse"),
        tidspunkt=ur.nu(),
        om=uuid.uuid4(),
        data={"kanal": "brev"},
    )

    modtag(raekker, [barn_fakta(barn)])

    assert Advis.objects.count() == 1


def test_den_der_selv_gjorde_det_faar_intet_advis(barn, lav_aktoer):
    raadgiver = lav_aktoer("raadgiver")
    sag = lav_sag(barn, raadgiver)

    skriv(
        "journalnotat.skrevet",
        boern=[barn_fakta(barn)],
        aktoer=raadgiver,
        tidspunkt=ur.nu(),
        sag=sag.uuid,
        om=uuid.uuid4(),
        data={"version": 1},
    )

    assert not Advis.objects.exists()


def test_import_giver_ingen_adviser(barn, lav_aktoer):
    lav_sag(barn, lav_aktoer("raadgiver"))

    skriv(
        "henvendelse.modtaget",
        boern=[barn_fakta(barn)],
        aktoer=lav_aktoer("modtagelse"),
        tidspunkt=ur.nu(),
        om=uuid.uuid4(),
        data={"kanal": "brev"},
        kilde="import",
    )

    assert Haendelse.objects.filter(noegle="henvendelse.modtaget").exists()
    assert not Advis.objects.exists()


def test_noedaabning_adviserer_leder_i_sagens_afdeling_og_primaer(barn, lav_aktoer):
    lav_aktoer("teamleder", navn="Lone Leder")
    sag = lav_sag(barn, lav_aktoer("raadgiver", navn="Mette Holm"))

    skriv(
        "noedaabning.foretaget",
        boern=[barn_fakta(barn)],
        aktoer=lav_aktoer("doegnvagt", navn="Nat Vagt"),
        tidspunkt=ur.nu(),
        sag=sag.uuid,
        om=sag.uuid,
        data={"navn": "Nat Vagt"},
    )

    assert modtagere_af("Sagen er nødåbnet") == {("Lone Leder", ""), ("Mette Holm", "")}


def test_sag_tildelt_adviserer_den_der_faar_sagen(barn, lav_aktoer):
    raadgiver = lav_aktoer("raadgiver", navn="Mette Holm")
    sag = lav_sag(barn)

    skriv(
        "sag.tildelt",
        boern=[barn_fakta(barn)],
        aktoer=lav_aktoer("teamleder", navn="Lone"),
        tidspunkt=ur.nu(),
        sag=sag.uuid,
        om=sag.uuid,
        data={"medarbejder": raadgiver.id, "navn": raadgiver.navn},
    )

    assert modtagere_af("Sag tildelt dig") == {("Mette Holm", "")}


def test_ansvarlig_paa_aktiviteten_gaar_forud_for_primaer_raadgiver(barn, lav_aktoer):
    primaer, ansvarlig = lav_aktoer("raadgiver", navn="Primær"), lav_aktoer("raadgiver", navn="Ansvarlig")
    sag = lav_sag(barn, primaer)
    aktivitet = opret_aktivitet(
        aktoer=primaer,
        type="underretning",
        titel="Underretning",
        haendelsestidspunkt=ur.nu(),
        boern=[ForBarn(barn, sag, Medarbejder.objects.get(uuid=ansvarlig.id))],
    )

    skriv(
        "kontaktspaerre.sat",
        boern=[barn_fakta(barn)],
        aktoer=lav_aktoer("modtagelse"),
        tidspunkt=ur.nu(),
        sag=sag.uuid,
        om=aktivitet.uuid,
        data={"grund": "overgreb"},
    )

    assert ("Ansvarlig", "") in modtagere_af("Kontaktspærre sat")
    assert ("Primær", "") not in modtagere_af("Kontaktspærre sat")
