"""What people may decide beside the law, and what they may not."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from dubu.frister.errors import DatoErPasseretError, KanIkkeUdsaettesError, UdfoertIFremtidenError
from dubu.frister.handlinger import registrer_uden_for_systemet, udsaet_paamindelse
from dubu.frister.models import Frist, Paamindelse
from dubu.frister.rules import kan_udsaettes
from dubu.frister.selectors import get_frist, list_aabne_for_barn, list_mine_aabne
from dubu.frister.tests.factories import lav_barn, lav_sag, lav_underretning, skriv_fakta
from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.kerne.fejl import FindesIkkeFejl
from dubu.parter.services import flet_person


@pytest.fixture
def raadgiver(lav_aktoer):
    return lav_aktoer("raadgiver", navn="Mette Holm")


@pytest.fixture
def barn(raadgiver):
    barn = lav_barn()
    lav_sag(barn, raadgiver)
    return barn


@pytest.fixture
def frist(barn) -> Frist:
    """An open deadline in months."""
    skriv_fakta("undersoegelse.besluttet", barn)
    return Frist.objects.get(barn=barn, regel="S-05")


def udsaet(aktoer, frist, dage=5, handling=None):
    return udsaet_paamindelse(
        aktoer=aktoer,
        handling=handling or uuid.uuid4(),
        frist=frist,
        udsat_til=ur.idag() + timedelta(days=dage),
        begrundelse="Venter på skolen.",
        tidspunkt=ur.nu(),
    )


def adresse(frist, rute="hvorfor"):
    noegle = {felt: getattr(frist, felt) for felt in ("regel", "udloest_af", "forekomst")}
    return reverse(f"frister:{rute}", kwargs={"barn": frist.barn.uuid, **noegle})


def test_udsat_paamindelse_flytter_ikke_fristen(raadgiver, frist):
    udsaet(raadgiver, frist)

    igen = list_aabne_for_barn(raadgiver, frist.barn, ur.nu()).get(regel="S-05")
    assert igen.udloeber_dato == frist.udloeber_dato
    assert (igen.udsat_til, igen.udsat_begrundelse) == (ur.idag() + timedelta(days=5), "Venter på skolen.")
    assert Haendelse.objects.filter(noegle="paamindelse.udsat", barn=frist.barn.uuid).count() == 1


def test_udsaettelse_to_gange_med_samme_handling_er_en(raadgiver, frist):
    handling = uuid.uuid4()

    udsaet(raadgiver, frist, handling=handling)
    udsaet(raadgiver, frist, handling=handling)

    assert Paamindelse.objects.count() == 1


def test_24_timer_kan_ikke_udsaettes(raadgiver, barn):
    lav_underretning(barn)

    with pytest.raises(KanIkkeUdsaettesError):
        udsaet(raadgiver, Frist.objects.get(barn=barn, regel="U-03"))


@pytest.mark.parametrize(
    ("hjemmel", "kan"),
    [("BL § 143, stk. 1", False), ("BL § 143", False), ("BL § 20, stk. 3", True), ("BL § 1430", True)],
)
def test_paragraf_143_kan_ikke_udsaettes(hjemmel, kan):
    assert kan_udsaettes(i_timer=False, hjemmel=hjemmel) is kan


def test_udsaettelse_til_i_dag_afvises(raadgiver, frist):
    with pytest.raises(DatoErPasseretError):
        udsaet(raadgiver, frist, dage=0)


def test_fremmed_raadgiver_kan_hverken_se_eller_udsaette(frist, lav_aktoer):
    fremmed = lav_aktoer("raadgiver", navn="Fremmed")

    with pytest.raises(FindesIkkeFejl):
        udsaet(fremmed, frist)
    with pytest.raises(FindesIkkeFejl):
        get_frist(
            fremmed, barn=frist.barn.uuid, regel=frist.regel, udloest_af=frist.udloest_af, forekomst=0, nu=ur.nu()
        )


def test_udfoert_uden_for_systemet_opfylder_fristen_paa_dagen(raadgiver, frist):
    ur.stil(ur.nu() + timedelta(days=10))
    udfoert = ur.nu() - timedelta(days=3)

    registrer_uden_for_systemet(
        aktoer=raadgiver,
        handling=uuid.uuid4(),
        frist=frist,
        udfoert=udfoert,
        udfoert_af="Konsulent Bo",
        begrundelse="Ligger på papir i arkivet.",
        tidspunkt=ur.nu(),
    )

    lukket = Frist.objects.get(barn=frist.barn, regel="S-05")
    assert (lukket.tilstand, lukket.opfyldt_tidspunkt) == (Frist.Tilstand.OPFYLDT, udfoert)


@pytest.mark.parametrize("dage", [-1, 11])
def test_udfoert_foer_fristen_begyndte_eller_i_fremtiden_afvises(raadgiver, frist, dage):
    begyndt = ur.nu()
    ur.stil(begyndt + timedelta(days=10))

    with pytest.raises(UdfoertIFremtidenError):
        registrer_uden_for_systemet(
            aktoer=raadgiver,
            handling=uuid.uuid4(),
            frist=frist,
            udfoert=begyndt + timedelta(days=dage),
            udfoert_af="Bo",
            begrundelse="Papir",
            tidspunkt=ur.nu(),
        )


def test_hvorfor_viser_faktum_paragraf_og_taelling(klient, raadgiver, barn):
    lav_underretning(barn)
    aaben = Frist.objects.get(barn=barn, regel="U-03")

    side = klient(raadgiver).get(adresse(aaben)).content.decode()

    for trin in aaben.forklaring:
        assert trin.split(" ")[0] in side
    assert "Hvorfor denne dato?" in side
    assert "BL § 136" in side
    assert "Udsæt påmindelse" not in side


def test_udsaet_paa_siden_beholder_det_skrevne_ved_fejl(klient, raadgiver, frist):
    svar = klient(raadgiver).post(adresse(frist, "udsaet"), {"udsat_til": "01.01.2020", "begrundelse": "Venter."})

    assert svar.status_code == 422
    assert 'value="Venter."' in svar.content.decode()
    assert "Vælg en dag efter i dag." in svar.content.decode()


def test_udsaet_paa_siden_gaar_tilbage_til_fristen(klient, raadgiver, frist):
    om_lidt = f"{ur.idag() + timedelta(days=9):%d.%m.%Y}"

    svar = klient(raadgiver).post(adresse(frist, "udsaet"), {"udsat_til": om_lidt, "begrundelse": "Venter."})

    assert (svar.status_code, svar.headers["Location"]) == (303, adresse(frist))


def test_overskredet_regnes_af_uret(raadgiver, frist):
    langt_ude = ur.nu() + timedelta(days=400)

    assert not list_mine_aabne(raadgiver, ur.nu()).get(regel="S-05").overskredet
    assert list_mine_aabne(raadgiver, langt_ude).get(regel="S-05").overskredet


def test_klagefristen_er_borgerens_og_ingen_opgave(raadgiver, barn):
    truffet, part = uuid.uuid4(), uuid.uuid4()
    skriv_fakta("afgoerelse.truffet", barn, om=truffet, paragraf="BL § 32, stk. 1", afgoerelsestype="afslag")
    skriv_fakta("afgoerelse.meddelt", barn, om=part, afgoerelse=truffet, kanal="brev", modtaget=ur.idag())

    assert Frist.objects.filter(barn=barn, regel="F-06", tilstand=Frist.Tilstand.AABEN).exists()
    assert not list_mine_aabne(raadgiver, ur.nu()).filter(regel="F-06").exists()
    assert not list_aabne_for_barn(raadgiver, barn, ur.nu() + timedelta(days=90)).filter(regel="F-06").exists()


def test_sag_paa_person_der_siden_flettes_beholder_sin_ansvarlige(raadgiver, lav_aktoer):
    ufoedt, foedt = lav_barn("Ufødt", foedt=None), lav_barn("Asta")
    lav_sag(ufoedt, raadgiver)
    skriv_fakta("undersoegelse.besluttet", ufoedt)

    flet_person(aktoer=lav_aktoer("modtagelse"), fra=ufoedt, til=foedt, tidspunkt=ur.nu())

    fundet = list_mine_aabne(raadgiver, ur.nu()).get(regel="S-05")
    assert (fundet.barn, fundet.ansvarlig_id) == (foedt, raadgiver.medarbejder_id)
    assert list_aabne_for_barn(raadgiver, foedt, ur.nu()).filter(regel="S-05").exists()
