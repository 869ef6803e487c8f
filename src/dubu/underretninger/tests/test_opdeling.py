"""Adding children to an item: born ones and unborn ones, with the first child's start."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from dubu.frister.models import Frist
from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.parter.models import Foraelder, Person
from dubu.sager.tests.factories import lav_sag
from dubu.underretninger import services
from dubu.underretninger.errors import BarnAlleredePaaError
from dubu.underretninger.models import UnderretningBarn
from dubu.underretninger.selectors import moedre_paa
from dubu.underretninger.services import UfoedtBarn
from dubu.underretninger.tests.factories import lav_underretning, lav_underretning_barn

TERMIN = date(2027, 2, 10)


@pytest.fixture
def modtagelse(lav_aktoer):
    return lav_aktoer("modtagelse", navn="Rikke Modtager")


@pytest.fixture
def mor(kommune) -> Person:
    return Person.objects.create(cpr="0102903332", fornavn="Mia", efternavn="Mor")


@pytest.fixture
def alma(mor) -> Person:
    barn = Person.objects.create(cpr="0101150003", fornavn="Alma", efternavn="Prøve")
    Foraelder.objects.create(person=barn, art="mor", cpr=mor.cpr)
    return barn


def _opdel(aktoer, underretning, *ufoedte, boern=(), handling=None) -> list[UnderretningBarn]:
    return services.opdel(
        aktoer=aktoer, handling=handling or uuid4(), underretning=underretning, boern=boern, ufoedte=ufoedte,
        tidspunkt=ur.nu(),
    )  # fmt: skip


def test_opdel_ufoedt_uden_kendt_mor_venter_paa_at_nogen_siger_hvem_moren_er(modtagelse):
    underretning = lav_underretning(modtagelse, modtaget=ur.nu() - timedelta(hours=5))

    (ny,) = _opdel(modtagelse, underretning, UfoedtBarn({"mor_navn": "Mia", "termin": "februar"}))

    assert (ny.ufoedt, ny.barn.art, ny.identificeret_tidspunkt) == (True, Person.Art.UFOEDT, None)
    assert ny.barn.mor_til_ufoedt.art == Person.Art.UIDENTIFICERET
    assert ny.barnets_navn == "Ufødt – mor: Mia"
    assert Frist.objects.get(regel="U-03", barn=ny.barn).udloeber_tidspunkt == (
        underretning.modtaget_tidspunkt + timedelta(hours=24)
    )


def test_opdel_ufoedt_paa_kendt_mor_staar_paa_hende_med_termin(modtagelse, mor):
    underretning = lav_underretning(modtagelse)

    (ny,) = _opdel(modtagelse, underretning, UfoedtBarn(mor=mor, terminsdato=TERMIN))

    assert (ny.barn.mor_til_ufoedt, ny.barn.terminsdato) == (mor, TERMIN)
    assert ny.identificeret_tidspunkt is not None
    assert ny.barnets_navn == "Ufødt – mor: Mia Mor"
    assert Haendelse.objects.get(noegle="barn.termin_sat").data == {"terminsdato": "2027-02-10"}


def test_opdel_siger_i_loggen_hvem_der_er_ufoedt(modtagelse, mor):
    underretning = lav_underretning(modtagelse)

    _opdel(modtagelse, underretning, UfoedtBarn(mor=mor), boern=[{"navn": "Bo"}])

    fakta = Haendelse.objects.filter(noegle="underretning.opdelt").order_by("id")
    assert [(f.data["ufoedt"], f.data["antal"]) for f in fakta] == [(False, 2), (True, 2)]
    assert [r.ufoedt for r in underretning.boern.order_by("nr")] == [False, False, True]


def test_opdel_ufoedt_er_det_samme_ufoedte_barn_som_foer_og_staar_i_dets_sag(modtagelse, mor, lav_aktoer):
    foer = lav_underretning_barn(modtagelse, ufoedt=True)
    foer = services.identificer(aktoer=modtagelse, handling=uuid4(), raekke=foer, person=mor, tidspunkt=ur.nu())
    sag = lav_sag(foer.barn, lav_aktoer("raadgiver"))

    (ny,) = _opdel(modtagelse, lav_underretning(modtagelse), UfoedtBarn(mor=mor))

    assert ny.barn == foer.barn
    assert ny.underretning.aktivitet.boern.get(barn=ny.barn).sag == sag


def test_opdel_det_samme_ufoedte_barn_to_gange_afvises(modtagelse, mor):
    underretning = lav_underretning(modtagelse)
    _opdel(modtagelse, underretning, UfoedtBarn(mor=mor))

    with pytest.raises(BarnAlleredePaaError):
        _opdel(modtagelse, underretning, UfoedtBarn(mor=mor))


def test_opdel_ufoedt_igen_med_samme_handling_laver_ingen_flere(modtagelse, mor):
    underretning, handling = lav_underretning(modtagelse), uuid4()

    for _ in range(2):
        _opdel(modtagelse, underretning, UfoedtBarn(mor=mor), handling=handling)

    assert underretning.boern.count() == 2


def test_moedre_paa_er_moedrene_til_de_identificerede_boern(modtagelse, mor, alma):
    raekke = lav_underretning_barn(modtagelse)
    assert moedre_paa(modtagelse, raekke.underretning) == []

    services.identificer(aktoer=modtagelse, handling=uuid4(), raekke=raekke, person=alma, tidspunkt=ur.nu())

    assert moedre_paa(modtagelse, raekke.underretning) == [mor]
