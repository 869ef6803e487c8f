"""A child that was said to be somebody else is put right: deadlines, notices and access move, the claims stay."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from dubu.adviser.selectors import list_ulaeste
from dubu.dokumenter.models import Dokument, Kontaktspaerre
from dubu.dokumenter.selectors import get_dokument, list_dokumenter_i_sag
from dubu.frister.models import Frist
from dubu.haendelseslog.models import Haendelse, Opslag
from dubu.haendelseslog.selectors import list_haendelser_i_sag
from dubu.haendelseslog.services import skriv_opslag
from dubu.kerne import ur
from dubu.kerne.fejl import AdgangNaegtetFejl, FindesIkkeFejl
from dubu.parter.models import Person
from dubu.sager.models import Sag
from dubu.sager.permissions import synlige_aktiviteter
from dubu.sager.selectors import list_journal
from dubu.sager.tests.factories import lav_sag
from dubu.underretninger import services
from dubu.underretninger.errors import (
    BarnAlleredePaaError,
    ErSammenlagtError,
    IkkeIdentificeretError,
    SammePersonError,
    UbegrundetError,
)
from dubu.underretninger.models import Identifikationsrettelse, UnderretningBarn
from dubu.underretninger.permissions import synlige_underretning_boern
from dubu.underretninger.selectors import gaeldende_vurderinger, get_underretning_barn
from dubu.underretninger.services import Vurderingssvar
from dubu.underretninger.tests.factories import lav_underretning_barn

INGEN_FARE = Vurderingssvar(
    fare="nej", overgreb="nej", aereskonflikt="nej", akut_handling=["ingen"], begrundelse="Bo trives."
)


@pytest.fixture
def modtagelse(lav_aktoer):
    return lav_aktoer("modtagelse", navn="Rikke Modtager")


@pytest.fixture
def bos_raadgiver(lav_aktoer):
    return lav_aktoer("raadgiver", navn="Bodil Rådgiver")


@pytest.fixture
def almas_raadgiver(lav_aktoer):
    return lav_aktoer("raadgiver", navn="Anton Rådgiver")


@pytest.fixture
def bo(kommune, bos_raadgiver) -> Person:
    """The wrong child, with a case."""
    barn = Person.objects.create(cpr="0202160007", fornavn="Bo", efternavn="Prøve")
    lav_sag(barn, bos_raadgiver)
    return barn


@pytest.fixture
def alma(kommune, almas_raadgiver) -> Person:
    """The right child, with a case."""
    barn = Person.objects.create(cpr="0101150003", fornavn="Alma", efternavn="Prøve")
    lav_sag(barn, almas_raadgiver)
    return barn


@pytest.fixture
def raekke(modtagelse, bo) -> UnderretningBarn:
    """Received an hour ago about Alma, and said to be Bo."""
    return _identificer(modtagelse, lav_underretning_barn(modtagelse), bo)


def _identificer(aktoer, raekke, person):
    return services.identificer(aktoer=aktoer, handling=uuid4(), raekke=raekke, person=person, tidspunkt=ur.nu())


def _vurder(aktoer, raekke, svar=INGEN_FARE):
    services.vurder_underretning(aktoer=aktoer, handling=uuid4(), raekker=[raekke], svar=svar, tidspunkt=ur.nu())


def _ret(aktoer, raekke, person, begrundelse="Det er Alma, ikke Bo.", handling=None):
    return services.ret_identifikation(
        aktoer=aktoer, handling=handling or uuid4(), raekke=raekke, person=person, begrundelse=begrundelse,
        tidspunkt=ur.nu(),
    )  # fmt: skip


def _frist(regel, raekke, barn):
    return Frist.objects.filter(regel=regel, om=raekke.underretning.aktivitet.uuid, barn=barn).first()


def _sag(barn) -> Sag:
    return Sag.objects.get(barn=barn)


# ---- What moves, and what stays


def test_ret_flytter_raekken_til_det_rigtige_barn_og_beholder_paastandene(modtagelse, raekke, alma):
    rettet = _ret(modtagelse, raekke, alma)

    assert (rettet.pk, rettet.barn, rettet.paastande) == (raekke.pk, alma, {"navn": "Alma Prøve"})
    rettelse = Identifikationsrettelse.objects.get()
    assert (rettelse.underretning_barn, rettelse.begrundelse) == (raekke, "Det er Alma, ikke Bo.")
    assert rettelse.rettet_af_navn == "Rikke Modtager"


def test_ret_skriver_at_noget_var_forkert_og_sletter_intet(modtagelse, raekke, bo, alma):
    foer = set(Haendelse.objects.values_list("uuid", "data_hash"))

    _ret(modtagelse, raekke, alma)

    assert foer <= set(Haendelse.objects.values_list("uuid", "data_hash"))
    flyttet = Haendelse.objects.filter(noegle="post.fejlplaceret")
    assert {f.barn for f in flyttet} == {bo.uuid, alma.uuid}
    assert all(f.data["begrundelse"] == "Det er Alma, ikke Bo." for f in flyttet)


def test_ret_uret_loeber_videre_fra_den_foerste_modtagelse(modtagelse, raekke, bo, alma):
    _ret(modtagelse, raekke, alma)

    assert _frist("U-03", raekke, bo) is None
    frist = _frist("U-03", raekke, alma)
    assert frist.udloeber_tidspunkt == raekke.underretning.modtaget_tidspunkt + timedelta(hours=24)
    assert frist.tilstand == "aaben"
    assert not Frist.objects.filter(om=raekke.underretning.aktivitet.uuid).exclude(barn=alma).exists()


def test_ret_en_vurdering_af_det_forkerte_barn_er_ingen_vurdering_af_det_rigtige(modtagelse, raekke, bo, alma):
    _vurder(modtagelse, raekke)

    raekke = _ret(modtagelse, raekke, alma)

    assert (raekke.vurderet_tidspunkt, raekke.fare, raekke.trin) == (None, "", "Modtaget")
    assert _frist("U-03", raekke, alma).tilstand == "aaben"
    assert not gaeldende_vurderinger(raekke).exists()
    assert raekke.vurderinger.count() == 1


def test_ret_en_vurdering_foer_nogen_sagde_hvem_det_var_gaelder_stadig(modtagelse, bo, alma):
    raekke = lav_underretning_barn(modtagelse)
    _vurder(modtagelse, raekke)
    raekke = _identificer(modtagelse, raekke, bo)

    raekke = _ret(modtagelse, raekke, alma)

    assert raekke.fare == "nej"
    assert _frist("U-03", raekke, alma).tilstand == "opfyldt"
    assert gaeldende_vurderinger(raekke).count() == 1


def test_ret_kvitteringen_er_givet_for_det_rigtige_barn_ogsaa(modtagelse, raekke, alma):
    services.giv_kvittering(
        aktoer=modtagelse, handling=uuid4(), underretning=raekke.underretning, dato=ur.idag(), kanal="telefon",
        tidspunkt=ur.nu(),
    )  # fmt: skip

    _ret(modtagelse, raekke, alma)

    assert _frist("U-05", raekke, alma).tilstand == "opfyldt"


def test_ret_kan_rettes_igen_uden_at_noget_bliver_haengende(modtagelse, raekke, bo, alma):
    cille = Person.objects.create(cpr="0303170008", fornavn="Cille", efternavn="Prøve")

    for barn in (alma, cille, bo):
        raekke = _ret(modtagelse, raekke, barn)

    frister = Frist.objects.filter(regel="U-03", om=raekke.underretning.aktivitet.uuid)
    assert [f.barn for f in frister] == [bo]
    assert frister[0].udloeber_tidspunkt == raekke.underretning.modtaget_tidspunkt + timedelta(hours=24)


def test_ret_foelger_de_underretninger_der_er_lagt_sammen_med_den(modtagelse, raekke, alma):
    anden = lav_underretning_barn(modtagelse)
    services.sammenlaeg(aktoer=modtagelse, handling=uuid4(), raekke=anden, med=raekke, tidspunkt=ur.nu())

    raekke = _ret(modtagelse, raekke, alma)
    _vurder(modtagelse, raekke)

    anden.refresh_from_db()
    assert (anden.barn, anden.lukkegrund) == (alma, "sammenlagt")
    assert _frist("U-03", anden, alma).tilstand == "opfyldt"
    with pytest.raises(ErSammenlagtError):
        _ret(modtagelse, anden, alma)


def test_ret_aabner_en_underretning_der_er_screenet_paa_det_forkerte_barn(modtagelse, raekke, bo, alma):
    _vurder(modtagelse, raekke)
    services.luk_underretning(aktoer=modtagelse, underretning_barn=raekke, udfald="1", tidspunkt=ur.nu())

    raekke = _ret(modtagelse, raekke, alma)

    assert raekke.er_aaben
    assert (raekke.screenet_tidspunkt, raekke.screening_udfald) == (None, "")
    assert raekke.underretning.aktivitet.boern.get(barn=alma).status == "aktiv"


# ---- Access by case


def _kan_se(aktoer, raekke) -> tuple[bool, bool]:
    aktivitet = raekke.underretning.aktivitet_id
    return (
        synlige_underretning_boern(aktoer).filter(pk=raekke.pk).exists(),
        synlige_aktiviteter(aktoer).filter(aktivitet=aktivitet).exists(),
    )


def test_ret_adgangen_foelger_sagen(modtagelse, raekke, bos_raadgiver, almas_raadgiver, alma):
    assert (_kan_se(bos_raadgiver, raekke), _kan_se(almas_raadgiver, raekke)) == ((True, True), (False, False))

    _ret(modtagelse, raekke, alma)

    assert (_kan_se(bos_raadgiver, raekke), _kan_se(almas_raadgiver, raekke)) == ((False, False), (True, True))
    dokument = Dokument.objects.filter(aktivitet=raekke.underretning.aktivitet).first()
    with pytest.raises(FindesIkkeFejl):
        get_dokument(bos_raadgiver, dokument.uuid)


def test_ret_tager_opgaven_fra_den_forkerte_raadgiver(modtagelse, raekke, bos_raadgiver, alma):
    from dubu.organisation.models import Medarbejder

    bodil = Medarbejder.objects.get(pk=bos_raadgiver.medarbejder_id)
    services.tildel(aktoer=modtagelse, handling=uuid4(), raekke=raekke, medarbejder=bodil, tidspunkt=ur.nu())

    raekke = _ret(modtagelse, raekke, alma)

    assert raekke.vurderes_af is None
    assert _kan_se(bos_raadgiver, raekke) == (False, False)


def test_ret_hvem_der_har_set_den_staar_i_adgangsloggen(modtagelse, raekke, bos_raadgiver, alma):
    get_underretning_barn(bos_raadgiver, raekke.uuid)
    skriv_opslag(bos_raadgiver)

    _ret(modtagelse, raekke, alma)

    (set_af,) = Opslag.objects.filter(art="underretning.laest")
    assert (set_af.aktoer_id, set_af.om) == (bos_raadgiver.id, [str(raekke.underretning.aktivitet.uuid)])


def test_ret_adviser_flytter_til_den_rigtige_raadgiver(modtagelse, raekke, bos_raadgiver, almas_raadgiver, alma):
    assert [a.titel for a in list_ulaeste(bos_raadgiver, ur.idag())] == ["Ny underretning"]

    _ret(modtagelse, raekke, alma)

    hos_bodil, hos_anton = (list(list_ulaeste(a, ur.idag())) for a in (bos_raadgiver, almas_raadgiver))
    assert [a.titel for a in hos_bodil] == ["Noget er flyttet til det rigtige barn"]
    assert raekke.underretning.aktivitet.uuid not in {a.om for a in hos_bodil}
    assert {a.titel for a in hos_anton} == {"Ny underretning", "Noget er flyttet til det rigtige barn"}


def test_ret_det_forkerte_barns_sag_viser_kun_en_linje_uden_indhold(modtagelse, raekke, bos_raadgiver, bo, alma):
    _vurder(modtagelse, raekke)
    sag = _sag(bo)

    _ret(modtagelse, raekke, alma)

    titler = [r.aktivitet.titel for r in list_journal(bos_raadgiver, sag)]
    assert titler == ["Underretning flyttet – fejljournaliseret"]
    assert not list_dokumenter_i_sag(bos_raadgiver, sag).exists()
    i_loggen = {h.noegle for h in list_haendelser_i_sag(sag.uuid)}
    assert "post.fejlplaceret" in i_loggen
    assert not {noegle for noegle in i_loggen if noegle.startswith(("underretning.", "dokument."))}


def test_ret_det_rigtige_barns_sag_viser_ikke_vurderingen_af_det_forkerte(modtagelse, raekke, almas_raadgiver, alma):
    _vurder(modtagelse, raekke)
    billede = Dokument.objects.get(aktivitet=raekke.underretning.aktivitet, titel__startswith="24-timers")

    _ret(modtagelse, raekke, alma)

    titler = [d.titel for d in list_dokumenter_i_sag(almas_raadgiver, _sag(alma))]
    assert titler
    assert billede.titel not in titler
    with pytest.raises(FindesIkkeFejl):
        get_dokument(almas_raadgiver, billede.uuid)


# ---- The contact block


def test_ret_kontaktspaerren_gaelder_ogsaa_det_rigtige_barn_og_ophaeves_ikke_af_sig_selv(modtagelse, bo, alma):
    """Lifting takes rådgiver and leader: moving an item lifts nothing."""
    raekke = _identificer(modtagelse, lav_underretning_barn(modtagelse, overgreb=True), bo)

    _ret(modtagelse, raekke, alma)

    aktive = Kontaktspaerre.objects.filter(ophaevet_tidspunkt=None)
    assert {(s.barn.samme_som or s.barn, s.aarsag) for s in aktive} == {(bo, "overgreb"), (alma, "overgreb")}


# ---- Nobody knows, twins swapped, unborn


def test_ret_til_ikke_identificeret(modtagelse, raekke, bo):
    rettet = _ret(modtagelse, raekke, None, "Det er ikke Bo. Vi ved ikke, hvem det er.")

    assert rettet.identificeret_tidspunkt is None
    assert rettet.barn.art == Person.Art.UIDENTIFICERET
    assert rettet.barnets_navn == "Alma Prøve (ikke identificeret)"
    assert _frist("U-03", rettet, rettet.barn).tilstand == "aaben"


def test_ret_to_der_er_byttet_om_rettes_over_ikke_identificeret(modtagelse, raekke, bo, alma):
    (anden,) = services.opdel(
        aktoer=modtagelse, handling=uuid4(), underretning=raekke.underretning, boern=[{"navn": "Bo"}], tidspunkt=ur.nu()
    )
    anden = _identificer(modtagelse, anden, alma)
    with pytest.raises(BarnAlleredePaaError):
        _ret(modtagelse, raekke, alma)

    raekke = _ret(modtagelse, raekke, None)
    anden = _ret(modtagelse, anden, bo)
    raekke = _identificer(modtagelse, raekke, alma)

    assert (raekke.barn, anden.barn) == (alma, bo)
    frister = Frist.objects.filter(regel="U-03", om=raekke.underretning.aktivitet.uuid)
    assert {f.barn for f in frister} == {alma, bo}


def test_ret_ufoedt_flytter_til_den_rigtige_mor_og_efterlader_intet_hos_den_forkerte(modtagelse):
    mia, pia = (Person.objects.create(fornavn=navn, efternavn="Mor") for navn in ("Mia", "Pia"))
    raekke = _identificer(modtagelse, lav_underretning_barn(modtagelse, ufoedt=True), mia)

    raekke = _ret(modtagelse, raekke, pia)

    assert raekke.barn.mor_til_ufoedt == pia
    assert not Person.objects.filter(mor_til_ufoedt=mia).exists()
    assert _frist("U-03", raekke, raekke.barn).tilstand == "aaben"


def test_ret_ufoedt_lader_en_anden_underretning_om_samme_mor_staa(modtagelse):
    mia, pia = (Person.objects.create(fornavn=navn, efternavn="Mor") for navn in ("Mia", "Pia"))
    foerste = _identificer(modtagelse, lav_underretning_barn(modtagelse, ufoedt=True), mia)
    anden = _identificer(modtagelse, lav_underretning_barn(modtagelse, ufoedt=True), mia)

    foerste = _ret(modtagelse, foerste, pia)

    anden.refresh_from_db()
    assert (anden.barn.mor_til_ufoedt, foerste.barn.mor_til_ufoedt) == (mia, pia)
    assert _frist("U-03", anden, anden.barn).tilstand == "aaben"
    assert Frist.objects.filter(regel="U-03").count() == 2


# ---- Refusals


def test_ret_med_samme_handling_to_gange_er_en(modtagelse, raekke, alma):
    handling = uuid4()

    for _ in range(2):
        _ret(modtagelse, raekke, alma, handling=handling)

    assert Identifikationsrettelse.objects.count() == 1


def test_ret_uden_begrundelse_afvises(modtagelse, raekke, alma):
    with pytest.raises(UbegrundetError):
        _ret(modtagelse, raekke, alma, begrundelse=" ")


def test_ret_et_barn_ingen_har_identificeret_afvises(modtagelse, alma):
    with pytest.raises(IkkeIdentificeretError):
        _ret(modtagelse, lav_underretning_barn(modtagelse), alma)


def test_ret_til_den_samme_afvises(modtagelse, raekke, bo):
    with pytest.raises(SammePersonError):
        _ret(modtagelse, raekke, bo)


def test_ret_er_naegtet_for_raadgiver(bos_raadgiver, raekke, alma):
    with pytest.raises(AdgangNaegtetFejl):
        _ret(bos_raadgiver, raekke, alma)
