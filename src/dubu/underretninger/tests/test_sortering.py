"""Sorting: who the child is, how many, what the item is, whose it is."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from dubu.dokumenter.models import Kontaktspaerre
from dubu.frister.models import Frist
from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.kerne.fejl import AdgangNaegtetFejl
from dubu.parter.models import Person
from dubu.parter.services import flet_person
from dubu.underretninger import services
from dubu.underretninger.errors import (
    AlleredeIdentificeretError,
    BarnAlleredePaaError,
    ErLukketError,
    ModtagetEfterNuError,
    SammenlaegMedSigSelvError,
    UbegrundetError,
)
from dubu.underretninger.models import UnderretningBarn
from dubu.underretninger.selectors import antal_tidligere, list_tidligere, mulige_dubletter
from dubu.underretninger.tests.factories import lav_underretning, lav_underretning_barn


@pytest.fixture
def modtagelse(lav_aktoer):
    return lav_aktoer("modtagelse", navn="Rikke Modtager")


@pytest.fixture
def alma(kommune):
    return Person.objects.create(cpr="0101150003", fornavn="Alma", efternavn="Prøve")


def _identificer(aktoer, raekke, person):
    return services.identificer(aktoer=aktoer, handling=uuid4(), raekke=raekke, person=person, tidspunkt=ur.nu())


def _noegler(raekke: UnderretningBarn) -> list[str]:
    fakta = Haendelse.objects.filter(om=raekke.underretning.aktivitet.uuid).order_by("id")
    return [f.noegle for f in fakta if not f.noegle.startswith("dokument")]


def test_modtag_senere_end_nu_afvises(modtagelse):
    with pytest.raises(ModtagetEfterNuError):
        lav_underretning(modtagelse, modtaget=ur.nu() + timedelta(minutes=1))


def test_modtag_tidligere_end_registreret_regner_fristen_fra_foerste_kontakt(modtagelse):
    foerst = ur.nu() - timedelta(hours=10)

    raekke = lav_underretning_barn(modtagelse, modtaget=foerst)

    frist = Frist.objects.get(regel="U-03", om=raekke.underretning.aktivitet.uuid)
    assert frist.udloeber_tidspunkt == foerst + timedelta(hours=24)
    assert raekke.underretning.registreret_tidspunkt > foerst


def test_identificer_fletter_og_flytter_fristen_til_barnet_men_beholder_paastandene(modtagelse, alma):
    raekke = lav_underretning_barn(modtagelse)
    ukendt = raekke.barn

    raekke = _identificer(modtagelse, raekke, alma)

    ukendt.refresh_from_db()
    assert ukendt.samme_som_id == alma.pk
    assert raekke.barn == alma
    assert raekke.paastande["navn"] == "Alma Prøve"
    assert Frist.objects.filter(regel="U-03", barn=alma).count() == 1
    assert "underretning.identificeret" in _noegler(raekke)


def test_identificer_to_gange_fletter_aldrig_to_kendte_boern(modtagelse, alma):
    raekke = _identificer(modtagelse, lav_underretning_barn(modtagelse), alma)
    bo = Person.objects.create(fornavn="Bo", efternavn="Prøve")

    with pytest.raises(AlleredeIdentificeretError):
        _identificer(modtagelse, raekke, bo)

    alma.refresh_from_db()
    assert alma.samme_som_id is None


def test_identificer_samme_barn_paa_to_raekker_afvises(modtagelse, alma):
    raekke = lav_underretning_barn(modtagelse)
    (ny,) = services.opdel(
        aktoer=modtagelse, handling=uuid4(), underretning=raekke.underretning, boern=[{"navn": "Bo"}], tidspunkt=ur.nu()
    )
    _identificer(modtagelse, raekke, alma)

    with pytest.raises(BarnAlleredePaaError):
        _identificer(modtagelse, ny, alma)


def test_identificer_ufoedt_saetter_moren_og_genkender_det_samme_ufoedte_barn(modtagelse):
    mor = Person.objects.create(fornavn="Mia", efternavn="Mor")
    foerste = _identificer(modtagelse, lav_underretning_barn(modtagelse, ufoedt=True), mor)

    anden = _identificer(modtagelse, lav_underretning_barn(modtagelse, ufoedt=True), mor)

    assert foerste.barn.art == Person.Art.UFOEDT
    assert foerste.barn.mor_til_ufoedt == mor
    assert anden.barn == foerste.barn


def test_opdel_giver_de_nye_boern_samme_start(modtagelse):
    raekke = lav_underretning_barn(modtagelse)
    underretning = raekke.underretning

    services.opdel(
        aktoer=modtagelse, handling=uuid4(), underretning=underretning, boern=[{"navn": "Bo"}, {"navn": "Carl"}],
        tidspunkt=ur.nu(),
    )  # fmt: skip

    frister = Frist.objects.filter(regel="U-03", om=underretning.aktivitet.uuid)
    assert underretning.boern.count() == 3
    assert {f.udloeber_tidspunkt for f in frister} == {underretning.modtaget_tidspunkt + timedelta(hours=24)}
    assert frister.count() == 3


def test_opdel_efter_kvittering_lader_den_gaelde_for_de_nye_boern(modtagelse):
    underretning = lav_underretning(modtagelse)
    services.giv_kvittering(
        aktoer=modtagelse, handling=uuid4(), underretning=underretning, dato=ur.idag(), kanal="telefon",
        tidspunkt=ur.nu(),
    )  # fmt: skip

    services.opdel(
        aktoer=modtagelse, handling=uuid4(), underretning=underretning, boern=[{"navn": "Bo"}], tidspunkt=ur.nu()
    )

    frister = Frist.objects.filter(regel="U-05", om=underretning.aktivitet.uuid)
    assert [f.tilstand for f in frister] == ["opfyldt", "opfyldt"]


def test_opdel_saetter_kontaktspaerre_paa_soeskende_til_et_flag(modtagelse):
    underretning = lav_underretning(modtagelse, overgreb=True, aereskonflikt=True)

    ny, *_ = services.opdel(
        aktoer=modtagelse, handling=uuid4(), underretning=underretning, boern=[{"navn": "Bo"}], tidspunkt=ur.nu()
    )

    spaerrer = Kontaktspaerre.objects.filter(barn=ny.barn, om=underretning.aktivitet.uuid)
    assert {spaerre.aarsag for spaerre in spaerrer} == {"overgreb", "aeresrelateret"}


def test_opdel_igen_med_samme_handling_laver_ingen_flere(modtagelse):
    underretning = lav_underretning(modtagelse)
    handling = uuid4()

    for _ in range(2):
        services.opdel(
            aktoer=modtagelse, handling=handling, underretning=underretning, boern=[{"navn": "Bo"}], tidspunkt=ur.nu()
        )

    assert underretning.boern.count() == 2


def _klassificer(aktoer, underretning, slags, begrundelse="Det er en ansøgning om aflastning."):
    return services.klassificer(
        aktoer=aktoer,
        handling=uuid4(),
        underretning=underretning,
        slags=slags,
        begrundelse=begrundelse,
        tidspunkt=ur.nu(),
    )


def test_klassificer_som_ansoegning_lukker_og_lader_fristen_bortfalde(modtagelse):
    raekke = lav_underretning_barn(modtagelse, indgangstype="usorteret")

    _klassificer(modtagelse, raekke.underretning, "ansoegning")

    raekke.refresh_from_db()
    assert raekke.lukkegrund == "klassificeret"
    assert Frist.objects.get(regel="U-03", om=raekke.underretning.aktivitet.uuid).tilstand == "bortfaldet"
    assert "ansoegning.modtaget" in _noegler(raekke)


def test_klassificer_uden_begrundelse_afvises(modtagelse):
    with pytest.raises(UbegrundetError):
        _klassificer(modtagelse, lav_underretning(modtagelse), "andet", begrundelse=" ")


@pytest.mark.parametrize("slags", ["underretning", "anmodning_fra_barnet"])
def test_klassificer_som_noget_der_vurderes_lader_uret_loebe(modtagelse, slags):
    raekke = lav_underretning_barn(modtagelse, indgangstype="usorteret")

    _klassificer(modtagelse, raekke.underretning, slags, begrundelse="")

    raekke.refresh_from_db()
    assert raekke.er_aaben
    assert Frist.objects.get(regel="U-03", om=raekke.underretning.aktivitet.uuid).tilstand == "aaben"


def test_klassificer_efter_lukning_afvises_og_aendrer_intet(modtagelse):
    raekke = lav_underretning_barn(modtagelse)
    _klassificer(modtagelse, raekke.underretning, "andet", "Reklame")
    foer = _noegler(raekke)

    with pytest.raises(ErLukketError):
        _klassificer(modtagelse, raekke.underretning, "klage")

    raekke.underretning.refresh_from_db()
    assert raekke.underretning.indgangstype == "andet"
    assert _noegler(raekke) == foer


def test_sammenlaeg_lukker_den_ene_og_goer_barnet_til_det_samme(modtagelse, alma):
    foerste = _identificer(modtagelse, lav_underretning_barn(modtagelse), alma)
    anden = lav_underretning_barn(modtagelse)

    services.sammenlaeg(aktoer=modtagelse, handling=uuid4(), raekke=anden, med=foerste, tidspunkt=ur.nu())

    anden.refresh_from_db()
    assert (anden.lukkegrund, anden.barn, anden.lagt_sammen_med) == ("sammenlagt", alma, foerste.underretning)


def test_sammenlaeg_to_kendte_boern_afvises(modtagelse, alma):
    bo = Person.objects.create(fornavn="Bo", efternavn="Prøve")
    foerste = _identificer(modtagelse, lav_underretning_barn(modtagelse), alma)
    anden = _identificer(modtagelse, lav_underretning_barn(modtagelse), bo)

    with pytest.raises(SammenlaegMedSigSelvError):
        services.sammenlaeg(aktoer=modtagelse, handling=uuid4(), raekke=anden, med=foerste, tidspunkt=ur.nu())


def test_identificer_efter_lukning_afvises(modtagelse, alma):
    raekke = lav_underretning_barn(modtagelse)
    _klassificer(modtagelse, raekke.underretning, "andet", "Reklame")

    with pytest.raises(ErLukketError):
        _identificer(modtagelse, raekke, alma)


def test_sorter_er_naegtet_for_oekonomi(lav_aktoer, modtagelse):
    raekke = lav_underretning_barn(modtagelse)

    with pytest.raises(AdgangNaegtetFejl):
        _klassificer(lav_aktoer("oekonomi", navn="Ole Økonom"), raekke.underretning, "andet")


def test_tildel_sig_selv_saetter_ansvarlig(modtagelse):
    raekke = lav_underretning_barn(modtagelse)
    from dubu.organisation.models import Medarbejder

    mig = Medarbejder.objects.get(pk=modtagelse.medarbejder_id)
    services.tildel(aktoer=modtagelse, handling=uuid4(), raekke=raekke, medarbejder=mig, tidspunkt=ur.nu())

    raekke.refresh_from_db()
    assert raekke.vurderes_af == mig
    assert _noegler(raekke)[-1] == "underretning.tildelt"


def test_identificer_efter_sammenlaegning_foelger_den_sammenlagte_med(modtagelse, alma):
    foerste, anden = lav_underretning_barn(modtagelse), lav_underretning_barn(modtagelse)
    services.sammenlaeg(aktoer=modtagelse, handling=uuid4(), raekke=anden, med=foerste, tidspunkt=ur.nu())

    _identificer(modtagelse, foerste, alma)

    anden.refresh_from_db()
    assert anden.barn == alma


def test_ufoedt_barn_der_bliver_foedt_tager_underretningen_og_dens_frister_med(modtagelse, alma):
    mor = Person.objects.create(fornavn="Mia", efternavn="Mor")
    raekke = _identificer(modtagelse, lav_underretning_barn(modtagelse, ufoedt=True), mor)
    start = raekke.underretning.modtaget_tidspunkt

    flet_person(aktoer=modtagelse, fra=raekke.barn, til=alma, tidspunkt=ur.nu())

    frist = Frist.objects.get(regel="U-03", om=raekke.underretning.aktivitet.uuid)
    assert (frist.barn, frist.udloeber_tidspunkt) == (alma, start + timedelta(hours=24))
    assert Haendelse.objects.get(noegle="barn.foedt").barn == alma.uuid
    assert UnderretningBarn.objects.get(pk=raekke.pk).barnets_navn == "Alma Prøve"


def test_tidligere_underretninger_paa_det_ufoedte_barn_taeller_paa_det_foedte(modtagelse, alma):
    mor = Person.objects.create(fornavn="Mia", efternavn="Mor")
    ufoedt = _identificer(modtagelse, lav_underretning_barn(modtagelse, ufoedt=True), mor)
    flet_person(aktoer=modtagelse, fra=ufoedt.barn, til=alma, tidspunkt=ur.nu())
    ny = _identificer(modtagelse, lav_underretning_barn(modtagelse), alma)
    gammel, ny = (UnderretningBarn.objects.select_related("barn").get(pk=r.pk) for r in (ufoedt, ny))

    assert antal_tidligere([gammel, ny], ur.nu()) == {gammel.pk: (1, 0), ny.pk: (1, 0)}
    assert list_tidligere(modtagelse, ny) == [gammel]


def test_samme_paastaaede_cpr_er_en_mulig_dublet_og_taelles_foer_nogen_har_sagt_hvem_det_er(modtagelse):
    alma = Person.objects.create(cpr="0101150003", fornavn="Alma", efternavn="Prøve")
    kendt = lav_underretning_barn(modtagelse)
    kendt = services.identificer(aktoer=modtagelse, handling=uuid4(), raekke=kendt, person=alma, tidspunkt=ur.nu())
    ny, igen = (
        lav_underretning_barn(modtagelse, paastande={"navn": navn, "cpr": "0101150003"})
        for navn in ("Alma Prøwe", "A. P.")
    )

    assert set(mulige_dubletter(modtagelse, ny)) == {kendt, igen}
    assert list_tidligere(modtagelse, ny) == [kendt]
    assert antal_tidligere([ny, kendt], ur.nu())[ny.pk] == (1, 0)
